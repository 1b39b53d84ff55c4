using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Acceptance;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Catalogue;

internal static class AcceptanceTools
{
    private const string Iso2859 = "GB/T 2828.1（ISO 2859-1）";

    public static IReadOnlyList<Tool> All { get; } =
    [
        new("single attribute plan: OC, AOQ, ATI", "计数一次抽样方案：OC、AOQ、ATI", "Single sampling by attributes: OC, AOQ, ATI",
            "Pa=P(d≤c)；AOQ=p·Pa·(N-n)/N；ATI=n+(1-Pa)(N-n)；p95、p50、p10 为 Beta(c+1,n-c) 的分位数",
            "d≤c 接收；被拒批全检、不合格品换成合格品；p 为不合格品率（0 至 1），p_lot 用于一批（超几何）", "Montgomery，第 15 章；" + Iso2859, Single),
        new("double / multiple attribute plan", "计数二次、多次抽样方案", "Double and multiple sampling by attributes",
            "累计 d≤Ac 接收，d≥Re 拒收，否则抽下一样本；Pa 与平均样本量按各次累计概率相加", "Ac、Re 为累计数；每次样本全部检完，不截尾", "ISO 2859-1", Multiple),
        new("two-point plan design", "按两点设计抽样方案", "Plan design from two points",
            "最小 n 使 Pa(p1)≥1-α 且 Pa(p2)≤β；计量：k=z₁-z_α/√n（σ 已知）或非中心 t 分位数/√n（σ 未知）",
            "PRP=[p1, 最小接收概率]，CRP=[p2, 最大接收概率]；超几何按批量 lot（默认 2000）", "Guenther 1969；Schilling 与 Neubauer", Design),
        new("variables plan, k method, one limit", "计量抽样方案，k 法，单侧规格", "Variables plan, k method, one limit",
            "σ 已知：Φ(√n(z_p-k))；σ 未知：P(T≥k√n)，T 为自由度 n-1、非中心参数 z_p√n 的 t", "(U-x̄)/s≥k 接收；正态分布", "GB/T 6378.1（ISO 3951-1）的形式", Variables),
        new("variables plan, form 2 (M method), estimated fraction nonconforming", "计量抽样方案，M 法：估计不合格品率", "Variables plan, M method: estimated fraction nonconforming",
            "p̂=I_x(n/2-1,n/2-1)，x=max(0,½(1-Q√n/(n-1)))；M 为 Q=k 时的 p̂", "最小方差无偏估计；上下限相加", "MIL-STD-414；Lieberman 与 Resnikoff 1955", Form2),
        new("item-by-item sequential plan (Wald; ISO 8422 form)", "逐个序贯抽样", "Item-by-item sequential sampling",
            "接收线 d≤s·n-hA，拒收线 d≥s·n+hR", "Wald 近似，不用修正截距表", "Wald 1947；ISO 8422 的形式", Sequential),
        new("single sampling master tables", "一次抽样主表", "Single sampling master tables",
            "字码由批量与检验水平确定；方案由字码与 AQL 确定，箭头已解析",
            "正常、加严即 GB/T 2828.1 表 2-A、2-B；reduced 为 MIL-STD-105E（Ac 与 Re 有间隔），不是 GB/T 2828.1 表 2-C；n≥批量时全检", Iso2859 + "；MIL-STD-105E", Tables),
        new("switching rules ISO 2859-1 / GB/T 2828.1", "转移规则", "Switching rules",
            "正常→加严：连续 5 批内 2 批不接收；加严→正常：连续 5 批接收；正常→放宽：转移得分≥30；放宽→正常：1 批不接收；加严累计 5 批不接收暂停",
            "Ac≥2 时按严一级 AQL 仍接收得 3 分，Ac 为 0 或 1 时接收得 2 分，否则归零；放宽还要求生产稳定且负责部门同意（steady）", Iso2859, Switching),
    ];

    private static JsonObject Single(ToolInput input, ToolInput parameters)
    {
        var plan = new AttributePlan(parameters.Whole("n", 1), parameters.Whole("c", 0));
        var lot = parameters.Whole("N", 1);
        var p = input.Numbers("p");
        var inLot = input.Has("p_lot") ? input.Numbers("p_lot") : p;
        var (aoql, at) = plan.OutgoingLimit(lot);
        return new()
        {
            ["pa_binomial"] = Answer.Numbers(p.Select(plan.Accepts)),
            ["pa_poisson"] = Answer.Numbers(p.Select(plan.AcceptsPoisson)),
            ["pa_hypergeom"] = Answer.Numbers(inLot.Select(one => plan.AcceptsLot(one, lot))),
            ["aoq"] = Answer.Numbers(p.Select(one => plan.OutgoingQuality(one, lot))),
            ["ati"] = Answer.Numbers(p.Select(one => plan.TotalInspection(one, lot))),
            ["aoql"] = Answer.Number(aoql),
            ["p_at_aoql"] = Answer.Number(at),
            ["p95"] = Answer.Number(plan.QualityAccepted(0.95)),
            ["p50"] = Answer.Number(plan.QualityAccepted(0.5)),
            ["p10"] = Answer.Number(plan.QualityAccepted(0.1)),
        };
    }

    private static JsonObject Multiple(ToolInput input, ToolInput parameters)
    {
        var plan = new MultiplePlan(parameters.Wholes("n", 1), parameters.Wholes("c", -1), parameters.Wholes("r", 1));
        var points = Array.ConvertAll(input.Numbers("p"), plan.At);
        var numbers = points.Select(point => point.SampleNumber).ToArray();
        return new()
        {
            ["pa"] = Answer.Numbers(points.Select(point => point.Accepts)),

            // The golden files know the average sample number of double plans only; it is given for every plan under the second name.
            ["asn"] = plan.SampleSizes.Count <= 2 ? Answer.Numbers(numbers) : null,
            ["average_sample_number"] = Answer.Numbers(numbers),
        };
    }

