using Zhiheng.Toolbox.Acceptance;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Item by item: after each one accept, reject or go on.</summary>
internal static class SequentialSheet
{
    /// <summary>More lines of the table than this nobody reads.</summary>
    private const int MostRows = 60;

    private const int MostItems = 1_000_000;

    public static Sheet Sheet { get; } = new()
    {
        Slug = "sequential",
        Tools = ["item-by-item sequential plan (Wald; ISO 8422 form)"],
        Title = new("逐个序贯抽样", "Sequential sampling"),
        Question = new("检一件看一件，什么时候可以停？", "One item after the other: when may we stop?"),
        Family = Family.Lot,
        Help = new("不需要数据。填写两个质量点和风险；检验中填写已检数和不合格数，看现在怎么办。", "No data needed. Give both qualities and risks; while inspecting give the items so far and the bad ones."),
        Settings =
        [
            new("p1", new("好批的不合格品率 p1（%）", "Good quality p1, %"), SettingKind.Number, "1") { Least = 1e-4, Most = 99 },
            new("p2", new("坏批的不合格品率 p2（%）", "Bad quality p2, %"), SettingKind.Number, "6") { Least = 1e-4, Most = 99.9 },
            new("alpha", new("生产方风险 α（%）", "Producer's risk, %"), SettingKind.Number, "5") { Least = 0.01, Most = 50 },
            new("beta", new("使用方风险 β（%）", "Consumer's risk, %"), SettingKind.Number, "10") { Least = 0.01, Most = 50 },
            new("items", new("已检数（空：还没开始）", "Items so far (empty: not begun)"), SettingKind.Whole) { IsOptional = true, Least = 1, Most = 1_000_000 },
            new("bad", new("其中不合格数", "Bad ones among them"), SettingKind.Whole, "0") { Least = 0, Most = 1_000_000 },
        ],
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (p1, p2, alpha, beta) = (given.Number("p1") / 100, given.Number("p2") / 100, given.Number("alpha") / 100, given.Number("beta") / 100);
        if (p1 >= p2)
        {
            throw SheetProblems.Unusable(
                $"“好批的不合格品率 p1”（{100 * p1} %）应小于“坏批的不合格品率 p2”（{100 * p2} %）。请更正。",
                $"“Good quality p1” ({100 * p1} %) must be less than “Bad quality p2” ({100 * p2} %). Correct them.");
        }

        if (alpha + beta >= 1)
        {
            throw SheetProblems.Unusable(
                "“生产方风险 α”与“使用方风险 β”之和应小于 100 %。请改小。",
                "“Producer's risk” and “Consumer's risk” must add up to less than 100 %. Make one smaller.");
        }

        var plan = SequentialPlan.For(p1, p2, alpha, beta);
        if (plan.Acceptance / plan.Slope > MostItems || plan.SampleNumberGood > MostItems || plan.SampleNumberBad > MostItems)
        {
            throw SheetProblems.Unusable(
                "“p1”与“p2”太接近，平均要检一百万件以上。请拉开两个质量点，或放宽风险。",
                "“p1” and “p2” are so close that more than a million items would be inspected on average. Move the two quality points apart, or allow larger risks.");
        }

        int? items = given.NumberOrNone("items") is null ? null : given.WholeNumber("items");
        var bad = given.WholeNumber("bad");
        if (items < bad)
        {
            throw SheetProblems.Unusable(
                $"“其中不合格数”（{bad}）不能多于“已检数”（{items}）。请核对。",
                $"“Bad ones among them” ({bad}) cannot be more than “Items so far” ({items}). Check them.");
        }

        var first = (int)Math.Ceiling(plan.Acceptance / plan.Slope);
        var length = Math.Max(Math.Max(items ?? 0, 2 * first), (int)Math.Ceiling(1.5 * Math.Max(plan.SampleNumberGood, plan.SampleNumberBad)));
        return new()
        {
            Verdict = items is { } n ? Now(plan, n, bad, tongue)
                : new(Tone.Plain, tongue[$"逐件检验：最早检完 {first} 件全部合格即可接收；好批平均检 {plan.SampleNumberGood:0} 件，坏批平均检 {plan.SampleNumberBad:0} 件。", $"Item by item: accept at the earliest after {first} items without a bad one; {plan.SampleNumberGood:0} items on average for a good lot, {plan.SampleNumberBad:0} for a bad one."]),
            Readings =
            [
                new(Tone.Plain, tongue["累计不合格数不高于接收线即接收，不低于拒收线即拒收，在两线之间继续检。", "At or below the lower line accept, at or above the upper one reject, in between go on."]),
                new(Tone.Caution, tongue["按 Wald 近似，没有用标准中修正截距的表；实际风险略小于填写的风险。应事先规定最多检多少件。", "Wald's approximation, without the corrected intercepts of the standard; the true risks are a little smaller. Fix beforehand how many items at most."]),
            ],
            Figures =
            [
                new(tongue["斜率 s", "Slope s"], plan.Slope, 6), new(tongue["接收截距 hA", "Acceptance intercept hA"], plan.Acceptance, 4), new(tongue["拒收截距 hR", "Rejection intercept hR"], plan.Rejection, 4),
                new(tongue["p1 处平均检验数", "Average number at p1"], plan.SampleNumberGood, 1), new(tongue["p2 处平均检验数", "Average number at p2"], plan.SampleNumberBad, 1),
            ],
            Pictures = [Picture(plan, length, items, bad, tongue)],
            Tables = [Steps(plan, length, tongue)],
            Next = items is { } so && plan.After(so, bad) is null ? [tongue["再检一件，把两个数加上去重新看。", "Inspect one more and enter both numbers again."]] : [tongue["结论写进检验记录，连同两条线的参数。", "Record the decision together with the two lines."]],
        };
    }

