using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Survey;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Weights by judgement and by the data.</summary>
internal static class WeightSheets
{
    public static Sheet Ahp { get; } = new()
    {
        Slug = "ahp",
        Tools = ["AHP weights"],
        Title = new("层次分析法（AHP）", "Analytic hierarchy process"),
        Question = new("两两比较，各因素的权重是多少？", "Compared pair by pair, what are the weights?"),
        Family = Family.Causes,
        Help = new("第一列因素名称，其余是判断矩阵：行比列重要几倍（1、3、5、7、9，反过来写倒数如 0.333）。2 至 10 个因素。", "The first column names the elements, the rest is the matrix: how many times the row matters more than the column (1, 3, 5, 7, 9, the reverse as 0.333). 2 to 10 elements."),
        Columns = [new("name", new("因素", "Element"), ColumnKind.Labels), new("matrix", new("判断矩阵", "Matrix")) { IsMany = true }],
        Sample = "因素（YY 演示数据）\t质量\t交期\t价格\t服务\n质量\t1\t3\t5\t7\n交期\t0.3333\t1\t3\t5\n价格\t0.2\t0.3333\t1\t3\n服务\t0.1429\t0.2\t0.3333\t1",
        Run = RunAhp,
    };

    public static Sheet Entropy { get; } = new()
    {
        Slug = "entropy-topsis",
        Tools = ["entropy weights and TOPSIS"],
        Title = new("熵权与 TOPSIS 排序", "Entropy weights and TOPSIS"),
        Question = new("几个指标合起来，谁最好？", "Several indicators together: who is best?"),
        Family = Family.Causes,
        Help = new("第一列对象名称，其余每列一个指标，都大于 0；越小越好的指标在设置中写列的序号。", "The first column names the objects, every other is an indicator above 0; name by number those where less is better."),
        Columns = [new("name", new("对象", "Object"), ColumnKind.Labels), new("values", new("指标（各一列）", "Indicators (a column each)")) { IsMany = true }],
        Settings = [new("less", new("越小越好的指标（第几个，如 2 4）", "Indicators where less is better (by number, as 2 4)"), SettingKind.List) { IsOptional = true, Hint = new("取倒数后计算", "their reciprocals are taken") }],
        Sample = "供方（YY 演示数据）\t合格率\t准时率\t服务分\nS1\t98.2\t92\t80\nS2\t96.5\t97\t85\nS3\t99.1\t88\t78\nS4\t97.4\t95\t90",
        Run = RunEntropy,
    };

    private static Finding RunAhp(Given given, Tongue tongue)
    {
        var (names, columns, a) = (given.Labels("name"), given.Names("matrix"), given.FullRows("matrix"));
        var n = names.Length;
        if (n is < 2 or > 10 || columns.Count != n)
        {
            throw SheetProblems.Unusable(
                $"“判断矩阵”有 {n} 行 {columns.Count} 列，应当行列一样多，2 至 10 个因素。请更正。",
                $"“Matrix” has {n} rows and {columns.Count} columns; it must have as many rows as columns, for 2 to 10 elements. Correct it.");
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                if (a[i][j] <= 0)
                {
                    throw SheetProblems.Unusable(
                        $"“判断矩阵”第 {i + 1} 行第 {j + 1} 列是 {a[i][j]}，应当大于 0。请更正。",
                        $"Row {i + 1}, column {j + 1} of “Matrix” is {a[i][j]}; it must be greater than 0. Correct it.");
                }

                if (Math.Abs((a[i][j] * a[j][i]) - 1) > 0.01)
                {
                    throw SheetProblems.Unusable(
                        $"“判断矩阵”第 {i + 1} 行第 {j + 1} 列的 {a[i][j]} 与对称位置的 {a[j][i]} 不是互为倒数（对角线应为 1）。请更正。",
                        $"{a[i][j]} in row {i + 1}, column {j + 1} of “Matrix” is not the reciprocal of {a[j][i]} in its mirror cell (the diagonal must be 1). Correct it.");
                }
            }
        }

