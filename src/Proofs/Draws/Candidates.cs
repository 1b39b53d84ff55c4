using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;

namespace Zhiheng.Proofs.Draws;

/// <summary>Who may be sent where.</summary>
internal sealed class Eligibility(DrawPlan plan, TeamRule rule, IReadOnlyList<Inspector> inspectors)
{
    private readonly ConcurrentDictionary<string, int[]> byRegion = new(StringComparer.Ordinal);
    private readonly HashSet<string>?[] recused = [.. inspectors.Select(one => one.Recused.Count == 0 ? null : one.Recused.ToHashSet(StringComparer.Ordinal))];

    /// <summary>Warrant valid to the last day, every matter in scope, region allowed and not the own one where that is excluded.</summary>
    public int[] In(string region) => byRegion.GetOrAdd(region, Find);

    public bool IsRecused(int inspector, string subject) => recused[inspector]?.Contains(subject) ?? false;

    private int[] Find(string region) => [.. Enumerable.Range(0, inspectors.Count).Where(number => inspectors[number] is var one
        && one.Warrant >= rule.To
        && !(rule.Away && region.StartsWith(one.Home, StringComparison.Ordinal))
        && one.Regions.Any(prefix => region.StartsWith(prefix, StringComparison.Ordinal))
        && (one.Items.Contains(Inspector.EveryItem, StringComparer.Ordinal) || plan.Matters.All(matter => one.Items.Contains(matter.Code, StringComparer.Ordinal))))];
}

/// <summary>The candidates for each task with their tickets.</summary>
internal sealed class Candidates(DrawPlan plan, TeamRule rule, IReadOnlyList<Inspector> inspectors, IReadOnlyList<DrawTask> tasks, Tickets tickets)
{
    private readonly Eligibility eligibility = new(plan, rule, inspectors);
    private readonly byte[][] ids = [.. inspectors.Select(one => Encoding.ASCII.GetBytes(one.Id))];
    private readonly Dictionary<string, Tickets.Drum> drums = plan.Strata.ToDictionary(stratum => stratum.Id, stratum => tickets.In(Tickets.Inspector, stratum.Id), StringComparer.Ordinal);

    /// <summary>All who may be sent to this task, in no order.</summary>
    public (Ticket Ticket, int Inspector)[] Of(int task) => WithTickets(task, [.. Eligible(task).Where(one => !IsRecused(task, one))]);

    /// <summary>All whom the region of the task allows.</summary>
    public int[] Eligible(int task) => eligibility.In(tasks[task].Region);

    public string RegionOf(int task) => tasks[task].Region;

    public bool IsRecused(int task, int inspector) => eligibility.IsRecused(inspector, tasks[task].Subject);

    /// <summary>These inspectors in the order of their tickets for this task.</summary>
    public (Ticket Ticket, int Inspector)[] Ordered(int task, List<int> some)
    {
        var candidates = WithTickets(task, some);
        Array.Sort(candidates, (one, other) => one.Ticket.CompareTo(other.Ticket) is var by && by != 0 ? by : one.Inspector.CompareTo(other.Inspector));
        return candidates;
    }

    [SkipLocalsInit]
    private (Ticket Ticket, int Inspector)[] WithTickets(int task, List<int> some)
    {
        var (stratum, subject, _) = tasks[task];
        var candidates = new (Ticket, int)[some.Count];
        Span<byte> id = stackalloc byte[(2 * DrawText.MostId) + 1];
        var start = Encoding.ASCII.GetBytes(subject, id) + 1;
        id[start - 1] = 0x1F;
        var drum = drums[stratum];
        for (var i = 0; i < candidates.Length; i++)
        {
            ids[some[i]].CopyTo(id[start..]);
            candidates[i] = (drum.Of(id[..(start + ids[some[i]].Length)], 0), some[i]);
        }

        return candidates;
    }
}
