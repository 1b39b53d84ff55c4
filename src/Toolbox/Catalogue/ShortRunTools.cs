using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Catalogue;

/// <summary>Charts for short runs of many parts, and for subgroups that differ by nature.</summary>
internal static class ShortRunTools
{
    public const string ShortRun = "Z-MR (short run)";
    public const string BetweenWithin = "I-MR-R/S (between/within)";

    private static readonly Dictionary<string, ShortRunSigma> Poolings = new(StringComparer.Ordinal)
    {
        ["part"] = ShortRunSigma.Part, ["run"] = ShortRunSigma.Run, ["relative"] = ShortRunSigma.Relative, ["constant"] = ShortRunSigma.Constant,
    };

    public static IReadOnlyList<Tool> All { get; } =
    [
        new(ShortRun, "短期生产 Z-MR 图", "Z-MR chart for short runs", "z=(x-零件中心)/σ；z 图 0±3；MR 图 (d2±3d3)；σ=mean(MR)/d2(2)",
            "中心为名义值，未给时为该零件的均值；sigma：part（每个零件，默认）、run（每一批）、relative（与尺寸成比例，取自然对数后合并）、constant（全部合并）；移动极差取同一零件前后相邻的值；“z_out”“mr_out”为出界点的序号",
            "Wheeler《Short Run SPC》1991；Farnum 1992；Minitab Z-MR 的四种合并方式", RunShort),
        new(BetweenWithin, "组间/组内图（I-MR-R/S）", "Between/within chart (I-MR-R/S)", "均值图 x̿±3σ(x̄)，σ(x̄)=mean(MR)/d2(2)；σ_b²=max(0,σ(x̄)²-σ_w²·mean(1/n))；σ_总²=σ_b²+σ_w²",
            "子组均值按单值-移动极差图；组内用 R̄/d2（within_R）或 s̄/c4（within_S）；x̿ 不加权；至少 3 个子组", "Janis 1990；" + ChartTools.Iso2, RunBetween),
    ];

    private static JsonObject RunShort(ToolInput input, ToolInput parameters)
    {
        var pooling = parameters.Text("sigma", "part");
        var chart = ShortRunChart.Of(
            input.Numbers("x", 3), input.Labels("part"), input.Has("nominal") ? input.Numbers("nominal") : null,
            Poolings.TryGetValue(pooling, out var known) ? known : throw Problems.NotOneOf(Words.Both("sigma"), pooling, Poolings.Keys));
        return new()
        {
            ["z"] = Answer.Numbers(chart.Z),
            ["mr"] = Answer.Numbers(chart.Ranges),
            ["groups"] = new JsonArray([.. chart.Groups.Select(group => (JsonNode)new JsonObject
            {
                ["part"] = group.Part, ["first"] = group.First + 1, ["n"] = group.Count, ["center"] = Answer.Number(group.Centre), ["sigma"] = Answer.Number(group.Sigma),
            })]),
            ["Z"] = Band(chart.Standard),
            ["MR"] = Band(chart.MovingRanges),
            ["z_out"] = Answer.Wholes(Beyond(chart.Z, chart.Standard)),
            ["mr_out"] = Answer.Wholes(Beyond(chart.Ranges, chart.MovingRanges).Select(place => place + 1)),
        };
    }

    private static JsonObject RunBetween(ToolInput input, ToolInput parameters)
    {
        var groups = Varying.Subgroups(input, ChartConstants.LargestSize);
        var (ofRanges, ofDeviations) = (BetweenWithinChart.Of(groups, SigmaEstimator.MeanRange), BetweenWithinChart.Of(groups, SigmaEstimator.MeanDeviation));
        var means = ofRanges.Means;
        return new()
        {
            ["mean"] = Answer.Numbers(groups.Means),
            ["mr"] = Answer.Numbers(means.Ranges),
            ["range"] = Answer.Numbers(groups.Ranges),
            ["sd"] = Answer.Numbers(groups.Deviations),
            ["sigma_means"] = Answer.Number(means.Sigma),
            ["I"] = Band(means.Individuals),
            ["MR"] = Band(means.MovingRanges),
            ["within_R"] = Parted(ofRanges),
            ["within_S"] = Parted(ofDeviations),
            ["R_chart"] = ChartTools.Band(groups, size => SubgroupChart.OfRanges(ofRanges.Within, Math.Max(2, size)), centre: true),
            ["S_chart"] = ChartTools.Band(groups, size => SubgroupChart.OfDeviations(ofDeviations.Within, Math.Max(2, size)), centre: true),
            ["i_out"] = Answer.Wholes(Beyond(groups.Means, means.Individuals)),
            ["mr_out"] = Answer.Wholes(Beyond(means.Ranges, means.MovingRanges).Select(place => place + 1)),
        };
    }

    private static JsonObject Parted(BetweenWithinChart chart) => new()
    {
        ["within"] = Answer.Number(chart.Within), ["between"] = Answer.Number(chart.Between), ["total"] = Answer.Number(chart.Total), ["share_between"] = Answer.Number(chart.ShareBetween),
    };

    private static JsonObject Band(Limits limits) => new() { ["cl"] = Answer.Number(limits.Centre), ["lcl"] = Answer.Number(limits.Lower), ["ucl"] = Answer.Number(limits.Upper) };

    /// <summary>Counted from 1.</summary>
    private static IEnumerable<int> Beyond(double[] points, Limits limits)
        => Enumerable.Range(0, points.Length).Where(place => limits.IsBeyond(points[place])).Select(place => place + 1);
}
