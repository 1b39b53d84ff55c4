using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Survey;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>What makes people satisfied: a path model of the ACSI kind.</summary>
internal static class SatisfactionModelSheet
{
    private const int MostIndicators = 100;

    public static Sheet Sheet { get; } = new()
    {
        Slug = "satisfaction-model",
        Tools = ["PLS path model (ACSI type), mode A"],
        Title = new("满意度路径模型（PLS）", "Satisfaction path model (PLS)"),
        Question = new("满意度由什么决定：期望、质量还是价值？", "What makes people satisfied: expectation, quality or value?"),
        Family = Family.Shares,
        Help = new("每行一份答卷，每列一个指标，同一题组的列放在一起。题组写成“名称=列数”，按列的顺序；关系写成“原因>结果”，原因的题组排在前面。",
            "One row an answer, one column an indicator, those of a block side by side. Blocks as name=columns in the order of the columns; relations as cause>effect, causes first."),
        Columns = [new("items", new("各指标得分", "Indicators")) { IsMany = true }],
        Settings =
        [
            new("blocks", new("题组", "Blocks"), SettingKind.List, "期望=2 质量=3 价值=2 满意=3 忠诚=2"),
            new("paths", new("关系", "Relations"), SettingKind.List, "期望>质量 期望>价值 质量>价值 期望>满意 质量>满意 价值>满意 满意>忠诚"),
            new("target", new("满意度是第几个题组", "Which block is satisfaction"), SettingKind.Whole, "4") { Least = 1, Most = 50 },
            new("scheme", new("内部加权", "Inner weighting"), SettingKind.Choice, "path") { Options = [new("path", new("路径", "path")), new("centroid", new("质心", "centroid"))] },
            new("least", new("最低分", "Lowest score"), SettingKind.Number, "1"),
            new("most", new("最高分", "Highest score"), SettingKind.Number, "10"),
        ],
        Sample = Example(),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (least, most, names) = (given.Number("least"), given.Number("most"), given.Names("items"));
        var (titles, blocks) = Blocks(given, names.Count);
        var (causes, target) = (Causes(given, titles), given.WholeNumber("target") - 1);
        if (most <= least)
        {
            throw SheetProblems.Unusable(
                $"“最高分”（{most}）应大于“最低分”（{least}）。请更正。",
                $"“Highest score” ({most}) must be greater than “Lowest score” ({least}). Correct them.");
        }

        if (target >= titles.Length)
        {
            throw SheetProblems.Unusable(
                $"“满意度是第几个题组”填的是 {target + 1}，而题组只有 {titles.Length} 个。请更正。",
                $"“Which block is satisfaction” is {target + 1}, but there are only {titles.Length} blocks. Correct it.");
        }

        var rows = given.NumberedRows("items");
        Check(given, rows, names, least, most);
        var m = PathModel.Of([.. rows.Select(one => one.Numbers)], blocks, causes, given.Choice("scheme") == "path" ? InnerScheme.Path : InnerScheme.Centroid, least, most);
        var (index, effects) = (m.Blocks[target].Index, Effects(m.Paths, target));
        var strongest = Enumerable.Range(0, titles.Length).Where(j => j != target && effects[j] != 0).OrderByDescending(j => Math.Abs(effects[j])).Select(j => (int?)j).FirstOrDefault();
        var shown = titles.Select((title, b) => tongue[title, $"block {b + 1}"]).ToArray();
        return new()
        {
            Verdict = new(Tone.Plain, strongest is { } first
                ? tongue[$"满意度指数 {index:0.00}（0–100）；对它影响最大的是“{titles[first]}”（总影响 {effects[first]:0.00}）。", $"Satisfaction index {index:0.00} (0–100); the strongest influence is {shown[first]} (total effect {effects[first]:0.00})."]
                : tongue[$"满意度指数 {index:0.00}（0–100）；没有题组指向它。", $"Satisfaction index {index:0.00} (0–100); no block leads to it."]),
            Readings =
            [
                new(m.Blocks[target].RSquared >= 0.4 ? Tone.Plain : Tone.Caution, tongue[$"满意度的差别有 {100 * m.Blocks[target].RSquared:0} % 由模型解释（R²）。", $"The model explains {100 * m.Blocks[target].RSquared:0} % of the differences in satisfaction (R²)."]),
                .. Weak(m, shown, tongue),
                .. rows.Count < 200 ? [new Reading(Tone.Caution, tongue[$"只有 {rows.Count} 份答卷；这类模型通常要 200 份以上才稳定。", $"Only {rows.Count} answers; models of this kind are steady from about 200."])] : Array.Empty<Reading>(),
                .. given.Rows > rows.Count ? [new Reading(Tone.Caution, tongue[$"有 {given.Rows - rows.Count} 份答卷漏答，没有参与计算。", $"{given.Rows - rows.Count} incomplete answers were left out."])] : Array.Empty<Reading>(),
            ],
            Figures =
            [
                new(tongue["满意度指数", "Satisfaction index"], index, 2), new(tongue["满意度的 R²", "R² of satisfaction"], m.Blocks[target].RSquared, 3),
                new(tongue["整体拟合（GoF）", "Goodness of fit"], m.GoodnessOfFit, 3), new(tongue["答卷数", "Answers"], rows.Count, 0),
            ],
            Pictures =
            [
                new()
                {
                    Kind = ChartKind.Bar, Title = tongue["各题组的指数与对满意度的总影响", "Blocks: index and total effect"], Labels = shown, Digits = 2, Up = new(tongue["指数", "index"], 0, 100),
                    Series = [new(tongue["指数", "index"], [.. m.Blocks.Select(block => (double?)block.Index)]), new(tongue["总影响 × 100", "effect × 100"], [.. effects.Select((effect, j) => j == target ? null : (double?)(100 * effect))])],
                },
            ],
            Tables =
            [
                new(tongue["题组", "Blocks"], [tongue["题组", "Block"], tongue["指数", "Index"], "R²", "AVE", "Cronbach α", "ρ", tongue["对满意度的总影响", "Total effect"]],
                    [.. m.Blocks.Select((block, b) => (IReadOnlyList<Cell>)[shown[b], block.Index, block.RSquared, block.AverageVariance, block.Alpha is { } a ? a : (Cell)"—", block.Rho, b == target ? (Cell)"—" : effects[b]])], 3),
                new(tongue["路径系数", "Paths"], [tongue["从", "From"], tongue["到", "To"], tongue["系数", "Coefficient"]],
                    [.. from i in Enumerable.Range(0, titles.Length) from j in Enumerable.Range(0, titles.Length) where causes[i, j] select (IReadOnlyList<Cell>)[shown[j], shown[i], m.Paths[i, j]]], 3),
                new(tongue["指标", "Indicators"], [tongue["指标", "Indicator"], tongue["题组", "Block"], tongue["外部权重", "Weight"], tongue["载荷", "Loading"]],
                    [.. blocks.SelectMany((block, b) => block.Select(column => (IReadOnlyList<Cell>)[names[column], shown[b], m.Weights[column], m.Loadings[column]]))], 3),
            ],
            Next = [tongue["影响大而指数低的题组最值得改进。", "Improve where the effect is large and the index low."]],
        };
    }

