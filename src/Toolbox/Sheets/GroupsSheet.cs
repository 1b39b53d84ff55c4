using Zhiheng.Toolbox.Basics;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Do machines, shifts, suppliers differ?</summary>
internal static class GroupsSheet
{
    private const double Significant = 0.05;

    /// <summary>Every pair of groups is compared.</summary>
    private const int MostGroups = 40;

    public static Sheet Sheet { get; } = new()
    {
        Slug = "groups",
        Tools = ["stratified comparison: ANOVA family"],
        Title = new("分层比较（方差分析）", "Comparison of groups (analysis of variance)"),
        Question = new("几台设备、几个班次之间有差别吗？", "Do machines, shifts or suppliers differ?"),
        Family = Family.Causes,
        Help = new("两列：分组、数据，一行一个数；每组至少两个数，5 个以上较可靠。", "Two columns: group and value, one value a row; at least two a group, better 5 or more."),
        Columns = [new("group", new("分组", "Group"), ColumnKind.Labels), new("value", new("数据", "Value"))],
        Sample = "设备（YY 演示数据）\t厚度（mm）\n" + string.Join('\n', "1# 2.31 1# 2.35 1# 2.29 1# 2.33 1# 2.32 1# 2.36 1# 2.30 1# 2.34 2# 2.33 2# 2.36 2# 2.31 2# 2.35 2# 2.34 2# 2.32 2# 2.37 2# 2.33 3# 2.42 3# 2.39 3# 2.44 3# 2.40 3# 2.43 3# 2.38 3# 2.41 3# 2.45".Split(' ').Chunk(2).Select(pair => string.Join('\t', pair))),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (labels, values) = (given.Labels("group"), given.Numbers("value"));
        var kinds = labels.Distinct().Count();
        if (kinds < 2)
        {
            throw SheetProblems.Unusable(
                "“分组”只有一组，无法比较。请至少提供两组数据，或检查是否选错了列。",
                "“Group” names only one group, so nothing can be compared. Give data of at least two, or check whether the right column is chosen.");
        }

        if (kinds > MostGroups)
        {
            throw SheetProblems.Unusable(
                $"“分组”有 {kinds} 组，最多 {MostGroups} 组。请检查是否选错了列，或先合并分组。",
                $"“Group” names {kinds} groups; at most {MostGroups} are taken. Check whether the right column is chosen, or combine groups.");
        }

        if (values.Length < 3)
        {
            throw Problems.TooFew(given.Title("value"), values.Length, 3);
        }

        var c = GroupComparison.Of(labels, values);
        // Unequal spreads: Welch's test does not assume them equal.
        var isUneven = c.BrownForsythe?.P < Significant;
        var (p, method) = isUneven && c.Welch is { } w ? (w.P, tongue["Welch 方差分析", "Welch's analysis"]) : (c.P, tongue["方差分析", "analysis of variance"]);
        var differing = c.Pairs.Where(pair => pair.P < Significant).ToList();
        var (high, low) = (c.Groups.MaxBy(group => group.Mean)!, c.Groups.MinBy(group => group.Mean)!);
        var digits = given.Digits;
        return new()
        {
            Verdict = p < Significant
                ? new(Tone.Caution, tongue[$"各组均值有差别（{method}，{Wording.P(p)}）：最高 {high.Label}，最低 {low.Label}，相差 {(high.Mean - low.Mean).ToString("F" + digits, null)}。", $"The means differ ({method}, {Wording.P(p)}): highest {high.Label}, lowest {low.Label}, {(high.Mean - low.Mean).ToString("F" + digits, null)} apart."])
                : new(Tone.Plain, tongue[$"没有发现各组均值有差别（{method}，{Wording.P(p)}）。", $"No difference of the means was found ({method}, {Wording.P(p)})."]),
            Readings =
            [
                .. differing.Count > 0
                    ? new[] { new Reading(Tone.Plain, tongue[$"两两比较（Tukey）有差别的：{Wording.List(differing.Select(pair => pair.Pair), tongue)}。", $"Differing pairs (Tukey): {Wording.List(differing.Select(pair => pair.Pair), tongue)}."]) } : [],
                isUneven
                    ? new(Tone.Caution, tongue[$"各组波动大小不同（Brown-Forsythe {Wording.P(c.BrownForsythe!.P)}），以 Welch 检验和 Kruskal-Wallis 检验为准。", $"The spreads differ (Brown-Forsythe {Wording.P(c.BrownForsythe!.P)}): go by Welch and Kruskal-Wallis."])
                    : new(Tone.Plain, tongue["没有发现各组波动大小不同。", "No difference of the spreads was found."]),
                .. c.KruskalWallis.P < Significant != p < Significant
                    ? new[] { new Reading(Tone.Caution, tongue[$"按秩的 Kruskal-Wallis 检验结论不同（{Wording.P(c.KruskalWallis.P)}），检查有没有离群值或明显不正态。", $"Kruskal-Wallis on ranks disagrees ({Wording.P(c.KruskalWallis.P)}): look for outliers or skewness."]) } : [],
                .. c.Groups.Any(group => group.Count < 5) ? new[] { new Reading(Tone.Caution, tongue["有的组不到 5 个数，没有发现差别不等于没有差别。", "Some groups have fewer than 5 values: no difference found is not the same as none."]) } : [],
                .. Wording.LeftOut(given, tongue),
            ],
            Figures =
            [
                new("F", c.F, 4), new("p", c.P, 4, Note: tongue["方差分析", "analysis of variance"]), new(tongue["Kruskal-Wallis p", "Kruskal-Wallis p"], c.KruskalWallis.P, 4),
                .. new[] { ("Welch p", c.Welch?.P), ("Bartlett p", c.Bartlett?.P), ("Levene p", c.Levene?.P), ("Brown-Forsythe p", c.BrownForsythe?.P) }.Where(one => one.Item2 is not null).Select(one => new Figure(one.Item1, one.Item2, 4)),
                new(tongue["组间占总平方和", "Share of the groups"], 100 * c.BetweenSquares / (c.BetweenSquares + c.WithinSquares), 1, Note: "%"),
            ],
            Pictures = [Boxes([.. c.Groups.Select(group => group.Label)], [.. c.Groups.Select(group => values.Where((_, i) => labels[i] == group.Label).ToArray())], digits, tongue)],
            Tables =
            [
                new(tongue["各组", "Groups"], [tongue["分组", "Group"], "n", tongue["均值", "Mean"], "s"], [.. c.Groups.Select(group => (IReadOnlyList<Cell>)[group.Label, group.Count, group.Mean, group.Count > 1 ? group.Deviation : (double?)null])], digits),
                new(tongue["方差分析", "Analysis of variance"], [tongue["来源", "Source"], tongue["自由度", "df"], tongue["平方和", "SS"], tongue["均方", "MS"], "F", "p"],
                [
                    [tongue["组间", "Between"], c.BetweenDf, c.BetweenSquares, c.BetweenSquares / c.BetweenDf, c.F, c.P],
                    [tongue["组内", "Within"], c.WithinDf, c.WithinSquares, c.WithinSquares / c.WithinDf, (string?)null, (string?)null],
                ]),
                new(tongue["两两比较（Tukey，95 % 联合区间）", "Pairs (Tukey, simultaneous 95 %)"], [tongue["组对", "Pair"], tongue["差", "Difference"], tongue["下限", "Lower"], tongue["上限", "Upper"], "p"],
                    [.. c.Pairs.Select(pair => (IReadOnlyList<Cell>)[pair.Pair, pair.Difference, pair.Low, pair.High, pair.P])], Math.Max(4, digits)),
            ],
            Next = p < Significant
                ? [tongue["查最高与最低的组在人、机、料、法、环、测上差在哪里。", "Ask how the highest and the lowest group differ in people, machine, material, method, environment, measurement."], tongue["过程控制和能力分析按组分开做。", "Keep control charts and capability apart by group."]]
                : [tongue["换一种分层（材料、模具、时间）再比。", "Stratify in another way: material, mould, time."]],
        };
    }

    /// <summary>Five numbers and the mean of each group, one above the other.</summary>
    internal static Chart Boxes(string[] names, double[][] sets, int digits, Tongue tongue)
    {
        var sorted = Array.ConvertAll(sets, set => Numerics.Sample.Sorted(set));
        ChartSeries At(string name, double share) => new(name, Wording.Maybe(sorted.Select(set => Numerics.Sample.Quantile(set, share)))) { Look = SeriesLook.Points };
        return new()
        {
            Kind = ChartKind.Line,
            Title = tongue["各组的分布", "Groups"],
            Reading = tongue["均值的连线；点为最小、四分位、中位、最大", "A line through the means; points: least, quartiles, median, greatest"],
            Labels = names,
            Series =
            [
                new(tongue["均值", "Mean"], Wording.Maybe(sets.Select(set => Numerics.Sample.Mean(set)))), At(tongue["最大", "Greatest"], 1), At(tongue["上四分位", "Upper quartile"], 0.75),
                At(tongue["中位数", "Median"], 0.5), At(tongue["下四分位", "Lower quartile"], 0.25), At(tongue["最小", "Least"], 0),
            ],
            Digits = digits,
        };
    }
}
