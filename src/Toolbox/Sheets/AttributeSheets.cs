using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Charts of counts: shares and numbers of nonconforming pieces, numbers and rates of defects, Laney's for large samples.</summary>
internal static class AttributeSheets
{
    /// <summary>Below this expected count the limits at ±3σ are far from 0.27 %.</summary>
    private const double FewExpected = 5;

    private static readonly Column Defectives = new("defectives", new("不合格品数", "Nonconforming"));
    private static readonly Column Defects = new("defects", new("不合格数（缺陷数）", "Defects"));
    private static readonly Column Sizes = new("size", new("样本量", "Sample size"));

    public static Sheet Share { get; } = Sheet("p", "p / np / Laney p'", new("不合格品率图（p 图）", "p chart"), new("每批的不合格品率稳定吗？批量可以不同", "Is the share of nonconforming pieces steady? Samples may differ in size"),
        [Defectives, Sizes], [], Words("12 200|8 180|6 180|9 200|10 210|12 210|11 200|16 200|10 190|6 190|20 210|15 220|9 220|8 220|6 210|8 180|10 180|7 180|5 190|8 200|5 200|8 200|10 180|6 190|9 190", "不合格品数（YY 演示数据）\t检验数"),
        (given, tongue) => Shares(given, laney: false, tongue));

    public static Sheet LaneyShare { get; } = Sheet("laney-p", "p / np / Laney p'", new("Laney p′ 图", "Laney p' chart"), new("样本很大、p 图上几乎每点都出界，怎么办？", "Large samples, and nearly every point of the p chart is out: what then?"),
        [Defectives, Sizes], [], Words("1210 40200|1108 40150|1365 41010|1092 40480|1240 40900|1175 40200|1290 40660|1052 39900|1186 40300|1334 40720|1121 40010|1248 40550|1079 39880|1302 40600|1165 40240|1220 40420|1098 40110|1276 40690|1144 40080|1231 40530|1187 40290|1110 40030|1265 40580|1153 40170|1205 40360", "不合格品数（YY 演示数据）\t检验数"),
        (given, tongue) => Shares(given, laney: true, tongue));

    public static Sheet Number { get; } = Sheet("np", "p / np / Laney p'", new("不合格品数图（np 图）", "np chart"), new("每次检验同样多件，不合格品数稳定吗？", "Samples of one size: is the number of nonconforming pieces steady?"),
        [Defectives, Sizes with { IsOptional = true }], [new("n", new("每个样本的件数（没有样本量列时）", "Pieces in each sample (without a column of sizes)"), SettingKind.Whole, "50") { Least = 1 }],
        Words("6|4|3|5|2|7|4|5|3|4|6|2|5|4|3|5|13|6|4|3|5|2|4|5|3", "不合格品数（YY 演示数据）"), Numbers);

    public static Sheet Count { get; } = Sheet("c", "c", new("不合格数图（c 图）", "c chart"), new("每个同样大小的单位上缺陷数稳定吗？", "Is the number of defects on units of one size steady?"),
        [Defects], [], Words("9|12|7|11|8|10|14|9|6|12|10|8|11|25|9|7|10|13|8|9|11|10|7|12|9", "缺陷数（YY 演示数据）"), Counts);

    public static Sheet Rate { get; } = Sheet("u", "u / Laney u'", new("单位不合格数图（u 图）", "u chart"), new("单位大小不同，每单位缺陷数稳定吗？", "Units of differing size: is the rate of defects steady?"),
        [Defects, Sizes with { Title = new("单位数（面积、件数）", "Units (area, pieces)") }], [], Words("14 10|12 8|20 13|11 10|7 9.5|10 10|21 12|16 10.5|19 12|23 12.5|13 10|15 11|12 10|17 12|14 10.5|11 9|16 11.5|13 10|18 12|12 9.5", "缺陷数（YY 演示数据）\t面积"),
        (given, tongue) => Rates(given, laney: false, tongue));

