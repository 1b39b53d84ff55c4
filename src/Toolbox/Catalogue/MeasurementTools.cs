using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Measurement;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Catalogue;

internal static class MeasurementTools
{
    private const string Aiag = "AIAG MSA 第 4 版";

    public static IReadOnlyList<Tool> All { get; } =
    [
        new("Gauge R&R crossed (ANOVA and average-range)", "量具 R&R（交叉，方差分析与均值极差法）", "Gauge R&R, crossed",
            "σ²重复=MSe；σ²交互=(MS交互-MSe)/r；σ²操作者=(MS操作者-MS交互)/(p·r)；σ²零件=(MS零件-MS交互)/(o·r)；ndc=⌊√2·σ零件/σGRR⌋",
            "随机效应；负的分量取 0；交互作用的 p>alpha_pool（默认 0.05，AIAG 建议 0.25）时并入误差；研究变差 k_sigma=6；极差法用精确 d2、d2*，ndc=⌊1.41·PV/GRR⌋，至少为 1",
            Aiag, Crossed),
        new("Gauge R&R nested", "量具 R&R（嵌套，破坏性试验）", "Gauge R&R, nested", "σ²零件=(MS零件-MSe)/r；σ²操作者=(MS操作者-MS零件)/(b·r)", "零件嵌套在操作者中；负的分量取 0", Aiag, Nested),
        new("gauge linearity and bias", "量具线性与偏倚", "Gauge linearity and bias", "偏倚=a+b·基准值，最小二乘；线性=|b|·过程变差", "95 % 置信带；每个基准值单独作 t 检验；过程变差由 process_variation 给出", Aiag, Linearity),
        new("type 1 gauge study (Cg, Cgk, bias)", "量具类型 1 研究（Cg、Cgk）", "Type 1 gauge study", "Cg=0.2·T/(6s)；Cgk=(0.1·T-|偏倚|)/(3s)", "K=20；L=6，VDA 5 为 L=4；T 为公差全宽", Aiag + "；VDA 5", TypeOne),
        new("Cohen kappa (two raters)", "Cohen κ（两人一致性）", "Cohen's kappa", "κ=(po-pe)/(1-pe)", "检验用 κ=0 时的标准误，区间用渐近标准误；加权 κ 为线性与平方权", Aiag + "；Fleiss 等 1969", Cohen),
        new("Fleiss kappa / attribute agreement", "Fleiss κ（多人一致性）", "Fleiss' kappa", "κ=(P̄-P̄e)/(1-P̄e)", "标准误取无一致性时的值；全体一致率用 Clopper-Pearson 区间", "Fleiss 1971；Fleiss、Nee、Landis 1979", Fleiss),
        new("Kendall coefficient of concordance", "Kendall 和谐系数 W", "Kendall's W", "W=12·S/(m²(n³-n)-mΣ(t³-t))；χ²=m(n-1)W", "行为样件，列为评价者；同分取平均秩并修正", "Kendall 1939", Kendall),
        new("intraclass correlation", "组内相关系数 ICC", "Intraclass correlation", "ICC1、ICC2、ICC3 及其 k 次平均", "行为样件，列为评价者；95 % 区间", "Shrout 与 Fleiss 1979", Icc),
    ];

    private static JsonObject Crossed(ToolInput input, ToolInput parameters)
    {
        var readings = GaugeReadings.From(input.Labels("part"), input.Labels("op"), input.Numbers("y"));
        var study = GaugeStudy.Of(readings, parameters.Number("alpha_pool", 0.05));
        var (tolerance, k) = (parameters.NumberOrNone("tolerance"), parameters.Number("k_sigma", 6));
        if (tolerance <= 0 || k <= 0)
        {
            throw Problems.NotPositive(Words.Both(tolerance <= 0 ? "tolerance" : "k_sigma"), tolerance <= 0 ? tolerance.Value : k);
        }

        var anova = study.Anova;
        var without = Components(study.WithoutInteraction, tolerance, k);
        without["anova_no_interaction"] = new JsonObject
        {
            ["F_part"] = Answer.Number(study.Pooled.PartF),
            ["p_part"] = Answer.Number(study.Pooled.PartP),
            ["F_op"] = Answer.Number(study.Pooled.OperatorF),
            ["p_op"] = Answer.Number(study.Pooled.OperatorP),
            ["ms_error"] = Answer.Number(study.Pooled.MeanSquareError),
        };
        return new()
        {
            ["parts"] = study.Parts,
            ["operators"] = study.Operators,
            ["replicates"] = study.Replicates,
            ["anova"] = new JsonObject
            {
                ["df"] = Answer.Wholes(anova.Df),
                ["ss"] = Answer.Numbers(anova.Squares),
                ["ms"] = Answer.Numbers(anova.MeanSquares),
                ["total_ss"] = Answer.Number(anova.TotalSquares),
                ["F"] = Answer.Numbers(anova.F),
                ["p"] = Answer.Numbers(anova.P),
            },
            ["interaction_pooled"] = study.InteractionPooled,
            ["with_interaction"] = Components(study.WithInteraction, tolerance, k),
            ["no_interaction"] = without,
            ["xbar_r"] = Ranges(AverageRangeStudy.Of(readings)),
            ["ci"] = new JsonObject { ["repeatability_var"] = Answer.Numbers([study.RepeatabilityInterval.Low, study.RepeatabilityInterval.High]) },
        };
    }

