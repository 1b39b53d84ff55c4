namespace Zhiheng.Proofs.Draws;

/// <summary>Assigns again and compares.</summary>
internal static class TeamCheck
{
    public static ProofRefusal? Of(DrawBundle bundle, SubjectPool? list, List<DrawFinding> findings)
    {
        if (bundle.Plan.Team is null)
        {
            return bundle.Teams is null ? null : ProofRefusals.DrawMissing("bundle.plan.team");
        }

        if (bundle.Teams is not { } teams || bundle.Inspectors is not { } inspectors || Tasks(bundle, list) is not { } tasks)
        {
            findings.Add(new(DrawStep.Teams, false, "检查组、检查人员名单或入选者的名单项没有全部公布，未核对检查人员的分派。"));
            return null;
        }

        var again = Assigning.Of(bundle.Plan, inspectors, tasks, bundle.Seed!.Value);
        if (again.IsRefused)
        {
            return again.Refusal;
        }

        for (var i = 0; i < Math.Max(teams.Count, again.Value.Teams.Count); i++)
        {
            var (expected, found) = (again.Value.Teams.ElementAtOrDefault(i), teams.ElementAtOrDefault(i));
            if (expected is null || found is null || expected.Stratum != found.Stratum || expected.Subject != found.Subject || !expected.Members.SequenceEqual(found.Members, StringComparer.Ordinal))
            {
                return ProofRefusals.DrawTeam(i + 1, (expected ?? found)!.Subject);
            }
        }

        findings.Add(new(DrawStep.Teams, true, $"重新分派 {teams.Count} 个检查组，结果相同；其中 {again.Value.Unfilled.Count} 个无人可派。"));
        return null;
    }

    private static List<DrawTask>? Tasks(DrawBundle bundle, SubjectPool? list)
    {
        var regions = (bundle.Subjects ?? []).Concat(bundle.Disclosed.Select(leaf => leaf.Leaf)).DistinctBy(leaf => leaf.Id).ToDictionary(leaf => leaf.Id, leaf => leaf.Region, StringComparer.Ordinal);
        var tasks = new List<DrawTask>();
        foreach (var (stratum, id) in bundle.Strata.SelectMany(result => result.Selected.Select(id => (result.Id, id))))
        {
            var region = regions.GetValueOrDefault(id) ?? (list?.Find(id) is { } index ? list[index].Region : null);
            if (region is null)
            {
                return null;
            }

            tasks.Add(new(stratum, id, region));
        }

        return tasks;
    }
}
