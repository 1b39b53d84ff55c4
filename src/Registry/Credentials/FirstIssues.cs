using System.Data.Common;
using Zhiheng.Contracts.Ledger;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Proofs.Credentials;
using Zhiheng.Proofs.Jose;
using Zhiheng.Registry.Lookup;

namespace Zhiheng.Registry.Credentials;

/// <summary>A certificate as it was read, of which an electronic certificate is wanted.</summary>
internal sealed record Demand(CertificateView View, CertifiedRow Row, CredentialAddresses At, LeafPlace? Leaf, ISigner Signer);

/// <summary>The row that was written, and the signed text also where the row does not keep it.</summary>
internal sealed record FirstIssue(CredentialRow Row, string Jwt);

/// <summary>
/// Takes the places in the status lists and writes the issues down. A commit waits for the disk, so those who ask while one is under
/// way share the next; nobody waits for company, and nobody is answered before the commit that holds his issue.
/// </summary>
internal sealed class FirstIssues
{
    /// <summary>Signing takes about 0.3 ms each, and so long others that write must wait on SQLite.</summary>
    private const int MostTogether = 32;

    private readonly Database database;
    private readonly BusinessCalendar calendar;
    private readonly Shared<Demand, FirstIssue?> together;

    public FirstIssues(Database database, BusinessCalendar calendar)
    {
        (this.database, this.calendar) = (database, calendar);
        together = new Shared<Demand, FirstIssue?>(lanes: 1, MostTogether, Trip);
    }

    /// <summary>Null where another was faster or the certificate has changed since it was read.</summary>
    public async Task<FirstIssue?> Issue(Demand demand, CancellationToken ct)
    {
        // Whoever leaves stops his own waiting, not the commit that others share.
        var issued = await together.Ask(demand).WaitAsync(ct);

        // Off the thread that commits: it has the next group to serve.
        await Task.Yield();
        return issued;
    }

    private async Task Trip(List<Shared<Demand, FirstIssue?>.Caller> callers)
    {
        try
        {
            await Together(callers);
        }
        catch (Exception error) when (callers.Count > 1 && error is not DbException { IsTransient: true })
        {
            // What fails for one must not fail for the others, and alone it is seen whose failure it is.
            foreach (var caller in callers)
            {
                await Alone(caller);
            }
        }
    }

    private async Task Alone(Shared<Demand, FirstIssue?>.Caller caller)
    {
        try
        {
            await Together([caller]);
        }
        catch (Exception error)
        {
            caller.TrySetException(error);
        }
    }

    private async Task Together(List<Shared<Demand, FirstIssue?>.Caller> callers)
    {
        await using var work = await database.Begin(new Act("质衡", Capacity.System, calendar.Now, "按请求签发电子证书"), CancellationToken.None);
        var issuedAt = Seconds(work.Act.At);
        var places = await Lock(work, callers.Select(caller => caller.Question.Row.Body));
        var issued = new Dictionary<Guid, FirstIssue>();
        foreach (var demand in callers.Select(caller => caller.Question).DistinctBy(demand => demand.Row.Id))
        {
            var state = await CredentialStore.State(work, demand.Row.Id, CancellationToken.None);
            if (state?.Version == demand.Row.Version && state.ClaimMark != demand.Row.Mark())
            {
                issued[demand.Row.Id] = await Write(work, demand, (state.Issue ?? 0) + 1, places[demand.Row.Body]++, issuedAt);
            }
        }

        await CredentialStore.Add(work, issued.Values.Select(one => one.Row), CancellationToken.None);
        foreach (var (body, entries) in places)
        {
            await CredentialStore.Take(work, body, entries, CancellationToken.None);
        }

        await work.Commit([], CancellationToken.None);
        foreach (var caller in callers)
        {
            // Once each: who asked for the same certificate a second time finds it written down.
            caller.TrySetResult(issued.Remove(caller.Question.Row.Id, out var mine) ? mine : null);
        }
    }

    /// <summary>In one order, so that two processes that take places of the same bodies never wait for each other.</summary>
    private static async Task<Dictionary<Guid, long>> Lock(Work work, IEnumerable<Guid> bodies)
    {
        var places = new Dictionary<Guid, long>();
        foreach (var body in bodies.Distinct().Order())
        {
            places[body] = await CredentialStore.Lock(work, body, CancellationToken.None);
        }

        return places;
    }

    private static async Task<FirstIssue> Write(Work work, Demand demand, int issue, long entry, DateTimeOffset issuedAt)
    {
        if (issue > 1)
        {
            await CredentialStore.Replace(work, demand.Row.Id, CancellationToken.None);
        }

        var jwt = VcJwt.Sign(PublicClaim.Credential(demand.View, demand.Row, issue, entry, demand.At, demand.Leaf), demand.Signer);
        return new FirstIssue(
            new CredentialRow
            {
                Certificate = demand.Row.Id,
                Issue = issue,
                Body = demand.Row.Body,
                Entry = entry,
                CertificateVersion = demand.Row.Version,
                ClaimMark = demand.Row.Mark(),
                IssuedAt = issuedAt,
                Base = demand.At.Base.AbsoluteUri,
                Jwt = demand.Leaf is null ? null : jwt,
            },
            jwt);
    }

    private static DateTimeOffset Seconds(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerSecond));
}
