using Zhiheng.Toolbox.Acceptance;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>A single sampling plan by attributes, given or designed from two points, with its curves.</summary>
internal static class SamplingPlanSheet
{
    public static Sheet Sheet { get; } = new()
    {
        Slug = "sampling-plan",
        Tools = ["single attribute plan: OC, AOQ, ATI", "two-point plan design"],
        Title = new("计数一次抽样方案", "Single sampling plan by attributes"),
        Question = new("抽多少件、几件不合格就拒收？", "How many to draw, and how many bad ones to accept?"),
        Family = Family.Lot,
        Help = new("不需要数据。设计：填写好批、坏批的不合格品率和接收概率；验算：填写 n 与 c。百分数直接填数，如 1 表示 1 %。", "No data needed. Design: the qualities to accept and to reject with their probabilities; check: n and c. Percent as plain numbers, 1 for 1 %."),
        Settings =
        [
            new("mode", new("要做什么", "Task"), SettingKind.Choice, "design") { Options = [new("design", new("按两点设计方案", "design from two points")), new("given", new("验算已有方案", "check a given plan"))] },
            new("p1", new("好批的不合格品率 p1（%）", "Good quality p1, %"), SettingKind.Number, "1") { Least = 1e-6, Most = 99.9999 },
            new("pa1", new("p1 处的接收概率不低于（%）", "Accepted at p1 at least, %"), SettingKind.Number, "95") { Least = 0.01, Most = 99.99 },
            new("p2", new("坏批的不合格品率 p2（%）", "Bad quality p2, %"), SettingKind.Number, "6") { Least = 1e-6, Most = 99.9999 },
            new("pa2", new("p2 处的接收概率不高于（%）", "Accepted at p2 at most, %"), SettingKind.Number, "10") { Least = 0.01, Most = 99.99 },
            new("basis", new("按什么算", "Distribution"), SettingKind.Choice, "binomial")
            {
                Options = [new("binomial", new("二项（连续多批）", "binomial (series of lots)")), new("poisson", new("泊松（不合格数）", "Poisson (nonconformities)")), new("lot", new("超几何（孤立的一批，要填批量）", "hypergeometric (one lot, give its size)"))],
            },
            new("lot", new("批量 N（空：不限）", "Lot size N (empty: no limit)"), SettingKind.Whole) { IsOptional = true, Least = 2, Most = 10_000_000 },
            new("n", new("样本量 n（验算时）", "Sample size n (to check)"), SettingKind.Whole, "110") { Least = 1, Most = 1_000_000 },
            new("c", new("接收数 c（验算时）", "Acceptance number c (to check)"), SettingKind.Whole, "3") { Least = 0, Most = 999_999 },
        ],
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var points = new TwoPoints(given.Number("p1") / 100, given.Number("pa1") / 100, given.Number("p2") / 100, given.Number("pa2") / 100);
        int? lot = given.NumberOrNone("lot") is null ? null : given.WholeNumber("lot");
        var basis = given.Choice("basis");
        if (points.Good >= points.Bad)
        {
            throw SheetProblems.Unusable(
                $"“好批的不合格品率 p1”（{100 * points.Good} %）应小于“坏批的不合格品率 p2”（{100 * points.Bad} %）。请更正。",
                $"“Good quality p1” ({100 * points.Good} %) must be less than “Bad quality p2” ({100 * points.Bad} %). Correct them.");
        }

        if (points.Risk >= points.Accepted)
        {
            throw SheetProblems.Unusable(
                "“p1 处的接收概率”应大于“p2 处的接收概率”。请更正。",
                "“Accepted at p1 at least” must be greater than “Accepted at p2 at most”. Correct them.");
        }

        if (basis == "lot" && lot is null)
        {
            throw SheetProblems.SettingMissing(new("批量 N", "Lot size N"));
        }

        var plan = given.Choice("mode") == "given" ? Checked(given.WholeNumber("n"), given.WholeNumber("c"))
            : basis switch { "poisson" => PlanDesign.ByPoisson(points), "lot" => PlanDesign.ByLot(points, lot!.Value), _ => PlanDesign.ByBinomial(points) };
        double Accepts(double p) => basis switch { "poisson" => plan.AcceptsPoisson(p), "lot" => plan.AcceptsLot(p, lot!.Value), _ => plan.Accepts(p) };
        return lot <= plan.SampleSize ? Whole(plan, lot.Value, tongue) : Describe(plan, lot, points, Accepts, tongue);
    }

