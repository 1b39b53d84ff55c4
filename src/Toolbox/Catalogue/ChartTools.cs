using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Catalogue;

internal static class ChartTools
{
    public const string Iso2 = "GB/T 17989.2 (ISO 7870-2)";

    private static readonly (string Name, SigmaEstimator Estimator)[] Estimators =
    [
        ("UWAVE_R", SigmaEstimator.MeanRange), ("MVLUE_R", SigmaEstimator.WeightedRange), ("UWAVE_SD", SigmaEstimator.MeanDeviation),
        ("MVLUE_SD", SigmaEstimator.WeightedDeviation), ("POOLED", SigmaEstimator.Pooled), ("POOLED_c4", SigmaEstimator.PooledUnbiased),
    ];

    public static IReadOnlyList<Tool> All { get; } =
    [
        new("xbar-R / xbar-S", "均值-极差图、均值-标准差图", "X-bar and R, X-bar and s charts",
            "x̄̄=Σn·x̄/Σn；x̄ 图 x̄̄±3σ̂/√n；R 图 (d2±3d3)σ̂；s 图 (c4±3c5)σ̂",
            "3σ 界限；子组不大于 8 默认 R̄/d2，否则 s̄/c4；下限不低于 0；常数精确计算；只有一个值的子组不参与 σ", Iso2, Subgroup),
        new("xbar-R / xbar-S (table-constant compatibility)", "均值图（查表常数，与旧报告对照）", "X-bar charts with table constants",
            "同均值-极差图，d2、d3 取三位小数的表", "只用于重现旧报告；子组不等时 R、s 图用加权平均作中心线", "qcc 2.7 的约定", Printed),
        new("I-MR", "单值-移动极差图", "Individuals and moving range chart",
            "σ̂=mean(MR)/d2(w)；I 图 x̄±3σ̂；MR 图 (d2±3d3)σ̂", "移动窗宽默认 2，另给 3 和 5；σ 的其他估计：中位移动极差、逐差均方、s/c4", Iso2, Individuals),
        new("EWMA", "指数加权移动平均图", "EWMA chart", "z=λx+(1-λ)z₋₁；±Lσ√(λ/(2-λ)·(1-(1-λ)^2i))",
            "起点为中心值；界限随 i 变化；默认 λ=0.2、L=2.86（受控平均链长 370）；“out”为出界点的序号", "ISO 7870-6；Roberts 1959", Ewma),
        new("tabular CUSUM", "累积和图", "Tabular CUSUM chart", "C⁺=max(0,C⁺+z-k)；C⁻=max(0,C⁻-z-k)；大于 h 报警",
            "标准化；默认 k=0.5、h=4.775（受控平均链长 370）；快速初始响应为 h/2", "ISO 7870-4；Page 1954；Lucas 与 Crosier 1982", Cusum),
        new("moving average chart", "移动平均图", "Moving average chart", "最近 w 个值的平均；±3σ/√w", "前 w-1 点用已有的值，界限较宽；默认 w=5", Iso2, MovingAverage),
    ];

    private static JsonObject Subgroup(ToolInput input, ToolInput parameters)
    {
        var groups = Read(input);
        var limits = new JsonObject();
        var sigma = new JsonObject();
        foreach (var (name, estimator) in Estimators)
        {
            var value = groups.Sigma(estimator);
            sigma[name] = Answer.Number(value, name);
            limits[name] = Band(groups, size => SubgroupChart.OfMeans(groups.Centre, value, size), centre: false);
        }

        var (ofRanges, ofDeviations) = (groups.Sigma(SigmaEstimator.MeanRange), groups.Sigma(SigmaEstimator.MeanDeviation));
        return new()
        {
            ["size"] = Answer.Wholes(Enumerable.Range(0, groups.Count).Select(groups.SizeOf)),
            ["mean"] = Answer.Numbers(groups.Means),
            ["range"] = Answer.Numbers(groups.Ranges),
            ["sd"] = Answer.Numbers(groups.Deviations),
            ["center"] = groups.Centre,
            ["sigma"] = sigma,
            ["xbar_limits"] = limits,
            ["R_chart"] = Band(groups, size => SubgroupChart.OfRanges(ofRanges, Math.Max(2, size)), centre: true),
            ["S_chart"] = Band(groups, size => SubgroupChart.OfDeviations(ofDeviations, Math.Max(2, size)), centre: true),
        };
    }

