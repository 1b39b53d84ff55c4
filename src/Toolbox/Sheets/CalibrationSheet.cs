using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Survey;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Weights brought to known totals of one or two variables.</summary>
internal static class CalibrationSheet
{
    /// <summary>Weights that differ more than this make the result hang on few rows.</summary>
    private const double Wide = 5;

    public static Sheet Sheet { get; } = new()
    {
        Slug = "calibration",
        Tools = ["post-stratification, GREG calibration, raking"],
        Title = new("事后分层与迭代加权", "Post-stratification and raking"),
        Question = new("样本的地区、年龄构成与总体不一样，怎样加权调整？", "The sample's make-up differs from the population's: how is it weighed right?"),
        Family = Family.Shares,
        Help = new("每行一份答卷：数值和它的类别。总体合计写成“类别=合计”，用空格隔开；可以是人数，也可以是百分比。",
            "One row an answer: its value and its categories. Totals as category=total with spaces between; people or percentages."),
        Columns =
        [
            new("y", new("数值", "Value")),
            new("first", new("类别一", "First category"), ColumnKind.Labels),
            new("second", new("类别二", "Second category"), ColumnKind.Labels) { IsOptional = true },
            new("weight", new("权数", "Weight")) { IsOptional = true },
        ],
        Settings =
        [
            new("first-totals", new("类别一的总体合计", "Totals of the first category"), SettingKind.List, "城=600 乡=400"),
            new("second-totals", new("类别二的总体合计", "Totals of the second category"), SettingKind.List, "青=300 中=450 老=250") { IsOptional = true },
            Shares.Level,
        ],
        Sample = Example(),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var y = given.Numbers("y");
        if (y.Length < 3)
        {
            throw Problems.TooFew(given.Title("y"), y.Length, 3);
        }

        var margins = new List<(Words Title, string[] Labels, Dictionary<string, double> Totals)> { Margin(given, "first") };
        if (given.Has("second"))
        {
            margins.Add(Margin(given, "second"));
            var (one, two) = (margins[0].Totals.Values.Sum(), margins[1].Totals.Values.Sum());
            if (Math.Abs(one - two) > 1e-6 * one)
            {
                throw SheetProblems.Unusable(
                    $"“类别一的总体合计”之和是 {one}，“类别二的总体合计”之和是 {two}，应当相等。请核对。",
                    $"“Totals of the first category” add up to {one} and “Totals of the second category” to {two}; the sums must be equal. Check them.");
            }
        }

        var population = margins[0].Totals.Values.Sum();
        var weights = given.Has("weight") ? given.Numbers("weight") : [.. Enumerable.Repeat(population / y.Length, y.Length)];
        var wrong = Array.FindIndex(weights, weight => !(weight > 0));
        if (wrong >= 0)
        {
            throw SheetProblems.Unusable(
                $"单元格 {given.Place("weight", wrong)} 的“权数”是 {weights[wrong]}，应大于 0。请更正。",
                $"“Weight” in cell {given.Place("weight", wrong)} is {weights[wrong]}; it must be greater than 0. Correct it.");
        }

        List<SurveyUnit> units = [.. y.Select((value, i) => new SurveyUnit(value, weights[i], 0, i, double.PositiveInfinity))];
        var before = SurveySample.Estimate(units);
        var after = Calibration.Rake(units, [.. margins.Select(one => Indexed(one.Labels, one.Totals))]);
        double[] factors = [.. after.Weights.Select((weight, i) => weight / weights[i])];
        var (spread, level, digits) = (after.Weights.Max() / after.Weights.Min(), Shares.LevelOf(given), given.Digits);
        var half = StudentT.Quantile(0.5 + (level / 2), y.Length - 1) * after.Error;
        return new()
        {
            Verdict = new(Tone.Plain, tongue[
                $"调整后的平均数是 {after.Mean.ToString("F" + digits)}（调整前 {before.Mean.ToString("F" + digits)}），{given.Number("level"):0.##} % 的把握在 {(after.Mean - half).ToString("F" + digits)} 与 {(after.Mean + half).ToString("F" + digits)} 之间。",
                $"Adjusted mean {after.Mean.ToString("F" + digits)} (before {before.Mean.ToString("F" + digits)}), with {given.Number("level"):0.##} % confidence between {(after.Mean - half).ToString("F" + digits)} and {(after.Mean + half).ToString("F" + digits)}."]),
            Readings =
            [
                spread > Wide
                    ? new(Tone.Caution, tongue[$"最大与最小的权数相差 {spread:0.0} 倍，结果依赖少数答卷；请合并人少的类别。", $"The greatest weight is {spread:0.0} times the least, so few answers decide; merge small categories."])
                    : new(Tone.Plain, tongue[$"最大与最小的权数相差 {spread:0.0} 倍。", $"The greatest weight is {spread:0.0} times the least."]),
                new(Tone.Plain, tongue["加权只能纠正已知的构成差异，不能纠正没有回答的人在意见上的差异。", "Weights correct the make-up that is known, not that those who did not answer think otherwise."]),
                .. Wording.LeftOut(given, tongue),
            ],
            Figures =
            [
                new(tongue["调整后的平均数", "Adjusted mean"], after.Mean, digits + 2), new(tongue["标准误", "Standard error"], after.Error, digits + 2),
                new(tongue["区间下限", "Lower limit"], after.Mean - half, digits + 2), new(tongue["区间上限", "Upper limit"], after.Mean + half, digits + 2),
                new(tongue["调整前的平均数", "Mean before"], before.Mean, digits + 2), new(tongue["调整前的标准误", "Standard error before"], before.Error, digits + 2),
                new(tongue["权数最大/最小", "Greatest / least weight"], spread, 2),
            ],
            Pictures = [.. margins.Select(one => MakeUp(one.Title == margins[0].Title ? tongue["类别一的构成", "First category"] : tongue["类别二的构成", "Second category"], one.Labels, one.Totals, weights, tongue))],
            Tables = [Factors(margins, factors, tongue)],
            Next = [tongue["把各类别的调整系数与结果一起保存，下次用同样的总体合计。", "Keep the factors with the result, and use the same totals next time."]],
        };
    }

