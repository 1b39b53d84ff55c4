using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Survey;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>A satisfaction index of 0 to 100; small groups are not shown.</summary>
internal static class SatisfactionSheet
{
    /// <summary>At and above it is called satisfied in city notices.</summary>
    private const double Satisfied = 80;

    public static Sheet Sheet { get; } = new()
    {
        Slug = "satisfaction",
        Tools = ["satisfaction index (weighted, 0-100)"],
        Title = new("满意度指数", "Satisfaction index"),
        Question = new("问卷打分 1–10，满意度指数是多少，哪一题拖后腿？", "Answers from 1 to 10: what is the index, and which question holds it back?"),
        Family = Family.Shares,
        Help = new("每行一份答卷，每列一题。可以另选一列分组；份数不够的组不显示。", "One row an answer, one column a question. Another column may part them into groups; groups too small are not shown."),
        Columns =
        [
            new("items", new("各题得分", "Scores")) { IsMany = true },
            new("group", new("分组", "Group"), ColumnKind.Labels) { IsOptional = true },
        ],
        Settings =
        [
            new("weights", new("各题权重（空：相等）", "Weights of the questions (empty: equal)"), SettingKind.List) { IsOptional = true },
            new("least", new("最低分", "Lowest score"), SettingKind.Number, "1"),
            new("most", new("最高分", "Highest score"), SettingKind.Number, "10"),
            new("few", new("少于几份不显示", "Fewer answers are not shown"), SettingKind.Whole, "30") { Least = 5, Most = 10_000 },
        ],
        Sample = Example(),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (least, most, few) = (given.Number("least"), given.Number("most"), given.WholeNumber("few"));
        if (most <= least)
        {
            throw SheetProblems.Unusable(
                $"“最高分”（{most}）应大于“最低分”（{least}）。请更正。",
                $"“Highest score” ({most}) must be greater than “Lowest score” ({least}). Correct them.");
        }

        var (rows, names) = (given.NumberedRows("items"), given.Names("items"));
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

        var weights = Weights(given, names.Count);
        var labels = given.Has("group") ? rows.Select(one => given.Label("group", one.Row)).ToArray() : null;
        if (rows.Count < few)
        {
            return Withheld(rows.Count, few, tongue);
        }

        double[][] scores = [.. rows.Select(one => one.Numbers)];
        var s = SatisfactionIndex.Of(scores, weights, least, most);
        var worst = Enumerable.Range(0, names.Count).MinBy(j => s.Items[j]);
        var link = Enumerable.Range(0, names.Count).Select(j => Link(scores, j)).ToArray();
        return new()
        {
            Verdict = new(s.Index >= Satisfied ? Tone.Good : Tone.Plain, tongue[
                $"满意度指数 {s.Index:0.00}（0–100），95 % 的把握在 {s.Interval.Low:0.00} 与 {s.Interval.High:0.00} 之间；得分最低的是第 {worst + 1} 题。",
                $"Satisfaction index {s.Index:0.00} (0–100), with 95 % confidence between {s.Interval.Low:0.00} and {s.Interval.High:0.00}; the lowest is question {worst + 1}."]),
            Readings =
            [
                s.Index >= Satisfied ? new(Tone.Good, tongue[$"指数达到 {Satisfied:0}，常称“满意区间”。", $"At {Satisfied:0} or above, usually called satisfied."]) : new(Tone.Plain, tongue[$"指数不到 {Satisfied:0}，不在常称的“满意区间”。", $"Below {Satisfied:0}, which is usually called satisfied."]),
                .. Reliable(s.Alpha, tongue),
                .. given.Rows > rows.Count ? [new Reading(Tone.Caution, tongue[$"有 {given.Rows - rows.Count} 份答卷漏答，没有参与计算。", $"{given.Rows - rows.Count} incomplete answers were left out."])] : Array.Empty<Reading>(),
            ],
            Figures =
            [
                new(tongue["满意度指数", "Index"], s.Index, 2), new(tongue["区间下限", "Lower limit"], s.Interval.Low, 2), new(tongue["区间上限", "Upper limit"], s.Interval.High, 2),
                new(tongue["答卷数", "Answers"], rows.Count, 0), new(tongue["个人指数的标准差", "Spread between persons"], s.Deviation, 2),
                .. s.Alpha is { } alpha ? [new Figure("Cronbach α", alpha, 3)] : Array.Empty<Figure>(),
                new(tongue["第一题净推荐值（NPS）", "Net promoters, first question"], s.Promoters, 1),
            ],
            Pictures =
            [
                new()
                {
                    Kind = ChartKind.Bar, Title = tongue["各题得分（0–100）", "Questions (0–100)"], Labels = names, Digits = 1, Up = new(null, 0, 100), IsSideways = names.Count > 6, Size = names.Count > 16 ? ChartSize.Long : ChartSize.Normal,
                    Series = [new(tongue["得分", "score"], [.. s.Items.Select(item => (double?)item)])], Marks = [new(tongue["指数", "index"], s.Index)],
                },
            ],
            Tables =
            [
                new(tongue["各题", "Questions"], [tongue["题目", "Question"], tongue["权重", "Weight"], tongue["得分（0–100）", "Score (0–100)"], tongue["与其余各题的相关", "Correlation with the rest"]],
                    [.. names.Select((name, j) => (IReadOnlyList<Cell>)[name, weights[j] / weights.Sum(), s.Items[j], link[j] is { } r ? r : (Cell)"—"])], 3)
                {
                    Note = tongue["相关高而得分低的题，改进它对总体满意度帮助最大。", "A low score with a high correlation is where improvement helps most."],
                },
                .. labels is null ? Array.Empty<ResultTable>() : [Groups(scores, labels, weights, (least, most), few, tongue)],
            ],
            Next = [tongue["发布时写明调查时间、方式、有效答卷数和区间。", "Publish time, manner, number of answers and interval with the index."]],
        };
    }

