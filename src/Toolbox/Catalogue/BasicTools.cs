using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Basics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Catalogue;

/// <summary>The seven tools, comparisons of samples, tables; experiments and series stand in files of their own.</summary>
internal static class BasicTools
{
    public static IReadOnlyList<Tool> All { get; } =
    [
        new("Pareto", "排列图（柏拉图）", "Pareto chart", "累计百分比=累计次数/合计；Gini=Σ(2i-n-1)x₍ᵢ₎/(nΣx)", "从大到小，同数保持原顺序；关键少数为累计达到 80 % 的最少几项", "GB/T 19000 系列培训教材；Juran", RunPareto),
        new("histogram / box plot", "直方图与箱线图", "Histogram and box plot", "Sturges=⌈log₂n+1⌉；FD 宽=2·IQR/n^⅓；Scott 宽=3.5s/n^⅓", "组界取整，左开右闭，首组含下界；箱线图用枢轴，须长 1.5 倍枢轴距", "Tukey 1977；Freedman 与 Diaconis 1981", RunHistogram),
        new("scatter: correlation and regression", "散布图：相关与回归", "Scatter: correlation and regression", "b=Sxy/Sxx；t=b/se(b)；h=1/n+(x-x̄)²/Sxx", "95 % 区间；r 的区间用 Fisher z；Kendall 为 τ_b", "Draper 与 Smith", RunRegression),
        new("stratified comparison: ANOVA family", "分层比较：方差分析等", "Comparison of groups", "F=MS组间/MS组内；Tukey：|差|±q·√(MSe/2·(1/ni+1/nj))", "分组按名称排序；Levene 取均值，Brown-Forsythe 取中位数；Kruskal 修正同秩", "Montgomery；Welch 1951", RunGroups),
        new("two-sample tests", "两样本检验", "Two-sample tests", "Welch t；合并 t；F；Mann-Whitney；配对 t；Wilcoxon；Kolmogorov-Smirnov", "双侧；95 % 区间；秩检验为正态近似，修正同秩与连续性；单样本检验以 b 的均值为已知值；a、b 一样长时也作配对检验", "Welch 1947；Wilcoxon 1945", RunTwo),
        new("contingency table", "列联表", "Contingency table", "χ²=Σ(O-E)²/E；V=√(χ²/(n(min(r,c)-1)))", "标准化残差；四格表另给 Yates、Fisher 精确（双侧）、McNemar（连续性修正）、率差区间（Wald）", "Agresti", RunTable),
        new("Grubbs outlier test; Z-scores for proficiency testing", "离群值检验与能力验证评分", "Outliers and proficiency scores", "G=max|x-x̄|/s；z=(x-中位数)/MAD", "MAD×1.4826；NIQR=0.7413·IQR；算法 A 迭代到不变（1.5 s，1.134）", "GB/T 28043（ISO 13528）；GB/T 4883", RunLaboratories),
        new("FMEA action priority (AIAG-VDA 2019, DFMEA and PFMEA)", "FMEA 措施优先级 AP", "FMEA action priority", "由 S、O、D 查表得 H、M、L", "表凭手册记忆录入，尚未与印刷本核对；RPN=S·O·D 仅供参考", "AIAG-VDA FMEA 手册 2019", RunPriority),
        .. ExperimentTools.All,
        .. SeriesTools.All,
    ];

    private static JsonObject RunPareto(ToolInput input, ToolInput parameters)
    {
        var pareto = Pareto.Of(input.Labels("label"), input.Numbers("count"), parameters.Number("threshold", 80));
        return new()
        {
            ["order"] = Answer.Texts(pareto.Bars.Select(bar => bar.Label)),
            ["count"] = Answer.Numbers(pareto.Bars.Select(bar => bar.Count)),
            ["pct"] = Answer.Numbers(pareto.Bars.Select(bar => bar.Share)),
            ["cum_pct"] = Answer.Numbers(pareto.Bars.Select(bar => bar.Cumulative)),
            ["vital_few"] = Answer.Texts(pareto.Bars.Take(pareto.VitalFew).Select(bar => bar.Label)),
            ["gini"] = pareto.Gini,
        };
    }