    public static Sheet LaneyRate { get; } = Sheet("laney-u", "u / Laney u'", new("Laney u′ 图", "Laney u' chart"), new("单位很多、u 图上几乎每点都出界，怎么办？", "Many units, and nearly every point of the u chart is out: what then?"),
        [Defects, Sizes with { Title = new("单位数（面积、件数）", "Units (area, pieces)") }], [], Words("2410 1000|2205 980|2688 1020|2150 1000|2520 1010|2330 990|2590 1005|2120 985|2365 1000|2640 1015|2240 990|2495 1005|2170 980|2600 1010|2320 1000|2450 1000|2190 985|2560 1010|2290 990|2470 1005", "缺陷数（YY 演示数据）\t单位数"),
        (given, tongue) => Rates(given, laney: true, tongue));

    private static Sheet Sheet(string slug, string tool, Words title, Words question, IReadOnlyList<Column> columns, IReadOnlyList<Setting> settings, string sample, Func<Given, Tongue, Finding> run) => new()
    {
        Slug = slug,
        Tools = [tool, "run rules (Nelson 1-8, Western Electric, AIAG)"],
        Title = title,
        Question = question,
        Family = Family.Steady,
        Help = new("一行一个样本，按时间先后排列，至少 2 行；有 20 至 25 行界限才可靠。", "A sample in each row in the order of time, at least 2; limits can be relied on from 20 to 25."),
        Columns = columns,
        Settings = [.. settings, .. RuleSettings.Settings],
        Sample = sample,
        Run = run,
    };

    private static string Words(string rows, string head) => head + "\n" + rows.Replace(' ', '\t').Replace('|', '\n');

    private static Finding Shares(Given given, bool laney, Tongue tongue)
    {
        var sizes = CountReading.Sizes(given, "size", given.Title("size"));
        var defectives = CountReading.Counts(given, "defectives", sizes);
        var chart = AttributeChart.OfShares(defectives, sizes, given.Number("k-1"));
        CountReading.MustVary(chart.Centre, given.Title("defectives"));
        var (_, _, p) = AttributeChart.Overdispersion(defectives, sizes);
        var errors = Array.ConvertAll(sizes, size => Math.Sqrt(chart.Centre * (1 - chart.Centre) / size) * (laney ? chart.SigmaZ : 1));
        var expected = sizes.Min() * Math.Min(chart.Centre, 1 - chart.Centre);
        return Shown(given, laney ? tongue["不合格品率（Laney p′）", "Share (Laney p')"] : tongue["不合格品率", "Share of nonconforming"], chart, laney, errors, p, expected, "p", tongue);
    }

    private static Finding Rates(Given given, bool laney, Tongue tongue)
    {
        var sizes = CountReading.Sizes(given, "size", new("单位数（面积、件数）", "Units (area, pieces)"));
        var defects = CountReading.Counts(given, "defects");
        var chart = AttributeChart.OfRates(defects, sizes, given.Number("k-1"));
        CountReading.MustVary(chart.Centre, given.Title("defects"));
        var (_, _, p) = AttributeChart.OverdispersionOfRates(defects, sizes);
        var errors = Array.ConvertAll(sizes, size => Math.Sqrt(chart.Centre / size) * (laney ? chart.SigmaZ : 1));
        return Shown(given, laney ? tongue["单位不合格数（Laney u′）", "Rate (Laney u')"] : tongue["单位不合格数", "Defects for each unit"], chart, laney, errors, p, sizes.Min() * chart.Centre, "u", tongue);
    }

