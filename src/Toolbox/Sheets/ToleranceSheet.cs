using Zhiheng.Toolbox.Capability;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Where most of the product lies, with confidence: factors for normal data, and sample sizes without a distribution.</summary>
internal static class ToleranceSheet
{
    private static readonly int[] Usual = [5, 10, 15, 20, 30, 50, 100, 200];

    public static Sheet Sheet { get; } = new()
    {
        Slug = "tolerance",
        Tools = ["normal tolerance factors", "nonparametric tolerance / success-run sample sizes"],
        Title = new("统计容忍区间", "Statistical tolerance intervals"),
        Question = new("以 95 % 的把握，99 % 的产品落在哪里？要抽多少件？", "Where do 99 % of the product lie, with 95 % confidence, and how many pieces does it take?"),
        Family = Family.Capable,
        Help = new("不需要数据：填写样本量、比例和置信水平；填写均值和标准差就算出区间。", "No data: give sample size, share and confidence; with mean and standard deviation the interval follows."),
        Settings =
        [
            new("n", new("样本量 n", "Sample size n"), SettingKind.Whole, "30") { Least = 2, Most = 100000 },
            new("coverage", new("覆盖的比例", "Share covered"), SettingKind.Number, "0.99") { Least = 0.5, Most = 0.9999 },
            new("confidence", new("置信水平", "Confidence"), SettingKind.Number, "0.95") { Least = 0.5, Most = 0.9999 },
            new("mean", new("样本均值", "Mean of the sample"), SettingKind.Number) { IsOptional = true },
            new("sd", new("样本标准差", "Standard deviation of the sample"), SettingKind.Number) { IsOptional = true },
        ],
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (n, coverage, confidence) = (given.WholeNumber("n"), given.Number("coverage"), given.Number("confidence"));
        var (mean, deviation) = (given.NumberOrNone("mean"), given.NumberOrNone("sd"));
        if (deviation is <= 0)
        {
            throw SheetProblems.Unusable(
                $"“样本标准差”填的是 {deviation}，应当大于 0。请更正，或留空只看系数。",
                $"“Standard deviation of the sample” is {deviation}; it must be greater than 0. Correct it, or leave it empty to see the factor only.");
        }

        if (mean is null != deviation is null)
        {
            throw SheetProblems.Unusable(
                $"只填写了“{given.Title(mean is null ? "sd" : "mean").Chinese}”，还缺“{given.Title(mean is null ? "mean" : "sd").Chinese}”。请两项都填，或都留空。",
                $"Only “{given.Title(mean is null ? "sd" : "mean").English}” is filled in; “{given.Title(mean is null ? "mean" : "sd").English}” is missing. Fill in both, or neither.");
        }

        var (one, two, howe) = (ToleranceFactors.OneSided(n, coverage, confidence), ToleranceFactors.TwoSided(n, coverage, confidence), ToleranceFactors.Howe(n, coverage, confidence));
        var (free, freeTwo) = (ToleranceFactors.SampleOneSided(coverage, confidence), ToleranceFactors.SampleTwoSided(coverage, confidence));
        var (share, sure) = ($"{100 * coverage:0.##} %", $"{100 * confidence:0.##} %");
        List<Figure> interval = mean is { } centre && deviation is { } s
            ?
            [
                new(tongue["双侧区间下端", "Interval, lower end"], centre - (two * s)), new(tongue["双侧区间上端", "Interval, upper end"], centre + (two * s)),
                new(tongue["单侧下限", "One-sided lower limit"], centre - (one * s)), new(tongue["单侧上限", "One-sided upper limit"], centre + (one * s)),
            ]
            : [];
        return new()
        {
            Verdict = interval.Count > 0
                ? new(Tone.Good, tongue[$"以 {sure} 的把握，至少 {share} 的产品落在 {interval[0].Value:G6} 至 {interval[1].Value:G6} 之间。", $"With {sure} confidence at least {share} of the product lie between {interval[0].Value:G6} and {interval[1].Value:G6}."])
                : new(Tone.Good, tongue[$"n = {n} 时用 x̄ ± {two:0.000}·s，以 {sure} 的把握覆盖 {share} 的产品；只看一侧用 {one:0.000}·s。", $"With n = {n}, x̄ ± {two:0.000}·s covers {share} of the product with {sure} confidence; on one side {one:0.000}·s."]),
            Readings =
            [
                new(Tone.Plain, tongue[$"不假设分布：抽 {free} 件，最大（或最小）值即为单侧界限；抽 {freeTwo} 件，最小到最大即为双侧区间。", $"Without a distribution: the greatest (or least) of {free} pieces is a one-sided limit; least to greatest of {freeTwo} pieces is a two-sided interval."]),
                new(Tone.Plain, tongue[$"抽 {free} 件全部合格，就以 {sure} 的把握说明合格率不低于 {share}（成功运行）。", $"{free} pieces without a failure show with {sure} confidence a share of at least {share} (success run)."]),
                new(Tone.Caution, tongue["系数只用于来自受控过程的正态数据；偏斜数据请先变换，或用不假设分布的样本量。", "The factors hold for normal data of a steady process; transform skewed data first or use the sizes without a distribution."]),
            ],
            Figures =
            [
                .. interval,
                new(tongue["双侧系数 k（精确）", "Two-sided factor k (exact)"], two, 6), new(tongue["单侧系数 k（精确）", "One-sided factor k (exact)"], one, 6), new(tongue["双侧系数 k（Howe 近似）", "Two-sided factor k (Howe)"], howe, 6),
                new(tongue["非参数单侧样本量", "Sample size without a distribution, one side"], free, 0), new(tongue["非参数双侧样本量", "Sample size without a distribution, both sides"], freeTwo, 0),
            ],
            Tables =
            [
                new(tongue["不同样本量的系数", "Factors by sample size"], ["n", tongue["单侧 k", "One side"], tongue["双侧 k", "Both sides"]],
                    [.. Usual.Append(n).Distinct().Order().Select(size => (IReadOnlyList<Cell>)[$"{size}", ToleranceFactors.OneSided(size, coverage, confidence), ToleranceFactors.TwoSided(size, coverage, confidence)])]),
            ],
            Next = [tongue["把区间与规格限比较：区间在规格限内，才有相应把握说明产品满足规格。", "Compare the interval with the specification: only when it lies within do the pieces meet it with that confidence."]],
        };
    }
}
