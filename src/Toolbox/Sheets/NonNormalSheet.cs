using Zhiheng.Toolbox.Capability;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Capability of data that are not normal: by the percentiles of a fitted distribution, and after a Box-Cox transformation.</summary>
internal static class NonNormalSheet
{
    private const double Low = 0.00135;
    private const double High = 0.99865;

    private static readonly double[] RoundLambdas = [-2, -1, -0.5, 0, 0.5, 1, 2, 3];

    private static readonly (string Name, Words Title)[] Distributions =
    [
        ("weibull", new("Weibull（威布尔）", "Weibull")), ("gamma", new("Gamma（伽马）", "gamma")), ("lognormal", new("对数正态", "lognormal")),
        ("exponential", new("指数", "exponential")), ("logistic", new("Logistic", "logistic")), ("normal", new("正态", "normal")),
    ];

    public static Sheet Sheet { get; } = new()
    {
        Slug = "capability-nonnormal",
        Tools = ["non-normal capability (ISO 22514-2 percentile method) and Box-Cox", "normality tests and descriptive statistics"],
        Title = new("过程能力（非正态）", "Process capability, other distributions"),
        Question = new("数据偏斜（如平面度、等待时间），过程能力怎么算？", "Skewed data such as flatness or waiting times: what is the capability?"),
        Family = Family.Capable,
        Help = new("一列数，至少 5 个，最好 100 个以上。至少填写一个规格限。先用控制图确认过程受控。", "One column of numbers, at least 5, better 100 and more. At least one limit. See first that the process is under control."),
        Columns = [new("x", new("测量值", "Values"))],
        Settings =
        [
            SpecificationReading.Settings[0],
            SpecificationReading.Settings[1] with { Default = "9" },
            new("distribution", new("分布", "Distribution"), SettingKind.Choice, "auto") { Options = [new("auto", new("自动（AD 最小，再看 AIC）", "automatic (least AD, then AIC)")), .. Distributions.Select(one => new Option(one.Name, one.Title))] },
        ],
        Sample = "平面度（YY 演示数据）\n" + string.Join('\n', "1.2 2.8 0.9 3.6 1.7 4.4 2.1 1.4 5.2 2.5 0.7 3.1 1.9 2.3 6.1 1.1 2.7 3.9 1.6 2.0 0.5 4.8 1.3 2.9 3.3 1.8 2.4 0.8 3.7 1.5 2.2 5.6 1.0 2.6 4.1 1.9 3.0 2.3 0.6 3.4 1.7 2.8 7.0 1.2 2.1 3.8 1.4 2.5 4.6 1.6".Split(' ')),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var limits = SpecificationReading.Read(given, target: false);
        var x = given.Numbers("x");
        if (x.Length < 5)
        {
            throw Problems.TooFew(given.Title("x"), x.Length, 5);
        }

        var sorted = Sample.Sorted(x);
        if (sorted[0] == sorted[^1])
        {
            throw Problems.Constant(given.Title("x"));
        }

        var rows = Fits(x, sorted[0] > 0).Select(fit => Row.Of(fit, sorted, limits)).OrderBy(row => row.Distance).ThenBy(row => row.Fit.Akaike).ToList();
        var asked = given.Choice("distribution");
        var best = asked == "auto" ? rows[0] : rows.FirstOrDefault(row => row.Fit.Name == asked)
            ?? throw SheetProblems.Unusable(sorted[0] > 0 ? new("所选分布没有拟合成功。请换一个分布，或选“自动”。", "The distribution chosen could not be fitted. Choose another, or “automatic”.") : new($"所选分布只用于大于 0 的数，而最小的值是 {sorted[0]}。请换 Logistic 或正态分布，或选“自动”。", $"The distribution chosen is for numbers above 0 only, but the least value is {sorted[0]}. Choose the logistic or normal distribution, or “automatic”."));
        var name = tongue[Distributions.First(one => one.Name == best.Fit.Name).Title];
        (double Lambda, double Rounded, double? Ppk)? cox = sorted[0] > 0 ? Transformed(x, limits) : null;
        var (digits, few) = (given.Digits, x.Length < CapabilitySheet.Fewest);
        return new()
        {
            Verdict = few
                ? new(Tone.Caution, tongue[$"不评定等级：只有 {x.Length} 个值，至少需要 {CapabilitySheet.Fewest} 个；按{name}分布 Ppk = {best.Ppk:0.00}。", $"No verdict: {x.Length} values, at least {CapabilitySheet.Fewest} are needed; Ppk = {best.Ppk:0.00} by the {name} distribution."])
                : new(best.Ppk >= 1.33 ? Tone.Good : best.Ppk >= 1 ? Tone.Caution : Tone.Bad, tongue[$"按{name}分布，Ppk = {best.Ppk:0.00}，预期超差 {best.Millionths:#,0.#} ppm。", $"By the {name} distribution Ppk = {best.Ppk:0.00}, {best.Millionths:#,0.#} ppm expected outside."]),
            Readings =
            [
                .. sorted[0] <= 0 ? [new Reading(Tone.Caution, tongue[$"最小的值是 {sorted[0]}，不大于 0：只拟合正态和 Logistic 分布，不做 Box-Cox 变换。", $"The least value is {sorted[0]}, not above 0: only the normal and logistic distributions are fitted, and no Box-Cox transformation."])] : Array.Empty<Reading>(),
                .. best.Fit.Name == "normal" ? [new Reading(Tone.Plain, tongue["正态分布拟合得最好或由您选定：通常应改用正态的过程能力页，它给出置信下限。", "The normal distribution fits best or was chosen: the page for normal data also gives the lower bound."])] : Array.Empty<Reading>(),
                .. !few && x.Length < CapabilitySheet.Enough ? [new Reading(Tone.Caution, tongue[$"只有 {x.Length} 个值：0.135 % 和 99.865 % 分位数在数据之外，由分布外推而来，仅供参考。", $"Only {x.Length} values: the percentiles 0.135 % and 99.865 % lie beyond the data and follow from the distribution alone."])] : Array.Empty<Reading>(),
                new(Tone.Plain, tongue["这是总体（长期）指数，没有通用的置信下限；只有控制图受控时才能预测今后。", "This is an index of the long run without a common confidence bound; it foretells only while the chart is under control."]),
                .. cox is { } transformed ? [new Reading(Tone.Plain, transformed.Ppk is { } ppk ? tongue[$"Box-Cox：最可能的 λ = {transformed.Lambda:0.00}，取整 {transformed.Rounded}，变换后 Ppk = {ppk:0.00}。", $"Box-Cox: the most likely λ = {transformed.Lambda:0.00}, rounded {transformed.Rounded}; Ppk after it = {ppk:0.00}."] : tongue["规格限不大于 0，不能变换；Box-Cox 不给出 Ppk。", "A limit at or below 0 cannot be transformed: no Ppk by Box-Cox."])] : Array.Empty<Reading>(),
            ],
            Figures =
            [
                new("Ppk", best.Ppk, 3, Note: name), .. best.Pp is { } pp ? [new Figure("Pp", pp, 3)] : Array.Empty<Figure>(),
                new(tongue["预期超差 ppm", "Expected outside, ppm"], best.Millionths, 1), new(tongue["实测超差 ppm", "Observed outside, ppm"], 1e6 * x.Count(v => v < limits.Lower || v > limits.Upper) / x.Length, 1),
                new(tongue["0.135 % 分位数", "0.135 % point"], best.Low, digits), new(tongue["中位数", "Median"], best.Median, digits), new(tongue["99.865 % 分位数", "99.865 % point"], best.High, digits),
                .. best.Fit.Parameters.Select(one => new Figure($"{name} {one.Name}", one.Value, 4)),
                .. cox is { Ppk: { } after } found ? [new Figure("Box-Cox λ", found.Lambda, 4), new Figure(tongue[$"变换后 Ppk（λ = {found.Rounded}）", $"Ppk after λ = {found.Rounded}"], after, 3)] : Array.Empty<Figure>(),
                .. x.Length >= 1000 ? [new Figure(tongue["经验 0.135 % 分位数", "Empirical 0.135 % point"], Sample.Quantile(sorted, Low), digits), new Figure(tongue["经验 99.865 % 分位数", "Empirical 99.865 % point"], Sample.Quantile(sorted, High), digits)] : Array.Empty<Figure>(),
                new(tongue["个数", "Values"], x.Length, 0),
            ],
            Pictures = [HistogramPicture.Of(tongue["直方图与拟合的分布", "Histogram and fitted distribution"], x, limits, name, best.Fit.Below, digits, tongue)],
            Tables =
            [
                new(tongue["各分布的拟合", "Fits"], [tongue["分布", "Distribution"], "AD", "AIC", "Pp", "Ppk", "ppm"],
                    [.. rows.Select(row => (IReadOnlyList<Cell>)[tongue[Distributions.First(one => one.Name == row.Fit.Name).Title], row.Distance < double.MaxValue ? row.Distance : (double?)null, row.Fit.Akaike, row.Pp, row.Ppk, row.Millionths])], 3)
                {
                    Note = tongue["AD 越小越好；差不多时取 AIC 小的，或工程上有道理的。", "The smaller AD the better; of equals take the lesser AIC, or the one that engineering suggests."],
                },
            ],
            Next = [tongue["确认所选分布在工程上说得通（如下限为 0 的几何公差常用 Weibull 或对数正态）。", "See that the distribution makes sense (tolerances of form, bounded by 0, are often Weibull or lognormal)."], tongue["在控制图页确认过程受控。", "See on a control chart that the process is steady."]],
        };
    }

