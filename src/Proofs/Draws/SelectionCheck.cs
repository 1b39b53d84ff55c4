namespace Zhiheng.Proofs.Draws;

/// <summary>Draws again and compares; where the list is not public, looks at those leaves that were disclosed.</summary>
internal static class SelectionCheck
{
    public static ProofRefusal? Of(DrawBundle bundle, SubjectPool? list, List<DrawFinding> findings)
    {
        if (!bundle.Strata.Select(result => result.Id).SequenceEqual(bundle.Plan.Strata.Select(stratum => stratum.Id), StringComparer.Ordinal))
        {
            return ProofRefusals.DrawMember("bundle.strata");
        }

        if (bundle.Subjects is { } subjects)
        {
            for (var i = 1; i < subjects.Count; i++)
            {
                if (string.CompareOrdinal(subjects[i - 1].Id, subjects[i].Id) >= 0)
                {
                    return ProofRefusals.DrawOrder(subjects[i].Id);
                }
            }

            var pool = SubjectPool.Of(subjects);
            return pool.IsRefused ? pool.Refusal : Again(bundle, pool.Value, findings);
        }

        return list is not null ? Again(bundle, list, findings) : Disclosed(bundle, findings);
    }

    private static ProofRefusal? Again(DrawBundle bundle, SubjectPool pool, List<DrawFinding> findings)
    {
        if (bundle.Exclusions is null && bundle.Plan.Exclusions is { Count: > 0 })
        {
            findings.Add(new(DrawStep.Selection, false, "名单已给出，但排除名单没有公布，无从重新抽取。"));
            return Disclosed(bundle, findings);
        }

        var again = Selecting.Of(bundle.Plan, pool, bundle.Exclusions ?? [], bundle.Seed!.Value);
        if (again.IsRefused)
        {
            return again.Refusal;
        }

        foreach (var (expected, found) in again.Value.Zip(bundle.Strata))
        {
            if (Difference(expected, found) is { } difference)
            {
                return difference;
            }
        }

        findings.Add(new(DrawStep.Selection, true, $"由 {pool.Count} 家的名单重新抽取 {again.Value.Sum(result => result.Selected.Count)} 家，各层的入选、候补与截止签号均相同。"));
        return DisclosedTrouble(bundle);
    }

    private static ProofRefusal? Difference(StratumResult expected, StratumResult found)
    {
        var place = FirstDifference(expected.Selected, found.Selected);
        var reserve = FirstDifference(expected.Reserves, found.Reserves);
        return place is { } at ? ProofRefusals.DrawSelected(found.Id, at + 1, expected.Selected.ElementAtOrDefault(at) ?? "", found.Selected.ElementAtOrDefault(at) ?? "")
            : reserve is { } next ? ProofRefusals.DrawReserve(found.Id, next + 1)
            : expected.CutOff != found.CutOff ? ProofRefusals.DrawCutOff(found.Id)
            : null;
    }

    private static int? FirstDifference(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        var same = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        return same == one.Count && same == other.Count ? null : same;
    }

    private static ProofRefusal? Disclosed(DrawBundle bundle, List<DrawFinding> findings)
    {
        foreach (var (stratum, result) in bundle.Plan.Strata.Zip(bundle.Strata))
        {
            if (result.Selected.Count != stratum.Draws)
            {
                return ProofRefusals.DrawSelectedCount(stratum.Id, result.Selected.Count, stratum.Draws);
            }
        }

        findings.Add(new(DrawStep.Selection, false, $"名单没有公布，只核对了 {bundle.Disclosed.Count} 家公开的名单项；每家可用自己的名单项核对自己的签号。"));
        return DisclosedTrouble(bundle);
    }

    /// <summary>Each disclosed leaf is in the list, and is drawn exactly if its ticket says so.</summary>
    private static ProofRefusal? DisclosedTrouble(DrawBundle bundle)
    {
        foreach (var leaf in bundle.Disclosed)
        {
            var answer = OwnTicket.Of(bundle, leaf);
            if (answer.IsRefused)
            {
                return answer.Refusal;
            }
        }

        return null;
    }
}
