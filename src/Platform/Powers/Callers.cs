using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Keys;

namespace Zhiheng.Platform.Powers;

/// <summary>Makes a <see cref="Caller"/> of an account: reads its grants and stand-ins as they are now.</summary>
public sealed class Callers(Database database, BusinessCalendar calendar, IEnumerable<ScopedTable> tables)
{
    private readonly IReadOnlyList<ScopedTable> tables = [.. tables];

    public async Task<Caller> For(Account account, SignedInSession? at, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        var today = calendar.Today;
        var grants = (await GrantStore.Of(session, account.Id, ct)).Where(grant => grant.IsInForceOn(today)).ToList();
        var lent = new List<LentGrants>();
        var opened = new List<RegionCode>();
        foreach (var standIn in (await GrantStore.StandInsOf(session, account.Id, calendar.Now, ct)).Where(s => s.IsInForceAt(calendar.Now)))
        {
            if (standIn.IsProxy)
            {
                // An administrator's work is lent to nobody: it would come together with an officer's in one person.
                var theirs = (await GrantStore.Of(session, standIn.Absent!.Value, ct)).Where(grant => grant.IsInForceOn(today)).ToList();
                lent.Add(new LentGrants(standIn.AbsentName!, [.. theirs.Where(grant => !PowerTable.IsAlone(grant.Role))]));
            }
            else
            {
                opened.Add(RegionCode.Parse(standIn.Region).Value);
            }
        }

        return new Caller(account, at, grants, lent, opened, tables);
    }

    /// <summary>
    /// The account of a key, as far as the key reaches. What was lent to a person, or opened to one in an emergency, is not the
    /// machine's. Null for a key without an account.
    /// </summary>
    public async Task<Caller?> For(ApiClient key, CancellationToken ct)
    {
        if (key.Account is not { } account)
        {
            return null;
        }

        await using var session = await database.Read(ct);
        var grants = (await GrantStore.Of(session, account.Id, ct)).Where(grant => grant.IsInForceOn(calendar.Today)).ToList();
        return new Caller(account, null, grants, [], [], tables) { Key = key };
    }
}
