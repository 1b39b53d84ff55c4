using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Signals;

namespace Zhiheng.Toolbox.Catalogue;

internal static class SignalTools
{
    public static IReadOnlyList<Tool> All { get; } =
    [
        new("Benford tests", "本福特首位数字检验", "Benford tests", "P(d)=log₁₀(1+1/d)；χ²；MAD；KS；尾数弧 p=exp(-n·L²)", "只用大于 0 的数；MAD 按 Nigrini 分级：首位 0.006/0.012/0.015，前两位 0.0012/0.0018/0.0022；只是核查线索，不是结论", "Nigrini 2012", RunBenford),
        new("disproportionality 2x2 (PRR ROR IC)", "比例失衡分析（PRR、ROR、IC）", "Disproportionality", "PRR=(a/(a+b))/(c/(c+d))；ROR=ad/bc；IC=log₂((a+½)/(E+½))",
            "a 产品且事件，b 产品无事件，c 其他产品有事件，d 其余；Evans 规则 PRR≥2、χ²Yates≥4、a≥3", "Evans 等 2001；Norén 等 2013", RunTables),
        new("MGPS / EBGM (DuMouchel)", "伽马-泊松收缩（EBGM）", "MGPS / EBGM", "先验 P·Γ(a1,b1)+(1-P)·Γ(a2,b2)；EBGM=exp E[ln λ|n]", "只列 n≥1 的组合时 N_star=1（零截尾）；theta 给出先验，否则用极大似然；EB05≥2 为信号", "DuMouchel 1999", RunShrinker),
    ];

    private static JsonObject RunBenford(ToolInput input, ToolInput parameters)
    {
        var b = Benford.Of(input.Numbers("x"));
        return new()
        {
            ["digits1"] = Digits(b.First, b.Used),
            ["digits2"] = Digits(b.FirstTwo, b.Used),
            ["second"] = new JsonObject
            {
                ["observed"] = Answer.Wholes(b.Second.Observed),
                ["p"] = Answer.Numbers(b.Second.Shares),
                ["chisq"] = b.Second.ChiSquared,
                ["MAD"] = b.Second.MeanDeviation,
            },
            ["mantissa_arc"] = new JsonObject { ["x"] = b.Arc.X, ["y"] = b.Arc.Y, ["L2"] = b.Arc.SquaredLength, ["p"] = b.Arc.P },
            ["distortion_factor"] = Answer.Maybe(b.Distortion),
            ["used"] = b.Used,
        };
    }

    private static JsonObject Digits(DigitTest test, int n) => new()
    {
        ["observed"] = Answer.Wholes(test.Observed),
        ["expected"] = Answer.Numbers(test.Shares.Select(share => n * share)),
        ["chisq"] = test.ChiSquared,
        ["df"] = test.Df,
        ["p"] = test.P,
        ["MAD"] = test.MeanDeviation,
        ["ks_D"] = test.Kolmogorov,
        ["ks_stat"] = test.Kolmogorov * Math.Sqrt(n),
        ["freedman_watson_U2_BenfordTests"] = test.Watson,
        ["m_leemis"] = test.LargestDeviation,
        ["d_chogaines"] = test.Distance,
        ["z_nigrini"] = Answer.Numbers(test.Z),
    };

    private static JsonObject RunTables(ToolInput input, ToolInput parameters)
    {
        var tables = input.Matrix("tables");
        return tables[0].Length == 4
            ? new() { ["rows"] = new JsonArray([.. tables.Select(table => (JsonNode)Row(table))]) }
            : throw Problems.SizesDiffer(Words.Both("tables[1]"), tables[0].Length, 4);
    }

    private static JsonObject Row(double[] table)
    {
        var d = Disproportionality.Of(table[0], table[1], table[2], table[3]);
        return new()
        {
            ["a"] = table[0],
            ["b"] = table[1],
            ["c"] = table[2],
            ["d"] = table[3],
            ["E"] = d.Expected,
            ["rrr"] = d.Relative,
            ["prr"] = d.Prr?.Value,
            ["prr_lo"] = d.Prr?.Low,
            ["prr_hi"] = d.Prr?.High,
            ["ror"] = d.Ror?.Value,
            ["ror_lo"] = d.Ror?.Low,
            ["ror_hi"] = d.Ror?.High,
            ["chisq_yates"] = d.Yates,
            ["chisq"] = d.ChiSquared,
            ["ic"] = d.Ic,
            ["ic025"] = d.Ic025,
            ["ic975"] = d.Ic975,
            ["yule_q"] = d.YuleQ,
            ["fisher_one_sided"] = d.FisherP,
            ["ic_gamma025"] = d.IcGamma025,
            ["evans_signal"] = d.Evans,
        };
    }

    private static JsonObject RunShrinker(ToolInput input, ToolInput parameters)
    {
        var (n, e) = (input.Numbers("N"), input.Numbers("E"));
        var start = parameters.Has("start") ? parameters.Numbers("start", 5) : [0.2, 0.1, 2, 4, 1.0 / 3];
        var (fitted, likelihood) = GammaPoissonShrinker.Fit(n, e, Mixture(start), parameters.Whole("N_star", 1, 0, 1) == 1);
        var used = parameters.Has("theta") ? Mixture(parameters.Numbers("theta", 5)) : fitted;
        int[] rows = input.Has("score_index") ? input.Wholes("score_index", 0, n.Length - 1) : [.. Enumerable.Range(0, n.Length)];
        var scores = Array.ConvertAll(rows, row => GammaPoissonShrinker.Score(n[row], e[row], used));
        return new()
        {
            ["theta_mle"] = Theta(fitted),
            ["neg_loglik"] = Answer.Number(likelihood),
            ["theta_used"] = Theta(used),
            ["Qn"] = Answer.Numbers(scores.Select(score => score.Q)),
            ["EBGM"] = Answer.Numbers(scores.Select(score => score.Ebgm)),
            ["EB05"] = Answer.Numbers(scores.Select(score => score.Low)),
            ["EB95"] = Answer.Numbers(scores.Select(score => score.High)),
        };
    }

    private static GammaMixture Mixture(double[] theta) => new(theta[0], theta[1], theta[2], theta[3], theta[4]);

    private static JsonArray Theta(GammaMixture m) => Answer.Numbers([m.A1, m.B1, m.A2, m.B2, m.P]);
}
