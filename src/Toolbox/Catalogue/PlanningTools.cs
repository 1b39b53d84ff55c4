using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Basics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Catalogue;

/// <summary>Effectiveness of machines, many figures into few, the voice of the customer into characteristics.</summary>
internal static class PlanningTools
{
    public const string Oee = "overall equipment effectiveness (OEE)";
    public const string Components = "matrix data analysis (principal components)";
    public const string House = "house of quality (QFD)";

    public static IReadOnlyList<Tool> All { get; } =
    [
        new(Oee, "设备综合效率 OEE", "Overall equipment effectiveness", "OEE=时间开动率×性能开动率×合格品率=理想节拍×合格品数/计划运行时间",
            "计划运行时间不含计划停机；所有时间（含节拍）用同一单位；合格品指一次合格；多台或多班按时间相加，不平均百分数；性能大于 1 说明理想节拍定长了", "Nakajima 1988；ISO 22400-2:2014", RunOee),
        new(Components, "矩阵数据分析法（主成分分析）", "Matrix data analysis (principal components)", "相关或协方差矩阵 R=VΛVᵀ；得分=标准化数据·V；负荷=V√λ（与指标的相关系数）；贡献率=λ/Σλ",
            "默认相关矩阵（matrix：correlation、covariance）；除以 n-1；每个成分绝对值最大的系数取正号；方差不到首个 10⁻¹² 的成分略去", "Pearson 1901；Hotelling 1933；新七种工具", RunComponents),
        new(House, "质量屋（QFD）", "House of quality (QFD)", "得分=Σ重要度×关系；权重=得分/Σ得分；均分权重=Σ重要度×关系/该行关系之和",
            "关系为 9、3、1、0；屋顶（可省）为对称矩阵，-2 至 2，负值为相互矛盾，按两者权重之和从大到小列出，不改变权重", "Akao 1990；Lyman 1990", RunHouse),
    ];

    private static JsonObject RunOee(ToolInput input, ToolInput parameters)
    {
        string[] parts = ["planned", "stopped", "cycle", "made", "good"];
        var columns = parts.Select(part => input.Numbers(part)).ToArray();
        for (var i = 1; i < parts.Length; i++)
        {
            if (columns[i].Length != columns[0].Length)
            {
                throw Problems.DifferentLengths(Words.Both(parts[i]), columns[i].Length, Words.Both(parts[0]), columns[0].Length);
            }
        }

        Effectiveness[] rows = [.. Enumerable.Range(0, columns[0].Length).Select(i => Effectiveness.Of(new($"{i + 1}", columns[0][i], columns[1][i], columns[2][i], columns[3][i], columns[4][i])))];
        return new()
        {
            ["rows"] = new JsonArray([.. rows.Select(row => (JsonNode)Shown(row))]),
            ["total"] = Shown(Effectiveness.Together("", rows)),
        };
    }

    private static JsonObject Shown(Effectiveness one) => new()
    {
        ["availability"] = Answer.Number(one.Availability),
        ["performance"] = Answer.Maybe(one.Performance),
        ["quality"] = Answer.Maybe(one.Quality),
        ["oee"] = Answer.Number(one.Overall),
        ["loss"] = new JsonObject { ["stops"] = Answer.Number(one.StopLoss), ["speed"] = Answer.Number(one.SpeedLoss), ["rejects"] = Answer.Number(one.RejectLoss) },
        ["valuable"] = Answer.Number(one.Valuable),
    };

    private static JsonObject RunComponents(ToolInput input, ToolInput parameters)
    {
        var x = input.Matrix("X");
        var matrix = parameters.Text("matrix", "correlation");
        var found = PrincipalComponents.Of(
            input.Has("names") ? input.Labels("names") : [.. Enumerable.Range(1, x[0].Length).Select(column => $"X[{column}]")], x,
            matrix switch { "correlation" => false, "covariance" => true, _ => throw Problems.NotOneOf(Words.Both("matrix"), matrix, ["correlation", "covariance"]) });
        return new()
        {
            ["variance"] = Answer.Numbers(found.Variances),
            ["share"] = Answer.Numbers(found.Shares),
            ["rotation"] = Answer.Matrix(found.Coefficients),
            ["loadings"] = Answer.Matrix(found.Loadings),
            ["scores"] = Answer.Matrix(found.Scores),
        };
    }

    private static JsonObject RunHouse(ToolInput input, ToolInput parameters)
    {
        int[][]? roof = input.Has("roof")
            ? [.. input.Matrix("roof").Select((row, i) => Array.ConvertAll(row, one => one == Math.Floor(one) && Math.Abs(one) <= 2 ? (int)one : throw Problems.OutOfRange(Words.Both(ToolInput.Place("roof", i)), one, new("是 -2 至 2 的整数", "a whole number from -2 to 2"))))]
            : null;
        var house = QualityHouse.Of(input.Numbers("importance"), input.Matrix("relations"), roof);
        return new()
        {
            ["weight"] = Answer.Numbers(house.Weights),
            ["score"] = Answer.Numbers(house.Scores),
            ["share"] = Answer.Numbers(house.Shares),
            ["even_share"] = Answer.Numbers(house.EvenShares),
            ["unserved"] = Answer.Wholes(house.Unserved.Select(place => place + 1)),
            ["idle"] = Answer.Wholes(house.Idle.Select(place => place + 1)),
            ["conflicts"] = new JsonArray([.. house.Conflicts.Select(one => (JsonNode)Answer.Wholes([one.First + 1, one.Second + 1]))]),
        };
    }
}
