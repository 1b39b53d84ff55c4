using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Survey;

namespace Zhiheng.Toolbox.Catalogue;

/// <summary>How to draw and how many.</summary>
internal static class SampleDesignTools
{
    public static IReadOnlyList<Tool> All { get; } =
    [
        new("PPS inclusion probabilities and systematic selection", "按规模成比例（PPS）的入样概率与系统抽样", "PPS selection", "π=n·规模/Σ规模；累计 π 跨过整数+u 的单位入选", "π≥1 的单位必抽，其余重新分配；按名单顺序，起点 u 公开记录", "Särndal 等 3.6", Select),
        new("PPS estimators", "不等概率抽样估计", "Estimators for unequal probabilities", "HT=Σy/π；Hájek 均值=HT(y)/HT(1)；Deville 方差 c=(1-π)n/(n-1)", "Hansen-Hurwitz 取 p=π/n", "Deville 1999", Estimate),
        new("sample size for a proportion", "估计比例的样本量", "Sample size for a proportion", "n0=z²pq/e²·deff；n=n0/(1+(n0-1)/N)", "三元组为 n0、n、向上取整；不给 p 时列出常用情形", "Cochran 第 4 章", ForProportion),
        new("power sample sizes", "检验的样本量", "Sample sizes for tests", "由检验功效求 n：正态、反正弦、非中心 t、F、χ²、Fisher z", "双侧 α=0.05，不取整；不给 test 时列出常用情形", "Cohen 1988", ForTests),
    ];

    private static JsonObject Select(ToolInput input, ToolInput parameters)
    {
        var probabilities = ProportionalSelection.Probabilities(input.Numbers("size"), input.Whole("n", 1));
        return new()
        {
            ["pik"] = Answer.Numbers(probabilities),
            ["selected"] = Answer.Wholes(ProportionalSelection.Systematic(probabilities, input.Number("u"))),
        };
    }

    private static JsonObject Estimate(ToolInput input, ToolInput parameters)
    {
        var e = UnequalProbability.Of(input.Numbers("y", 2), input.Numbers("pik", 2));
        return new()
        {
            ["ht_total"] = e.Total,
            ["hansen_hurwitz_total"] = e.HansenHurwitz,
            ["hh_var"] = e.HansenHurwitzVariance,
            ["ht_var_deville"] = e.TotalVariance,
            ["N_hat"] = e.Units,
            ["hajek_mean"] = e.Mean,
            ["hajek_var"] = e.MeanVariance,
        };
    }

    private static JsonObject ForProportion(ToolInput input, ToolInput parameters)
    {
        if (parameters.Has("p"))
        {
            var size = SampleSize.Proportion(
                parameters.Number("p"), parameters.Number("e"), parameters.Number("level", 0.95), parameters.Number("deff", 1), parameters.NumberOrNone("N"));
            return new() { ["n"] = Triple(size) };
        }

        return new()
        {
            ["p50_e03"] = Triple(SampleSize.Proportion(0.5, 0.03)),
            ["p50_e05_N2000"] = Triple(SampleSize.Proportion(0.5, 0.05, population: 2000)),
            ["p95_e02_deff15"] = Triple(SampleSize.Proportion(0.95, 0.02, designEffect: 1.5)),
            ["p90_e03_N500"] = Triple(SampleSize.Proportion(0.9, 0.03, population: 500)),
        };
    }

    private static JsonArray Triple((double Infinite, double Finite) size) => Answer.Numbers([size.Infinite, size.Finite, Math.Ceiling(size.Finite - 1e-9)]);

    private static JsonObject ForTests(ToolInput input, ToolInput parameters)
    {
        if (parameters.Has("test"))
        {
            var (test, power, alpha) = (parameters.Text("test"), parameters.Number("power", 0.8), parameters.Number("alpha", 0.05));
            return new()
            {
                ["n"] = Answer.Number(test switch
                {
                    "two_prop" => SampleSize.TwoProportions(parameters.Number("p1"), parameters.Number("p2"), power, alpha),
                    "two_prop_arcsine" => SampleSize.TwoProportionsByArcSine(parameters.Number("p1"), parameters.Number("p2"), power, alpha),
                    "t_two" => SampleSize.TTest(parameters.Number("d"), power, paired: false, alpha),
                    "t_paired" => SampleSize.TTest(parameters.Number("d"), power, paired: true, alpha),
                    "anova" => SampleSize.Anova(parameters.Whole("k", 2), parameters.Number("f"), power, alpha),
                    "chisq" => SampleSize.ChiSquared(parameters.Number("w"), parameters.Whole("df", 1), power, alpha),
                    "r" => SampleSize.Correlation(parameters.Number("r"), power, alpha),
                    _ => throw Problems.NotOneOf(Words.Both("test"), test, ["two_prop", "two_prop_arcsine", "t_two", "t_paired", "anova", "chisq", "r"]),
                }),
            };
        }

        return new()
        {
            ["two_prop_90_95"] = SampleSize.TwoProportions(0.9, 0.95, 0.8),
            ["two_prop_pwr"] = SampleSize.TwoProportionsByArcSine(0.9, 0.95, 0.8),
            ["t_two_d05"] = SampleSize.TTest(0.5, 0.8, paired: false),
            ["t_paired_d03"] = SampleSize.TTest(0.3, 0.9, paired: true),
            ["anova_k4_f25"] = SampleSize.Anova(4, 0.25, 0.8),
            ["chisq_w3_df2"] = SampleSize.ChiSquared(0.3, 2, 0.8),
            ["r_03"] = SampleSize.Correlation(0.3, 0.8),
        };
    }
}