        var w = PairwiseWeights.Of(a);
        var isConsistent = w.ConsistencyRatio is not { } ratio || ratio <= 0.1;
        var order = Enumerable.Range(0, n).OrderByDescending(i => w.Weights[i]).ToList();
        return new()
        {
            Verdict = isConsistent
                ? new(Tone.Good, tongue[$"最重要的是“{names[order[0]]}”（权重 {w.Weights[order[0]]:0.000}）；判断前后一致{(w.ConsistencyRatio is { } cr ? $"（CR = {cr:0.000}）" : "")}。", $"Element {order[0] + 1} matters most (weight {w.Weights[order[0]]:0.000}); the judgements are consistent{(w.ConsistencyRatio is { } same ? $" (CR = {same:0.000})" : "")}."])
                : new(Tone.Bad, tongue[$"判断前后矛盾：CR = {w.ConsistencyRatio:0.000}，超过 0.1，请重新比较。", $"The judgements contradict each other: CR = {w.ConsistencyRatio:0.000} is above 0.1; compare again."]),
            Readings = [new(Tone.Plain, tongue["权重由判断得来，换一组人结果会不同；重要决定请多人分别比较再汇总。", "The weights are judgements: other people give others; let several compare for a weighty decision."])],
            Figures = [new("λ", w.Lambda, 6), new("CI", w.ConsistencyIndex, 6), .. w.ConsistencyRatio is { } value ? new[] { new Figure("CR", value, 4) } : []],
            Pictures = [Bars(tongue["权重", "Weights"], [.. order.Select(i => names[i])], [.. order.Select(i => w.Weights[i])], tongue)],
            Tables = [new(tongue["权重", "Weights"], [tongue["因素", "Element"], tongue["权重", "Weight"]], [.. names.Select((name, i) => (IReadOnlyList<Cell>)[name, w.Weights[i]])])],
            Next = isConsistent ? [tongue["把权重用于打分或综合评价，并注明比较的人和日期。", "Use the weights, with the persons and the date of the comparison."]] : [tongue["先看差别最大的几对：若甲比乙重要、乙比丙重要，甲就应当比丙更重要。", "Look at the largest ratios first: if A beats B and B beats C, A beats C by more."]],
        };
    }

    private static Finding RunEntropy(Given given, Tongue tongue)
    {
        var (names, columns, x) = (given.Labels("name"), given.Names("values"), given.FullRows("values"));
        if (names.Length < 2 || columns.Count < 2)
        {
            throw SheetProblems.Unusable(
                $"有 {names.Length} 个对象、{columns.Count} 个指标，应当各不少于 2 个。请补充数据或重新选择列。",
                $"There are {names.Length} objects and {columns.Count} indicators; at least 2 of each are needed. Add data, or choose columns again.");
        }

        var less = given.List("less");
        var absent = Array.FindIndex(less, number => number != Math.Floor(number) || number < 1 || number > columns.Count);
        if (absent >= 0)
        {
            throw SheetProblems.Unusable(
                $"“越小越好的指标”写了 {less[absent]}，而指标只有 {columns.Count} 个。请写 1 至 {columns.Count} 的整数。",
                $"“Indicators where less is better” has {less[absent]}, but there are only {columns.Count} indicators. Write whole numbers from 1 to {columns.Count}.");
        }

        for (var i = 0; i < names.Length; i++)
        {
            var at = Array.FindIndex(x[i], value => value <= 0);
            if (at >= 0)
            {
                throw SheetProblems.Unusable(
                    $"“{names[i]}”的“{columns[at]}”是 {x[i][at]}，熵权法只接受大于 0 的数。请更正，或先平移这一列。",
                    $"“{columns[at]}” of “{names[i]}” is {x[i][at]}; the entropy method takes only numbers above 0. Correct it, or shift the column first.");
            }
        }

        if (x.All(row => row.SequenceEqual(x[0])))
        {
            throw SheetProblems.Unusable(
                "各对象的指标值全部相同，无法区分。请检查数据。",
                "The values of all objects are equal, so they cannot be told apart. Check the data.");
        }

        var w = EntropyWeights.Of([.. x.Select(row => row.Select((value, j) => less.Contains(j + 1) ? 1 / value : value).ToArray())]);
        var order = Enumerable.Range(0, names.Length).OrderByDescending(i => w.Closeness[i]).ToList();
        return new()
        {
            Verdict = new(Tone.Plain, tongue[$"排在第一的是“{names[order[0]]}”（贴近度 {w.Closeness[order[0]]:0.000}）。", $"Object {order[0] + 1} comes first (closeness {w.Closeness[order[0]]:0.000})."]),
            Readings = [new(Tone.Caution, tongue["熵权只反映指标的差异大小，不反映重要性：差别大的指标权重就大。重要性请另用 AHP 等方法判断。", "Entropy weights follow the spread of an indicator, not its importance; judge importance by AHP or the like."])],
            Figures = [.. columns.Select((column, j) => new Figure(tongue[$"权重 {column}", $"Weight {column}"], w.Weights[j], 4))],
            Pictures = [Bars(tongue["贴近度", "Closeness"], [.. order.Select(i => names[i])], [.. order.Select(i => w.Closeness[i])], tongue)],
            Tables =
            [
                new(tongue["排序", "In order"], [tongue["名次", "Rank"], tongue["对象", "Object"], tongue["贴近度", "Closeness"]], [.. order.Select((i, rank) => (IReadOnlyList<Cell>)[(rank + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), names[i], w.Closeness[i]])]),
                new(tongue["权重", "Weights"], [tongue["指标", "Indicator"], tongue["熵", "Entropy"], tongue["权重", "Weight"]], [.. columns.Select((column, j) => (IReadOnlyList<Cell>)[column, w.Entropy[j], w.Weights[j]])], 6),
            ],
            Next = [tongue["改变一两个数看次序是否稳定，再下结论。", "Change a figure or two and see whether the order holds."]],
        };
    }

    private static Chart Bars(string title, string[] names, double[] values, Tongue tongue) => new()
    {
        Kind = ChartKind.Bar,
        Title = title,
        Reading = tongue["从大到小", "in descending order"],
        Labels = names,
        Series = [new(title, Wording.Maybe(values))],
        Digits = 4,
    };
}
