using Zhiheng.Toolbox.Basics;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Does a series rise or fall, whatever its form: Mann-Kendall and Theil-Sen.</summary>
internal static class TrendSheet
{
    public static Sheet Sheet { get; } = new()
    {
        Slug = "trend",
        Tools = ["time series decomposition and trend"],
        Title = new("趋势检验（Mann-Kendall、Theil-Sen）", "Trend (Mann-Kendall, Theil-Sen)"),
        Question = new("这个指标几年来真的在上升或下降吗？", "Does this figure really rise or fall over the years?"),
        Family = Family.Warnings,
        Help = new("每行一期，间隔相同，按时间先后：数值，可以另选时间列。至少 4 期。", "One row a period at equal intervals in the order of time: the value, and the time if there is a column. At least 4."),
        Columns = [new("y", new("数值", "Value")), Alarms.Time],
        Sample = "时间（YY 演示数据）\t数值\n" + string.Join('\n', "2.41 2.36 2.44 2.30 2.27 2.33 2.21 2.25 2.12 2.18 2.09 2.04".Split(' ').Select((value, i) => $"{2014 + i}\t{value}")),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (y, names, digits) = (given.Numbers("y"), Alarms.Names(given), given.Digits);
        if (y.Length < 4)
        {
            throw Problems.TooFew(given.Title("y"), y.Length, 4);
        }

        if (y.Length > Trend.MostForSlope)
        {
            throw Problems.TooMany(given.Title("y"), y.Length, Trend.MostForSlope);
        }

        if (Array.TrueForAll(y, value => value == y[0]))
        {
            throw Problems.Constant(given.Title("y"));
        }

        var (test, slope) = (Trend.Test(y), Trend.TheilSen(y));
        var offset = Sample.Quantile([.. y.Select((value, i) => value - (slope * i)).Order()], 0.5);
        double[] rest = [.. y.Select((value, i) => value - offset - (slope * i))];
        var r = Array.Exists(rest, value => Math.Abs(value - rest[0]) > 1e-9 * Math.Abs(y.Max() - y.Min())) ? Trend.Autocorrelations(rest, 1)[1] : 0;
        var isTrend = test.P < 0.05;
        return new()
        {
            Verdict = isTrend
                ? new(Tone.Caution, test.S > 0 ? tongue[$"有上升趋势（p = {test.P:0.0000}）：每期约升 {slope.ToString("F" + digits)}。", $"It rises (p = {test.P:0.0000}): about {slope.ToString("F" + digits)} a period."]
                    : tongue[$"有下降趋势（p = {test.P:0.0000}）：每期约降 {(-slope).ToString("F" + digits)}。", $"It falls (p = {test.P:0.0000}): about {(-slope).ToString("F" + digits)} a period."])
                : new(Tone.Plain, tongue[$"看不出上升或下降的趋势（p = {test.P:0.0000}）。", $"No rise or fall is seen (p = {test.P:0.0000})."]),
            Readings =
            [
                .. y.Length < 10 ? [new Reading(Tone.Caution, tongue[$"只有 {y.Length} 期，不到 10 期，只有很明显的趋势才看得出。", $"Only {y.Length} periods, fewer than 10: only a strong trend can show."])] : Array.Empty<Reading>(),
                .. isTrend && r > 0.3 ? [new Reading(Tone.Caution, tongue[$"去掉趋势后相邻两期仍相像（自相关 {r:0.00}），p 值偏乐观。", $"Neighbours are alike beyond the trend (autocorrelation {r:0.00}): p is too sure."])] : Array.Empty<Reading>(),
                new(Tone.Plain, tongue["这个检验不受个别极端值影响；有明显季节的序列请先用时间序列分解去掉季节。", "Single extreme values do not matter; take a clear season out first with the decomposition of series."]),
                .. Wording.LeftOut(given, tongue),
            ],
            Figures =
            [
                new(tongue["期数", "Periods"], y.Length, 0), new("S", test.S, 0), new("z", test.Z, 4), new("p", test.P, 5), new(tongue["每期变化（Theil-Sen）", "Change a period (Theil-Sen)"], slope, digits + 2),
                new(tongue["去趋势后的相邻自相关", "Autocorrelation beyond the trend"], r, 3),
            ],
            Pictures =
            [
                new()
                {
                    Kind = ChartKind.Line, Title = tongue["数值与趋势", "Values and trend"], Labels = names ?? [], Digits = digits, Across = new(tongue["时间", "Time"]),
                    Series = [new(tongue["数值", "value"], Array.ConvertAll(y, value => (double?)value)), new("Theil-Sen", [.. y.Select((_, i) => (double?)(offset + (slope * i)))]) { Look = SeriesLook.Dashed }],
                },
            ],
            Tables = [new(tongue["各期", "Periods"], [tongue["期", "Period"], tongue["数值", "Value"], tongue["趋势线", "Trend line"]], [.. y.Select((value, i) => (IReadOnlyList<Cell>)[names is null ? (i + 1).ToString() : names[i], value, offset + (slope * i)])], digits)],
            Next = [tongue["有趋势就找原因；与目标值和进度比较。", "Where it moves look for the cause; compare with target and progress."]],
        };
    }
}
