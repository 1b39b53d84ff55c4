using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Survey;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>How many to sample for a rate.</summary>
internal static class SampleSizeSheet
{
    public static Sheet Sheet { get; } = new()
    {
        Slug = "sample-size",
        Tools = ["sample size for a proportion"],
        Title = new("估计合格率的样本量", "Sample size for a rate"),
        Question = new("要把合格率估计到正负几个百分点，抽多少？", "To know a rate within so many points: how many to sample?"),
        Family = Family.Shares,
        Settings =
        [
            new("p", new("预计的合格率（%）", "Expected rate (%)"), SettingKind.Number, "95") { Least = 0.01, Most = 99.99, Hint = new("不知道就填 50，最保守", "50 where nothing is known: the safe choice") },
            new("e", new("允许误差（± 百分点）", "Margin (± points)"), SettingKind.Number, "2") { Least = 0.01, Most = 49 },
            Shares.Level,
            new("deff", new("设计效应", "Design effect"), SettingKind.Number, "1.5") { Least = 0.1, Most = 100, Hint = new("简单随机抽样为 1；整群抽样常取 1.5 至 2", "1 for simple random samples; 1.5 to 2 is usual for clusters") },
            new("population", new("总体数（空：很大）", "Population (empty: very large)"), SettingKind.Number) { IsOptional = true, Least = 1, Most = 1e12 },
        ],
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (p, e, level, deff, population) = (given.Number("p") / 100, given.Number("e") / 100, Shares.LevelOf(given), given.Number("deff"), given.NumberOrNone("population"));
        var (first, final) = SampleSize.Proportion(p, e, level, deff, population);
        var needed = Up(final);
        double[] margins = [0.5, 1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10];
        var sizes = Array.ConvertAll(margins, margin => Up(SampleSize.Proportion(p, margin / 100, level, deff, population).Finite));
        return new()
        {
            Verdict = new(Tone.Plain, tongue[$"至少抽 {needed:0} 个：合格率约 {100 * p:0.##} % 时，误差不超过 ±{100 * e:0.##} 个百分点（置信水平 {100 * level:0.##} %）。", $"At least {needed:0}: with a rate near {100 * p:0.##} % the error stays within ±{100 * e:0.##} points (confidence {100 * level:0.##} %)."]),
            Readings =
            [
                .. population is { } all && needed >= 0.5 * all ? [new Reading(Tone.Caution, tongue["要抽一半以上，不如全数检验。", "More than half would be sampled: inspect all."])] : Array.Empty<Reading>(),
                .. e >= 1 - p || e >= p ? [new Reading(Tone.Caution, tongue["允许误差不小于离 0 或 100 % 的距离，公式只是近似；请减小误差。", "The margin reaches 0 or 100 %, where the formula is rough; take a smaller one."])] : Array.Empty<Reading>(),
                new(Tone.Plain, tongue["还要为没有回答、停产或抽不到的样本留余量。", "Add some for those who do not answer or cannot be sampled."]),
            ],
            Figures =
            [
                new(tongue["样本量", "Sample size"], needed, 0), new(tongue["总体很大时", "For a very large population"], first, 2), new(tongue["有限总体修正后", "With finite correction"], final, 2),
            ],
            Pictures =
            [
                new()
                {
                    Kind = ChartKind.Line, Title = tongue["误差与样本量", "Margin and sample size"], Across = new(tongue["允许误差（± 百分点）", "Margin (± points)"]), Up = new(tongue["样本量", "Sample size"]), Digits = 0,
                    Reading = tongue["误差减半，样本量约为四倍", "Half the margin takes about four times the sample"], Series = [new(tongue["样本量", "Sample size"], [.. sizes.Select(size => (double?)size)]) { At = margins }],
                },
            ],
            Tables = [new(tongue["不同误差下的样本量", "Sample sizes"], [tongue["允许误差（± 百分点）", "Margin (± points)"], tongue["样本量", "Sample size"]], [.. margins.Select((margin, i) => (IReadOnlyList<Cell>)[margin, sizes[i]])], 1)],
            Next = [tongue["分层时再按层分配；规模差别大时用 PPS 抽样。", "With strata share it out; where sizes differ much, sample in proportion to size."]],
        };
    }

    internal static double Up(double size) => Math.Ceiling(size - 1e-9);
}

