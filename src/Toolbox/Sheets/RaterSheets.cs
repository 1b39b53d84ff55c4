using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Measurement;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Scores of several persons: intraclass correlation and Kendall's concordance ask the same table.</summary>
internal static class RaterSheets
{
    private const string Scores = "样件（YY 演示数据）\tA\tB\tC\tD\nP1\t9\t7\t8\t8\nP2\t6\t5\t5\t6\nP3\t8\t6\t7\t8\nP4\t4\t3\t4\t5\nP5\t10\t8\t9\t9\nP6\t6\t4\t5\t7\nP7\t7\t6\t6\t7\nP8\t5\t4\t3\t5";

    public static Sheet Icc { get; } = Sheet("icc", "intraclass correlation", new("组内相关系数 ICC", "Intraclass correlation"), new("几个人打的分可信吗？", "Can the scores of several persons be believed?"), 2, RunIcc);

    public static Sheet Kendall { get; } = Sheet("kendall", "Kendall coefficient of concordance", new("Kendall 和谐系数 W", "Kendall's concordance W"), new("几个人排的次序一致吗？", "Do several persons rank alike?"), 3, RunKendall);

    /// <param name="least">Items that are needed.</param>
    private static Sheet Sheet(string slug, string tool, Words title, Words question, int least, Func<Given, double[][], Tongue, Finding> run) => new()
    {
        Slug = slug,
        Tools = [tool],
        Title = title,
        Question = question,
        Family = Family.Gauge,
        Help = new("第一列样件名称，其余每列是一位评价者的评分，每格都要有。", "The first column names the items, each other column holds the scores of one person, without gaps."),
        Columns = [new("item", new("样件", "Item"), ColumnKind.Labels), new("scores", new("评分（每人一列）", "Scores (a column each)")) { IsMany = true }],
        Sample = Scores,
        Run = (given, tongue) =>
        {
            var ratings = Ratings(given, least);
            return run(given, ratings, tongue) with { Pictures = [Lines(given, ratings, tongue)] };
        },
    };

    private static double[][] Ratings(Given given, int least)
    {
        var (names, ratings) = (given.Names("scores"), given.FullRows("scores"));
        if (names.Count < 2)
        {
            throw SheetProblems.Unusable(
                "“评分”只有一列。请至少提供两位评价者，每人一列。",
                "There is only one column of “Scores”. Give at least two raters, with a column each.");
        }

        return ratings.Length >= least ? ratings : throw Problems.TooFew(given.Title("item"), ratings.Length, least);
    }

    private static Finding RunIcc(Given given, double[][] ratings, Tongue tongue)
    {
        var all = Intraclass.Of(ratings);
        var agreement = all[1];
        var tone = agreement.Low >= 0.75 ? Tone.Good : agreement.Value >= 0.5 ? Tone.Caution : Tone.Bad;
        var grade = agreement.Value switch { >= 0.9 => tongue["很好", "very good"], >= 0.75 => tongue["好", "good"], >= 0.5 => tongue["一般", "fair"], _ => tongue["差", "poor"] };
        return new()
        {
            Verdict = new(tone, tongue[$"评分的一致性{grade}：ICC(2,1) = {agreement.Value:0.000}，95 % 区间 {agreement.Low:0.000} 至 {agreement.High:0.000}。", $"Agreement is {grade}: ICC(2,1) = {agreement.Value:0.000}, 95 % interval {agreement.Low:0.000} to {agreement.High:0.000}."]),
            Readings =
            [
                .. all[2].Value - agreement.Value > 0.1 ? new[] { new Reading(Tone.Caution, tongue["各人松紧不同：次序相近，但有人普遍打高分、有人打低分；先统一尺度。", "Some are strict and some generous: they order alike but differ in level; agree on the scale first."]) } : [],
                new(Tone.Plain, tongue["ICC2 要求绝对一致；ICC3 只要求次序和间隔一致；带 k 的是几个人平均分的可信度。", "ICC2 asks for the same scores, ICC3 for the same order and distances; those with k are for the mean of all."]),
            ],
            Figures = [.. all.Select(one => new Figure(one.Type, one.Value, 4, Note: tongue[$"95 % 区间 {one.Low:0.000} 至 {one.High:0.000}", $"95 % interval {one.Low:0.000} to {one.High:0.000}"]))],
            Tables = [new("ICC", [tongue["类型", "Type"], "ICC", "F", tongue["95 % 下限", "Lower 95 %"], tongue["95 % 上限", "Upper 95 %"]], [.. all.Select(one => (IReadOnlyList<Cell>)[one.Type, one.Value, one.F, one.Low, one.High])])],
            Next = tone == Tone.Good ? [tongue["一个人的评分就可以用。", "The score of one person will do."]] : [tongue["统一评分标准和示例后重做，或用几个人的平均分。", "Agree on the standard with examples and repeat, or use the mean of several."]],
        };
    }

    private static Finding RunKendall(Given given, double[][] ratings, Tongue tongue)
    {
        var names = given.Names("scores");
        for (var j = 0; j < names.Count; j++)
        {
            if (Array.TrueForAll(ratings, row => row[j] == ratings[0][j]))
            {
                throw SheetProblems.Unusable(
                    $"“{names[j]}”给所有样件的评分都相同，排不出次序。请核对，或去掉这一列。",
                    $"“{names[j]}” gave all items the same score, so they cannot be ranked. Check it, or leave the column out.");
            }
        }

        var w = Concordance.Of(ratings);
        var tone = w.P >= 0.05 ? Tone.Bad : w.W >= 0.7 ? Tone.Good : Tone.Caution;
        return new()
        {
            Verdict = new(tone, w.P >= 0.05
                ? tongue[$"看不出次序一致：W = {w.W:0.000}（{Wording.P(w.P)}）。", $"No agreement of the order: W = {w.W:0.000} ({Wording.P(w.P)})."]
                : tongue[$"次序{(w.W >= 0.9 ? "很" : w.W >= 0.7 ? "比较" : "有些")}一致：W = {w.W:0.000}（{Wording.P(w.P)}）。", $"The orders agree {(w.W >= 0.9 ? "closely" : w.W >= 0.7 ? "well" : "somewhat")}: W = {w.W:0.000} ({Wording.P(w.P)})."]),
            Readings =
            [
                new(Tone.Plain, tongue["W 为 1 时次序完全相同，为 0 时毫无一致；只看次序，不看分数高低。", "W is 1 for the same order and 0 for none; it looks at the order only."]),
                .. ratings.Length <= 7 ? new[] { new Reading(Tone.Caution, tongue[$"只有 {ratings.Length} 个样件，p 是近似值，偏保守。", $"Only {ratings.Length} items: p is approximate."]) } : [],
            ],
            Figures = [new("W", w.W, 4), new(tongue["不修正同分的 W", "W without ties"], w.Uncorrected, 4), new("χ²", w.ChiSquared, 4), new("p", w.P, 4)],
            Next = [tongue["次序不一致时，请每人说明评分理由，找出理解不同的条目。", "Where they disagree, let everybody give reasons and find what is understood differently."]],
        };
    }

    private static Chart Lines(Given given, double[][] ratings, Tongue tongue) => new()
    {
        Kind = ChartKind.Line,
        Title = tongue["各人的评分", "Scores"],
        Reading = tongue["线越靠近，越一致", "The closer the lines, the better they agree"],
        Labels = given.Labels("item"),
        Series = [.. given.Names("scores").Take(8).Select((name, j) => new ChartSeries(name, Wording.Maybe(ratings.Select(row => row[j]))))],
        Digits = given.Digits,
    };
}