    private static (Words Title, string[] Labels, Dictionary<string, double> Totals) Margin(Given given, string column)
    {
        var title = given.Title(column);
        var (labels, totals) = (given.Labels(column), new Dictionary<string, double>(StringComparer.Ordinal));
        var typed = given.Words(column + "-totals");
        if (typed.Length == 0)
        {
            throw SheetProblems.SettingMissing(given.Title(column + "-totals"));
        }

        foreach (var word in typed)
        {
            var parts = word.Split('=', '＝', ':', '：');
            if (parts.Length != 2 || parts[0].Length == 0 || !NumberText.TryRead(parts[1], out var total) || !(total > 0) || !totals.TryAdd(parts[0], total))
            {
                throw SheetProblems.Unusable(
                    $"“{title.Chinese}的总体合计”中的“{(word.Length <= 40 ? word : word[..40])}”看不懂。请写成“类别=合计”，合计大于 0，每个类别只写一次。",
                    $"“{(word.Length <= 40 ? word : word[..40])}” in “{given.Title(column + "-totals").English}” cannot be read. Write “category=total” with a total above 0, each category once.");
            }
        }

        for (var i = 0; i < labels.Length; i++)
        {
            if (!totals.ContainsKey(labels[i]))
            {
                throw SheetProblems.Unusable(
                    $"第 {i + 1} 份答卷的“{title.Chinese}”是“{labels[i]}”，而“{title.Chinese}的总体合计”中没有它。请补上，或更正答卷。",
                    $"“{title.English}” of answer {i + 1} is “{labels[i]}”, which is not in “{given.Title(column + "-totals").English}”. Add it there, or correct the answer.");
            }
        }

        return totals.Keys.FirstOrDefault(name => !labels.Contains(name, StringComparer.Ordinal)) is { } absent
            ? throw SheetProblems.Unusable(
                $"样本中没有“{title.Chinese}”为“{absent}”的答卷，无法代表它。请与相近的类别合并。",
                $"No answer in the sample has “{absent}” as “{title.English}”, so nothing represents it. Combine it with a similar category.") : (title, labels, totals);
    }

    private static Margin Indexed(string[] labels, Dictionary<string, double> totals)
    {
        var names = totals.Keys.ToList();
        return new(Array.ConvertAll(labels, names.IndexOf), [.. totals.Values]);
    }

    private static Chart MakeUp(string title, string[] labels, Dictionary<string, double> totals, double[] weights, Tongue tongue)
    {
        var (all, population) = (weights.Sum(), totals.Values.Sum());
        var sampled = totals.Keys.Select(name => (double?)(100 * weights.Where((_, i) => labels[i] == name).Sum() / all)).ToList();
        return new()
        {
            Kind = ChartKind.Bar, Title = title, Unit = "%", Labels = [.. totals.Keys], Digits = 1,
            Series = [new(tongue["样本", "sample"], sampled), new(tongue["总体", "population"], [.. totals.Values.Select(total => (double?)(100 * total / population))])],
        };
    }

    private static ResultTable Factors(List<(Words Title, string[] Labels, Dictionary<string, double> Totals)> margins, double[] factors, Tongue tongue)
    {
        var rows = factors.Select((factor, i) => (Key: string.Join('\u0001', margins.Select(one => one.Labels[i])), Factor: factor, i)).GroupBy(one => one.Key, StringComparer.Ordinal)
            .Select(group => (IReadOnlyList<Cell>)[.. margins.Select(one => (Cell)one.Labels[group.First().i]), group.Count(), group.First().Factor]).ToList();
        string[] head = [tongue["类别一", "First"], .. margins.Count > 1 ? [tongue["类别二", "Second"]] : Array.Empty<string>(), tongue["答卷数", "Answers"], tongue["调整系数", "Factor"]];
        return new(tongue["权数的调整系数", "Factors of the weights"], head, rows, 4);
    }

    private static string Example()
    {
        var made = new Made(5);
        string[] places = ["城", "城", "城", "乡"], ages = ["青", "青", "中", "老", "中"];
        return Made.Table("数值（YY 演示数据）\t类别一\t类别二", Enumerable.Range(0, 60).Select(i =>
            (IEnumerable<object>)[Math.Round(78 + (i % 4 == 3 ? -5 : 0) + (i % 5 == 3 ? 4 : 0) + (6 * made.Spread()), 1), places[i % 4], ages[i % 5]]));
    }
}
