using Zhiheng.Toolbox.Capability;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Specification limits and target as the pages of capability ask for them.</summary>
internal static class SpecificationReading
{
    public static IReadOnlyList<Setting> Settings { get; } =
    [
        new("lsl", new("规格下限 LSL", "Lower specification limit"), SettingKind.Number) { IsOptional = true },
        new("usl", new("规格上限 USL", "Upper specification limit"), SettingKind.Number) { IsOptional = true },
    ];

    public static Setting Target { get; } = new("target", new("目标值", "Target"), SettingKind.Number) { IsOptional = true };

    /// <exception cref="Catalogue.ToolboxException">No limit, or the wrong way round, or a target outside.</exception>
    public static Specification Read(Given given, bool target = true)
    {
        var limits = new Specification(given.NumberOrNone("lsl"), given.NumberOrNone("usl"), target ? given.NumberOrNone("target") : null);
        if (limits is { Lower: null, Upper: null })
        {
            throw SheetProblems.Unusable(
                "没有填写规格限。请填写“规格下限 LSL”、“规格上限 USL”中的至少一个；单侧规格只填一个。",
                "There is no specification limit. Fill in at least one of “Lower specification limit” and “Upper specification limit”; one is enough for a one-sided specification.");
        }

        if (limits.Lower >= limits.Upper)
        {
            throw SheetProblems.Unusable(
                $"规格下限 LSL（{limits.Lower}）不小于规格上限 USL（{limits.Upper}）。请检查是否填反了。",
                $"The lower specification limit ({limits.Lower}) is not less than the upper specification limit ({limits.Upper}). Check whether they are swapped.");
        }

        return limits.Target < limits.Lower || limits.Target > limits.Upper
            ? throw SheetProblems.Unusable(
                $"目标值（{limits.Target}）在规格限之外。请更正目标值或规格限。",
                $"The target ({limits.Target}) is outside the specification limits. Correct the target or the limits.")
            : limits;
    }

    public static IEnumerable<ChartMark> Marks(Specification limits)
    {
        if (limits.Lower is { } lower)
        {
            yield return new("LSL", lower, Tone.Bad, IsUpright: true);
        }

        if (limits.Target is { } target)
        {
            yield return new("T", target, Tone.Good, IsUpright: true);
        }

        if (limits.Upper is { } upper)
        {
            yield return new("USL", upper, Tone.Bad, IsUpright: true);
        }
    }
}
