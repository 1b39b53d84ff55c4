using Zhiheng.Toolbox.Capability;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Do the data look normal? Tests, and a probability plot that says where they do not.</summary>
internal static class NormalitySheet
{
    /// <summary>The p-value of Anderson-Darling holds from here.</summary>
    private const int Least = 8;

    public static Sheet Sheet { get; } = new()
    {
        Slug = "normality",
        Tools = ["normality tests and descriptive statistics"],
        Title = new("正态性检验", "Test of normality"),
        Question = new("数据像正态分布吗？", "Do the data look normal?"),
        Family = Family.Capable,
        Help = new("一列数，至少 8 个；顺序无关。先用控制图确认过程受控，失控的数据混在一起很少像正态。", "One column of numbers, at least 8, in any order. See first that the process is under control: mixed data seldom look normal."),
        Columns = [new("x", new("测量值", "Values"))],
        Settings = [new("alpha", new("显著性水平 α", "Significance level α"), SettingKind.Number, "0.05") { Least = 0.001, Most = 0.2 }],
        Sample = "抗拉强度（YY 演示数据）\n" + string.Join('\n', "265 252 268 271 249 260 274 258 263 279 256 262 270 245 267 261 255 273 264 259 282 266 251 269 257 276 254 263 247 268 260 272 265 258 262 277 253 266 270 261".Split(' ')),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var x = given.Numbers("x");
        if (x.Length < Least)
        {
            throw Problems.TooFew(given.Title("x"), x.Length, Least);
        }

        var sorted = Sample.Sorted(x);
        if (sorted[0] == sorted[^1])
        {
            throw Problems.Constant(given.Title("x"));
        }

        var (alpha, n) = (given.Number("alpha"), (double)x.Length);
        var mean = Sample.Mean(x);
        var deviation = Sample.Deviation(x, mean);
        var (skew, kurtosis) = Normality.Moments(x);
        var anderson = Normality.AndersonDarling(sorted);
        List<(string Name, double Statistic, double P)> tests = [("Anderson-Darling A²", anderson.Statistic, anderson.PValue)];
        if (x.Length <= ShapiroWilk.Most)
        {
            tests.Add(("Shapiro-Wilk W", ShapiroWilk.Of(sorted).Statistic, ShapiroWilk.Of(sorted).PValue));
        }

        void Add(string name, TestResult test) => tests.Add((name, test.Statistic, test.PValue));
        Add("Lilliefors D", Normality.Lilliefors(sorted));
        Add("Cramér-von Mises W²", Normality.CramerVonMises(sorted));
        Add("Jarque-Bera", Normality.JarqueBera(sorted));
        var isNormal = anderson.PValue >= alpha;
        var adjusted = skew * Math.Sqrt(n * (n - 1)) / (n - 2);
        var digits = given.Digits;
        return new()
        {
            Verdict = isNormal
                ? new(Tone.Good, tongue[$"没有证据表明数据不是正态分布（Anderson-Darling p = {anderson.PValue:0.000}）。", $"No evidence against the normal distribution (Anderson-Darling p = {anderson.PValue:0.000})."])
                : new(Tone.Bad, tongue[$"数据不像正态分布（Anderson-Darling p {Small(anderson.PValue)}）。", $"The data do not look normal (Anderson-Darling p {Small(anderson.PValue)})."]),
            Readings =
            [
                .. tests.Any(test => test.P < alpha) && tests.Any(test => test.P >= alpha) ? [new Reading(Tone.Caution, tongue["几种检验结论不一：以概率图上的样子为准，尾部弯曲比中间弯曲重要。", "The tests disagree: judge by the plot; bends at the ends matter more than in the middle."])] : Array.Empty<Reading>(),
                .. !isNormal ? [Shape(adjusted, kurtosis, tongue)] : Array.Empty<Reading>(),
                .. x.Length < 30 ? [new Reading(Tone.Caution, tongue[$"只有 {x.Length} 个值，检验难以发现偏离：不拒绝不等于就是正态。", $"With {x.Length} values the tests find little: not rejected is not proved."])] : Array.Empty<Reading>(),
                .. x.Length > 1000 ? [new Reading(Tone.Caution, tongue[$"有 {x.Length:#,0} 个值，无关紧要的偏离也会显著：请看概率图判断偏离是否要紧。", $"With {x.Length:#,0} values departures of no account are significant: see the plot whether they matter."])] : Array.Empty<Reading>(),
                .. sorted.Distinct().Count() is var distinct && distinct < 10 ? [new Reading(Tone.Caution, tongue[$"只有 {distinct} 个不同的值，量具分辨力可能太粗，检验会因此拒绝。", $"Only {distinct} different values: the gauge may be too coarse, and tests reject for that."])] : Array.Empty<Reading>(),
                .. Wording.LeftOut(given, tongue),
            ],
            Figures =
            [
                new(tongue["个数", "Values"], x.Length, 0), new(tongue["均值", "Mean"], mean, digits), new("s", deviation, digits + 1),
                new(tongue["中位数", "Median"], Sample.Quantile(sorted, 0.5), digits), new(tongue["最小", "Least"], sorted[0], digits), new(tongue["最大", "Greatest"], sorted[^1], digits),
                new(tongue["偏度 G1", "Skewness G1"], adjusted, 3), new(tongue["峰度 G2（正态为 0）", "Kurtosis G2 (normal: 0)"], (n - 1) / ((n - 2) * (n - 3)) * (((n + 1) * kurtosis) + 6), 3),
                new("Anderson-Darling p", anderson.PValue, 4),
            ],
            Pictures =
            [
                Plot(sorted, mean, deviation, digits, tongue),
                HistogramPicture.Of(tongue["直方图", "Histogram"], x, default, tongue["正态曲线", "Normal curve"], value => Normal.Below((value - mean) / deviation), digits, tongue),
            ],
            Tables =
            [
                new(tongue["检验", "Tests"], ["", tongue["统计量", "Statistic"], tongue["p 值", "p-value"], ""],
                    [.. tests.Select(test => (IReadOnlyList<Cell>)[test.Name, test.Statistic, test.P, test.P < alpha ? tongue["拒绝", "rejected"] : tongue["不拒绝", "not rejected"]])]),
            ],
            Next = isNormal
                ? [tongue["可以用正态的过程能力指数。", "The capability indices of normal data may be used."]]
                : [tongue["先查是否混有不同设备、班次、批次（分层），再考虑变换或非正态过程能力。", "See first whether machines, shifts or lots are mixed; then think of a transformation or of other distributions."]],
        };
    }

