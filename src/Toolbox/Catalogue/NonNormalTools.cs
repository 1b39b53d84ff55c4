using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Capability;
using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Catalogue;

internal static class NonNormalTools
{
    private const double Low = 0.00135;
    private const double High = 0.99865;

    public static IReadOnlyList<Tool> All { get; } =
    [
        new("normality tests and descriptive statistics", "正态性检验与描述统计", "Normality tests and descriptive statistics",
            "A²、W²、D、W、W′、JB、χ² 与 p 值；分位数第 6、7 型；偏度与峰度三种定义",
            "标准差除以 n-1；Shapiro-Wilk 用 Royston 1995（3 至 5000 个值）；Anderson-Darling 的 p 用 D'Agostino-Stephens", "GB/T 4882；Royston 1995；D'Agostino、Stephens 1986", Describe),
        new("non-normal capability (ISO 22514-2 percentile method) and Box-Cox", "非正态过程能力（分位数法）与 Box-Cox 变换", "Non-normal capability",
            "Pp=(USL-LSL)/(X99.865-X0.135)；Ppl=(X50-LSL)/(X50-X0.135)；Ppu=(USL-X50)/(X99.865-X50)",
            "极大似然拟合；按 AD 再按 AIC 选择；Box-Cox 用轮廓似然，变换后按正态（n-1）计算；含非正值时只拟合正态和 logistic", "ISO 22514-2；Box、Cox 1964", Capability),
    ];

    private static JsonObject Describe(ToolInput input, ToolInput parameters)
    {
        var x = Varying.Numbers(input, "x", 5);
        var sorted = Sample.Sorted(x);
        var (n, mean) = ((double)x.Length, Sample.Mean(x));
        var deviation = Sample.Deviation(x, mean);
        var median = Sample.Quantile(sorted, 0.5);
        var (skew, kurtosis) = Normality.Moments(x);
        var anderson = Normality.AndersonDarling(sorted);
        var pearson = Normality.Pearson(sorted);
        return new()
        {
            ["n"] = x.Length,
            ["mean"] = Answer.Number(mean, "mean"),
            ["sd"] = Answer.Number(deviation, "sd"),
            ["min"] = sorted[0],
            ["max"] = sorted[^1],
            ["median"] = median,
            ["q1_type7"] = Sample.Quantile(sorted, 0.25),
            ["q3_type7"] = Sample.Quantile(sorted, 0.75),
            ["q1_type6"] = Sample.QuantileType6(sorted, 0.25),
            ["q3_type6"] = Sample.QuantileType6(sorted, 0.75),
            ["mad"] = 1.4826 * Sample.Median(Array.ConvertAll(x, value => Math.Abs(value - median))),
            ["skew_g1"] = Answer.Number(skew, "skew"),
            ["kurt_g2"] = Answer.Number(kurtosis, "kurtosis"),
            ["skew_G1"] = skew * Math.Sqrt(n * (n - 1)) / (n - 2),
            ["kurt_G2"] = (n - 1) / ((n - 2) * (n - 3)) * (((n + 1) * kurtosis) + 6),
            ["skew_b1"] = skew * Math.Pow((n - 1) / n, 1.5),
            ["kurt_b2"] = ((kurtosis + 3) * (1 - (1 / n)) * (1 - (1 / n))) - 3,
            ["AD"] = new JsonObject { ["A"] = Answer.Number(anderson.Statistic, "AD"), ["A_star"] = anderson.Adjusted, ["p"] = Answer.Number(anderson.PValue, "AD") },
            ["CVM"] = Result("W", Normality.CramerVonMises(sorted)),
            ["lilliefors"] = Result("D", Normality.Lilliefors(sorted)),
            ["shapiro_francia"] = x.Length <= ShapiroWilk.Most ? Result("W", Normality.ShapiroFrancia(sorted)) : null,
            ["shapiro_wilk"] = x.Length <= ShapiroWilk.Most ? Result("W", ShapiroWilk.Of(sorted)) : null,
            ["jarque_bera"] = Result("JB", Normality.JarqueBera(sorted)),
            ["pearson"] = new JsonObject { ["P"] = Answer.Number(pearson.Statistic), ["p"] = Answer.Number(pearson.PValue), ["classes"] = pearson.Classes },
        };
    }

