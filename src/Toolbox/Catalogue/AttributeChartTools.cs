using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Catalogue;

internal static class AttributeChartTools
{
    private const string Iso2 = "GB/T 17989.2 (ISO 7870-2)";

    public static IReadOnlyList<Tool> All { get; } =
    [
        new("p / np / Laney p'", "不合格品率图、不合格品数图、Laney p′ 图", "p, np and Laney p' charts",
            "p̄=Σd/Σn；p̄±3√(p̄(1-p̄)/n)；p′ 图的宽度乘 σz=mean|Δz|/d2(2)",
            "界限限制在 0 与 1 之间；样本量相等时另给 np 图；过度离散 D=Σ(d-np̄)²/(np̄(1-p̄))", $"{Iso2}；Laney 2002", Shares),
        new("c", "不合格数图", "c chart", "c̄±3√c̄", "下限不低于 0；另给 0.135% 与 99.865% 的概率界限", Iso2, Counts),
        new("u / Laney u'", "单位不合格数图、Laney u′ 图", "u and Laney u' charts", "ū=Σc/Σn；ū±3√(ū/n)；u′ 图的宽度乘 σz", "下限不低于 0", $"{Iso2}；Laney 2002", Rates),
        new("g (number of conforming items between defects)", "g 图（两次不合格之间的合格数）", "g chart", "m±3√(m(m+1))", "X=0,1,2,…；概率界限用 p=1/(1+m) 的几何分布", "Benneyan 2001", Gaps),
        new("t (time between rare events, Nelson power transform)", "t 图（稀有事件的间隔时间）", "t chart", "y=t^(1/3.6) 的单值图，再变换回来", "时间大于 0；变换后的负下限记为 0", "Nelson 1994", Times),
    ];

    private static JsonObject Shares(ToolInput input, ToolInput parameters)
    {
        var sizes = Varying.Sizes(input, "size", input.Numbers("defectives").Length, "defectives");
        var defectives = Varying.Counts(input, "defectives", sizes);
        var chart = AttributeChart.OfShares(defectives, sizes);
        if (chart.Centre is 0 or 1)
        {
            throw Problems.Degenerate(Words.Both("defectives"), chart.Centre == 0
                ? new("不合格品数全部为 0，没有变差。请合并批次后再作图，或改用 g 图。", "all counts of nonconforming items are 0, so there is no variation. Combine lots before charting, or use a g chart.")
                : new("全部不合格，没有变差。请核对数据。", "every item is nonconforming, so there is no variation. Check the data."));
        }

        var (statistic, freedom, p) = AttributeChart.Overdispersion(defectives, sizes);
        var answer = Chart(chart);
        answer["z"] = Answer.Numbers(chart.Scores);
        answer["overdispersion"] = new JsonObject { ["D"] = Answer.Number(statistic), ["df"] = freedom, ["p_value"] = Answer.Number(p) };
        if (Array.TrueForAll(sizes, size => size == sizes[0]))
        {
            var numbers = AttributeChart.OfNumbers(chart.Centre, sizes[0]);
            answer["np"] = new JsonObject { ["cl"] = numbers.Centre, ["lcl"] = numbers.Lower, ["ucl"] = numbers.Upper };
        }

        return answer;
    }

    private static JsonObject Counts(ToolInput input, ToolInput parameters)
    {
        var mean = Sample.Mean(Varying.Counts(input, "defects"));
        var limits = AttributeChart.OfCounts(mean > 0 ? mean : throw Problems.Degenerate(Words.Both("defects"), new(
            "不合格数全部为 0，没有变差。请合并时段后再作图。",
            "all counts of nonconformities are 0, so there is no variation. Combine periods before charting.")));
        return new()
        {
            ["cl"] = limits.Centre,
            ["lcl"] = limits.Lower,
            ["ucl"] = limits.Upper,
            ["prob_limits_00135"] = new JsonObject { ["lcl"] = Poisson.Quantile(0.00135, mean), ["ucl"] = Poisson.Quantile(0.99865, mean) },
        };
    }

    private static JsonObject Rates(ToolInput input, ToolInput parameters)
    {
        var defects = Varying.Counts(input, "defects");
        var chart = AttributeChart.OfRates(defects, Varying.Sizes(input, "size", defects.Length, "defects"));
        return chart.Centre > 0 ? Chart(chart) : throw Problems.Degenerate(Words.Both("defects"), new(
            "不合格数全部为 0，没有变差。请合并时段后再作图。",
            "all counts of nonconformities are 0, so there is no variation. Combine periods before charting."));
    }

    private static JsonObject Chart(AttributeChart chart)
    {
        var laney = chart.Laney();
        return new()
        {
            ["stat"] = Answer.Numbers(chart.Points),
            ["cl"] = Answer.Number(chart.Centre),
            ["lcl"] = Answer.Numbers(chart.Limits.Select(limits => limits.Lower)),
            ["ucl"] = Answer.Numbers(chart.Limits.Select(limits => limits.Upper)),
            ["laney"] = new JsonObject
            {
                ["sigma_z"] = Answer.Number(chart.SigmaZ),
                ["lcl"] = Answer.Numbers(laney.Select(limits => limits.Lower)),
                ["ucl"] = Answer.Numbers(laney.Select(limits => limits.Upper)),
            },
        };
    }

    private static JsonObject Gaps(ToolInput input, ToolInput parameters)
    {
        var mean = Sample.Mean(Varying.Counts(input, "gap"));
        if (mean == 0)
        {
            throw Problems.Degenerate(Words.Both("gap"), new(
                "间隔全部为 0，没有变差。请改用不合格品率图。",
                "all gaps are 0, so there is no variation. Use a chart of the nonconforming fraction."));
        }

        var limits = RareEventChart.OfGaps(mean);
        var probability = RareEventChart.OfGapsByProbability(mean);
        return new()
        {
            ["cl"] = limits.Centre,
            ["lcl"] = limits.Lower,
            ["ucl"] = limits.Upper,
            ["qcc27"] = new JsonObject { ["cl"] = mean, ["lcl"] = 0, ["ucl"] = Answer.Maybe(mean >= 1 ? mean + (3 * Math.Sqrt(mean * (mean - 1))) : null) },
            ["prob"] = new JsonObject { ["p_mle"] = 1 / (1 + mean), ["lcl"] = probability.Lower, ["cl_median"] = probability.Centre, ["ucl"] = probability.Upper },
        };
    }

    private static JsonObject Times(ToolInput input, ToolInput parameters)
    {
        var times = Varying.Numbers(input, "t", 3);
        for (var i = 0; i < times.Length; i++)
        {
            if (times[i] <= 0)
            {
                throw Problems.NotPositive(Words.Both(ToolInput.Place("t", i)), times[i]);
            }
        }

        var (transformed, limits) = RareEventChart.OfTimes(times);
        return new()
        {
            ["y"] = Answer.Numbers(transformed), ["cl"] = Answer.Number(limits.Centre), ["lcl"] = Answer.Number(limits.Lower), ["ucl"] = Answer.Number(limits.Upper),
        };
    }
}
