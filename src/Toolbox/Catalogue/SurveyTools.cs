using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Survey;

namespace Zhiheng.Toolbox.Catalogue;

/// <summary>Estimation from samples; indices stand in <see cref="IndexTools"/>, designs in <see cref="SampleDesignTools"/>.</summary>
internal static class SurveyTools
{
    public static IReadOnlyList<Tool> All { get; } =
    [
        new("confidence intervals of one pass rate", "合格率的置信区间", "Confidence intervals of one pass rate", "Wilson：(p+z²/2n±z√(p(1-p)/n+z²/4n²))/(1+z²/n)；Clopper-Pearson：Beta 分位数",
            "估计用 Wilson，用于判定时用 Clopper-Pearson；Wald 与 Agresti-Coull 仅供比较，可能超出 0 至 1", "Brown、Cai、DasGupta 2001", Intervals),
        new("stratified pass rate (finite population)", "分层抽样合格率", "Stratified pass rate", "p=ΣW·p_h；var=ΣW²(1-f)p_h(1-p_h)/(n_h-1)", "有限总体修正；推荐区间为有效样本量 p(1-p)/var 上的 Wilson 区间", "Cochran 第 5 章", Stratified),
        new("output-value weighted pass rate, two levels (region, industry)", "按产值加权的合格率（地区、行业两层）", "Output-weighted pass rate", "P_r=Σw·p/Σw；P=ΣW_r·P_r；var=ΣW²p(1-p)/(n-1)", "各单元为独立的层，不作有限总体修正", "制造业产品质量合格率的公开说明", Weighted),
        new("survey estimation", "复杂抽样估计", "Survey estimation", "Hájek 均值 Σwy/Σw；线性化方差，两阶段，有限总体修正", "自由度=初级单位数-层数；比例的区间：logit、反正弦、beta（Korn-Graubard）、t",
            "Särndal 等；Lumley", Complex),
        new("post-stratification, GREG calibration, raking", "事后分层、校准与迭代比例调整", "Post-stratification, calibration, raking", "权数调整到已知总数；方差用残差",
            "population 给出各变量各类别的总数；第一个变量用于事后分层，全部变量用于迭代", "Deville 与 Särndal 1992", Calibrated),
        .. SampleDesignTools.All,
        .. IndexTools.All,
    ];

    private static JsonObject Intervals(ToolInput input, ToolInput parameters)
    {
        var (x, n, level) = (input.Wholes("x", 0), input.Wholes("n", 1), parameters.Number("level", 0.95));
        Same("n", n.Length, "x", x.Length);
        return new()
        {
            ["rows"] = new JsonArray([.. x.Select((count, i) => (JsonNode)new JsonObject
            {
                ["p"] = (double)count / n[i],
                ["wald"] = Pair(ProportionInterval.Wald(count, n[i], level)),
                ["wilson"] = Pair(ProportionInterval.Wilson(count, n[i], level)),
                ["agresti_coull"] = Pair(ProportionInterval.AgrestiCoull(count, n[i], level)),
                ["clopper_pearson"] = Pair(ProportionInterval.ClopperPearson(count, n[i], level)),
                ["jeffreys"] = Pair(ProportionInterval.Jeffreys(count, n[i], level)),
            })]),
        };
    }

    private static JsonObject Stratified(ToolInput input, ToolInput parameters)
    {
        var (size, n, x) = (input.Numbers("N"), input.Numbers("n"), input.Numbers("x"));
        Same("n", n.Length, "N", size.Length);
        Same("x", x.Length, "N", size.Length);
        var s = StratifiedRate.Of([.. size.Select((all, h) => new Stratum(all, n[h], x[h]))], parameters.Number("level", 0.95));
        return new()
        {
            ["p_h"] = Answer.Numbers(s.Rates),
            ["W"] = Answer.Numbers(s.Weights),
            ["p"] = s.Rate,
            ["se"] = s.Error,
            ["df_strata"] = s.DegreesOfFreedom,
            ["df_satterthwaite"] = Answer.Maybe(s.Satterthwaite),
            ["ci_t"] = Pair(s.Interval),
            ["n_eff"] = Answer.Maybe(s.EffectiveSize),
            ["deff"] = Answer.Maybe(s.DesignEffect),
            ["ci_wilson_neff"] = s.Wilson is { } wilson ? Pair(wilson) : null,
            ["ci_cp_neff"] = s.ClopperPearson is { } exact ? Pair(exact) : null,
            ["neyman_n"] = s.Neyman is { } neyman ? Answer.Numbers(neyman) : null,
            ["proportional_n"] = Answer.Numbers(s.Proportional),
        };
    }

    private static JsonObject Weighted(ToolInput input, ToolInput parameters)
    {
        var rate = OutputWeightedRate.Of(input.Matrix("output"), input.Matrix("n"), input.Matrix("x"));
        return new()
        {
            ["region_rate"] = Answer.Numbers(rate.RegionRates),
            ["region_se"] = Answer.Numbers(rate.RegionErrors),
            ["national_rate"] = rate.Rate,
            ["national_se"] = rate.Error,
            ["unweighted"] = rate.Unweighted,
            ["industry_rate"] = Answer.Numbers(rate.IndustryRates),
        };
    }

