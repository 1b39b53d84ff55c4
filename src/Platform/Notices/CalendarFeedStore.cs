using System.Security.Cryptography;
using System.Text;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Keys;

namespace Zhiheng.Platform.Notices;

/// <summary>
/// The private address under which a calendar program reads somebody's deadlines without signing in. It is unguessable (160 bits), shown
/// once, kept as a hash, and ended by its owner or by a new one.
/// </summary>
public sealed class CalendarFeedStore(Database database)
{
    private const int TokenLength = 32;

    /// <summary>A new token; one that was there before no longer opens anything.</summary>
    public async Task<string> Make(Guid account, Act act, CancellationToken ct)
    {
        var token = Entropy.Code(TokenLength);
        await using var work = await database.Begin(act, ct);
        await work.Execute(
            """
            insert into platform_calendar_feed (account, token_hash, made_at) values (@account, @hash, @at)
            on conflict (account) do update set token_hash = excluded.token_hash, made_at = excluded.made_at
            """,
            new { account, hash = Hash(token), at = act.At },
            ct);
        await work.Sign(ct);
        await work.Commit([], ct);
        return token;
    }

    public async Task Revoke(Guid account, Act act, CancellationToken ct)
    {
        await using var work = await database.Begin(act, ct);
        await work.Execute("delete from platform_calendar_feed where account = @account", new { account }, ct);
        await work.Sign(ct);
        await work.Commit([], ct);
    }

    public async Task<bool> Has(Guid account, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await session.First<long>("select count(*) from platform_calendar_feed where account = @account", new { account }, ct) > 0;
    }

    /// <summary>Whose token it is; null when it is nobody's.</summary>
    public async Task<Guid?> OwnerOf(string token, CancellationToken ct)
    {
        if (token.Length != TokenLength)
        {
            return null;
        }

        await using var session = await database.Read(ct);
        return (await session.Query<Guid>("select account from platform_calendar_feed where token_hash = @hash", new { hash = Hash(token) }, ct))
            .Select(account => (Guid?)account).FirstOrDefault();
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.ASCII.GetBytes(token));
}
