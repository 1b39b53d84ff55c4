namespace Zhiheng.Proofs.Draws;

/// <summary>Each party opened what it had committed to, in time.</summary>
internal static class RevealCheck
{
    public static ProofRefusal? Of(DrawBundle bundle, FrozenCheck frozen, List<DrawFinding> findings)
    {
        var (entropy, reveals) = (bundle.Plan.Entropy, bundle.Reveals);
        if (reveals.Count != entropy.Commitments.Count)
        {
            return ProofRefusals.DrawRevealCount(reveals.Count, entropy.Commitments.Count);
        }

        for (var i = 0; i < reveals.Count; i++)
        {
            if (Trouble(bundle.Plan, i, reveals[i], frozen) is { } trouble)
            {
                return trouble;
            }
        }

        var withheld = reveals.Index().Where(one => one.Item.Withheld is not null).Select(one => $"第 {one.Index + 1} 方未揭示（{one.Item.Withheld}），按空值计").ToList();
        findings.Add(new(DrawStep.Reveals, true, $"{reveals.Count - withheld.Count} 方的揭示值与其承诺相符{string.Concat(withheld.Select(words => "；" + words))}。"));
        return null;
    }

    private static ProofRefusal? Trouble(DrawPlan plan, int number, Reveal reveal, FrozenCheck frozen)
        => reveal.Withheld is not null ? null
            : DrawSeed.Commit(plan.Suite, reveal.Value.Span) != plan.Entropy.Commitments[number] ? ProofRefusals.DrawReveal(number + 1)
            : plan.Entropy.RevealBy is { } && reveal.At is null ? ProofRefusals.DrawMissing($"bundle.reveals[{number}].at")
            : reveal.At is { } at && at > plan.Entropy.RevealBy ? ProofRefusals.DrawRevealLate(number + 1, DrawText.Write(at), DrawText.Write(plan.Entropy.RevealBy.Value))
            : reveal.At is { } early && early < frozen.Since ? ProofRefusals.DrawRevealEarly(number + 1, DrawText.Write(early))
            : null;
}
