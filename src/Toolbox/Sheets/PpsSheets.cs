using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Survey;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Drawing with probability proportional to size from a public start.</summary>
internal static class PpsSheet
{
    public static Sheet Sheet { get; } = new()
    {
        Slug = "pps",
        Tools = ["PPS inclusion probabilities and systematic selection"],
        Title = new("按规模成比例抽样（PPS）", "Sampling in proportion to size"),
        Question = new("企业大小悬殊，怎样公开、可复核地抽取？", "Firms differ much in size: how are some drawn so that anybody can check?"),
        Family = Family.Shares,
        Help = new("每行一个单位：名称和规模（如产值）。随机起点应当众产生并记录；同样的名单和起点，任何人都得到同样的结果。",
            "One row a unit: its name and size, such as output. Draw the start in public and record it: with the same list and start anybody gets the same units."),
        Columns = [new("unit", new("单位", "Unit"), ColumnKind.Labels), new("size", new("规模", "Size"))],
        Settings =
        [
            new("n", new("抽取个数", "Units to draw"), SettingKind.Whole, "5") { Least = 1, Most = 100_000 },
            new("start", new("公开的随机起点（0 至 1）", "Public random start (0 to 1)"), SettingKind.Number, "0.37") { Least = 0, Most = 1 },
        ],
        Sample = "单位（YY 演示数据）\t规模\n" + string.Join('\n', "20 35 10 400 60 15 80 25 5 90 45 30".Split(' ').Select((size, i) => $"U{i + 1:00}\t{size}")),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (size, names, n, start) = (given.Numbers("size"), given.Labels("unit"), given.WholeNumber("n"), given.Number("start"));
        var negative = Array.FindIndex(size, one => one < 0);
        if (negative >= 0)
        {
            throw SheetProblems.Unusable(
                $"单元格 {given.Place("size", negative)} 的“规模”是 {size[negative]}，不能为负。请更正。",
                $"“Size” in cell {given.Place("size", negative)} is {size[negative]}; it cannot be negative. Correct it.");
        }

        if (start >= 1)
        {
            throw SheetProblems.Unusable(
                "“公开的随机起点”应小于 1。请更正。",
                "“Public random start” must be less than 1. Correct it.");
        }

        var positive = size.Count(one => one > 0);
        if (positive < n)
        {
            throw SheetProblems.Unusable(
                $"“规模”大于 0 的单位只有 {positive} 个，不够抽取 {n} 个。请改小“抽取个数”，或补充名单。",
                $"Only {positive} units have a “Size” above 0, too few to draw {n}. Make “Units to draw” smaller, or complete the list.");
        }

        var probability = ProportionalSelection.Probabilities(size, n);
        var drawn = ProportionalSelection.Systematic(probability, start).Select(position => position - 1).ToArray();
        var (certain, twice) = (probability.Count(one => one >= 1), names.Length - names.Distinct(StringComparer.Ordinal).Count());
        return new()
        {
            Verdict = new(Tone.Plain, tongue[$"抽中 {drawn.Length} 个：第 {List(drawn, "、")} 个。", $"{drawn.Length} drawn: numbers {List(drawn, ", ")}."]),
            Readings =
            [
                new(Tone.Plain, tongue[$"记录：名单顺序、规模、抽取 {n} 个、起点 u = {start:G15}。缺一样就不能复核。", $"Record the order of the list, the sizes, {n} units and the start u = {start:G15}: without any of them nobody can check."]),
                .. certain > 0 ? [new Reading(Tone.Caution, tongue[$"有 {certain} 个单位规模很大，必然抽中，其余按规模分摊。", $"{certain} units are so large that they are certain; the rest is shared by size."])] : Array.Empty<Reading>(),
                .. twice > 0 ? [new Reading(Tone.Caution, tongue[$"名单中有 {twice} 个重名，请确认不是同一单位。", $"{twice} names appear again; make sure they are different units."])] : Array.Empty<Reading>(),
                .. positive < size.Length ? [new Reading(Tone.Caution, tongue[$"有 {size.Length - positive} 个单位规模为 0，永远抽不中。", $"{size.Length - positive} units of size 0 can never be drawn."])] : Array.Empty<Reading>(),
                .. Wording.LeftOut(given, tongue),
            ],
            Figures =
            [
                new(tongue["名单单位数", "Units in the list"], size.Length, 0), new(tongue["规模合计", "Size of all"], size.Sum(), 2), new(tongue["抽中", "Drawn"], drawn.Length, 0), new(tongue["必抽", "Certain"], certain, 0),
                Shares.Percent(tongue["抽中单位占总规模", "Share of size drawn"], drawn.Sum(i => size[i]) / size.Sum()),
            ],
            Pictures =
            [
                new()
                {
                    Kind = ChartKind.Bar, Title = tongue["入样概率", "Probability"], Labels = names, Digits = 3, IsSideways = names.Length > 12, Size = names.Length > 24 ? ChartSize.Long : ChartSize.Normal,
                    Series = [new(tongue["入样概率", "probability"], [.. probability.Select(one => (double?)one)]) { Flags = drawn.ToDictionary(i => i, _ => tongue["抽中", "drawn"]) }],
                },
            ],
            Tables =
            [
                new(tongue["抽中的单位", "Drawn"], [tongue["序号", "No."], tongue["单位", "Unit"], tongue["规模", "Size"], tongue["入样概率", "Probability"], tongue["权数", "Weight"]],
                    [.. drawn.Select(i => (IReadOnlyList<Cell>)[i + 1.0, names[i], size[i], probability[i], 1 / probability[i]])], 4),
                new(tongue["全部单位", "All"], [tongue["序号", "No."], tongue["单位", "Unit"], tongue["规模", "Size"], tongue["入样概率", "Probability"], tongue["抽中", "Drawn"]],
                    [.. names.Select((name, i) => (IReadOnlyList<Cell>)[i + 1.0, name, size[i], probability[i], drawn.Contains(i) ? tongue["是", "yes"] : ""])], 4),
            ],
            Next = [tongue["查完后用“不等概率抽样估计”，权数取上表。", "Afterwards estimate with these weights: see estimates for unequal probabilities."]],
        };
    }