    private static void Check(Given given, IReadOnlyList<(int Row, double[] Numbers)> rows, IReadOnlyList<string> names, double least, double most)
    {
        if (rows.Count <= names.Count)
        {
            throw SheetProblems.Unusable(
                $"完整的答卷只有 {rows.Count} 份，而指标有 {names.Count} 个：答卷应多于指标。请补充答卷，或减少指标。",
                $"There are only {rows.Count} complete answers for {names.Count} indicators: there must be more answers than indicators. Add answers, or use fewer indicators.");
        }

        foreach (var (row, numbers) in rows)
        {
            var wrong = Array.FindIndex(numbers, score => score < least || score > most);
            if (wrong >= 0)
            {
                throw SheetProblems.Unusable(
                    $"单元格 {given.PlaceIn("items", row, wrong)} 的得分是 {numbers[wrong]}，应在 {least} 与 {most} 之间。请更正，或核对“最低分”“最高分”。",
                    $"The score in cell {given.PlaceIn("items", row, wrong)} is {numbers[wrong]}; it must be between {least} and {most}. Correct it, or check “Lowest score” and “Highest score”.");
            }
        }

        for (var j = 0; j < names.Count; j++)
        {
            if (rows.All(one => one.Numbers[j] == rows[0].Numbers[j]))
            {
                throw Problems.Constant(Words.Both(names[j]));
            }
        }
    }