    private static double[] Weights(Given given, int items)
    {
        var weights = given.List("weights");
        if (weights.Length == 0)
        {
            return [.. Enumerable.Repeat(1.0, items)];
        }

        return weights.Length != items ? throw SheetProblems.Unusable(
            $"“各题权重”写了 {weights.Length} 个，而选了 {items} 题。请写一样多，或留空表示相等。",
            $"“Weights of the questions” has {weights.Length} numbers, but {items} questions are chosen. Write as many, or leave it empty for equal weights.")
            : Array.Exists(weights, weight => weight < 0) || weights.Sum() <= 0 ? throw SheetProblems.Unusable(
                "“各题权重”不能为负，合计应大于 0。请更正。",
                "“Weights of the questions” cannot be negative, and their sum must be greater than 0. Correct them.") : weights;
    }

    private static Finding Withheld(int count, int few, Tongue tongue) => new()
    {
        Verdict = new(Tone.Caution, tongue[$"有效答卷只有 {count} 份，不到 {few} 份：指数不显示。", $"Only {count} complete answers, fewer than {few}: the index is not shown."]),
        Readings = [new(Tone.Plain, tongue["样本太小的指数既不可靠，也可能让人认出答卷人。", "An index of so few is not reliable and may give persons away."])],
        Figures = [new(tongue["答卷数", "Answers"], count, 0)],
        Tables = [new(tongue["答卷", "Answers"], [tongue["有效答卷", "Complete"], tongue["需要", "Needed"]], [[(double)count, (double)few]], 0)],
        Next = [tongue["补充调查后再计算。", "Ask more people first."]],
    };

    private static IEnumerable<Reading> Reliable(double? alpha, Tongue tongue)
    {
        if (alpha is { } a)
        {
            yield return a >= 0.7 ? new(Tone.Good, tongue[$"各题比较一致（Cronbach α = {a:0.00}，不低于 0.7）。", $"The questions agree (Cronbach α = {a:0.00}, at least 0.7)."])
                : new(Tone.Caution, tongue[$"各题不太一致（Cronbach α = {a:0.00}，低于 0.7）：它们可能问的不是同一件事。", $"The questions agree little (Cronbach α = {a:0.00}, below 0.7): they may ask different things."]);
        }
    }

    private static double? Link(double[][] scores, int item)
    {
        double[] own = [.. scores.Select(row => row[item])], rest = [.. scores.Select(row => row.Sum() - row[item])];
        return Array.Exists(own, value => value != own[0]) && Array.Exists(rest, value => value != rest[0]) ? Moments.Correlation(own, rest) : null;
    }

    private static ResultTable Groups(double[][] scores, string[] labels, double[] weights, (double Least, double Most) scale, int few, Tongue tongue)
    {
        var rows = labels.Select((label, i) => (label, i)).GroupBy(one => one.label, StringComparer.Ordinal).Select(group =>
        {
            double[][] own = [.. group.Select(one => scores[one.i])];
            if (own.Length < few)
            {
                return (IReadOnlyList<Cell>)[group.Key, tongue[$"不到 {few} 份", $"fewer than {few}"], "—", "—", "—"];
            }

            var s = SatisfactionIndex.Of(own, weights, scale.Least, scale.Most);
            return [group.Key, (double)own.Length, s.Index, s.Interval.Low, s.Interval.High];
        }).ToList();
        return new(tongue["各组", "Groups"], [tongue["分组", "Group"], tongue["答卷数", "Answers"], tongue["指数", "Index"], tongue["下限", "Lower"], tongue["上限", "Upper"]], rows, 2)
        {
            Note = tongue["份数不够的组不显示，避免误读和认出个人。", "Groups too small are not shown, so that nobody is misread or recognised."],
        };
    }

    private static string Example()
    {
        var made = new Made(21);
        return Made.Table("环境（YY 演示数据）\t态度\t效率\t质量\t价格", Enumerable.Range(0, 60).Select(_ =>
        {
            var own = made.Spread();
            return new[] { 8.0, 8.3, 7.4, 8.1, 6.9 }.Select(level => (object)Math.Clamp(Math.Round(level + own + made.Spread()), 1, 10));
        }));
    }
}