    private static JsonObject Components(GaugeComponents c, double? tolerance, double k)
    {
        (string Name, double Variance)[] lines =
        [
            ("gage_rr", c.GaugeRr), ("repeatability", c.Repeatability), ("reproducibility", c.Reproducibility), ("operator", c.Operator),
            ("interaction", c.Interaction), ("part", c.Part), ("total", c.Total),
        ];
        JsonObject Each(Func<double, double> of) => new(lines.Select(line => KeyValuePair.Create(line.Name, (JsonNode?)Answer.Number(of(line.Variance), line.Name))));
        return new()
        {
            ["var"] = Each(v => v),
            ["sd"] = Each(Math.Sqrt),
            ["pct_contribution"] = Each(v => 100 * v / c.Total),
            ["study_var_6"] = Each(v => k * Math.Sqrt(v)),
            ["pct_study_var"] = Each(v => 100 * Math.Sqrt(v / c.Total)),
            ["pct_tolerance"] = tolerance is { } width ? Each(v => 100 * k * Math.Sqrt(v) / width) : null,
            ["ndc_raw"] = Answer.Number(c.DistinctCategories, "ndc"),
            ["ndc"] = Categories(1.41 / Math.Sqrt(2) * c.DistinctCategories),
        };
    }

    private static int Categories(double raw) => (int)Math.Clamp(Math.Floor(raw), 1, 1_000_000);

    private static JsonObject Ranges(AverageRangeStudy s) => new()
    {
        ["Rbar"] = s.MeanRange,
        ["op_means"] = Answer.Numbers(s.OperatorMeans),
        ["op_rbar"] = Answer.Numbers(s.OperatorRanges),
        ["xdiff"] = s.OperatorSpread,
        ["Rp"] = s.PartSpread,
        ["EV"] = s.EquipmentVariation,
        ["AV"] = s.AppraiserVariation,
        ["GRR"] = s.GaugeRr,
        ["PV"] = s.PartVariation,
        ["TV"] = s.TotalVariation,
        ["pct"] = new JsonObject
        {
            ["EV"] = 100 * s.EquipmentVariation / s.TotalVariation,
            ["AV"] = 100 * s.AppraiserVariation / s.TotalVariation,
            ["GRR"] = 100 * s.GaugeRr / s.TotalVariation,
            ["PV"] = 100 * s.PartVariation / s.TotalVariation,
        },
        ["ndc_raw"] = s.DistinctCategories,
        ["ndc"] = Categories(s.DistinctCategories),
        ["UCL_R"] = s.RangeLimit,
        ["K1"] = s.K1,
        ["K2"] = s.K2,
        ["K3"] = s.K3,
        ["xbar_limits"] = Answer.Numbers([s.MeanLimits.Low, s.MeanLimits.High]),
    };

    private static JsonObject Nested(ToolInput input, ToolInput parameters)
    {
        var study = NestedStudy.Of(input.Labels("part"), input.Labels("op"), input.Numbers("y"));
        return new()
        {
            ["df"] = Answer.Wholes(study.Df),
            ["ms"] = Answer.Numbers(study.MeanSquares),
            ["F"] = Answer.Numbers(study.F),
            ["var"] = new JsonObject
            {
                ["repeatability"] = study.Repeatability,
                ["part"] = study.Part,
                ["operator"] = study.Operator,
                ["gage_rr"] = study.GaugeRr,
                ["total"] = study.Total,
            },
        };
    }