    private static JsonObject Complex(ToolInput input, ToolInput parameters)
    {
        var mean = SurveySample.Estimate(Units(input, parameters));
        var proportion = mean.Mean is >= 0 and <= 1 ? SurveySample.Proportion(mean) : null;
        return new()
        {
            ["mean"] = mean.Mean,
            ["se"] = mean.Error,
            ["deff"] = Answer.Maybe(mean.DesignEffect),
            ["total"] = mean.Total,
            ["total_se"] = mean.TotalError,
            ["degf"] = mean.DegreesOfFreedom,
            ["ci_t"] = Pair(mean.Interval()),
            ["cv"] = mean.Mean != 0 ? mean.Error / mean.Mean : null,
            ["ciprop"] = proportion is null ? null : new JsonObject
            {
                ["logit"] = Pair(proportion.Logit),
                ["asin"] = Pair(proportion.ArcSine),
                ["beta"] = Pair(proportion.Beta),
                ["mean"] = Pair(proportion.Plain),
                ["xlogit"] = Pair(proportion.Logit),
            },
        };
    }

    private static JsonObject Calibrated(ToolInput input, ToolInput parameters)
    {
        var units = Units(input, parameters, stratified: false);
        var population = parameters.Part("population");
        var margins = population.Names.Select(name => Margin(input.Labels(name), population.Part(name))).ToArray();
        if (margins.Length == 0)
        {
            throw Problems.Missing(Words.Both("population"));
        }

        var (post, raked) = (Calibration.Rake(units, margins[..1]), Calibration.Rake(units, margins));
        return new()
        {
            ["poststratified"] = new JsonObject { ["mean"] = post.Mean, ["se"] = post.Error },
            ["calibrated"] = new JsonObject { ["mean"] = post.Mean, ["se"] = post.Error },
            ["raked"] = new JsonObject { ["mean"] = raked.Mean, ["se"] = raked.Error },
        };
    }

    private static Margin Margin(string[] labels, ToolInput totals)
    {
        var names = totals.Names.ToList();
        var category = Array.ConvertAll(labels, label => names.IndexOf(label) is >= 0 and var at ? at : throw Problems.NotOneOf(Words.Both("population"), label, names));
        return new(category, [.. names.Select(name => totals.Number(name))]);
    }

    /// <summary>
    /// Columns: <c>stype</c> or <c>stratum</c>; <c>dnum</c> or <c>cluster</c> (without it every row is its own unit); weight <c>pw</c> or
    /// <c>weight</c> (without it N/n of the stages); <c>fpc</c>/<c>fpc1</c> primary units and <c>fpc2</c> secondary units in the population.
    /// </summary>
    private static List<SurveyUnit> Units(ToolInput input, ToolInput parameters, bool stratified = true)
    {
        var values = input.Numbers(parameters.Text("variable", "y"), 2);
        var n = values.Length;
        int[] strata = stratified && FirstOf(input, "stype", "stratum") is { } byStratum ? Numbered(input.Labels(byStratum)) : new int[n];
        int[] clusters = FirstOf(input, "dnum", "cluster") is { } byCluster
            ? Numbered([.. input.Labels(byCluster).Select((label, i) => i < strata.Length ? $"{strata[i]}/{label}" : label)]) : [.. Enumerable.Range(0, n)];
        var primaries = FirstOf(input, "fpc", "fpc1") is { } first ? input.Numbers(first) : [.. Enumerable.Repeat(double.PositiveInfinity, n)];
        var secondaries = input.Has("fpc2") ? input.Numbers("fpc2") : null;
        Same("stratum", strata.Length, "y", n);
        Same("cluster", clusters.Length, "y", n);
        Same("fpc", primaries.Length, "y", n);
        Same("fpc2", secondaries?.Length ?? n, "y", n);
        var weights = FirstOf(input, "pw", "weight") is { } named ? input.Numbers(named) : Weights(strata, clusters, primaries, secondaries);
        Same("weight", weights.Length, "y", n);
        return [.. values.Select((value, i) => new SurveyUnit(value, weights[i], strata[i], clusters[i], primaries[i], secondaries?[i]))];
    }

    private static double[] Weights(int[] strata, int[] clusters, double[] primaries, double[]? secondaries)
    {
        var drawn = strata.Zip(clusters).Distinct().CountBy(pair => pair.First).ToDictionary();
        var inside = clusters.CountBy(cluster => cluster).ToDictionary();
        return [.. strata.Select((stratum, i) => double.IsInfinity(primaries[i]) ? throw Problems.Missing(Words.Both("weight"))
            : primaries[i] / drawn[stratum] * (secondaries is null ? 1 : secondaries[i] / inside[clusters[i]]))];
    }

    private static string? FirstOf(ToolInput input, string one, string other) => input.Has(one) ? one : input.Has(other) ? other : null;

    private static int[] Numbered(string[] labels)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return Array.ConvertAll(labels, label => numbers.TryGetValue(label, out var known) ? known : numbers[label] = numbers.Count);
    }

    internal static JsonArray Pair((double Low, double High) interval) => Answer.Numbers([interval.Low, interval.High]);

    internal static void Same(string place, int count, string other, int expected)
    {
        if (count != expected)
        {
            throw Problems.DifferentLengths(Words.Both(place), count, Words.Both(other), expected);
        }
    }
}
