using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Registry.Desks;

/// <summary>Something that happened to an act; <c>Matter</c> is <c>order</c>, <c>objection</c> or the kind of a proposal.</summary>
public sealed record RecentAct(TimelineStep Step, string Matter, string About);

/// <summary>What happened lately to the newest acts within a scope, newest first. Officers only.</summary>
public sealed class RecentActs(Database database)
{
    private const int Looked = 200;

    public async Task<IReadOnlyList<RecentAct>> Read(int most, Mandate mandate, CancellationToken ct)
    {
        if (mandate.Scope.Regions.Count == 0)
        {
            return [];
        }

        await using var session = await database.Read(mandate.Scope, ct);
        var acts = (await OrganizationFileStore.NewestActs(session, Looked, ct)).ToDictionary(act => act.Id);
        var facts = await Journal.FactsOf(session, acts.Keys, true, long.MaxValue, most, ct);
        return [.. facts.Select(fact => new RecentAct(OrganizationFile.Step(fact, true), acts[fact.Subject].Kind, acts[fact.Subject].Title))];
    }
}
