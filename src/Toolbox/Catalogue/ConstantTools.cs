using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Catalogue;

internal static class ConstantTools
{
    private const string Source = "GB/T 17989.2 (ISO 7870-2)";

    public static IReadOnlyList<Tool> All { get; } =
    [
        new("SPC constants", "控制图常数", "Control chart constants",
            "d2=∫(1-Φⁿ-(1-Φ)ⁿ)dx；E[R²]=2∫r·P(R>r)dr；d3=√(E[R²]-d2²)；c4=√(2/(n-1))·Γ(n/2)/Γ((n-1)/2)",
            "精确值，不用三位小数的表；负的下限系数取 0；Am2 是中位数图的系数（n 为奇数）", Source, Constants),
        new("median range constant", "极差中位数常数", "Median of the range", "P(R≤d4)=0.5", "σ=极差的中位数/d4", Source, MedianRange),
        new("d2* (g subgroups of size m)", "d2*（g 组，每组 m 个）", "d2* for g subgroups of size m", "d2*=√(d2²+d3²/g)", "行为 g，列为 m", "AIAG MSA 4；Patnaik 1950", StarredD2),
        new("effective degrees of freedom per subgroup", "每组有效自由度", "Effective degrees of freedom per subgroup",
            "νR=d2²/(2·d3²)；νS=c4²/(2·c5²)", "按变异系数相等折算；用于组内 σ 的置信区间", Source, Freedom),
    ];

    private static JsonObject Constants(ToolInput input, ToolInput parameters)
        => new() { ["rows"] = new JsonArray([.. Sizes(input, "n").Select(size => (JsonNode)Row(ChartConstants.Of(size)))]) };

    private static JsonObject Row(ChartConstants constants) => new()
    {
        ["n"] = constants.Size,
        ["d2"] = constants.D2,
        ["d3"] = constants.D3,
        ["c4"] = constants.C4,
        ["c5"] = constants.C5,
        ["A"] = constants.A,
        ["A2"] = constants.A2,
        ["A3"] = constants.A3,
        ["B3"] = constants.B3,
        ["B4"] = constants.B4,
        ["B5"] = constants.B5,
        ["B6"] = constants.B6,
        ["D1"] = constants.D1,
        ["D2"] = constants.D2Upper,
        ["D3"] = constants.LowerD3,
        ["D4"] = constants.UpperD4,
        ["E2"] = constants.E2,
        ["E3"] = constants.E3,
        ["Am2"] = Answer.Maybe(constants.MedianFactor),
        ["rel_eff_range"] = constants.RangeEfficiency,
    };

    private static JsonObject MedianRange(ToolInput input, ToolInput parameters)
        => new() { ["d4"] = Answer.Numbers(Sizes(input, "n").Select(size => NormalRange.Quantile(0.5, size))) };

    private static JsonObject StarredD2(ToolInput input, ToolInput parameters)
    {
        var sizes = Sizes(input, "m");
        return new() { ["d2star"] = Answer.Matrix(input.Wholes("g", 1).Select(groups => sizes.Select(size => ChartConstants.Of(size).StarredD2(groups)))) };
    }

    private static JsonObject Freedom(ToolInput input, ToolInput parameters)
    {
        var constants = Sizes(input, "n").Select(size => ChartConstants.Of(size)).ToList();
        return new()
        {
            ["nuR"] = Answer.Numbers(constants.Select(one => one.RangeFreedom)),
            ["nuS"] = Answer.Numbers(constants.Select(one => one.DeviationFreedom)),
        };
    }

    private static int[] Sizes(ToolInput input, string name) => input.Wholes(name, 2, ChartConstants.LargestSize);
}