    private static JsonObject Design(ToolInput input, ToolInput parameters)
    {
        var (producer, consumer) = (input.Numbers("PRP", 2), input.Numbers("CRP", 2));
        var points = new TwoPoints(producer[0], producer[1], consumer[0], consumer[1]);
        var lot = parameters.Whole("lot", 2000, 2, int.MaxValue);
        return new()
        {
            ["binomial"] = Attribute(PlanDesign.ByBinomial(points)),
            ["poisson"] = Attribute(PlanDesign.ByPoisson(points)),
            [$"hypergeom_N{lot}"] = Attribute(PlanDesign.ByLot(points, lot)),
            ["var_known"] = ByVariables(PlanDesign.KnownSigma(points)),
            ["var_unknown"] = ByVariables(PlanDesign.UnknownSigma(points)),
        };
    }

    private static JsonObject Attribute(AttributePlan plan) => new() { ["n"] = plan.SampleSize, ["c"] = plan.AcceptanceNumber };

    private static JsonObject ByVariables(VariablesDesign plan) => new() { ["n"] = plan.SampleSize, ["k"] = Answer.Number(plan.K) };

    private static JsonObject Variables(ToolInput input, ToolInput parameters)
    {
        var (n, k, p) = (parameters.Whole("n", 2), parameters.Number("k"), input.Numbers("p"));
        return new()
        {
            ["pa_sigma_known"] = Answer.Numbers(p.Select(one => VariablesPlan.AcceptsKnownSigma(n, k, one))),
            ["pa_sigma_unknown"] = Answer.Numbers(p.Select(one => VariablesPlan.AcceptsUnknownSigma(n, k, one))),
        };
    }

    private static JsonObject Form2(ToolInput input, ToolInput parameters)
    {
        var x = input.Numbers("x", 3);
        var estimate = VariablesPlan.Estimate(x, parameters.NumberOrNone("lsl"), parameters.NumberOrNone("usl"));
        return new()
        {
            ["QL"] = Answer.Maybe(estimate.Lower),
            ["QU"] = Answer.Maybe(estimate.Upper),
            ["pL"] = estimate.Below,
            ["pU"] = estimate.Above,
            ["p"] = estimate.Total,
            ["epn"] = estimate.Total,
            ["M_for_k"] = parameters.NumberOrNone("k") is { } k ? VariablesPlan.Largest(x.Length, k) : null,
        };
    }

    private static JsonObject Sequential(ToolInput input, ToolInput parameters)
    {
        var plan = SequentialPlan.For(parameters.Number("p1"), parameters.Number("p2"), parameters.Number("alpha", 0.05), parameters.Number("beta", 0.1));
        return new()
        {
            ["slope"] = plan.Slope,
            ["h_accept"] = plan.Acceptance,
            ["h_reject"] = plan.Rejection,
            ["asn_p1"] = plan.SampleNumberGood,
            ["asn_p2"] = plan.SampleNumberBad,
        };
    }

    private static JsonObject Tables(ToolInput input, ToolInput parameters)
    {
        var levels = input.Has("levels") ? input.Texts("levels") : [.. MasterTables.Levels];
        var aqls = input.Has("aql") ? input.Numbers("aql") : [.. MasterTables.Aqls];
        return new()
        {
            ["code_letters"] = new JsonArray([.. MasterTables.LotRangeEnds.Select(end => (JsonNode)Answer.Texts(levels.Select(level => MasterTables.Letter(end, level).ToString())))]),
            ["plans"] = new JsonObject
            {
                ["normal"] = Master(aqls, Severity.Normal),
                ["tightened"] = Master(aqls, Severity.Tightened),
                ["reduced"] = Master(aqls, Severity.ReducedWithGap),
            },
        };
    }

    private static JsonArray Master(double[] aqls, Severity severity)
        => new([.. MasterTables.Letters.Select(letter => (JsonNode)new JsonObject
        {
            ["letter"] = letter.ToString(),
            ["plans"] = new JsonArray([.. aqls.Select(aql =>
            {
                var plan = MasterTables.Plan(letter, aql, severity);
                return (JsonNode)Answer.Wholes([plan.SampleSize, plan.Acceptance, plan.Rejection]);
            })]),
        })]);

    private static JsonObject Switching(ToolInput input, ToolInput parameters)
    {
        var (accepted, tighter, numbers) = (input.Flags("accepted"), input.Flags("ok_one_step_tighter"), input.Wholes("ac", 0));
        Same("ok_one_step_tighter", tighter.Length, accepted.Length);
        Same("ac", numbers.Length, accepted.Length);
        var (states, next) = SwitchingRules.Follow([.. accepted.Select((one, i) => new LotResult(one, tighter[i], numbers[i]))], parameters.Flag("steady", true));
        return new()
        {
            ["state"] = Answer.Texts(states.Select(lot => Letter(lot.State))),
            ["score"] = new JsonArray([.. states.Select(lot => (JsonNode?)lot.Score)]),
            ["final"] = Letter(next),
        };
    }

    private static void Same(string place, int count, int expected)
    {
        if (count != expected)
        {
            throw Problems.DifferentLengths(Words.Both(place), count, Words.Both("accepted"), expected);
        }
    }

    private static string Letter(InspectionState state) => state.ToString()[..1];
}