    private static (string[] Titles, int[][] Blocks) Blocks(Given given, int columns)
    {
        if (columns > MostIndicators)
        {
            throw Problems.TooMany(given.Title("items"), columns, MostIndicators);
        }

        var (titles, blocks, at) = (new List<string>(), new List<int[]>(), 0);
        foreach (var word in given.Words("blocks"))
        {
            var parts = word.Split('=', '＝', ':', '：');
            if (parts.Length != 2 || parts[0].Length == 0 || !NumberText.TryRead(parts[1], out var count) || count is < 1 or > MostIndicators || count != Math.Floor(count) || titles.Contains(parts[0], StringComparer.Ordinal))
            {
                throw SheetProblems.Unusable(
                    $"“题组”中的“{(word.Length <= 40 ? word : word[..40])}”看不懂。请写成“名称=列数”，每个名称只写一次。",
                    $"“{(word.Length <= 40 ? word : word[..40])}” in “Blocks” cannot be read. Write “name=number of columns”, each name once.");
            }

            titles.Add(parts[0]);
            blocks.Add([.. Enumerable.Range(at, (int)count)]);
            at += (int)count;
        }

        return at != columns ? throw SheetProblems.Unusable(
            $"“题组”的列数合计是 {at}，而选了 {columns} 列指标。请使两者相等。",
            $"“Blocks” has {at} columns in all, but {columns} columns of indicators are chosen. Make them equal.")
            : blocks.Count < 2 ? throw Problems.TooFew(given.Title("blocks"), blocks.Count, 2) : ([.. titles], [.. blocks]);
    }

    private static bool[,] Causes(Given given, string[] titles)
    {
        var causes = new bool[titles.Length, titles.Length];
        foreach (var word in given.Words("paths"))
        {
            var parts = word.Split('>', '＞', '→');
            var (from, to) = (Array.IndexOf(titles, parts[0]), Array.IndexOf(titles, parts[^1]));
            if (parts.Length != 2 || from < 0 || to < 0)
            {
                throw SheetProblems.Unusable(
                    $"“关系”中的“{(word.Length <= 40 ? word : word[..40])}”看不懂。请写成“原因>结果”，名称取自“题组”。",
                    $"“{(word.Length <= 40 ? word : word[..40])}” in “Relations” cannot be read. Write “cause>effect” with names from “Blocks”.");
            }

            if (from >= to)
            {
                throw SheetProblems.Unusable(
                    $"“关系”中的“{word}”：原因的题组应排在结果的前面。请调整题组的顺序，或更正关系。",
                    $"“{word}” in “Relations”: the block of the cause must come before the one of the effect. Change the order of blocks, or correct the relation.");
            }

            causes[to, from] = true;
        }

        var alone = Array.FindIndex(titles, title => Enumerable.Range(0, titles.Length).All(j => !causes[Array.IndexOf(titles, title), j] && !causes[j, Array.IndexOf(titles, title)]));
        return alone < 0 ? causes : throw SheetProblems.Unusable(
            $"题组“{titles[alone]}”没有出现在“关系”中。请补上它的关系，或删去它的列。",
            $"Block “{titles[alone]}” is not in “Relations”. Add its relation, or delete its columns.");
    }

    /// <summary>Direct and indirect together: paths lead forwards only, so the sum over all ways is finite.</summary>
    private static double[] Effects(double[,] paths, int target)
    {
        var effects = new double[paths.GetLength(0)];
        effects[target] = 1;
        for (var j = target - 1; j >= 0; j--)
        {
            for (var i = j + 1; i <= target; i++)
            {
                effects[j] += paths[i, j] * effects[i];
            }
        }

        return effects;
    }

    private static IEnumerable<Reading> Weak(PathModel m, string[] shown, Tongue tongue)
    {
        for (var b = 0; b < shown.Length; b++)
        {
            if (m.Blocks[b].AverageVariance < 0.5)
            {
                yield return new(Tone.Caution, tongue[$"“{shown[b]}”的指标彼此相关不够（AVE = {m.Blocks[b].AverageVariance:0.00}，低于 0.5）。", $"The indicators of {shown[b]} agree too little (AVE = {m.Blocks[b].AverageVariance:0.00}, below 0.5)."]);
            }
        }
    }

    private static string Example()
    {
        var made = new Made(33);
        return Made.Table("期望1（YY 演示数据）\t期望2\t质量1\t质量2\t质量3\t价值1\t价值2\t满意1\t满意2\t满意3\t忠诚1\t忠诚2", Enumerable.Range(0, 80).Select(_ =>
        {
            var expectation = made.Spread();
            var quality = (0.5 * expectation) + (0.8 * made.Spread());
            var value = (0.2 * expectation) + (0.5 * quality) + (0.7 * made.Spread());
            var satisfied = (0.1 * expectation) + (0.5 * quality) + (0.3 * value) + (0.5 * made.Spread());
            var loyal = (0.7 * satisfied) + (0.6 * made.Spread());
            double[] latent = [expectation, expectation, quality, quality, quality, value, value, satisfied, satisfied, satisfied, loyal, loyal];
            return latent.Select(one => (object)Math.Clamp(Math.Round(7.2 + (1.3 * one) + (0.7 * made.Spread())), 1, 10));
        }));
    }
}
