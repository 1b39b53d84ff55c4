using Zhiheng.Toolbox.Basics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>A scatter taken apart by a third column: does the relation hold in each layer?</summary>
internal static class StratifiedScatterSheet
{
    private const double Significant = 0.05;
    private const int MostStrata = 8;

    public static Sheet Sheet { get; } = new()
    {
        Slug = "stratified",
        Tools = ["scatter: correlation and regression", "stratified comparison: ANOVA family"],
        Title = new("分层散布图", "Stratified scatter"),
        Question = new("分开看，关系还一样吗？", "Taken apart, does the relation hold?"),
        Family = Family.Causes,
        Help = new("三列：分层（设备、班次、供方）、原因 x、结果 y；2 至 8 层，每层至少 3 对。", "Three columns: stratum (machine, shift, supplier), cause x, effect y; 2 to 8 strata of at least 3 pairs."),
        Columns = [new("stratum", new("分层", "Stratum"), ColumnKind.Labels), new("x", new("原因 x", "Cause x")), new("y", new("结果 y", "Effect y"))],
        Sample = "供方（YY 演示数据）\t硬度\t断裂率\nA\t50\t4.1\nA\t51\t4.4\nA\t52\t4.8\nA\t53\t4.9\nA\t54\t5.4\nA\t55\t5.5\nA\t56\t6.0\nB\t58\t2.2\nB\t59\t2.5\nB\t60\t2.7\nB\t61\t3.1\nB\t62\t3.2\nB\t63\t3.7\nB\t64\t3.9",
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (labels, x, y) = (given.Labels("stratum"), given.Numbers("x"), given.Numbers("y"));
        string[] strata = [.. labels.Distinct()];
        if (strata.Length is < 2 or > MostStrata)
        {
            throw SheetProblems.Unusable(
                $"“分层”有 {strata.Length} 层，应当是 2 至 {MostStrata} 层。请检查是否选错了列。",
                $"“Stratum” names {strata.Length} strata; there must be 2 to {MostStrata}. Check whether the right column is chosen.");
        }

        var all = ScatterSheet.Fit(x, y, given.Title("x"), given.Title("y"));
        var each = strata.Select(name =>
        {
            int[] rows = [.. Enumerable.Range(0, x.Length).Where(i => labels[i] == name)];
            return (Name: name, Rows: rows, Fit: ScatterSheet.Fit([.. rows.Select(i => x[i])], [.. rows.Select(i => y[i])], new($"{name}：原因 x", $"{name}: Cause x"), new($"{name}：结果 y", $"{name}: Effect y")));
        }).ToList();
        var (isAll, inAll) = (all.Correlations.P < Significant, each.All(one => one.Fit.Correlations.P < Significant));
        var turned = each.Where(one => one.Fit.Correlations.P < Significant && one.Fit.Slope * all.Slope < 0).Select(one => one.Name).ToList();
        var slopes = each.Select(one => one.Fit.Slope).ToList();
        return new()
        {
            Verdict = turned.Count > 0 && isAll
                ? new(Tone.Bad, tongue[$"合起来看会得出相反的结论：{Wording.List(turned, tongue)} 中的关系与合计方向相反，必须分层。", $"Together they mislead: within {Wording.List(turned, tongue)} the relation runs the other way; keep the strata apart."])
                : (isAll, inAll) switch
                {
                    (false, true) => new(Tone.Caution, tongue["合起来看不出关系，分层后每层都有：必须分层。", "Together nothing shows, within each stratum it does: keep them apart."]),
                    (true, true) => new(Tone.Good, tongue["每层都有同样方向的关系，与合起来看一致。", "Each stratum shows the relation in the same direction as all together."]),
                    (true, false) => new(Tone.Caution, tongue["合起来看有关系，但不是每层都有：可能是层与层之间的差别造成的。", "Together there is a relation, but not in every stratum: it may come from differences between them."]),
                    _ => new(Tone.Plain, tongue["合起来看没有关系，也不是每层都有。", "No relation together, nor in every stratum."]),
                },
            Readings =
            [
                .. each.Select(one => new Reading(Tone.Plain, tongue[$"{one.Name}：r = {one.Fit.Correlations.R:0.000}（{Wording.P(one.Fit.Correlations.P)}），{one.Rows.Length} 对。", $"{one.Name}: r = {one.Fit.Correlations.R:0.000} ({Wording.P(one.Fit.Correlations.P)}), {one.Rows.Length} pairs."])),
                new(Tone.Plain, tongue[$"合计：r = {all.Correlations.R:0.000}（{Wording.P(all.Correlations.P)}）。", $"All: r = {all.Correlations.R:0.000} ({Wording.P(all.Correlations.P)})."]),
                .. Wording.LeftOut(given, tongue),
            ],
            Figures = [new(tongue["合计 r", "r of all"], all.Correlations.R, 4), new(tongue["层数", "Strata"], strata.Length, 0), new(tongue["斜率最小", "Least slope"], slopes.Min(), 4), new(tongue["斜率最大", "Greatest slope"], slopes.Max(), 4)],
            Pictures =
            [
                new()
                {
                    Kind = ChartKind.Scatter,
                    Title = tongue["分层散布图", "Stratified scatter"],
                    Reading = tongue[$"{strata.Length} 层，各用一种颜色和形状", $"{strata.Length} strata, each with its colour and shape"],
                    Across = new("x"),
                    Up = new("y"),
                    Series = [.. each.Select(one => new ChartSeries(one.Name, Wording.Maybe(one.Rows.Select(i => y[i]))) { At = [.. one.Rows.Select(i => x[i])] })],
                    Digits = given.Digits,
                },
            ],
            Tables =
            [
                new(tongue["各层的直线", "Lines by stratum"], [tongue["分层", "Stratum"], "n", "r", "p", tongue["截距", "Intercept"], tongue["斜率", "Slope"]],
                    [.. each.Select(one => (one.Name, one.Fit)).Append((tongue["合计", "All"], all)).Select(one => (IReadOnlyList<Cell>)[one.Item1, one.Item2.Count, one.Item2.Correlations.R, one.Item2.Correlations.P, one.Item2.Intercept, one.Item2.Slope])]),
            ],
            Next = [tongue["层间有差别时，用“分层比较”看各层的均值，再查差别的来源。", "Where strata differ, compare their means and look for what causes it."]],
        };
    }
}