    private static Finding Shown(Given given, string title, AttributeChart chart, bool laney, double[] errors, double p, double expected, string kind, Tongue tongue)
    {
        if (chart.Points.Length < 3 && laney)
        {
            throw Problems.TooFew(new("样本", "Sample"), chart.Points.Length, 3);
        }

        if (laney && chart.SigmaZ == 0)
        {
            throw Problems.Constant(kind == "p" ? new("不合格品率", "Nonconforming fraction") : new("单位不合格数", "Nonconformities for each unit"));
        }

        var limits = laney ? chart.Laney() : chart.Limits;
        var digits = Math.Max(4, (int)Math.Ceiling(-Math.Log10(chart.Centre)) + 3);
        return Finding(given, title, chart.Points, limits, errors, digits, [
            .. Dispersion(laney, p, chart.SigmaZ, kind, tongue),
            .. expected < FewExpected ? [Small(expected, kind, tongue)] : Array.Empty<Reading>(),
        ], [
            new("σz", chart.SigmaZ, 3, Note: tongue["大于 1：样本间变化超过分布所能解释的", "above 1: samples vary more than the distribution allows"]),
            new(tongue["过度离散检验 p 值", "Overdispersion, p-value"], p, 4),
        ], tongue);
    }

    private static Finding Numbers(Given given, Tongue tongue)
    {
        var size = (double)given.WholeNumber("n");
        if (given.Has("size"))
        {
            var sizes = CountReading.Sizes(given, "size", given.Title("size"));
            size = Array.FindIndex(sizes, one => one != sizes[0]) is >= 0 and var other
                ? throw SheetProblems.Unusable(
                    $"单元格 {given.Place("size", other)} 的样本量是 {sizes[other]}，与前面的 {sizes[0]} 不同，np 图要求样本量相同。请改用 p 图。",
                    $"The sample size in cell {given.Place("size", other)} is {sizes[other]}, but {sizes[0]} above; an np chart needs equal sample sizes. Use a p chart.")
                : sizes[0];
        }

        var all = new double[given.Numbers("defectives").Length];
        Array.Fill(all, size);
        var defectives = CountReading.Counts(given, "defectives", all);
        var share = Sums.Of(defectives) / (size * defectives.Length);
        CountReading.MustVary(share, given.Title("defectives"));
        var (_, _, p) = AttributeChart.Overdispersion(defectives, all);
        var (limits, errors) = Same(AttributeChart.OfNumbers(share, size, given.Number("k-1")), Math.Sqrt(size * share * (1 - share)), defectives.Length);
        return Finding(given, tongue["不合格品数", "Number of nonconforming"], defectives, limits, errors, 2, [
            .. Dispersion(false, p, AttributeChart.OfShares(defectives, all).SigmaZ, "p", tongue),
            .. size * Math.Min(share, 1 - share) is var expected && expected < FewExpected ? [Small(expected, "p", tongue)] : Array.Empty<Reading>(),
        ], [new(tongue["平均不合格品率", "Mean share"], share, 4), new(tongue["每个样本件数", "Pieces in each sample"], size, 0), new(tongue["过度离散检验 p 值", "Overdispersion, p-value"], p, 4)], tongue);
    }

    private static Finding Counts(Given given, Tongue tongue)
    {
        var defects = CountReading.Counts(given, "defects");
        var mean = Sample.Mean(defects);
        CountReading.MustVary(mean, given.Title("defects"));
        var ones = new double[defects.Length];
        Array.Fill(ones, 1);
        var (_, _, p) = AttributeChart.OverdispersionOfRates(defects, ones);
        var (limits, errors) = Same(AttributeChart.OfCounts(mean, given.Number("k-1")), Math.Sqrt(mean), defects.Length);
        return Finding(given, tongue["不合格数", "Defects"], defects, limits, errors, 2, [
            .. Dispersion(false, p, AttributeChart.OfRates(defects, ones).SigmaZ, "u", tongue),
            .. mean < FewExpected ? [Small(mean, "u", tongue)] : Array.Empty<Reading>(),
        ], [
            new(tongue["概率界限 0.135 %", "Probability limit 0.135 %"], Poisson.Quantile(0.00135, mean), 0, Note: tongue["泊松分布", "Poisson distribution"]),
            new(tongue["概率界限 99.865 %", "Probability limit 99.865 %"], Poisson.Quantile(0.99865, mean), 0, Note: tongue["泊松分布", "Poisson distribution"]),
            new(tongue["过度离散检验 p 值", "Overdispersion, p-value"], p, 4),
        ], tongue);
    }