    private static Reading Now(SequentialPlan plan, int n, int bad, Tongue tongue) => plan.After(n, bad) switch
    {
        true => new(Tone.Good, tongue[$"已检 {n} 件、不合格 {bad} 件：接收这一批。", $"{bad} bad among {n}: accept the lot."]),
        false => new(Tone.Bad, tongue[$"已检 {n} 件、不合格 {bad} 件：拒收这一批。", $"{bad} bad among {n}: reject the lot."]),
        _ => new(Tone.Pending, tongue[$"已检 {n} 件、不合格 {bad} 件：还不能下结论，继续检。", $"{bad} bad among {n}: no decision yet, go on."]),
    };

    private static Chart Picture(SequentialPlan plan, int length, int? items, int bad, Tongue tongue)
    {
        double[] ends = [0, .. items is { } n && n < length ? new double[] { n } : [], length];
        return new()
        {
            Kind = ChartKind.Line,
            Title = tongue["接收线与拒收线", "Acceptance and rejection lines"],
            Reading = items is { } so ? Now(plan, so, bad, tongue).Text : tongue["在两线之间继续检", "Between the lines go on"],
            Across = new(tongue["已检数", "Items"]),
            Up = new(tongue["累计不合格数", "Bad so far"], 0),
            Series =
            [
                new(tongue["拒收线", "Reject"], Wording.Maybe(ends.Select(x => (plan.Slope * x) + plan.Rejection))) { At = ends },
                new(tongue["接收线", "Accept"], [.. ends.Select(x => (plan.Slope * x) - plan.Acceptance is >= 0 and var y ? y : (double?)null)]) { At = ends },
                .. items is { } at ? new[] { new ChartSeries(tongue["现在", "Now"], [.. ends.Select(x => x == at ? bad : (double?)null)]) { At = ends, Look = SeriesLook.Points } } : [],
            ],
            Digits = 2,
        };
    }

    /// <summary>The counts of items at which one of the two numbers changes.</summary>
    private static ResultTable Steps(SequentialPlan plan, int length, Tongue tongue)
    {
        var rows = new List<IReadOnlyList<Cell>>();
        var (shownAccept, shownReject) = (int.MinValue, int.MinValue);
        for (var n = 1; n <= length && rows.Count < MostRows; n++)
        {
            var (accept, reject) = ((int)Math.Floor((plan.Slope * n) - plan.Acceptance), (int)Math.Ceiling((plan.Slope * n) + plan.Rejection));
            if (reject <= n && (Math.Max(-1, accept), reject) != (shownAccept, shownReject))
            {
                (shownAccept, shownReject) = (Math.Max(-1, accept), reject);
                rows.Add([n, accept < 0 ? tongue["不能接收", "cannot accept"] : accept.ToString(System.Globalization.CultureInfo.InvariantCulture), reject]);
            }
        }

        return new(tongue["从第几件起", "From which item on"], [tongue["已检数 ≥", "Items ≥"], tongue["接收数 Ac", "Ac"], tongue["拒收数 Re", "Re"]], rows, 0);
    }
}
