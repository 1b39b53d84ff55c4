using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>A stretch of points with limits of its own, such as before and after a change.</summary>
/// <param name="From">Place of the first point, from 0.</param>
internal readonly record struct Stage(string? Name, int From, int Count)
{
    public Range Range => From..(From + Count);
}

internal static class Stages
{
    /// <summary>A new stage begins wherever the label changes; without labels all points are one.</summary>
    /// <exception cref="Catalogue.ToolboxException">A stage with fewer points than limits need.</exception>
    public static IReadOnlyList<Stage> Of(string[]? labels, int count, int least, Words unit)
    {
        if (labels is null)
        {
            return [new(null, 0, count)];
        }

        var stages = new List<Stage>();
        for (var from = 0; from < count;)
        {
            var to = from + 1;
            while (to < count && labels[to] == labels[from])
            {
                to++;
            }

            if (to - from < least)
            {
                throw SheetProblems.Unusable(
                    $"阶段“{labels[from]}”（从第 {from + 1} {unit.Chinese}起）只有 {to - from} {unit.Chinese}，至少需要 {least} {unit.Chinese}才能单独计算界限。请合并阶段，或检查“阶段”列是否选对。",
                    $"Stage “{labels[from]}” (from {unit.English} {from + 1}) has only {to - from}; limits of its own need at least {least}. Combine stages, or check whether the right column is chosen for “Stage”.");
            }

            stages.Add(new(labels[from], from, to - from));
            from = to;
        }

        return stages;
    }

    /// <summary>A line between two stages, and the name of each.</summary>
    public static IEnumerable<ChartBand> Bands(IReadOnlyList<Stage> stages, int first)
        => stages.Count < 2 ? [] : stages.Select((stage, i) => new ChartBand(stage.Name ?? "", stage.From + first - 0.5, stage.From + stage.Count + first - 0.5, i % 2 == 0 ? Tone.Unknown : Tone.Plain, IsUpright: true));
}
