using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Measurement;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>The pictures of a crossed gauge study: components, parts, operators, means and ranges in the order of the operators.</summary>
internal static class GaugeCrossedPictures
{
    /// <summary>More lines than this cannot be told apart.</summary>
    private const int MostLines = 8;

    /// <param name="toleranceSigma">The standard deviation that would fill the tolerance.</param>
    public static IReadOnlyList<Chart> All(GaugeReadings readings, AverageRangeStudy? ranges, string[] parts, string[] persons, GaugeLine[] lines, double? toleranceSigma, int digits, Tongue tongue) =>
    [
        Components(lines, toleranceSigma, tongue),
        .. ranges is null ? [] : new[] { Ranges(readings, ranges, parts, persons, digits, tongue), Means(readings, ranges, parts, persons, digits, tongue) },
        Spread(tongue["各零件的测量值", "Readings by part"], parts, part => Of(readings, [part], Enumerable.Range(0, persons.Length)), digits, tongue),
        Spread(tongue["各操作者的测量值", "Readings by operator"], persons, person => Of(readings, Enumerable.Range(0, parts.Length), [person]), digits, tongue),
        .. persons.Length > MostLines ? [] : new[] { Both(readings, parts, persons, digits, tongue) },
    ];

    /// <summary>Cells whose range is beyond its limit: a reading to repeat.</summary>
    public static IEnumerable<Reading> Wide(GaugeReadings readings, AverageRangeStudy? ranges, string[] parts, string[] persons, Tongue tongue)
    {
        if (ranges is null)
        {
            yield break;
        }

        var wide = Cells(readings).Where(cell => Range(readings, cell) > ranges.RangeLimit).Select(cell => $"{persons[cell.Person]}·{parts[cell.Part]}").ToList();
        if (wide.Count > 0)
        {
            yield return new(Tone.Caution, tongue[$"极差超出上限的操作者·零件：{Wording.List(wide, tongue)}。先核对读数，必要时重测。", $"Range beyond its limit (operator·part): {Wording.List(wide, tongue)}. Check the readings, repeat them if need be."]);
        }

        var outside = Enumerable.Range(0, parts.Length).Count(part =>
        {
            var mean = Of(readings, [part], Enumerable.Range(0, persons.Length)).Average();
            return mean > ranges.MeanLimits.High || mean < ranges.MeanLimits.Low;
        });
        yield return 2 * outside >= parts.Length
            ? new(Tone.Good, tongue[$"均值图上 {parts.Length} 个零件中有 {outside} 个在限外：量具能分辨零件。", $"{outside} of {parts.Length} part means lie outside the limits: the gauge tells the parts apart."])
            : new(Tone.Caution, tongue[$"均值图上 {parts.Length} 个零件中只有 {outside} 个在限外，不到一半：量具不足以分辨这些零件，或零件太相近。", $"Only {outside} of {parts.Length} part means lie outside the limits, fewer than half: the gauge is too coarse or the parts too alike."]);
    }

    private static IEnumerable<(int Person, int Part)> Cells(GaugeReadings readings)
        => Enumerable.Range(0, readings.Operators).SelectMany(person => Enumerable.Range(0, readings.Parts).Select(part => (person, part)));

    private static IEnumerable<double> Of(GaugeReadings readings, IEnumerable<int> parts, IEnumerable<int> persons)
        => parts.SelectMany(part => persons.SelectMany(person => Enumerable.Range(0, readings.Replicates).Select(time => readings.At(part, person, time))));

    private static double Range(GaugeReadings readings, (int Person, int Part) cell)
    {
        var values = Of(readings, [cell.Part], [cell.Person]).ToList();
        return values.Max() - values.Min();
    }