    private static JsonObject RunHistogram(ToolInput input, ToolInput parameters)
    {
        var h = Histogram.Of(input.Numbers("x", 2));
        return new()
        {
            ["sturges"] = h.Numbers.Sturges,
            ["fd"] = h.Numbers.FreedmanDiaconis,
            ["scott"] = h.Numbers.Scott,
            ["k_sqrt"] = h.Numbers.SquareRoot,
            ["breaks_pretty_sturges"] = Answer.Numbers(h.Breaks),
            ["counts"] = Answer.Wholes(h.Counts),
            ["density"] = Answer.Numbers(h.Density),
            ["fivenum"] = Answer.Numbers(h.Box.FiveNumbers),
            ["whiskers"] = Answer.Numbers(h.Box.Whiskers),
            ["outliers"] = Answer.Numbers(h.Box.Outliers),
        };
    }

    private static JsonObject RunRegression(ToolInput input, ToolInput parameters)
    {
        var x = input.Numbers("x", 3);
        var r = SimpleRegression.Of(x, input.Numbers("y", 3));
        var at = parameters.Number("at", r.MeanX + Math.Sqrt(r.SumX / (r.Count - 1)));
        return new()
        {
            ["r"] = r.Correlations.R,
            ["r_ci"] = r.Correlations.Interval is { } ci ? Answer.Numbers([ci.Low, ci.High]) : null,
            ["r_p"] = r.Correlations.P,
            ["spearman"] = r.Correlations.Spearman,
            ["kendall_tau_b"] = r.Correlations.KendallTauB,
            ["intercept"] = r.Intercept,
            ["slope"] = r.Slope,
            ["se"] = Answer.Numbers([r.InterceptError, r.SlopeError]),
            ["t"] = Answer.Numbers([r.Intercept / r.InterceptError, r.Slope / r.SlopeError]),
            ["p"] = Answer.Numbers([r.InterceptP, r.SlopeP]),
            ["sigma"] = r.Deviation,
            ["r2"] = r.RSquared,
            ["adj_r2"] = r.AdjustedRSquared,
            ["F"] = r.F,
            ["pred_at_mean_plus_sd"] = Interval(r.At(at, single: true)),
            ["conf_at_mean_plus_sd"] = Interval(r.At(at, single: false)),
            ["dw"] = r.DurbinWatson,
            ["cooks"] = Answer.Numbers(r.Cooks),
            ["leverage"] = Answer.Numbers(r.Leverages),
            ["quadratic"] = r.Parabola is { } parabola ? Answer.Numbers(parabola) : null,
        };
    }

    private static JsonArray Interval(Estimate estimate) => Answer.Numbers([estimate.Value, estimate.Low, estimate.High]);

    private static JsonObject RunGroups(ToolInput input, ToolInput parameters)
    {
        var c = GroupComparison.Of(input.Labels("group"), input.Numbers("y", 3));
        return new()
        {
            ["levels"] = Answer.Texts(c.Groups.Select(group => group.Label)),
            ["n"] = Answer.Wholes(c.Groups.Select(group => group.Count)),
            ["mean"] = Answer.Numbers(c.Groups.Select(group => group.Mean)),
            ["sd"] = Answer.Numbers(c.Groups.Select(group => group.Deviation)),
            ["df"] = Answer.Wholes([c.BetweenDf, c.WithinDf]),
            ["ss"] = Answer.Numbers([c.BetweenSquares, c.WithinSquares]),
            ["F"] = c.F,
            ["p"] = c.P,
            ["tukey"] = new JsonArray([.. c.Pairs.Select(pair => (JsonNode)new JsonObject
            {
                ["pair"] = pair.Pair,
                ["diff"] = pair.Difference,
                ["lwr"] = pair.Low,
                ["upr"] = pair.High,
                ["p"] = pair.P,
            })]),
            ["kruskal"] = Answered("H", c.KruskalWallis),
            ["bartlett"] = Answered("K", c.Bartlett),
            ["brown_forsythe"] = Answered("F", c.BrownForsythe),
            ["levene_mean"] = Answered("F", c.Levene),
            ["welch"] = c.Welch is { } w ? new JsonObject { ["F"] = w.F, ["df2"] = w.Df2, ["p"] = w.P } : null,
        };
    }

    internal static JsonObject? Answered(string name, Test? test)
        => test is null ? null : new() { [name] = Answer.Number(test.Statistic, name), ["p"] = Answer.Number(test.P, "p") };