    private static IEnumerable<Fit> Fits(double[] x, bool positive)
    {
        List<Fit?> fits = positive ? [Fit.WeibullOf(x), Fit.GammaOf(x), Fit.LognormalOf(x), Fit.ExponentialOf(x)] : [];
        return fits.Append(Fit.LogisticOf(x)).Append(Fit.NormalOf(x)).OfType<Fit>();
    }

    private static (double Lambda, double Rounded, double? Ppk) Transformed(double[] x, Specification limits)
    {
        var found = BoxCox.Of(x);
        var rounded = found with { Lambda = RoundLambdas.MinBy(lambda => Math.Abs(lambda - found.Lambda)) };
        if (limits.Lower is <= 0 || limits.Upper is <= 0)
        {
            return (found.Lambda, rounded.Lambda, null);
        }

        var y = Array.ConvertAll(x, value => rounded.Transform(value)!.Value);
        var mean = Sample.Mean(y);
        var index = new Indices(y.Length, mean, Sample.Deviation(y, mean), y.Length - 1, new(rounded.Transform(limits.Lower), rounded.Transform(limits.Upper)), 0.95).Cpk;
        return (found.Lambda, rounded.Lambda, double.IsFinite(index) ? index : null);
    }

    private sealed record Row(Fit Fit, double Distance, double Low, double Median, double High, double? Pp, double Ppk, double Millionths)
    {
        public static Row Of(Fit fit, double[] sorted, Specification limits)
        {
            var (low, median, high) = (fit.Quantile(NonNormalSheet.Low), fit.Quantile(0.5), fit.Quantile(NonNormalSheet.High));
            var lower = (median - limits.Lower) / (median - low);
            var upper = (limits.Upper - median) / (high - median);
            var outside = (limits.Lower is { } lsl ? fit.Below(lsl) : 0) + (limits.Upper is { } usl ? fit.Above(usl) : 0);
            var distance = Normality.AndersonDarling(sorted, fit.Below, fit.Above);
            return new(fit, double.IsFinite(distance) ? distance : double.MaxValue, low, median, high, (limits.Upper - limits.Lower) / (high - low), Math.Min(lower ?? double.MaxValue, upper ?? double.MaxValue), 1e6 * outside);
        }
    }
}