/// <summary>How many to sample for a test to find a difference.</summary>
internal static class TestSizeSheet
{
    private static readonly double[] Powers = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.99];

    public static Sheet Sheet { get; } = new()
    {
        Slug = "sample-size-test",
        Tools = ["power sample sizes"],
        Title = new("检验的样本量", "Sample size for a test"),
        Question = new("要发现这么大的差别，每组要多少样品？", "To find a difference of this size: how many samples?"),
        Family = Family.Shares,
        Settings =
        [
            new("test", new("检验", "Test"), SettingKind.Choice, "two-rates")
            {
                Options =
                [
                    new("two-rates", new("两个合格率", "two rates")), new("two-rates-arcsine", new("两个合格率（反正弦）", "two rates (arc sine)")), new("two-means", new("两组平均数（t）", "two means (t)")), new("pairs", new("成对平均数（t）", "paired means (t)")),
                    new("groups", new("多组平均数（方差分析）", "several means (analysis of variance)")), new("table", new("列联表（χ²）", "contingency table (χ²)")), new("correlation", new("相关系数", "correlation")),
                ],
            },
            new("p1", new("第一个合格率（%）", "First rate (%)"), SettingKind.Number, "90") { Least = 0.01, Most = 99.99 },
            new("p2", new("第二个合格率（%）", "Second rate (%)"), SettingKind.Number, "95") { Least = 0.01, Most = 99.99 },
            new("d", new("平均数之差（σ 的倍数）", "Difference of means (in σ)"), SettingKind.Number, "0.5") { Least = 0.01, Most = 10 },
            new("groups", new("组数", "Groups"), SettingKind.Whole, "4") { Least = 2, Most = 100 },
            new("f", new("各组平均数的标准差（σ 的倍数）", "Spread of the means (in σ)"), SettingKind.Number, "0.25") { Least = 0.01, Most = 10 },
            new("w", new("列联表的效应 w", "Effect w of the table"), SettingKind.Number, "0.3") { Least = 0.01, Most = 10 },
            new("df", new("列联表的自由度", "Degrees of freedom of the table"), SettingKind.Whole, "2") { Least = 1, Most = 1000 },
            new("r", new("相关系数", "Correlation"), SettingKind.Number, "0.3") { Least = 0.01, Most = 0.99 },
            new("power", new("检验功效（%）", "Power (%)"), SettingKind.Number, "80") { Least = 50, Most = 99.9 },
            new("alpha", new("显著性水平 α（%）", "Significance level α (%)"), SettingKind.Number, "5") { Least = 0.01, Most = 20 },
        ],
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (test, power, alpha) = (given.Choice("test"), given.Number("power") / 100, given.Number("alpha") / 100);
        if (test.StartsWith("two-rates", StringComparison.Ordinal) && given.Number("p1") == given.Number("p2"))
        {
            throw SheetProblems.Unusable(
                "“第一个合格率”与“第二个合格率”相同，没有差别可检验。请更正其中一个。",
                "“First rate” and “Second rate” are equal, so there is no difference to test. Correct one of them.");
        }

        var exact = Size(given, test, power, alpha);
        var (needed, unit) = (SampleSizeSheet.Up(exact), Unit(test, tongue));
        var sizes = Array.ConvertAll(Powers, one => Size(given, test, one, alpha));
        return new()
        {
            Verdict = new(Tone.Plain, tongue[$"{unit}至少 {needed:0} 个：真有这么大的差别时，有 {100 * power:0.#} % 的机会发现。", $"At least {needed:0} {unit}: a difference of this size is then found with a chance of {100 * power:0.#} %."]),
            Readings =
            [
                new(Tone.Plain, tongue[$"没有差别时误判有差别的机会是 {100 * alpha:0.##} %（双侧）。", $"Without any difference one is claimed with a chance of {100 * alpha:0.##} % (two-sided)."]),
                .. needed < 6 ? [new Reading(Tone.Caution, tongue["样本很少时检验的前提难以核对，请至少取 6 个。", "So small a sample cannot show whether the test fits; take at least 6."])] : Array.Empty<Reading>(),
            ],
            Figures = [new(tongue["样本量", "Sample size"], needed, 0, Note: unit), new(tongue["取整前", "Before rounding"], exact, 4)],
            Pictures =
            [
                new()
                {
                    Kind = ChartKind.Line, Title = tongue["功效与样本量", "Power and sample size"], Across = new(tongue["功效（%）", "Power (%)"]), Up = new(unit), Digits = 0,
                    Series = [new(tongue["样本量", "Sample size"], [.. sizes.Select(size => (double?)SampleSizeSheet.Up(size))]) { At = Array.ConvertAll(Powers, one => 100 * one) }],
                },
            ],
            Tables = [new(tongue["不同功效下的样本量", "Sample sizes"], [tongue["功效（%）", "Power (%)"], tongue["样本量", "Sample size"]], [.. Powers.Select((one, i) => (IReadOnlyList<Cell>)[100 * one, SampleSizeSheet.Up(sizes[i])])], 0)],
            Next = [tongue["先写下要发现的差别和样本量，再抽样。", "Write down difference and size before sampling."]],
        };
    }

    private static double Size(Given given, string test, double power, double alpha) => test switch
    {
        "two-rates" => SampleSize.TwoProportions(given.Number("p1") / 100, given.Number("p2") / 100, power, alpha),
        "two-rates-arcsine" => SampleSize.TwoProportionsByArcSine(given.Number("p1") / 100, given.Number("p2") / 100, power, alpha),
        "two-means" => SampleSize.TTest(given.Number("d"), power, paired: false, alpha),
        "pairs" => SampleSize.TTest(given.Number("d"), power, paired: true, alpha),
        "groups" => SampleSize.Anova(given.WholeNumber("groups"), given.Number("f"), power, alpha),
        "table" => SampleSize.ChiSquared(given.Number("w"), given.WholeNumber("df"), power, alpha),
        _ => SampleSize.Correlation(given.Number("r"), power, alpha),
    };

    private static string Unit(string test, Tongue tongue) => test switch
    {
        "pairs" => tongue["成对样品", "pairs"],
        "table" or "correlation" => tongue["总共", "in all"],
        _ => tongue["每组", "in each group"],
    };
}