    private static JsonObject RunTwo(ToolInput input, ToolInput parameters)
    {
        var (a, b) = (input.Numbers("a", 2), input.Numbers("b", 2));
        var two = TwoSamples.Of(a, b);
        var paired = a.Length == b.Length && parameters.Flag("paired", true) ? PairedSamples.Of(a, b) : null;
        return new()
        {
            ["welch"] = new JsonObject { ["t"] = two.Welch.T, ["df"] = two.Welch.Df, ["p"] = two.Welch.P, ["ci"] = Answer.Numbers([two.Welch.Low, two.Welch.High]) },
            ["pooled"] = new JsonObject { ["t"] = two.Pooled.T, ["p"] = two.Pooled.P, ["ci"] = Answer.Numbers([two.Pooled.Low, two.Pooled.High]) },
            ["f"] = new JsonObject { ["F"] = two.Variances.F, ["p"] = two.Variances.P, ["ci"] = Answer.Numbers([two.Variances.Low, two.Variances.High]) },
            ["mann_whitney"] = Answered("W", two.MannWhitney),
            ["one_sample"] = new JsonObject { ["t"] = two.AgainstMean.T, ["p"] = two.AgainstMean.P },
            ["ks"] = Answered("D", two.KolmogorovSmirnov),
            ["paired"] = paired is null ? null : new JsonObject
            {
                ["t"] = paired.T.T,
                ["p"] = paired.T.P,
                ["V"] = paired.SignedRanks?.Statistic,
                ["wilcoxon_p"] = paired.SignedRanks?.P,
            },
        };
    }

    private static JsonObject RunTable(ToolInput input, ToolInput parameters)
    {
        var table = ContingencyTable.Of(input.Matrix("table"));
        var result = new JsonObject
        {
            ["chisq"] = table.ChiSquared,
            ["df"] = table.Df,
            ["p"] = table.P,
            ["expected"] = Answer.Matrix(table.Expected),
            ["cramers_v"] = table.CramersV,
            ["G"] = table.G,
            ["std_resid"] = Answer.Matrix(table.Residuals),
        };
        if (table.FourFold is { } four)
        {
            result["yates"] = four.Yates;
            result["fisher_p"] = four.FisherP;
            result["mcnemar"] = Answered("chisq", four.McNemar);
            result["diff_prop_ci"] = Answer.Numbers([four.Difference.Low, four.Difference.High]);
        }

        return result;
    }

    private static JsonObject RunLaboratories(ToolInput input, ToolInput parameters)
    {
        var l = Laboratories.Of(input.Numbers("x", 3), parameters.Number("alpha", 0.05));
        return new()
        {
            ["G"] = l.Grubbs.G,
            ["critical_two_sided_05"] = l.Grubbs.Critical,
            ["outlier"] = l.Grubbs.Outlier,
            ["position"] = l.Grubbs.Position,
            ["median"] = l.Median,
            ["mad_1.4826"] = l.ScaledMad,
            ["robust_z"] = l.RobustZ is { } z ? Answer.Numbers(z) : null,
            ["iqr_norm"] = l.NormalisedIqr,
            ["algorithmA"] = new JsonObject { ["mean"] = l.AlgorithmA.Mean, ["sd"] = l.AlgorithmA.Deviation },
        };
    }

    /// <summary>With S, O and D the priority of each row; without them the table itself.</summary>
    private static JsonObject RunPriority(ToolInput input, ToolInput parameters)
    {
        if (!input.Has("S"))
        {
            return new()
            {
                ["rows"] = new JsonArray([.. ActionPriority.Table.Select(row => (JsonNode)new JsonObject
                {
                    ["S"] = row.Severity,
                    ["O"] = row.Occurrence,
                    ["D7-10"] = row.Priorities[..1],
                    ["D5-6"] = row.Priorities[1..2],
                    ["D2-4"] = row.Priorities[2..3],
                    ["D1"] = row.Priorities[3..],
                })]),
            };
        }

        var (s, o, d) = (input.Wholes("S", 1, 10), input.Wholes("O", 1, 10), input.Wholes("D", 1, 10));
        if (o.Length != s.Length || d.Length != s.Length)
        {
            throw Problems.DifferentLengths(Words.Both(o.Length != s.Length ? "O" : "D"), o.Length != s.Length ? o.Length : d.Length, Words.Both("S"), s.Length);
        }

        return new()
        {
            ["ap"] = Answer.Texts(s.Select((severity, i) => ActionPriority.Of(severity, o[i], d[i]).ToString())),
            ["rpn"] = Answer.Wholes(s.Select((severity, i) => severity * o[i] * d[i])),
        };
    }
}
