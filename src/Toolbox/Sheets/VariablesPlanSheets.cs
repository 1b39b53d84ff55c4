using Zhiheng.Toolbox.Acceptance;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Acceptance by measured values: a lot judged by the k or the M method.</summary>
internal static class VariablesPlanSheet
{
    public static Sheet Sheet { get; } = new()
    {
        Slug = "variables-plan",
        Tools = ["variables plan, form 2 (M method), estimated fraction nonconforming", "variables plan, k method, one limit"],
        Title = new("计量抽样：判定一批（k 法、M 法）", "Variables sampling: judge a lot (k and M method)"),
        Question = new("样本的测量值够好吗，这批收不收？", "Are the measured values good enough to accept the lot?"),
        Family = Family.Lot,
        Help = new("一列：样本的测量值（正态分布的一个特性）。填写规格限和方案规定的接收常数 k；k 可由“计量抽样方案设计”得到。", "One column: the measured values of the sample (one normally distributed characteristic). Give the limits and the plan's k; the design sheet finds k."),
        Columns = [new("value", new("测量值", "Value"))],
        Settings =
        [
            new("lsl", new("下规格限", "Lower limit"), SettingKind.Number, "180") { IsOptional = true },
            new("usl", new("上规格限", "Upper limit"), SettingKind.Number, "209") { IsOptional = true },
            new("k", new("接收常数 k", "Acceptance constant k"), SettingKind.Number, "1.5") { Least = -10, Most = 10 },
            new("method", new("方法", "Method"), SettingKind.Choice, "k") { Options = [new("k", new("k 法", "k method")), new("m", new("M 法（估计不合格品率）", "M method (estimated fraction)"))] },
            new("sigma", new("已知的过程标准差 σ（空：未知，k 法）", "Known process σ (empty: unknown, k method)"), SettingKind.Number) { IsOptional = true, Least = 1e-60 },
        ],
        Sample = "强度（YY 演示数据，MPa）\n197\n191\n186\n203\n199\n194\n198\n200\n192\n196",
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var x = given.Numbers("value");
        var (lower, upper, k, sigma, isM) = (given.NumberOrNone("lsl"), given.NumberOrNone("usl"), given.Number("k"), given.NumberOrNone("sigma"), given.Choice("method") == "m");
        if (x.Length < 3)
        {
            throw Problems.TooFew(given.Title("value"), x.Length, 3);
        }

        if (lower is null && upper is null)
        {
            throw SheetProblems.Unusable(
                "没有填写规格限。请至少填写“下规格限”或“上规格限”。",
                "There is no specification limit. Fill in “Lower limit” or “Upper limit”.");
        }

        if (lower >= upper)
        {
            throw SheetProblems.Unusable(
                $"“下规格限”（{lower}）应小于“上规格限”（{upper}）。请更正。",
                $"“Lower limit” ({lower}) must be less than “Upper limit” ({upper}). Correct them.");
        }

        if (isM && sigma is not null)
        {
            throw SheetProblems.Unusable(
                "M 法用样本标准差，不用已知的 σ。请清空“已知的过程标准差 σ”，或改选 k 法。",
                "The M method uses the standard deviation of the sample, not a known σ. Clear “Known process σ”, or choose the k method.");
        }

        var estimate = VariablesPlan.Estimate(x, lower, upper);
        var (mean, deviation) = (Zhiheng.Toolbox.Numerics.Sample.Mean(x), Zhiheng.Toolbox.Numerics.Sample.Deviation(x));
        var used = sigma ?? deviation;
        double? low = lower is { } l ? (mean - l) / used : null, high = upper is { } u ? (u - mean) / used : null;
        var allowed = VariablesPlan.Largest(x.Length, k);
        var isAccepted = isM ? estimate.Total <= allowed : !(low < k) && !(high < k);
        var why = isM
            ? tongue[$"估计不合格品率 {Wording.Percent(estimate.Total)}，{(isAccepted ? "不超过" : "超过")} M = {Wording.Percent(allowed)}", $"estimated fraction {Wording.Percent(estimate.Total)}, {(isAccepted ? "not above" : "above")} M = {Wording.Percent(allowed)}"]
            : tongue[$"质量统计量 {Indices(low, high)} {(isAccepted ? "不小于" : "有小于")} k = {k:0.###}", $"quality index {Indices(low, high)} {(isAccepted ? "not below" : "below")} k = {k:0.###}"];
        var digits = given.Digits;
        return new()
        {
            Verdict = isAccepted ? new(Tone.Good, tongue[$"接收这一批：{why}。", $"Accept the lot: {why}."]) : new(Tone.Bad, tongue[$"拒收这一批：{why}。", $"Reject the lot: {why}."]),
            Readings =
            [
                new(Tone.Caution, tongue["计量抽样要求特性服从正态分布；不确定时先做直方图或正态性检验，或改用计数抽样。", "Variables sampling needs a normal distribution; when in doubt look at a histogram first or sample by attributes."]),
                .. lower is not null && upper is not null && !isM ? new[] { new Reading(Tone.Plain, tongue["两个规格限分别判定；要求两侧合计时请用 M 法。", "Each limit is judged by itself; use the M method for both together."]) } : [],
                .. x.Any(value => value < lower || value > upper) ? new[] { new Reading(Tone.Caution, tongue["样本中有超出规格限的件：这些件不得放行，无论整批如何判定。", "The sample has items beyond the limits: they are not released whatever becomes of the lot."]) } : [],
                .. Wording.LeftOut(given, tongue),
            ],
            Figures =
            [
                new(tongue["样本量 n", "Sample size n"], x.Length, 0), new(tongue["平均值", "Mean"], mean, digits), new("s", deviation, digits + 1),
                .. low is { } ql ? new[] { new Figure("QL", ql, 4, Note: tongue["(均值-下限)/标准差", "(mean - lower)/sd"]) } : [],
                .. high is { } qu ? new[] { new Figure("QU", qu, 4, Note: tongue["(上限-均值)/标准差", "(upper - mean)/sd"]) } : [],
                new("k", k, 4), new(tongue["估计不合格品率", "Estimated fraction"], 100 * estimate.Total, 4, Note: "%"), new(tongue["最大允许 M", "Largest allowed M"], 100 * allowed, 4, Note: "%"),
            ],
            Pictures =
            [
                new()
                {
                    Kind = ChartKind.Control,
                    Title = tongue["样本的测量值", "Measured values"],
                    Reading = why,
                    Across = new(tongue["序号", "No."]),
                    Series = [new(tongue["测量值", "Value"], Wording.Maybe(x)) { Flags = Enumerable.Range(0, x.Length).Where(i => x[i] < lower || x[i] > upper).ToDictionary(i => i, _ => tongue["超出规格限", "beyond the limit"]) }],
                    Marks = [.. Marks(lower, upper, mean, k * used, isM, tongue)],
                    Digits = digits,
                },
            ],
            Next = isAccepted
                ? [tongue["按结论放行，并记录 n、k、均值和标准差。", "Release, and record n, k, mean and standard deviation."]]
                : [tongue["按不合格批处置：退货、全检或评审；查过程中心和散布哪一个偏了。", "Treat it as a nonconforming lot: return, screen or review; see whether centre or spread is off."]],
        };
    }

