using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.RunLength;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Which chart with which numbers finds a given shift soonest for the false alarms one can bear.</summary>
internal static class ChartDesignSheet
{
    private static readonly double[] Lambdas = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7];
    private static readonly double[] Shifts = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3, 4];

    public static Sheet Sheet { get; } = new()
    {
        Slug = "chart-design",
        Tools = ["chart design for a given in-control ARL", "EWMA ARL", "CUSUM ARL", "Shewhart ARL and OC", "ARL of Nelson rule subsets", "ARL of Shewhart chart with Western Electric supplementary rules", "S2 / R chart ARL", "EWMA of S2 ARL"],
        Title = new("控制图设计（平均链长）", "Chart design by run length"),
        Question = new("要发现多大的偏移，该用哪种控制图、什么参数？", "Which chart with which numbers finds the shift that matters?"),
        Family = Family.Steady,
        Help = new("不需要数据：填写要发现的偏移和可以接受的误报间隔。", "No data: give the shift to be found and the false alarms that can be borne."),
        Settings =
        [
            new("shift", new("要发现的均值偏移（单值的 σ）", "Shift of the mean to be found (σ of single values)"), SettingKind.Number, "1") { Least = 0.1, Most = 4 },
            new("arl0", new("受控时平均多少点误报一次（ARL₀）", "Points between false alarms (ARL₀)"), SettingKind.Number, "370.4") { Least = 20, Most = 5000 },
            new("n", new("每组个数 n", "Subgroup size n"), SettingKind.Whole, "1") { Least = 1, Most = 100 },
            new("interval", new("两点之间的时间（小时，空：不换算）", "Hours between points (empty: not used)"), SettingKind.Number) { IsOptional = true, Least = 0.001, Most = 10000 },
        ],
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (shift, length, size) = (given.Number("shift"), given.Number("arl0"), given.WholeNumber("n"));
        var moved = shift * Math.Sqrt(size);
        var designs = Lambdas.Select(lambda => (Lambda: lambda, L: EwmaLength.Design(lambda, length))).Select(one => (one.Lambda, one.L, Found: EwmaLength.Fixed(one.Lambda, one.L, moved))).ToList();
        var ewma = designs.MinBy(one => one.Found);
        // Half the shift is the best reference value; far shifts need no memory.
        var k = Math.Clamp(moved / 2, 0.1, 1.5);
        var h = CusumLength.Design(k, length);
        var cusum = CusumLength.TwoSided(k, h, moved);
        var beyond = Normal.UpperQuantile(1 / (2 * length));
        var shewhart = ShewhartLength.Length(moved, 1, beyond);
        var best = Math.Min(ewma.Found, cusum);
        var plain = shewhart <= 1.3 * best;
        var hours = given.NumberOrNone("interval");
        string Time(double points, Tongue say) => hours is { } each ? say[$"（约 {points * each:0.#} 小时）", $" (about {points * each:0.#} hours)"] : "";

        return new()
        {
            Verdict = new(Tone.Good, plain
                ? tongue[$"用普通控制图即可：界限 ±{beyond:0.00}σ，平均 {shewhart:0.0} 点发现{Time(shewhart, tongue)}。", $"A plain chart will do: limits at ±{beyond:0.00}σ find the shift after {shewhart:0.0} points{Time(shewhart, tongue)}."]
                : cusum < ewma.Found
                    ? tongue[$"用累积和图：k = {k:0.00}，h = {h:0.000}，平均 {cusum:0.0} 点发现{Time(cusum, tongue)}，普通控制图要 {shewhart:0.0} 点。", $"Use a CUSUM chart: k = {k:0.00}, h = {h:0.000} find the shift after {cusum:0.0} points{Time(cusum, tongue)}; a plain chart needs {shewhart:0.0}."]
                    : tongue[$"用 EWMA 图：λ = {ewma.Lambda}，L = {ewma.L:0.000}，平均 {ewma.Found:0.0} 点发现{Time(ewma.Found, tongue)}，普通控制图要 {shewhart:0.0} 点。", $"Use an EWMA chart: λ = {ewma.Lambda}, L = {ewma.L:0.000} find the shift after {ewma.Found:0.0} points{Time(ewma.Found, tongue)}; a plain chart needs {shewhart:0.0}."]),
            Readings =
            [
                new(Tone.Plain, tongue[$"EWMA 与累积和图的效果接近（{ewma.Found:0.0} 与 {cusum:0.0} 点），选熟悉的一种；大的突变再加 ±3σ 界限。", $"EWMA and CUSUM are about as quick ({ewma.Found:0.0} and {cusum:0.0} points): take the one you know; add limits at ±3σ for large jumps."]),
                .. size == 1 ? [new Reading(Tone.Plain, tongue[$"改为每组 4 个取均值，普通控制图（±{beyond:0.00}σ）平均 {ShewhartLength.Length(shift, 4, beyond):0.0} 组即可发现。", $"Means of 4 on a plain chart (±{beyond:0.00}σ) would find it after {ShewhartLength.Length(shift, 4, beyond):0.0} subgroups."])] : Array.Empty<Reading>(),
                new(Tone.Caution, tongue["链长按正态分布、参数已知、各点独立计算；参数由数据估计时误报更频繁。", "Lengths hold for independent normal points with known parameters; with estimates false alarms are more frequent."]),
            ],
            Figures =
            [
                new("EWMA λ", ewma.Lambda, 2), new("EWMA L", ewma.L, 6), new("CUSUM k", k, 3), new("CUSUM h", h, 6),
                new(tongue["普通控制图界限倍数", "Width of a plain chart"], beyond, 4),
                new(tongue["EWMA 平均发现点数", "EWMA finds it after"], ewma.Found, 2), new(tongue["累积和图平均发现点数", "CUSUM finds it after"], cusum, 2), new(tongue["普通控制图平均发现点数", "A plain chart finds it after"], shewhart, 2),
            ],
            Pictures = [Curves(ewma.Lambda, ewma.L, k, h, beyond, size, tongue)],
            Tables = [Designs(designs, tongue), Rules(shift * Math.Sqrt(size), tongue), .. size > 1 ? [Spread(size, tongue)] : Array.Empty<ResultTable>()],
            Next = [tongue["把选定的参数填到 EWMA 图、累积和图或均值图的页面。", "Take the chosen numbers to the page of the EWMA, CUSUM or means chart."]],
        };
    }

    private static Chart Curves(double lambda, double multiplier, double k, double h, double beyond, int size, Tongue tongue)
    {
        double?[] Each(Func<double, double> length) => [.. Shifts.Select(shift => length(shift * Math.Sqrt(size)) is var found && double.IsFinite(found) ? (double?)found : null)];
        return new()
        {
            Kind = ChartKind.Line,
            Title = tongue["偏移与平均链长", "Shift and run length"],
            Reading = tongue["偏移越小，有记忆的图发现得越早", "the smaller the shift the sooner charts with memory find it"],
            Across = new(tongue["偏移（单值的 σ）", "Shift (σ of single values)"]),
            Up = new(tongue["平均链长（点）", "Run length (points)"], 0),
            Series =
            [
                new(tongue["普通控制图", "Plain chart"], Each(moved => ShewhartLength.Length(moved, 1, beyond))) { At = Shifts },
                new("EWMA", Each(moved => EwmaLength.Fixed(lambda, multiplier, moved))) { At = Shifts },
                new("CUSUM", Each(moved => CusumLength.TwoSided(k, h, moved))) { At = Shifts },
            ],
            Digits = 1,
        };
    }

    private static ResultTable Designs(IEnumerable<(double Lambda, double L, double Found)> designs, Tongue tongue) => new(
        tongue["EWMA 的参数", "Numbers of an EWMA"], ["λ", "L", tongue["平均发现点数", "Found after"]],
        [.. designs.Select(one => (IReadOnlyList<Cell>)[one.Lambda, one.L, one.Found])], 3);

    private static ResultTable Rules(double moved, Tongue tongue) => new(
        tongue["判异准则组合的误报间隔", "False alarms of sets of run rules"],
        [tongue["组合", "Set"], tongue["受控时（ARL₀）", "Steady (ARL₀)"], tongue["有这个偏移时", "With this shift"]],
        [.. RunRulesSheet.Presets.Select(one => (IReadOnlyList<Cell>)[tongue[one.Title], FalseAlarm.Of(one.Rules, one.Numbers)!.Value.Short, FalseAlarm.Of(one.Rules, one.Numbers, moved)!.Value.Short])], 1)
    {
        Note = tongue["没有 ± 的是精确值（马尔可夫链），带 ± 的是模拟值及其 95 % 误差。", "Without ± exact (Markov chain), with ± played, with the 95 % error."],
    };

    /// <summary>Growth of σ instead of a shift: the s chart, and an EWMA of s² with λ = 0.1 and the same false alarms.</summary>
    private static ResultTable Spread(int size, Tongue tongue)
    {
        const double Lambda = 0.1;
        double[] ratios = [1, 1.1, 1.2, 1.3, 1.5, 2, 3];
        var steady = ShewhartLength.OfDeviations(1, size);
        var upper = Roots.FindOutwards(limit => Math.Log(VarianceEwmaLength.Average(Lambda, limit, size - 1, 1, 1)) - Math.Log(steady), 1.3, 2, least: 1.05, most: 20, tolerance: 1e-9);
        return new(
            tongue["σ 增大时的平均链长", "Run length when σ grows"],
            [tongue["σ 变为几倍", "σ times"], tongue["s 图（上限 B6·σ）", "s chart (limit B6·σ)"], tongue["s² 的 EWMA（λ = 0.1）", "EWMA of s² (λ = 0.1)"]],
            [.. ratios.Select(ratio => (IReadOnlyList<Cell>)[$"{ratio:0.0}", ShewhartLength.OfDeviations(ratio, size), double.IsFinite(upper) ? VarianceEwmaLength.Average(Lambda, upper, size - 1, ratio, 1) : (double?)null])], 1)
        {
            Note = double.IsFinite(upper) ? tongue[$"EWMA 的上限为 {upper:0.0000}·σ²，误报间隔与 s 图相同。", $"The EWMA's limit is {upper:0.0000}·σ², with the false alarms of the s chart."] : null,
        };
    }
}
