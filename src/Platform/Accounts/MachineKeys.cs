using Zhiheng.Kernel;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Keys;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Platform.Accounts;

/// <summary>A key for an account. <c>Scopes</c> are names of powers, or <c>report</c>; <c>ExpiresOn</c> is its last day.</summary>
public sealed record MakeKey(string SignInName, string Name, IReadOnlyList<string> Scopes, DateOnly ExpiresOn);

/// <summary>A key that was just made; it cannot be shown again.</summary>
public sealed record MadeKey(Guid Id, string Name, string Key, DateOnly ExpiresOn);

/// <summary>
/// Keys of machine clients, which a system administrator makes, rotates and revokes. A key reaches as far as the grants of its account
/// do today and never further than its own scopes. It reads and reports; what is done in the name of an organ, what concerns the
/// installation or somebody's own account takes a person who signed in.
/// </summary>
public sealed class MachineKeys(Database database, AuditLog audit, BusinessCalendar calendar)
{
    /// <summary>A key lasts at most this many days from the day it is made.</summary>
    public const int LongestDays = 366;

    /// <summary>After a rotation the old key stays valid for at most this many days.</summary>
    public const int LongestOverlapDays = 30;

    private const int LongestName = 60;

    /// <summary>What a key may be made for.</summary>
    public static IReadOnlyList<string> Scopes { get; } =
        [ApiKeys.ReportScope, .. PowerTable.Rows.Where(row => row.Reach is Reach.Subtree or Reach.Owner).Select(row => row.Power.ToString())];

    public async Task<Outcome<MadeKey>> Make(MakeKey command, Act act, Origin from, CancellationToken ct)
    {
        await using var work = await database.Begin(act, ct);
        if (await AccountStore.ByName(work, command.SignInName.Trim().ToLowerInvariant(), ct) is not { } row)
        {
            return AccountRefusals.Unknown();
        }

        var grants = (await GrantStore.Of(work, row.Id, ct)).Where(grant => grant.IsInForceOn(calendar.Today));
        var wished = Decide(command, row.Account, [.. grants], calendar.Today);
        if (wished.IsRefused)
        {
            return wished.Refusal;
        }

        return await Add(work, wished.Value, "key.made", from, ct);
    }

    /// <summary>
    /// A new key with the scopes of an open one. The old one stays valid for <paramref name="days"/> more days (never longer than it
    /// would have); with 0 it ends at once.
    /// </summary>
    public async Task<Outcome<MadeKey>> Rotate(Guid id, int days, DateOnly expiresOn, Act act, Origin from, CancellationToken ct)
    {
        if (days is < 0 or > LongestOverlapDays)
        {
            return KeyRefusals.Overlap(LongestOverlapDays);
        }

        if (RefusePeriod(expiresOn, calendar.Today) is { } refused)
        {
            return refused;
        }

        await using var work = await database.Begin(act, ct);
        if (await MachineKeyStore.Hold(work, id, ct) is not { IsReplaced: false } old || !old.IsOpenOn(calendar.Today))
        {
            return KeyRefusals.NotOpen();
        }

        if (days == 0)
        {
            await MachineKeyStore.Revoke(work, id, ct);
        }
        else
        {
            await MachineKeyStore.ShortenTo(work, id, calendar.Today.AddDays(days), ct);
        }

        return await Add(work, old with { ExpiresOn = expiresOn, Replaces = id }, "key.rotated", from, ct);
    }

    /// <summary>Ends a key at once.</summary>
    public async Task<Outcome<MachineKey>> Revoke(Guid id, Act act, Origin from, CancellationToken ct)
    {
        await using var work = await database.Begin(act, ct);
        if (await MachineKeyStore.Find(work, id, ct) is not { } key || await MachineKeyStore.Revoke(work, id, ct) == 0)
        {
            return KeyRefusals.NotOpen();
        }

        await work.Sign(ct);
        await audit.AddTo(work, Entry("key.revoked", act, key, from), ct);
        await work.Commit([], ct);
        return key;
    }

    /// <summary>Keys, the newest first, before a key.</summary>
    public async Task<IReadOnlyList<MachineKey>> List(Guid? before, int count, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await MachineKeyStore.List(session, before, count, ct);
    }

    internal static Outcome<MachineKey> Decide(MakeKey command, Account account, IReadOnlyList<Grant> grants, DateOnly today)
    {
        var name = command.Name.Trim();
        if (name.Length is 0 or > LongestName)
        {
            return KeyRefusals.Blank();
        }

        if (account.IsClosed)
        {
            return AccountRefusals.Closed();
        }

        var scopes = command.Scopes.Distinct(StringComparer.Ordinal).ToList();
        if (scopes.Count == 0)
        {
            return KeyRefusals.NoScope();
        }

        if (scopes.Find(scope => !Scopes.Contains(scope)) is { } foreign)
        {
            return KeyRefusals.NotForMachines(foreign);
        }

        if (scopes.Find(scope => !ApiKeys.IsGranted(scope, grants)) is { } missing)
        {
            return KeyRefusals.NotGranted(missing);
        }

        var reports = scopes.Contains(ApiKeys.ReportScope);
        if (reports && string.IsNullOrWhiteSpace(account.OrganizationCode))
        {
            return KeyRefusals.NoApprovalNumber();
        }

        return RefusePeriod(command.ExpiresOn, today) is { } refused
            ? refused
            : new MachineKey
            {
                Name = name, Account = account.Id, Body = reports ? account.OrganizationCode : null, Scopes = string.Join(' ', scopes), ExpiresOn = command.ExpiresOn,
                SignInName = account.SignInName,
            };
    }

    private static Refusal? RefusePeriod(DateOnly last, DateOnly today)
        => last < today || last > today.AddDays(LongestDays) ? KeyRefusals.Period(today.AddDays(LongestDays)) : null;

    private async Task<Outcome<MadeKey>> Add(Work work, MachineKey wished, string kind, Origin from, CancellationToken ct)
    {
        var key = ApiKeys.NewKey();
        var row = wished with { Id = Guid.CreateVersion7(work.Act.At), CreatedAt = work.Act.At };
        await MachineKeyStore.Add(work, row, ApiKeys.Hash(key), ct);
        await work.Sign(ct);
        await audit.AddTo(work, Entry(kind, work.Act, row, from), ct);
        await work.Commit([], ct);
        return new MadeKey(row.Id, row.Name, key, row.ExpiresOn!.Value);
    }

    private static AuditEntry Entry(string kind, Act act, MachineKey key, Origin from)
        => new(kind, act.Account, act.Who, null, from.Address, $"密钥 {key.Id}", $"{key.SignInName} {key.Name}（{key.Scopes}）：{act.Reason}");
}