    private static string Small(double p) => p < 0.001 ? "< 0.001" : $"= {p:0.000}";

    private static Reading Shape(double skew, double kurtosis, Tongue tongue) => new(Tone.Plain, Math.Abs(skew) > 0.5
        ? tongue[$"分布{(skew > 0 ? "向右" : "向左")}拖尾（偏度 {skew:0.00}）。", $"The {(skew > 0 ? "upper" : "lower")} tail is long (skewness {skew:0.00})."]
        : kurtosis > 0 ? tongue["两端比正态分布更散：留意个别异常值。", "Both tails are heavier than normal: look for outliers."] : tongue["两端比正态分布更短：可能混有两种状态，或数据经过筛选。", "Both tails are shorter than normal: two states may be mixed, or the data were sorted."]);

    /// <summary>Values against normal scores; the band is the pointwise 95 % interval of each percentile.</summary>
    internal static Chart Plot(double[] sorted, double mean, double deviation, int digits, Tongue tongue)
    {
        var n = sorted.Length;
        var scores = new double[n];
        var (line, low, high) = (new double?[n], new double?[n], new double?[n]);
        for (var i = 0; i < n; i++)
        {
            scores[i] = Normal.Quantile((i + 1 - 0.375) / (n + 0.25));
            var half = 1.96 * deviation * Math.Sqrt((1.0 / n) + (scores[i] * scores[i] / (2.0 * (n - 1))));
            line[i] = mean + (deviation * scores[i]);
            (low[i], high[i]) = (line[i] - half, line[i] + half);
        }

        return new()
        {
            Kind = ChartKind.Line,
            Title = tongue["正态概率图", "Normal probability plot"],
            Reading = tongue["点在直线附近、带内，就像正态", "points near the line and within the band look normal"],
            Note = tongue["带为各百分位点的 95 % 置信区间（逐点）。", "The band is the 95 % interval of each percentile, point by point."],
            Across = new(tongue["标准正态分位数", "Normal score"]),
            Series = [new(tongue["数据", "Data"], ControlPicture.Maybe(sorted)) { At = scores, Look = SeriesLook.Points }, new(tongue["正态", "Normal"], line) { At = scores, Low = low, High = high }],
            Digits = digits,
        };
    }
}
