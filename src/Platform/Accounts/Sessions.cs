using System.Security.Cryptography;
using System.Text;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Keys;

namespace Zhiheng.Platform.Accounts;

/// <summary>What a new session gives to the browser: a secret of 256 bits that is stored nowhere else.</summary>
public sealed record SessionToken(string Value, Stage Stage);

/// <summary>
/// Where people are signed in. A session ends after half an hour without a request, after twelve hours in any case, at sign-out, when
/// its owner or an administrator ends it, and with every change of password. An ended one opens nothing.
/// </summary>
public sealed class Sessions(Database database, TimeProvider clock)
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    // Written at most this often: a session that is read thousands of times is not written as often.
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>The open session of a token with its account; null when there is none, it has ended, or the account is closed.</summary>
    public async Task<(SignedInSession Session, Account Account)?> Recognise(string? token, CancellationToken ct)
    {
        if (token is not { Length: > 20 and < 100 })
        {
            return null;
        }

        var now = clock.GetUtcNow();
        SessionRow? found;
        AccountRow? account;
        await using (var session = await database.Read(ct))
        {
            found = await SessionStore.Open(session, Hash(token), now - Longest, now - Idle, ct);
            account = found is null ? null : await AccountStore.Find(session, found.Account, ct);
        }

        if (found is null || account is null || account.State == "closed")
        {
            return null;
        }

        if (now - found.LastSeenAt >= SeenEvery)
        {
            await using var work = await database.Begin(new Act("zhiheng", Capacity.System, now, "会话续期"), ct);
            await SessionStore.Seen(work, found.Id, ct);
            await work.Commit([], ct);
        }

        return (found.Session, account.Account);
    }

    public async Task<IReadOnlyList<SignedInSession>> Of(Guid account, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var session = await database.Read(ct);
        return [.. (await SessionStore.OpenOnes(session, account, now - Longest, now - Idle, ct)).Select(row => row.Session)];
    }

    /// <summary>Ends one session of an account; another account's is out of reach. False when there was none to end.</summary>
    public async Task<bool> End(Guid account, Guid session, string reason, Act act, CancellationToken ct)
    {
        await using var work = await database.Begin(act, ct);
        var ended = await SessionStore.End(work, account, session, reason, ct);
        await work.Commit([], ct);
        return ended == 1;
    }

    /// <summary>Ends all sessions of an account, except one.</summary>
    public async Task<int> EndAll(Guid account, Guid? except, string reason, Act act, CancellationToken ct)
    {
        await using var work = await database.Begin(act, ct);
        var ended = await SessionStore.EndAll(work, account, except, reason, ct);
        await work.Commit([], ct);
        return ended;
    }

    internal static async Task<SessionToken> Start(Work work, Guid account, Stage stage, Origin from, CancellationToken ct)
    {
        var token = Entropy.Code(52);
        var now = work.Act.At;
        var row = new SessionRow
        {
            Id = Guid.CreateVersion7(now),
            Account = account,
            Stage = StageNames.Write(stage),
            StartedAt = now,
            LastSeenAt = now,
            Address = from.Address,
            Agent = from.Agent.Length > 200 ? from.Agent[..200] : from.Agent,
        };
        await SessionStore.Add(work, row, Hash(token), ct);
        return new SessionToken(token, stage);
    }

    /// <summary>The next step under a new secret; null when the session is no longer at the step it came from.</summary>
    internal static async Task<SessionToken?> Advance(Work work, SignedInSession session, Stage to, CancellationToken ct)
    {
        var token = Entropy.Code(52);
        return await SessionStore.Advance(work, session.Id, StageNames.Write(session.Stage), StageNames.Write(to), Hash(token), ct)
            ? new SessionToken(token, to)
            : null;
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.ASCII.GetBytes(token));
}