    private static (Limits[] Limits, double[] Errors) Same(Limits limits, double error, int count)
    {
        var (all, errors) = (new Limits[count], new double[count]);
        Array.Fill(all, limits);
        Array.Fill(errors, error);
        return (all, errors);
    }

    private static Finding Finding(Given given, string title, double[] points, Limits[] limits, double[] errors, int digits, IReadOnlyList<Reading> more, IReadOnlyList<Figure> figures, Tongue tongue)
    {
        var run = ControlRun.Of(given, points, limits, errors, [new(null, 0, points.Length)], tongue);
        var same = Array.TrueForAll(limits, one => one == limits[0]);
        return new()
        {
            Verdict = ControlVerdict.Of(run.Flags.Count, 0, points.Length, tongue),
            Readings = [.. run.Readings(given, [], points.Length, tongue), .. more],
            Figures =
            [
                new(tongue["样本数", "Samples"], points.Length, 0),
                new(tongue["中心线", "Centre line"], limits[0].Centre, digits),
                .. same ? [Lower(limits[0].Lower, digits, tongue), new Figure(tongue["控制上限 UCL", "Upper limit"], limits[0].Upper, digits)] : Array.Empty<Figure>(),
                .. figures,
            ],
            Pictures = [ControlPicture.Each(title, ControlPicture.Maybe(points), limits, run.Flags, digits, tongue)],
            Next = ControlVerdict.Next(run.Flags.Count > 0, tongue),
        };
    }

    private static Figure Lower(double lower, int digits, Tongue tongue)
        => new(tongue["控制下限 LCL", "Lower limit"], lower, digits, Note: lower == 0 ? tongue["没有下限：算出来不大于 0", "none: it would lie at or below 0"] : null);

    private static IEnumerable<Reading> Dispersion(bool laney, double p, double sigma, string kind, Tongue tongue)
    {
        if (laney)
        {
            yield return new(Tone.Plain, tongue[$"界限按 σz = {sigma:0.00} 放宽（小于 1 则收窄）。", $"Limits are widened by σz = {sigma:0.00} (narrowed below 1)."]);
            if (p >= 0.01)
            {
                yield return new(Tone.Caution, tongue[$"没有过度离散的证据（p = {p:0.000}），用普通的 {kind} 图即可。", $"No evidence of overdispersion (p = {p:0.000}); the plain {kind} chart will do."]);
            }
        }
        else if (p < 0.01 && sigma > 1.1)
        {
            yield return new(Tone.Caution, tongue[$"样本间的变化超过{(kind == "p" ? "二项" : "泊松")}分布（σz = {sigma:0.00}，p {Small(p)}），界限过窄；若确认只是批间自然波动，请改用 Laney {kind}′ 图。", $"Samples vary more than the {(kind == "p" ? "binomial" : "Poisson")} distribution allows (σz = {sigma:0.00}, p {Small(p)}): the limits are too narrow. If this is the usual variation between lots, use Laney's {kind}' chart."]);
        }
        else if (sigma < 0.75)
        {
            yield return new(Tone.Caution, tongue[$"样本间的变化小于分布应有的（σz = {sigma:0.00}）：检查数据是否被修饰，或样本并非随机抽取。", $"Samples vary less than the distribution demands (σz = {sigma:0.00}): check for smoothed data or samples that were not drawn at random."]);
        }
    }

    private static string Small(double p) => p < 0.001 ? "< 0.001" : $"= {p:0.000}";

    private static Reading Small(double expected, string kind, Tongue tongue) => new(Tone.Caution, tongue[
        $"每个样本平均只有 {expected:0.0} 个不合格，±3σ 界限偏离 0.27 % 较多；请加大样本，或改用{(kind == "p" ? " g 图（两次不合格之间的合格数）" : " t 图（两次缺陷之间的时间）")}。",
        $"A sample has {expected:0.0} on average: limits at ±3σ are far from 0.27 %. Take larger samples or use the {(kind == "p" ? "g chart of pieces between" : "t chart of time between")} events."]);
}