    private static JsonObject Printed(ToolInput input, ToolInput parameters)
    {
        var groups = Read(input);
        if (Enumerable.Range(0, groups.Count).Max(groups.SizeOf) is > 25 and var largest)
        {
            throw Problems.OutOfRange(Words.Both("groups"), largest, new("不大于 25（查表常数只到 25）", "at most 25 (the printed constants end there)"));
        }

        var answer = new JsonObject();
        foreach (var (name, estimator) in Estimators.Where(one => one.Estimator != SigmaEstimator.Pooled))
        {
            var sigma = groups.Sigma(estimator, printed: true);
            answer[name == "POOLED_c4" ? "RMSDF" : name] = Report(groups, groups.Centre, sigma, size => SubgroupChart.OfMeans(groups.Centre, sigma, size));
        }

        var (ofRanges, ofDeviations) = (groups.Sigma(SigmaEstimator.MeanRange, printed: true), groups.Sigma(SigmaEstimator.MeanDeviation));
        var (range, deviation) = (groups.Weighted(groups.Ranges), groups.Weighted(groups.Deviations));
        answer["R"] = Report(groups, range, ofRanges, size => Around(range, 3 * ChartConstants.Of(size, printed: true).D3 * ofRanges));
        answer["S"] = Report(groups, deviation, ofDeviations, size => Around(deviation, 3 * ChartConstants.Of(size).C5 * ofDeviations));
        return answer;
    }

    private static JsonObject Report(Subgroups groups, double centre, double sigma, Func<int, Limits> limits)
    {
        var band = Band(groups, limits, centre: false, once: groups.Size > 0);
        band["center"] = Answer.Number(centre);
        band["sigma"] = Answer.Number(sigma);
        return band;
    }

    private static Limits Around(double centre, double width) => new Limits(centre, centre - width, centre + width).FromZero();

    internal static JsonObject Band(Subgroups groups, Func<int, Limits> limits, bool centre, bool once = false)
    {
        var known = new Dictionary<int, Limits>();
        var all = new Limits[once ? 1 : groups.Count];
        for (var i = 0; i < all.Length; i++)
        {
            var size = groups.SizeOf(i);
            if (!known.TryGetValue(size, out all[i]))
            {
                known[size] = all[i] = limits(size);
            }
        }

        var band = new JsonObject { ["lcl"] = Answer.Numbers(all.Select(one => one.Lower)), ["ucl"] = Answer.Numbers(all.Select(one => one.Upper)) };
        if (centre)
        {
            band["cl"] = Answer.Numbers(all.Select(one => one.Centre));
        }

        return band;
    }

    private static JsonObject Individuals(ToolInput input, ToolInput parameters)
    {
        var x = Varying.Numbers(input, "x", 3);
        var deviation = Sample.Deviation(x);
        var differences = IndividualsChart.SigmaOfDifferences(x);
        var unbiased = deviation / ChartConstants.C4Of(x.Length);
        var printed = IndividualsChart.Fit(x, printed: true);
        var answer = new JsonObject
        {
            ["n"] = x.Length,
            ["mean"] = Answer.Number(Sample.Mean(x), "mean"),
            ["sd"] = Answer.Number(deviation, "sd"),
            ["sigma_mssd"] = Answer.Number(differences),
            ["sigma_sd_c4"] = Answer.Number(unbiased),
            ["mssd_ratio"] = Answer.Number(differences * differences / (deviation * deviation)),
            ["qcc27"] = new JsonObject
            {
                ["sigma_MR"] = printed.Sigma,
                ["lcl"] = printed.Individuals.Lower,
                ["ucl"] = printed.Individuals.Upper,
                ["sigma_SD"] = unbiased,
            },
        };
        foreach (var span in new[] { 2, 3, 5 }.Append(parameters.Whole("span", 2, 2, ChartConstants.LargestSize)).Distinct())
        {
            answer[$"span{span}"] = x.Length < span ? null : Spanned(IndividualsChart.Fit(x, span));
        }

        return answer;
    }