    private static string List(int[] drawn, string between) => string.Join(between, drawn.Take(12).Select(i => i + 1)) + (drawn.Length > 12 ? "…" : "");
}

/// <summary>Totals and means from units drawn with unequal probabilities.</summary>
internal static class PpsEstimateSheet
{
    public static Sheet Sheet { get; } = new()
    {
        Slug = "pps-estimate",
        Tools = ["PPS estimators"],
        Title = new("不等概率抽样估计", "Estimates for unequal probabilities"),
        Question = new("按规模抽出的样本，总量和平均数怎么估计？", "Drawn in proportion to size: what are total and mean?"),
        Family = Family.Shares,
        Help = new("每行一个抽中的单位：数值和它的入样概率（大于 0，不大于 1）。", "One row a unit drawn: its value and its probability of being drawn (above 0, at most 1)."),
        Columns = [new("y", new("数值", "Value")), new("pi", new("入样概率", "Probability"))],
        Settings = [Shares.Level],
        Sample = "数值（YY 演示数据）\t入样概率\n3\t0.1\n8\t0.25\n2\t0.08\n15\t0.5\n6\t0.2\n9\t0.3",
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (y, pi, level, digits) = (given.Numbers("y"), given.Numbers("pi"), Shares.LevelOf(given), given.Digits);
        if (y.Length < 2)
        {
            throw Problems.TooFew(given.Title("y"), y.Length, 2);
        }

        var wrong = Array.FindIndex(pi, one => !(one is > 0 and <= 1));
        if (wrong >= 0)
        {
            throw SheetProblems.Unusable(
                $"单元格 {given.Place("pi", wrong)} 的“入样概率”是 {pi[wrong]}，应大于 0 且不大于 1。请更正。",
                $"“Probability” in cell {given.Place("pi", wrong)} is {pi[wrong]}; it must be greater than 0 and at most 1. Correct it.");
        }

        if (Array.TrueForAll(pi, one => one == 1))
        {
            throw SheetProblems.Unusable(
                "“入样概率”全是 1：所有单位都查了，直接求和即可，没有抽样误差。",
                "“Probability” is 1 everywhere: all units were surveyed, so simply add up; there is no sampling error.");
        }

        var e = UnequalProbability.Of(y, pi);
        var (error, meanError) = (Math.Sqrt(e.TotalVariance), Math.Sqrt(e.MeanVariance));
        var z = Normal.Quantile(0.5 + (level / 2));
        return new()
        {
            Verdict = new(Tone.Plain, tongue[$"总量约 {e.Total.ToString("F" + digits)}，{100 * level:0.##} % 的把握在 {(e.Total - (z * error)).ToString("F" + digits)} 与 {(e.Total + (z * error)).ToString("F" + digits)} 之间。", $"Total about {e.Total.ToString("F" + digits)}, with {100 * level:0.##} % confidence between {(e.Total - (z * error)).ToString("F" + digits)} and {(e.Total + (z * error)).ToString("F" + digits)}."]),
            Readings =
            [
                .. y.Length < Shares.Few ? [new Reading(Tone.Caution, tongue[$"只有 {y.Length} 个单位，正态近似的区间只供参考。", $"Only {y.Length} units: the normal interval is a first guess."])] : Array.Empty<Reading>(),
                .. Wording.LeftOut(given, tongue),
            ],
            Figures =
            [
                new(tongue["总量（Horvitz-Thompson）", "Total (Horvitz-Thompson)"], e.Total, digits), new(tongue["总量的标准误", "Standard error of the total"], error, digits, Note: "Deville"),
                new(tongue["总体单位数的估计", "Units, estimated"], e.Units, 2),
                new(tongue["平均数（Hájek）", "Mean (Hájek)"], e.Mean, digits + 2), new(tongue["平均数的标准误", "Standard error of the mean"], meanError, digits + 2),
                new(tongue["有放回时总量的标准误", "Standard error with replacement"], Math.Sqrt(e.HansenHurwitzVariance), digits, Note: "Hansen-Hurwitz"),
            ],
            Tables =
            [
                new(tongue["各单位的贡献", "Contributions"], [tongue["序号", "No."], tongue["数值", "Value"], tongue["入样概率", "Probability"], tongue["数值 / 概率", "Value / probability"]],
                    [.. y.Select((value, i) => (IReadOnlyList<Cell>)[i + 1.0, value, pi[i], value / pi[i]])], 4),
            ],
            Next = [tongue["贡献特别大的单位先核对数值与概率。", "Check value and probability where a contribution is very large."]],
        };
    }
}