    private static AttributePlan Checked(int n, int c)
        => c < n ? new(n, c) : throw SheetProblems.Unusable(
            $"“接收数 c”（{c}）应小于“样本量 n”（{n}），否则每批都会接收。请更正。",
            $"“Acceptance number c” ({c}) must be less than “Sample size n” ({n}), or every lot is accepted. Correct it.");

    /// <summary>The sample would be the lot.</summary>
    private static Finding Whole(AttributePlan plan, int lot, Tongue tongue) => new()
    {
        Verdict = new(Tone.Caution, tongue[$"批量只有 {lot} 件，不多于需要的样本量 {plan.SampleSize} 件：请全数检验。", $"The lot has only {lot} items, no more than the sample of {plan.SampleSize}: inspect them all."]),
        Readings = [new(Tone.Plain, tongue["想少抽，可以拉开 p1 与 p2，或改按超几何为这一批设计。", "To draw fewer, take p1 and p2 farther apart or design for this one lot (hypergeometric)."])],
        Figures = [new(tongue["样本量 n", "Sample size n"], plan.SampleSize, 0), new(tongue["接收数 c", "Acceptance number c"], plan.AcceptanceNumber, 0), new(tongue["批量 N", "Lot size N"], lot, 0)],
        Tables = [new(tongue["方案", "Plan"], ["n", "c", "N"], [[plan.SampleSize, plan.AcceptanceNumber, lot]], 0)],
        Next = [tongue["逐件检验，只放行合格品。", "Inspect every item and release the conforming ones."]],
    };

