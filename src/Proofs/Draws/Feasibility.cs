namespace Zhiheng.Proofs.Draws;

/// <summary>Whether the inspectors suffice, before a plan is frozen.</summary>
/// <param name="IsCertain">Whoever is drawn, every task can be filled. False: it depends on who is drawn; a task may be left to people.</param>
/// <param name="Seats">Places in teams that must be filled.</param>
public sealed record Feasibility(bool IsCertain, long Seats)
{
    /// <summary>
    /// Refused where a subject that could be drawn has no team at all, or where the inspectors do not suffice whoever is drawn. The plan
    /// needs a team rule.
    /// </summary>
    public static Proof<Feasibility> Of(DrawPlan plan, SubjectPool pool, IReadOnlyList<Exclusion> exclusions, IReadOnlyList<Inspector> inspectors)
    {
        if (plan.Team is not { } rule)
        {
            return ProofRefusals.DrawMissing("plan.team");
        }

        var eligibility = new Eligibility(plan, rule, inspectors);
        var groups = Groups(plan, pool, exclusions);
        var alone = groups.Select(group => Alone(rule, inspectors, group.Region, eligibility.In(group.Region))).FirstOrDefault(trouble => trouble is not null);
        var recusals = Recusals(plan, pool, exclusions, inspectors);
        var trouble = alone ?? recusals.Select(one => Alone(rule, inspectors, one.Key, [.. eligibility.In(one.Region).Except(one.Inspectors)])).FirstOrDefault(wrong => wrong is not null);
        if (trouble is not null)
        {
            return trouble;
        }

        var network = new TeamFlow(plan, rule, inspectors, eligibility, groups);
        if (network.Worst())
        {
            return new Feasibility(recusals.Count == 0, network.Seats);
        }

        var (reached, shortOf) = network.Best();
        return reached < network.Seats ? ProofRefusals.DrawTooFewInspectors(network.Seats, reached, shortOf) : new Feasibility(IsCertain: false, network.Seats);
    }

    /// <summary>Subjects between which the inspectors make no difference: one stratum, one region.</summary>
    internal sealed record Group(int Stratum, string Region, int Members);

    private static ProofRefusal? Alone(TeamRule rule, IReadOnlyList<Inspector> inspectors, string place, int[] eligible)
    {
        var able = eligible.Where(one => inspectors[one].Capacity > 0).ToList();
        return able.Count < rule.Size ? ProofRefusals.DrawNoTeam(place, able.Count, rule.Size)
            : able.Exists(one => inspectors[one].Leads) ? null : ProofRefusals.DrawNoLeader(place, able.Count);
    }

    private static List<Group> Groups(DrawPlan plan, SubjectPool pool, IReadOnlyList<Exclusion> exclusions)
    {
        var members = new int[pool.Kinds.Count];
        for (var index = 0; index < pool.Count; index++)
        {
            members[pool.Kind(index)]++;
        }

        foreach (var exclusion in exclusions)
        {
            if (pool.Find(exclusion.Id) is { } index)
            {
                members[pool.Kind(index)]--;
            }
        }

        return [.. pool.Kinds.Select((kind, number) => (StratumOf(plan, kind), kind.Region, Members: members[number]))
            .Where(one => one.Members > 0 && one.Item1 >= 0 && plan.Strata[one.Item1].Draws > 0)
            .GroupBy(one => (one.Item1, one.Region)).Select(group => new Group(group.Key.Item1, group.Key.Region, group.Sum(one => one.Members)))];
    }

    private static int StratumOf(DrawPlan plan, (string Grade, string Region) kind)
    {
        for (var number = 0; number < plan.Strata.Count; number++)
        {
            if (plan.Strata[number].Holds(kind.Grade, kind.Region))
            {
                return number;
            }
        }

        return -1;
    }

    private static List<(string Key, string Region, List<int> Inspectors)> Recusals(
        DrawPlan plan, SubjectPool pool, IReadOnlyList<Exclusion> exclusions, IReadOnlyList<Inspector> inspectors)
    {
        var excluded = exclusions.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        return [.. inspectors.SelectMany((one, number) => one.Recused.Select(id => (id, number))).Where(edge => !excluded.Contains(edge.id))
            .GroupBy(edge => edge.id, edge => edge.number, StringComparer.Ordinal)
            .Select(edges => (edges, Index: pool.Find(edges.Key)))
            .Where(one => one.Index is { } index && StratumOf(plan, pool.Kinds[pool.Kind(index)]) is >= 0 and var stratum && plan.Strata[stratum].Draws > 0)
            .Select(one => (one.edges.Key, pool[one.Index!.Value].Region, one.edges.ToList()))];
    }
}