    private static JsonObject Linearity(ToolInput input, ToolInput parameters)
    {
        var s = LinearityStudy.Of(input.Numbers("reference"), input.Numbers("bias"));
        return new()
        {
            ["intercept"] = s.Intercept,
            ["slope"] = s.Slope,
            ["se_intercept"] = s.InterceptError,
            ["se_slope"] = s.SlopeError,
            ["t_intercept"] = s.Intercept / s.InterceptError,
            ["t_slope"] = s.Slope / s.SlopeError,
            ["p_intercept"] = s.InterceptP,
            ["p_slope"] = s.SlopeP,
            ["s"] = s.Deviation,
            ["r2"] = s.RSquared,
            ["mean_bias"] = Answer.Numbers(s.References.Select(at => at.Mean)),
            ["p_bias_each"] = Answer.Maybes(s.References.Select(at => at.P)),
            ["overall_bias"] = s.OverallBias,
            ["linearity"] = parameters.NumberOrNone("process_variation") is { } variation ? s.Linearity(variation) : null,
            ["ci_line"] = Answer.Matrix(s.References.Select(at => new[] { at.Line, at.Low, at.High })),
        };
    }

    private static JsonObject TypeOne(ToolInput input, ToolInput parameters)
    {
        var (x, reference, tolerance) = (input.Numbers("x"), parameters.Number("reference"), parameters.Number("tolerance"));
        var (s, vda) = (TypeOneStudy.Of(x, reference, tolerance), TypeOneStudy.Of(x, reference, tolerance, 4));
        return new()
        {
            ["mean"] = s.Mean,
            ["sd"] = s.Deviation,
            ["bias"] = s.Bias,
            ["t"] = s.T,
            ["p"] = s.P,
            ["cg"] = s.Cg,
            ["cgk"] = s.Cgk,
            ["cg_vda"] = vda.Cg,
            ["cgk_vda"] = vda.Cgk,
            ["bias_ci95"] = Answer.Numbers([s.BiasInterval.Low, s.BiasInterval.High]),
        };
    }

    private static JsonObject Cohen(ToolInput input, ToolInput parameters)
    {
        var k = CohenKappa.Of(input.Matrix("table"));
        return new()
        {
            ["po"] = k.Observed,
            ["pe"] = k.Expected,
            ["kappa"] = k.Kappa,
            ["se_null"] = k.NullError,
            ["z"] = k.Z,
            ["p"] = k.P,
            ["ase"] = k.Error,
            ["ci95"] = Answer.Numbers([k.Interval.Low, k.Interval.High]),
            ["weighted_linear"] = k.WeightedLinear,
            ["weighted_quadratic"] = k.WeightedQuadratic,
        };
    }

    private static JsonObject Fleiss(ToolInput input, ToolInput parameters)
    {
        var k = FleissKappa.Of(input.Matrix("counts"));
        return new()
        {
            ["kappa"] = k.Kappa,
            ["se"] = k.Error,
            ["z"] = k.Z,
            ["p"] = k.P,
            ["category_kappa"] = Answer.Maybes(k.CategoryKappas),
            ["category_se"] = k.CategoryError,
            ["category_z"] = Answer.Maybes(k.CategoryKappas.Select(kappa => kappa / k.CategoryError)),
            ["all_agree"] = k.AllAgree,
            ["subjects"] = k.Subjects,
            ["all_agree_pct"] = 100.0 * k.AllAgree / k.Subjects,
            ["clopper_pearson95"] = Answer.Numbers([100 * k.AgreeInterval.Low, 100 * k.AgreeInterval.High]),
        };
    }

    private static JsonObject Kendall(ToolInput input, ToolInput parameters)
    {
        var w = Concordance.Of(input.Matrix("ratings"));
        return new() { ["W_ties"] = w.W, ["chisq"] = w.ChiSquared, ["p"] = w.P, ["W_uncorrected"] = w.Uncorrected };
    }

    private static JsonObject Icc(ToolInput input, ToolInput parameters)
    {
        var all = Intraclass.Of(input.Matrix("ratings"));
        return new()
        {
            ["type"] = Answer.Texts(all.Select(icc => icc.Type)),
            ["icc"] = Answer.Numbers(all.Select(icc => icc.Value)),
            ["F"] = Answer.Numbers(all.Select(icc => icc.F)),
            ["lower"] = Answer.Numbers(all.Select(icc => icc.Low)),
            ["upper"] = Answer.Numbers(all.Select(icc => icc.High)),
        };
    }
}
