namespace Zhiheng.Proofs.Draws;

/// <summary>
/// Seats flow from strata through groups to classes of inspectors who are alike (same groups, same capacity, same ability to lead). Within
/// a class flows can always be shared out so that nobody sits twice in one team (König's edge colouring), so the classes lose nothing.
/// </summary>
internal sealed class TeamFlow
{
    private const int Source = 0;
    private const int Sink = 1;

    private readonly DrawPlan plan;
    private readonly TeamRule rule;
    private readonly List<Feasibility.Group> groups;
    private readonly List<(int[] Groups, bool Leads, int Capacity, int Count)> classes;

    public TeamFlow(DrawPlan plan, TeamRule rule, IReadOnlyList<Inspector> inspectors, Eligibility eligibility, List<Feasibility.Group> groups)
    {
        (this.plan, this.rule, this.groups) = (plan, rule, groups);
        var allowed = inspectors.Select(_ => new List<int>()).ToArray();
        for (var group = 0; group < groups.Count; group++)
        {
            foreach (var inspector in eligibility.In(groups[group].Region))
            {
                allowed[inspector].Add(group);
            }
        }

        classes = [.. Enumerable.Range(0, inspectors.Count).Where(one => allowed[one].Count > 0 && inspectors[one].Capacity > 0)
            .GroupBy(one => (string.Join(',', allowed[one]), inspectors[one].Leads, inspectors[one].Capacity))
            .Select(alike => (allowed[alike.First()].ToArray(), alike.Key.Leads, alike.Key.Capacity, alike.Count()))];
        Seats = groups.Select(group => group.Stratum).Distinct().Sum(stratum => (long)plan.Strata[stratum].Draws) * rule.Size;
    }

    public long Seats { get; }

    /// <summary>Whether even all groups at once could have as many tasks as each of them alone.</summary>
    public bool Worst()
    {
        var wanted = groups.Sum(group => (long)Tasks(group)) * rule.Size;
        return Network(throughStrata: false).Push() == wanted;
    }

    /// <summary>How many seats can be filled if those are drawn for whom it is easiest, and the regions of those that then remain short.</summary>
    public (long Reached, string ShortOf) Best()
    {
        var network = Network(throughStrata: true);
        var reached = network.Push();
        var shortOf = groups.Where((_, number) => network.IsReached(LeadOf(number)) || network.IsReached(LeadOf(number) + 1)).Select(group => group.Region)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(5);
        return (reached, string.Join('、', shortOf));
    }

    private int Tasks(Feasibility.Group group) => Math.Min(plan.Strata[group.Stratum].Draws, group.Members);

    private int LeadOf(int group) => 2 + (2 * plan.Strata.Count) + (2 * group);

    private Flow Network(bool throughStrata)
    {
        var flow = new Flow(LeadOf(groups.Count) + classes.Count + classes.Sum(one => one.Groups.Length));
        if (throughStrata)
        {
            foreach (var stratum in groups.Select(group => group.Stratum).Distinct())
            {
                flow.Edge(Source, 2 + (2 * stratum), plan.Strata[stratum].Draws);
                flow.Edge(Source, 3 + (2 * stratum), (long)plan.Strata[stratum].Draws * (rule.Size - 1));
            }
        }

        for (var group = 0; group < groups.Count; group++)
        {
            var (stratum, tasks) = (groups[group].Stratum, Tasks(groups[group]));
            flow.Edge(throughStrata ? 2 + (2 * stratum) : Source, LeadOf(group), tasks);
            flow.Edge(throughStrata ? 3 + (2 * stratum) : Source, LeadOf(group) + 1, (long)tasks * (rule.Size - 1));
        }

        // Nobody has more tasks than there are, even where the two kinds of seats of one stratum flow to different groups.
        var node = LeadOf(groups.Count);
        foreach (var (allowed, leads, capacity, count) in classes)
        {
            var own = node++;
            flow.Edge(own, Sink, Math.Min(capacity, Seats / rule.Size) * count);
            foreach (var group in allowed)
            {
                var pair = node++;
                if (leads)
                {
                    flow.Edge(LeadOf(group), pair, long.MaxValue / 4);
                }

                flow.Edge(LeadOf(group) + 1, pair, long.MaxValue / 4);
                flow.Edge(pair, own, (long)Math.Min(capacity, Tasks(groups[group])) * count);
            }
        }

        return flow;
    }
}
