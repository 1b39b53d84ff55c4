using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Survey;

namespace Zhiheng.Toolbox.Catalogue;

/// <summary>Indices and the weights they are built with.</summary>
internal static class IndexTools
{
    public static IReadOnlyList<Tool> All { get; } =
    [
        new("satisfaction index (weighted, 0-100)", "满意度指数（加权，0 至 100）", "Satisfaction index", "题分=(x-min)/(max-min)·100；指数=加权平均；α=k/(k-1)(1-Σs²/s²总)", "区间为 t；NPS 用第一题：最高两分的比例减去最高分减 4 及以下的比例", "Cronbach 1951", Satisfaction),
        new("PLS path model (ACSI type), mode A", "满意度路径模型（PLS，ACSI 型）", "PLS path model", "外部权重=与内部估计的协方差，迭代到不变；指数=100·Σw(x̄-min)/s / Σw(max-min)/s",
            "指标标准化；inner[i,j]=1 表示 j 解释 i；得分方差为 1（n-1）；量表默认 1 至 10", "Wold 1982；Tenenhaus 等 2005；Fornell 等 1996", Path),
        new("manufacturing quality competitiveness index (12 indicators, 60-100)", "制造业质量竞争力指数（非官方测算）", "Manufacturing quality competitiveness index (unofficial)", "标准分=60+40(x-lo)/(hi-lo)，限于 60 至 100；线性加权", "结构已公布；标准值与权重未公布，为参数，结果是非官方测算", "公开报道的指标结构", Competitiveness),
        new("AHP weights", "层次分析法权重", "AHP weights", "主特征向量；CI=(λ-n)/(n-1)；CR=CI/RI", "RI 取 Saaty 值 0.58…1.49（n=3 至 10）；CR>0.1 时应复核", "Saaty 1980", Ahp),
        new("entropy weights and TOPSIS", "熵权与 TOPSIS", "Entropy weights and TOPSIS", "e=-Σp·ln p/ln n；w=(1-e)/Σ(1-e)；贴近度=d⁻/(d⁺+d⁻)", "指标均为正、越大越好；向量归一化", "Hwang 与 Yoon 1981", Entropy),
    ];

    private static JsonObject Satisfaction(ToolInput input, ToolInput parameters)
    {
        var s = SatisfactionIndex.Of(input.Matrix("score"), input.Numbers("weight"), parameters.Number("min", 1), parameters.Number("max", 10));
        return new()
        {
            ["item_mean"] = Answer.Numbers(s.Items),
            ["index"] = s.Index,
            ["individual_sd"] = s.Deviation,
            ["ci95"] = SurveyTools.Pair(s.Interval),
            ["cronbach_alpha"] = Answer.Maybe(s.Alpha),
            ["std_alpha"] = Answer.Maybe(s.StandardisedAlpha),
            ["nps"] = s.Promoters,
        };
    }

    private static JsonObject Path(ToolInput input, ToolInput parameters)
    {
        var (data, inner) = (input.Matrix("X"), input.Matrix("inner"));
        int[][] blocks = [.. input.Groups("blocks").Select(block => Array.ConvertAll(block, column => (int)column - 1))];
        var causes = new bool[inner.Length, inner[0].Length];
        for (var i = 0; i < inner.Length; i++)
        {
            for (var j = 0; j < inner[i].Length; j++)
            {
                causes[i, j] = inner[i][j] != 0;
            }
        }

        var scheme = parameters.Text("scheme", "path") switch
        {
            "path" => InnerScheme.Path,
            "centroid" => InnerScheme.Centroid,
            var other => throw Problems.NotOneOf(Words.Both("scheme"), other, ["path", "centroid"]),
        };
        var m = PathModel.Of(data, blocks, causes, scheme, parameters.Number("min", 1), parameters.Number("max", 10));
        return new()
        {
            ["weights"] = Answer.Numbers(m.Weights),
            ["loadings"] = Answer.Numbers(m.Loadings),
            ["communality"] = Answer.Numbers(m.Loadings.Select(loading => loading * loading)),
            ["paths"] = Answer.Matrix(Enumerable.Range(0, inner.Length).Select(i => Enumerable.Range(0, inner.Length).Select(j => m.Paths[i, j]))),
            ["R2"] = Answer.Numbers(m.Blocks.Select(block => block.RSquared)),
            ["AVE"] = Answer.Numbers(m.Blocks.Select(block => block.AverageVariance)),
            ["alpha"] = Answer.Maybes(m.Blocks.Select(block => block.Alpha)),
            ["rho"] = Answer.Numbers(m.Blocks.Select(block => block.Rho)),
            ["gof"] = m.GoodnessOfFit,
            ["scores_first3"] = Answer.Matrix(m.Scores.Take(3)),
            ["acsi_index"] = Answer.Numbers(m.Blocks.Select(block => block.Index)),
        };
    }

    private static JsonObject Competitiveness(ToolInput input, ToolInput parameters)
    {
        var c = CompetitivenessIndex.Of(input.Matrix("X"), input.Numbers("lo"), input.Numbers("hi"), input.Numbers("direction"), input.Numbers("weight"));
        return new()
        {
            ["standard_scores"] = Answer.Matrix(c.Scores),
            ["dimension6"] = Answer.Matrix(c.Pairs),
            ["quality_level"] = Answer.Numbers(c.Quality),
            ["development"] = Answer.Numbers(c.Development),
            ["index"] = Answer.Numbers(c.Index),
        };
    }

    private static JsonObject Ahp(ToolInput input, ToolInput parameters)
    {
        var w = PairwiseWeights.Of(input.Matrix("A"));
        return new() { ["lambda"] = w.Lambda, ["weights"] = Answer.Numbers(w.Weights), ["CI"] = w.ConsistencyIndex, ["CR"] = Answer.Maybe(w.ConsistencyRatio) };
    }

    private static JsonObject Entropy(ToolInput input, ToolInput parameters)
    {
        var w = EntropyWeights.Of(input.Matrix("X"));
        return new() { ["entropy"] = Answer.Numbers(w.Entropy), ["weights"] = Answer.Numbers(w.Weights), ["closeness"] = Answer.Numbers(w.Closeness) };
    }
}
