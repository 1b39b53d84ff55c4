using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Draws;

/// <summary>A visit that needs a team.</summary>
public sealed record DrawTask(string Stratum, string Subject, string Region);

/// <summary>Teams in the order of the tasks. A task in <paramref name="Unfilled"/> has a team without members: people must decide, and write down why.</summary>
public sealed record Assignment(IReadOnlyList<Team> Teams, IReadOnlyList<DrawTask> Unfilled);

/// <summary>Who visits whom.</summary>
public static class Assigning
{
    /// <summary>Tasks whose tickets are computed together; has no influence on the result.</summary>
    private const int Batch = 128;

    /// <summary>The root over inspectors in the order of their ids.</summary>
    public static TreeHash Root(DrawSuite suite, IReadOnlyList<Inspector> inspectors)
        => DrawTree.Root(suite, inspectors.Count, index => suite.Leaf(inspectors[index].ToBytes()));

    /// <summary>The tasks of a selection. Ids that are not in the list are a bug of the caller.</summary>
    public static IReadOnlyList<DrawTask> TasksOf(IEnumerable<StratumResult> strata, SubjectPool pool)
        => [.. strata.SelectMany(result => result.Selected.Select(id => new DrawTask(result.Id, id, pool[pool.Find(id)!.Value].Region)))];

    /// <summary>
    /// Tasks in the order of their tickets; each takes the first candidates in the order of theirs, of which the last makes room for the
    /// first who can lead if nobody else can. A seat that stays open is filled along the shortest chain of changes, looked for in the same
    /// order. Refused where the plan has no team rule or the inspectors are not those of the plan.
    /// </summary>
    /// <param name="inspectors">Sorted by id.</param>
    public static Proof<Assignment> Of(DrawPlan plan, IReadOnlyList<Inspector> inspectors, IReadOnlyList<DrawTask> tasks, TreeHash seed)
    {
        if (plan.Team is not { } rule || plan.Inspectors is not { } list)
        {
            return ProofRefusals.DrawMissing("plan.team");
        }

        for (var i = 1; i < inspectors.Count; i++)
        {
            if (string.CompareOrdinal(inspectors[i - 1].Id, inspectors[i].Id) >= 0)
            {
                return ProofRefusals.DrawOrder(inspectors[i].Id);
            }
        }

        if (inspectors.Count != list.Count || Root(plan.Suite, inspectors) != list.Root)
        {
            return ProofRefusals.DrawPoolChanged("inspectors", list.Count, inspectors.Count);
        }

        var tickets = new Tickets(plan.Suite, seed);
        var ordered = tasks.OrderBy(task => tickets.Of(Tickets.Task, task.Stratum, task.Subject)).ThenBy(task => task.Subject, StringComparer.Ordinal).ToList();
        var seats = new Seating(rule, new Candidates(plan, rule, inspectors, ordered, tickets), inspectors);
        for (var start = 0; start < ordered.Count; start += Batch)
        {
            var first = start;
            var offered = new (Ticket Ticket, int Inspector)[Math.Min(Batch, ordered.Count - start)][];
            Parallel.For(0, offered.Length, at => offered[at] = seats.Candidates.Of(first + at));
            for (var at = 0; at < offered.Length; at++)
            {
                seats.Fill(first + at, offered[at]);
            }
        }

        return new Assignment(
            [.. ordered.Select((task, number) => new Team(task.Stratum, task.Subject, [.. seats.TeamOf(number).Select(one => inspectors[one].Id)]))],
            [.. ordered.Where((_, number) => seats.TeamOf(number).Count == 0)]);
    }
}
