using Zhiheng.Proofs.Draws;

namespace Zhiheng.Fuzz.Targets;

/// <summary>What a firm is handed about a draw: the bundle, its plan, a firm's own leaf, the list.</summary>
internal static class DrawTargets
{
    private static readonly byte[] Example = Outside("example.json");
    private static readonly DrawBundle Bundle = DrawBundle.Parse(Example).Value;

    public static IEnumerable<Target> All { get; } =
    [
        new("draw-bundle", [Example, Bundle.ToBytes().Value], Whole, Guarded: true),
        new("draw-plan", [Bundle.Plan.ToBytes()], input => Answer.Of(DrawPlan.Parse(input), plan =>
        {
            Target.Holds(plan.ToBytes().AsSpan().SequenceEqual(input), "a plan has one spelling");
            return string.Empty;
        })),
        new("draw-leaf", [Outside("own-C3.json")], input => Answer.Of(DisclosedLeaf.Parse(input), leaf => Answer.Digest(leaf.ToBytes()))),
        new("draw-list", [Lines()], input => Answer.Of(SubjectLines.Read(new MemoryStream(input)), pool => pool.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))),
    ];

    /// <summary>Accepted is only what computes again to the published selection.</summary>
    private static Answer Whole(byte[] input)
    {
        var report = DrawVerifier.Check(input);
        return Answer.Of(report.Wrong, report.Wrong is null ? Answer.Digest(input) : string.Empty);
    }

    private static byte[] Lines()
    {
        var pool = new SubjectPoolBuilder(Bundle.Subjects!.Count);
        foreach (var subject in Bundle.Subjects)
        {
            pool.Add(subject);
        }

        using var lines = new MemoryStream();
        SubjectLines.Write(pool.Build().Value, lines);
        return lines.ToArray();
    }

    private static byte[] Outside(string file) => File.ReadAllBytes(Path.Combine(Seeds.Vectors, "..", "outside", "draw", file));
}