    private static JsonObject Spanned(IndividualsChart chart) => new()
    {
        ["mr"] = Answer.Numbers(chart.Ranges),
        ["mrbar"] = chart.MeanRange,
        ["sigma"] = chart.Sigma,
        ["sigma_median_mr"] = Answer.Maybe(chart.SigmaOfMedian),
        ["I"] = new JsonObject { ["cl"] = chart.Individuals.Centre, ["lcl"] = chart.Individuals.Lower, ["ucl"] = chart.Individuals.Upper },
        ["MR"] = new JsonObject { ["cl"] = chart.MovingRanges.Centre, ["lcl"] = chart.MovingRanges.Lower, ["ucl"] = chart.MovingRanges.Upper },
    };

    private static JsonObject Ewma(ToolInput input, ToolInput parameters)
    {
        var (x, centre, sigma) = Varying.Standard(input, parameters);
        var lambda = Varying.Within(parameters, "lambda", 0.2, 0, 1);
        var chart = MemoryChart.Ewma(x, centre, sigma, lambda, Varying.Positive(parameters, "L", 2.86));
        return new()
        {
            ["z"] = Answer.Numbers(chart.Points),
            ["lcl"] = Answer.Numbers(chart.Lower),
            ["ucl"] = Answer.Numbers(chart.Upper),
            ["cl"] = Answer.Number(centre),
            ["out"] = Answer.Wholes(chart.Signals),
            ["asymptotic"] = new JsonObject { ["lcl"] = Answer.Number(chart.Asymptotic.Lower), ["ucl"] = Answer.Number(chart.Asymptotic.Upper) },
        };
    }

    private static JsonObject Cusum(ToolInput input, ToolInput parameters)
    {
        var (x, centre, sigma) = Varying.Standard(input, parameters);
        var (k, h) = (Varying.Positive(parameters, "k", 0.5), Varying.Positive(parameters, "h", 4.775));
        var chart = MemoryChart.Cusum(x, centre, sigma, k, h);
        var fast = MemoryChart.Cusum(x, centre, sigma, k, h, h / 2);
        return new()
        {
            ["up"] = Answer.Numbers(chart.Up),
            ["down"] = Answer.Numbers(chart.Down),
            ["n_plus"] = Answer.Wholes(chart.PeriodsUp),
            ["n_minus"] = Answer.Wholes(chart.PeriodsDown),
            ["signal_up"] = Answer.Wholes(chart.SignalsUp),
            ["signal_down"] = Answer.Wholes(chart.SignalsDown),
            ["fir_half"] = new JsonObject { ["up"] = Answer.Numbers(fast.Up), ["down"] = Answer.Numbers(fast.Down) },
        };
    }

    private static JsonObject MovingAverage(ToolInput input, ToolInput parameters)
    {
        var (x, centre, sigma) = Varying.Standard(input, parameters);
        var chart = MemoryChart.MovingAverage(x, centre, sigma, parameters.Whole("w", 5, 2, 1000));
        return new()
        {
            ["ma"] = Answer.Numbers(chart.Points), ["lcl"] = Answer.Numbers(chart.Lower), ["ucl"] = Answer.Numbers(chart.Upper), ["out"] = Answer.Wholes(chart.Signals),
        };
    }

    private static Subgroups Read(ToolInput input) => Varying.Subgroups(input, ChartConstants.LargestSize);
}