    private static Finding Describe(AttributePlan plan, int? lot, TwoPoints points, Func<double, double> accepts, Tongue tongue)
    {
        var (n, c) = (plan.SampleSize, plan.AcceptanceNumber);
        var (atGood, atBad) = (accepts(points.Good), accepts(points.Bad));
        var meets = atGood >= points.Accepted * (1 - 1e-12) && atBad <= points.Risk * (1 + 1e-12);
        var accept = c == 0 ? tongue["全部合格才接收", "accept when none is bad"] : tongue[$"不合格不超过 {c} 件接收", $"accept with at most {c} bad"];
        var (aoql, worst) = plan.OutgoingLimit(lot ?? int.MaxValue);
        var grid = OperatingCurve.Grid(accepts);
        double Outgoing(double p) => lot is { } size ? plan.OutgoingQuality(p, size) : p * plan.Accepts(p);
        var scales = new (double Share, string Name)[] { (0.95, tongue["95 % 接收", "95 % accepted"]), (0.5, tongue["50 % 接收", "50 % accepted"]), (0.1, tongue["10 % 接收", "10 % accepted"]) };
        return new()
        {
            Verdict = new(meets ? Tone.Good : Tone.Caution, tongue[$"这个方案：抽 {n} 件，{accept}，否则拒收{(meets ? "" : "；它没有同时满足两个质量点")}。", $"The plan: draw {n}, {accept}, otherwise reject{(meets ? "" : "; it does not meet both points")}."]),
            Readings =
            [
                new(atGood >= points.Accepted * (1 - 1e-12) ? Tone.Good : Tone.Bad, tongue[$"不合格品率 {100 * points.Good:0.###} % 的批有 {Wording.Percent(atGood)} 的机会被接收（生产方风险 {Wording.Percent(1 - atGood)}）。", $"A lot with {100 * points.Good:0.###} % is accepted with {Wording.Percent(atGood)} (producer's risk {Wording.Percent(1 - atGood)})."]),
                new(atBad <= points.Risk * (1 + 1e-12) ? Tone.Good : Tone.Bad, tongue[$"不合格品率 {100 * points.Bad:0.###} % 的批仍有 {Wording.Percent(atBad)} 的机会被接收（使用方风险）。", $"A lot with {100 * points.Bad:0.###} % is still accepted with {Wording.Percent(atBad)} (consumer's risk)."]),
                new(Tone.Plain, tongue[$"拒收批全检、换掉不合格品时，放行的平均质量最差为 {100 * aoql:0.###} %（AOQL，来料 {100 * worst:0.##} % 时）。", $"With rejected lots screened the average outgoing quality is at worst {100 * aoql:0.###} % (AOQL, at {100 * worst:0.##} % incoming)."]),
                .. c == 0 ? new[] { new Reading(Tone.Caution, tongue["c = 0 的方案听上去严格，但好批也常被拒收；看曲线左端。", "A plan with c = 0 sounds strict but often rejects good lots too; see the left end of the curve."]) } : [],
            ],
            Figures =
            [
                new(tongue["样本量 n", "Sample size n"], n, 0), new(tongue["接收数 c", "Acceptance number c"], c, 0), new(tongue["拒收数", "Rejection number"], c + 1, 0),
                new(tongue["p1 处接收概率", "Accepted at p1"], 100 * atGood, 3, Note: "%"), new(tongue["p2 处接收概率", "Accepted at p2"], 100 * atBad, 3, Note: "%"),
                .. scales.Select(scale => new Figure(scale.Name, 100 * plan.QualityAccepted(scale.Share), 3, Note: tongue["% 不合格（二项）", "% nonconforming (binomial)"])),
                new("AOQL", 100 * aoql, 4, Note: "%"),
            ],
            Pictures =
            [
                OperatingCurve.Of(tongue["抽检特性曲线（OC）", "Operating characteristic"], tongue[$"{100 * points.Good:0.###} % 接收 {Wording.Percent(atGood)}，{100 * points.Bad:0.###} % 接收 {Wording.Percent(atBad)}", $"{Wording.Percent(atGood)} accepted at {100 * points.Good:0.###} %, {Wording.Percent(atBad)} at {100 * points.Bad:0.###} %"],
                    tongue["接收概率 %", "Accepted, %"], grid, tongue, [(tongue["接收概率", "Accepted"], p => 100 * accepts(p))],
                    [new("p1", 100 * points.Good, Tone.Good, true), new("p2", 100 * points.Bad, Tone.Bad, true)]),
                OperatingCurve.Of(tongue["平均检出质量（AOQ）", "Average outgoing quality"], tongue[$"最差 {100 * aoql:0.###} %", $"at worst {100 * aoql:0.###} %"],
                    "AOQ %", grid, tongue, [("AOQ", p => 100 * Outgoing(p))], [new("AOQL", 100 * aoql, Tone.Caution)]),
                .. lot is not { } whole ? [] : new[]
                {
                    OperatingCurve.Of(tongue["平均检验总数（ATI）", "Average total inspection"], tongue[$"从 {n} 件到 {whole} 件", $"from {n} to {whole} items"],
                        tongue["件", "items"], grid, tongue, [("ATI", p => plan.TotalInspection(p, whole))]),
                },
            ],
            Tables =
            [
                new(tongue["不同质量的批", "Lots of different quality"], [tongue["不合格品率 %", "Nonconforming, %"], tongue["接收概率 %", "Accepted, %"], "AOQ %", .. lot is null ? [] : new[] { "ATI" }],
                    [.. grid.Where((_, i) => i % 5 == 0).Select(p => (IReadOnlyList<Cell>)[100 * p, 100 * accepts(p), 100 * Outgoing(p), .. lot is { } size ? new Cell[] { plan.TotalInspection(p, size) } : []])], 3),
            ],
            Next =
            [
                tongue["把方案写进检验规程：随机抽样，样本全部检完再判。", "Write the plan into the instruction: draw at random, inspect the whole sample, then judge."],
                tongue["连续供货的批按转移规则调整宽严；按合同或标准验收的，以规定的标准方案为准。", "For a series of lots use the switching rules; where a contract or standard prescribes a plan, that plan holds."],
            ],
        };
    }
}