    private static string Indices(double? low, double? high) => (low, high) switch { ({ } l, { } u) => $"QL {l:0.00}, QU {u:0.00}", ({ } l, null) => $"QL {l:0.00}", _ => $"QU {high:0.00}" };

    private static IEnumerable<ChartMark> Marks(double? lower, double? upper, double mean, double reach, bool isM, Tongue tongue)
    {
        yield return new(tongue["均值", "Mean"], mean);
        foreach (var (limit, name, side) in new[] { (lower, tongue["下规格限", "Lower limit"], 1), (upper, tongue["上规格限", "Upper limit"], -1) })
        {
            if (limit is { } value)
            {
                yield return new(name, value, Tone.Bad);
                if (!isM)
                {
                    yield return new(tongue["均值应在此线内侧", "Mean within"], value + (side * reach), Tone.Caution);
                }
            }
        }
    }
}

/// <summary>A variables plan designed from two points.</summary>
internal static class VariablesDesignSheet
{
    public static Sheet Sheet { get; } = new()
    {
        Slug = "variables-design",
        Tools = ["two-point plan design", "variables plan, k method, one limit"],
        Title = new("计量抽样方案设计（k 法）", "Variables plan design (k method)"),
        Question = new("用测量值验收，抽多少件、k 取多少？", "Accepting by measured values: how many, and which k?"),
        Family = Family.Lot,
        Help = new("不需要数据。单侧规格、正态分布；填写好批、坏批的不合格品率和接收概率。", "No data needed. One limit, normal distribution; give both qualities with their probabilities."),
        Settings =
        [
            new("p1", new("好批的不合格品率 p1（%）", "Good quality p1, %"), SettingKind.Number, "1") { Least = 1e-6, Most = 99.9999 },
            new("pa1", new("p1 处的接收概率不低于（%）", "Accepted at p1 at least, %"), SettingKind.Number, "95") { Least = 0.01, Most = 99.99 },
            new("p2", new("坏批的不合格品率 p2（%）", "Bad quality p2, %"), SettingKind.Number, "6") { Least = 1e-6, Most = 99.9999 },
            new("pa2", new("p2 处的接收概率不高于（%）", "Accepted at p2 at most, %"), SettingKind.Number, "10") { Least = 0.01, Most = 99.99 },
            new("known", new("过程标准差 σ 已知", "Process σ is known"), SettingKind.Flag, "false"),
        ],
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var points = new TwoPoints(given.Number("p1") / 100, given.Number("pa1") / 100, given.Number("p2") / 100, given.Number("pa2") / 100);
        if (points.Good >= points.Bad || points.Risk >= points.Accepted)
        {
            throw SheetProblems.Unusable(
                "“好批的不合格品率 p1”应小于“坏批的不合格品率 p2”，“p1 处的接收概率”应大于“p2 处的接收概率”。请更正。",
                "“Good quality p1” must be less than “Bad quality p2”, and “Accepted at p1 at least” greater than “Accepted at p2 at most”. Correct them.");
        }

        var known = given.Flag("known");
        // The numbers of items of the unknown σ are searched one by one: far beyond this nobody could measure them.
        var design = PlanDesign.KnownSigma(points) is { SampleSize: <= 5_000 } first ? known ? first : PlanDesign.UnknownSigma(points)
            : throw SheetProblems.Unusable(
                "p1 与 p2 太接近，要抽 5000 件以上。请拉开两个质量点。",
                "p1 and p2 are so close that more than 5000 items would be inspected. Move the two quality points apart.");
        var attributes = PlanDesign.ByBinomial(points);
        var (n, k) = (design.SampleSize, design.K);
        double Accepts(double p) => p <= 0 ? 1 : p >= 1 ? 0 : known ? VariablesPlan.AcceptsKnownSigma(n, k, p) : VariablesPlan.AcceptsUnknownSigma(n, k, p);
        var (good, bad) = (Accepts(points.Good), Accepts(points.Bad));
        var grid = OperatingCurve.Grid(Accepts);
        return new()
        {
            Verdict = new(Tone.Good, tongue[$"这个方案：抽 {n} 件测量，(规格限与均值之差)/{(known ? "σ" : "s")} 不小于 {k:0.0000} 接收。", $"The plan: measure {n}; accept when (limit - mean)/{(known ? "σ" : "s")} is at least {k:0.0000}."]),
            Readings =
            [
                new(Tone.Plain, tongue[$"不合格品率 {100 * points.Good:0.###} % 的批接收 {Wording.Percent(good)}，{100 * points.Bad:0.###} % 的批接收 {Wording.Percent(bad)}。", $"{Wording.Percent(good)} accepted at {100 * points.Good:0.###} %, {Wording.Percent(bad)} at {100 * points.Bad:0.###} %."]),
                new(Tone.Plain, tongue[$"同样要求的计数方案要抽 {attributes.SampleSize} 件（c = {attributes.AcceptanceNumber}）：测量代替判合格与否，省 {attributes.SampleSize - n} 件。", $"By attributes the same needs {attributes.SampleSize} items (c = {attributes.AcceptanceNumber}): measuring saves {attributes.SampleSize - n}."]),
                new(Tone.Caution, tongue["只用于正态分布、单侧规格；方案由两点算得，不是 GB/T 6378.1 的表值。", "For one limit and a normal distribution; calculated from the two points, not a table value of GB/T 6378.1."]),
            ],
            Figures = [new(tongue["样本量 n", "Sample size n"], n, 0), new("k", k, 6), new(tongue["p1 处接收概率", "Accepted at p1"], 100 * good, 3, Note: "%"), new(tongue["p2 处接收概率", "Accepted at p2"], 100 * bad, 3, Note: "%")],
            Pictures =
            [
                OperatingCurve.Of(tongue["抽检特性曲线（OC）", "Operating characteristic"], tongue["与计数方案比较", "Compared with the plan by attributes"], tongue["接收概率 %", "Accepted, %"], grid, tongue,
                    [(tongue["计量", "Variables"], p => 100 * Accepts(p)), (tongue["计数", "Attributes"], p => 100 * attributes.Accepts(p))], [new("p1", 100 * points.Good, Tone.Good, true), new("p2", 100 * points.Bad, Tone.Bad, true)]),
            ],
            Next = [tongue["用“计量抽样：判定一批”填入 k 和测量值。", "Put k and the measured values into the sheet that judges a lot."]],
        };
    }
}