    private static Chart Components(GaugeLine[] lines, double? toleranceSigma, Tongue tongue)
    {
        var (shown, total) = (lines[..^1], lines[^1].Sigma);
        return new()
        {
            Kind = ChartKind.Bar,
            Title = tongue["变差从哪里来", "Where the variation comes from"],
            Reading = tongue[$"量具占研究变差 {100 * lines[0].Sigma / total:0.0} %", $"The gauge is {100 * lines[0].Sigma / total:0.0} % of the study variation"],
            Unit = "%",
            Labels = [.. shown.Select(line => line.Name)],
            Series =
            [
                new(tongue["%贡献", "% contribution"], [.. shown.Select(line => (double?)(100 * line.Sigma * line.Sigma / (total * total)))]),
                new(tongue["%研究变差", "% study variation"], [.. shown.Select(line => (double?)(100 * line.Sigma / total))]),
                .. toleranceSigma is { } width ? new[] { new ChartSeries(tongue["%公差", "% tolerance"], [.. shown.Select(line => (double?)(100 * line.Sigma / width))]) } : [],
            ],
            Digits = 2,
        };
    }

    private static Chart Ranges(GaugeReadings readings, AverageRangeStudy ranges, string[] parts, string[] persons, int digits, Tongue tongue)
    {
        var cells = Cells(readings).ToList();
        var values = cells.ConvertAll(cell => Range(readings, cell));
        var flags = Enumerable.Range(0, values.Count).Where(i => values[i] > ranges.RangeLimit).ToDictionary(i => i, _ => tongue["极差超出上限", "range above its limit"]);
        var lower = ChartConstants.Of(readings.Replicates).LowerD3 * ranges.MeanRange;
        return ControlPicture.Of(tongue["极差图（按操作者）", "Ranges by operator"], Wording.Maybe(values), new Limits(ranges.MeanRange, lower, ranges.RangeLimit), flags, digits, tongue) with { Labels = Names(cells, parts, persons) };
    }

    private static Chart Means(GaugeReadings readings, AverageRangeStudy ranges, string[] parts, string[] persons, int digits, Tongue tongue)
    {
        var cells = Cells(readings).ToList();
        var values = cells.ConvertAll(cell => Of(readings, [cell.Part], [cell.Person]).Average());
        var (low, high) = ranges.MeanLimits;
        var outside = values.Count(value => value < low || value > high);
        return ControlPicture.Of(tongue["均值图（按操作者）", "Means by operator"], Wording.Maybe(values), new Limits((low + high) / 2, low, high), new Dictionary<int, string>(), digits, tongue) with
        {
            Labels = Names(cells, parts, persons),
            Reading = tongue[$"{values.Count} 个均值中有 {outside} 个在限外；限外的越多，量具越能分辨零件", $"{outside} of {values.Count} means outside the limits; the more, the better the gauge tells parts apart"],
        };
    }

    private static string[] Names(List<(int Person, int Part)> cells, string[] parts, string[] persons) => [.. cells.Select(cell => $"{persons[cell.Person]}·{parts[cell.Part]}")];

    private static Chart Spread(string title, string[] names, Func<int, IEnumerable<double>> values, int digits, Tongue tongue)
    {
        var sets = Enumerable.Range(0, names.Length).Select(i => values(i).ToList()).ToList();
        return new()
        {
            Kind = ChartKind.Line,
            Title = title,
            Reading = tongue["均值与最小、最大值", "Means with the least and the greatest reading"],
            Labels = names,
            Series = [new(tongue["均值", "Mean"], Wording.Maybe(sets.Select(set => set.Average()))) { Low = Wording.Maybe(sets.Select(set => set.Min())), High = Wording.Maybe(sets.Select(set => set.Max())) }],
            Digits = digits,
        };
    }

    private static Chart Both(GaugeReadings readings, string[] parts, string[] persons, int digits, Tongue tongue) => new()
    {
        Kind = ChartKind.Line,
        Title = tongue["各人各零件的均值", "Means by part and operator"],
        Reading = tongue["线越平行，交互作用越小", "The more parallel the lines, the less interaction"],
        Labels = parts,
        Series = [.. persons.Select((person, i) => new ChartSeries(person, Wording.Maybe(parts.Select((_, part) => Of(readings, [part], [i]).Average()))))],
        Digits = digits,
    };
}
