using Zhiheng.Toolbox.Basics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Many figures of each object pressed into a few.</summary>
internal static class MatrixDataSheet
{
    private const double Enough = 0.8;

    /// <summary>More objects than this are one cloud; fewer are named.</summary>
    private const int MostNamed = 20;

    public static Sheet Sheet { get; } = new()
    {
        Slug = "matrix-data",
        Tools = [Catalogue.PlanningTools.Components],
        Title = new("矩阵数据分析法（主成分分析）", "Matrix data analysis (principal components)"),
        Question = new("指标太多，能不能压成少数几个综合指标？", "Too many figures: can a few say the same?"),
        Family = Family.Causes,
        Help = new("第一列对象名称，其余每列一个指标（2 至 50 个）；至少 3 个对象，最好多于指标数的 5 倍。", "The first column names the objects, every other is a figure (2 to 50); at least 3 objects, better five times as many as figures."),
        Columns = [new("name", new("对象", "Object"), ColumnKind.Labels), new("values", new("指标（各一列）", "Figures (a column each)")) { IsMany = true }],
        Settings =
        [
            new("matrix", new("从哪个矩阵出发", "Starting from"), SettingKind.Choice, "correlation")
            {
                Options = [new("correlation", new("相关矩阵（指标单位不同）", "correlations (figures of different units)")), new("covariance", new("协方差矩阵（单位相同）", "covariances (figures of one unit)"))],
            },
        ],
        Sample = "产品（YY 演示数据）\t硬度\t强度\t伸长率\t耐磨\t光泽\t外观分\n" + string.Join('\n',
            "P1 52 610 18 8.1 71 7.4|P2 55 640 16 8.6 78 8.1|P3 48 560 22 7.2 66 7.0|P4 58 670 14 9.0 69 7.1|P5 50 590 20 7.8 82 8.6|P6 47 555 23 7.0 75 7.9|P7 56 655 15 8.8 64 6.7|P8 53 622 17 8.3 80 8.3|P9 49 575 21 7.5 70 7.2|P10 54 630 17 8.4 73 7.8|P11 51 600 19 8.0 68 7.0|P12 57 662 15 8.7 77 8.0".Split('|').Select(row => row.Replace(' ', '\t'))),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (names, figures, x) = (given.Labels("name"), given.Names("values"), given.FullRows("values"));
        if (figures.Count is < 2 or > PrincipalComponents.MostFigures || x.Length < 3)
        {
            throw SheetProblems.Unusable(
                $"有 {x.Length} 个对象、{figures.Count} 个指标，应当至少 3 个对象、2 至 {PrincipalComponents.MostFigures} 个指标。请补充数据或重新选择列。",
                $"There are {x.Length} objects and {figures.Count} figures; at least 3 objects and 2 to {PrincipalComponents.MostFigures} figures are needed. Add data, or choose columns again.");
        }

        var found = PrincipalComponents.Of(figures, x, given.Choice("matrix") == "covariance");
        var count = found.Variances.Length;
        var needed = found.Needed(Enough);
        var explained = found.Shares.Take(needed).Sum();
        string[] components = [.. Enumerable.Range(1, count).Select(number => tongue[$"成分 {number}", $"Component {number}"])];
        string Leading(int component) => Wording.List(Enumerable.Range(0, figures.Count).Where(j => Math.Abs(found.Loadings[j][component]) >= 0.6).OrderByDescending(j => Math.Abs(found.Loadings[j][component])).Select(j => (found.Loadings[j][component] < 0 ? "−" : "") + figures[j]), tongue, 6);
        return new()
        {
            Verdict = new(needed <= Math.Max(1, figures.Count / 2) ? Tone.Good : Tone.Caution, tongue[$"{figures.Count} 个指标可压成 {needed} 个综合指标，保留 {100 * explained:0.0} % 的差别。", $"{figures.Count} figures become {needed}, which keep {100 * explained:0.0} % of the variance."]),
            Readings =
            [
                .. tongue.InEnglish ? [] : Enumerable.Range(0, Math.Min(needed, 3)).Where(c => Leading(c).Length > 0).Select(c => new Reading(Tone.Plain, $"成分 {c + 1}（{100 * found.Shares[c]:0.0} %）主要是：{Leading(c)}。")),
                .. needed > Math.Max(1, figures.Count / 2) ? [new Reading(Tone.Caution, tongue["指标之间相关不强，压不成少数几个。", "The figures hardly go together: few cannot stand for them."])] : Array.Empty<Reading>(),
                .. x.Length < 5 * figures.Count ? [new Reading(Tone.Caution, tongue[$"只有 {x.Length} 个对象、{figures.Count} 个指标：负荷不稳定，换一批对象可能不同。", $"Only {x.Length} objects for {figures.Count} figures: other objects may give other loadings."])] : Array.Empty<Reading>(),
                .. count < Math.Min(figures.Count, x.Length - 1) ? [new Reading(Tone.Caution, tongue["有的指标可由其他指标算出（完全相关），没有带来新的信息。", "Some figures follow from others and add nothing."])] : Array.Empty<Reading>(),
            ],
            Figures =
            [
                new(tongue["对象数", "Objects"], x.Length, 0), new(tongue["指标数", "Figures"], figures.Count, 0), new(tongue[$"达到 {100 * Enough:0} % 所需成分数", $"Components for {100 * Enough:0} %"], needed, 0),
                .. given.Choice("matrix") == "correlation" ? new[] { new Figure(tongue["特征值不小于 1 的成分数", "Components with variance of 1 or more"], found.Variances.Count(variance => variance >= 1), 0) } : [],
                new(tongue["成分 1 贡献率 %", "Component 1 explains, %"], 100 * found.Shares[0], 2),
            ],
            Pictures =
            [
                .. count > 1 ? new[] { Plane(tongue["对象在前两个成分上的位置", "Objects by the first two components"], names, [.. found.Scores.Select(row => (row[0], row[1]))], components, tongue), Plane(tongue["指标的负荷", "Loadings of the figures"], [.. figures], [.. found.Loadings.Select(row => (row[0], row[1]))], components, tongue) } : [],
                new()
                {
                    Kind = ChartKind.Bar,
                    Title = tongue["贡献率", "Variance explained"],
                    Reading = tongue[$"前 {needed} 个成分累计 {100 * explained:0.0} %", $"The first {needed} explain {100 * explained:0.0} %"],
                    Unit = "%",
                    Labels = components,
                    Series = [new(tongue["贡献率", "Share"], Wording.Maybe(found.Shares.Select(share => 100 * share))), new(tongue["累计", "Together"], Wording.Maybe(Cumulated(found))) { Look = SeriesLook.Line, OnRight = true }],
                    Digits = 1,
                },
            ],
            Tables =
            [
                new(tongue["特征值与贡献率", "Variances"], [tongue["成分", "Component"], tongue["特征值", "Variance"], tongue["贡献率 %", "Share, %"], tongue["累计 %", "Together, %"]],
                    [.. components.Select((component, c) => (IReadOnlyList<Cell>)[component, found.Variances[c], 100 * found.Shares[c], Cumulated(found)[c]])], 3),
                new(tongue["因子负荷（与指标的相关系数）", "Loadings (correlations with the figures)"], [tongue["指标", "Figure"], .. components.Take(8)], [.. figures.Select((figure, j) => (IReadOnlyList<Cell>)[figure, .. found.Loadings[j].Take(8).Select(one => (Cell)one)])], 3),
                new(tongue["系数（特征向量）", "Coefficients (eigenvectors)"], [tongue["指标", "Figure"], .. components.Take(8)], [.. figures.Select((figure, j) => (IReadOnlyList<Cell>)[figure, .. found.Coefficients[j].Take(8).Select(one => (Cell)one)])], 4),
                new(tongue["得分", "Scores"], [tongue["对象", "Object"], .. components.Take(8)], [.. names.Select((name, i) => (IReadOnlyList<Cell>)[name, .. found.Scores[i].Take(8).Select(one => (Cell)one)])], 3),
            ],
            Next = [tongue["给每个成分起一个说得通的名字；起不出名字的成分不要用来决策。", "Give each component a name that makes sense; one without a name should decide nothing."], tongue["用前两个成分把对象分组，再到现场看同组的有什么共同之处。", "Group the objects by the first two components, then look at what a group has in common."]],
        };
    }

    private static double[] Cumulated(PrincipalComponents found)
    {
        var sum = 0.0;
        return [.. found.Shares.Select(share => 100 * Math.Min(1, sum += share))];
    }

    private static Chart Plane(string title, string[] names, (double X, double Y)[] points, string[] components, Tongue tongue) => new()
    {
        Kind = ChartKind.Scatter,
        Title = title,
        Reading = tongue[$"{names.Length} 个点", $"{names.Length} points"],
        Across = new(components[0]),
        Up = new(components[1]),
        Labels = names.Length <= MostNamed ? names : [],
        Series = [new(components[1], Wording.Maybe(points.Select(point => point.Y))) { At = [.. points.Select(point => point.X)] }],
        Digits = 3,
    };
}
