using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Basics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Catalogue;

/// <summary>Orthogonal arrays and the analysis of what was measured on them.</summary>
internal static class TaguchiTools
{
    public const string Array = "orthogonal array (Taguchi L4 to L27)";
    public const string Study = "Taguchi signal-to-noise analysis";

    private static readonly Dictionary<string, Ideal> Ideals = new(StringComparer.Ordinal) { ["smaller"] = Ideal.Smaller, ["larger"] = Ideal.Larger, ["nominal"] = Ideal.Nominal };

    public static IReadOnlyList<Tool> All { get; } =
    [
        new(Array, "田口正交表", "Taguchi orthogonal arrays", "任两列中各水平组合出现的次数相同", "L4、L8、L9、L12、L16、L18、L27；水平从 1 起，列按田口的顺序；L18 首列二水平，其余三水平；L12 的交互作用分散在各列",
            "Taguchi、Konishi 1987；Phadke 1989 附录 C", RunArray),
        new(Study, "田口试验的信噪比分析", "Taguchi signal-to-noise analysis", "望小 -10lg(Σy²/n)；望大 -10lg(Σ(1/y²)/n)；望目 10lg(ȳ²/s²)；SS=Σn(η̄_水平-η̄)²；预测=η̄+Σ(最佳水平-η̄)",
            "水平用“levels”逐次给出，或用“array”和“columns”（默认前几列）；s 除以 n-1；没有剩余自由度时按均方从小到大并入误差，直到误差有一半自由度（“pool”可指定）；预测只用未并入的因子", "Phadke 1989 第 3 章；Taguchi 1986", RunStudy),
    ];

    private static JsonObject RunArray(ToolInput input, ToolInput parameters)
    {
        var array = OrthogonalArray.Named((input.Has("array") ? input : parameters).Text("array"));
        return new()
        {
            ["runs"] = array.Runs.Count,
            ["levels"] = Answer.Wholes(Enumerable.Range(0, array.Columns).Select(array.Levels)),
            ["design"] = new JsonArray([.. array.Runs.Select(run => (JsonNode)Answer.Wholes(run))]),
        };
    }

    private static JsonObject RunStudy(ToolInput input, ToolInput parameters)
    {
        var ideal = parameters.Text("ideal", "smaller");
        var levels = Levels(input);
        string[] names = input.Has("factors") ? input.Labels("factors") : [.. Enumerable.Range(0, levels[0].Length).Select(column => ((char)('A' + column)).ToString())];
        var study = TaguchiStudy.Of(
            names, levels, input.Groups("y"), Ideals.TryGetValue(ideal, out var known) ? known : throw Problems.NotOneOf(Words.Both("ideal"), ideal, Ideals.Keys), parameters.Has("pool") ? parameters.Texts("pool") : null);
        return new()
        {
            ["sn"] = Answer.Numbers(study.Ratios, "sn"),
            ["mean"] = Answer.Number(study.Mean),
            ["factors"] = new JsonArray([.. study.Factors.Select(effect => (JsonNode)new JsonObject
            {
                ["factor"] = effect.Name,
                ["levels"] = Answer.Numbers(effect.Levels.Select(level => level.Level)),
                ["sn"] = Answer.Numbers(effect.Levels.Select(level => level.Ratio)),
                ["y"] = Answer.Numbers(effect.Levels.Select(level => level.Response)),
                ["range"] = effect.Range,
                ["df"] = effect.Df,
                ["ss"] = effect.Squares,
                ["pooled"] = effect.IsPooled,
                ["F"] = Answer.Maybe(effect.F),
                ["p"] = Answer.Maybe(effect.P),
                ["best"] = effect.Best.Level,
            })]),
            ["total"] = new JsonObject { ["df"] = study.TotalDf, ["ss"] = Answer.Number(study.TotalSquares) },
            ["error"] = new JsonObject { ["df"] = study.ErrorDf, ["ss"] = Answer.Number(study.ErrorSquares) },
            ["predicted"] = Answer.Number(study.Predicted),
        };
    }

    private static double[][] Levels(ToolInput input)
    {
        if (!input.Has("array"))
        {
            return input.Matrix("levels");
        }

        var array = OrthogonalArray.Named(input.Text("array"));
        int[] columns = input.Has("columns") ? input.Wholes("columns", 1, array.Columns) : [.. Enumerable.Range(1, input.Has("factors") ? Math.Min(array.Columns, input.Labels("factors").Length) : array.Columns)];
        return [.. array.Runs.Select(run => System.Array.ConvertAll(columns, column => (double)run[column - 1]))];
    }
}