    private static JsonObject Result(string name, TestResult test) => new() { [name] = Answer.Number(test.Statistic, name), ["p"] = Answer.Number(test.PValue, name) };

    private static JsonObject Capability(ToolInput input, ToolInput parameters)
    {
        var x = Varying.Numbers(input, "x", 5);
        var limits = CapabilityTools.Limits(parameters);
        var sorted = Sample.Sorted(x);
        var positive = sorted[0] > 0;
        List<Fit?> fits = positive ? [Fit.WeibullOf(x), Fit.GammaOf(x), Fit.LognormalOf(x), Fit.ExponentialOf(x)] : [];
        fits.AddRange([Fit.LogisticOf(x), Fit.NormalOf(x)]);

        var answer = new JsonObject();
        var best = (Name: "", Distance: double.PositiveInfinity, Akaike: double.PositiveInfinity);
        foreach (var fit in fits.OfType<Fit>())
        {
            var distance = Normality.AndersonDarling(sorted, fit.Below, fit.Above);
            answer[fit.Name] = Report(fit, sorted, distance, limits);
            best = (distance, fit.Akaike).CompareTo((best.Distance, best.Akaike)) < 0 ? (fit.Name, distance, fit.Akaike) : best;
        }

        answer["best"] = best.Name;
        answer["boxcox"] = positive ? Transformed(BoxCox.Of(x), x, limits) : null;
        double[] shares = [Low, 0.5, High];
        answer["empirical"] = new JsonObject
        {
            ["q_type7"] = Answer.Numbers(shares.Select(share => Sample.Quantile(sorted, share))),
            ["q_type6"] = Answer.Numbers(shares.Select(share => Sample.QuantileType6(sorted, share))),
        };
        return answer;
    }

    private static JsonObject Report(Fit fit, double[] sorted, double distance, Specification limits)
    {
        var (low, median, high) = (fit.Quantile(Low), fit.Quantile(0.5), fit.Quantile(High));
        var lower = (median - limits.Lower) / (median - low);
        var upper = (limits.Upper - median) / (high - median);
        var outside = (limits.Lower is { } lsl ? fit.Below(lsl) : 0) + (limits.Upper is { } usl ? fit.Above(usl) : 0);
        return new()
        {
            ["par"] = new JsonObject(fit.Parameters.Select(one => KeyValuePair.Create(one.Name, (JsonNode?)Answer.Number(one.Value, fit.Name)))),
            ["loglik"] = Answer.Number(fit.LogLikelihood, fit.Name),
            ["aic"] = fit.Akaike,
            ["bic"] = fit.Bayes(sorted.Length),
            ["AD"] = double.IsFinite(distance) ? distance : null,
            ["q00135"] = low,
            ["median"] = median,
            ["q99865"] = high,
            ["Pp"] = Answer.Maybe((limits.Upper - limits.Lower) / (high - low)),
            ["Ppl"] = Answer.Maybe(lower),
            ["Ppu"] = Answer.Maybe(upper),
            ["Ppk"] = Math.Min(lower ?? double.PositiveInfinity, upper ?? double.PositiveInfinity),
            ["ppm"] = 1e6 * outside,
        };
    }

    private static JsonObject Transformed(BoxCox transformation, double[] x, Specification limits)
    {
        var y = Array.ConvertAll(x, value => transformation.Transform(value)!.Value);
        var mean = Sample.Mean(y);
        var scaled = new Specification(transformation.Transform(limits.Lower), transformation.Transform(limits.Upper));
        var indices = new Indices(y.Length, mean, Sample.Deviation(y, mean), y.Length - 1, scaled, 0.95);
        return new()
        {
            ["lambda"] = transformation.Lambda,
            ["loglik"] = Answer.Number(transformation.LogLikelihood),
            ["Ppk_transformed"] = double.IsFinite(indices.Cpk) ? indices.Cpk : null,
            ["Pp_transformed"] = Answer.Maybe(indices.Cp),
        };
    }
}
