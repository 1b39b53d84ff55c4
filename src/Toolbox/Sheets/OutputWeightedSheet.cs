using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Survey;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>The manufacturing pass rate: cells of region and industry weighed with their output.</summary>
internal static class OutputWeightedSheet
{
    public static Sheet Sheet { get; } = new()
    {
        Slug = "pass-rate-weighted",
        Tools = ["output-value weighted pass rate, two levels (region, industry)"],
        Title = new("产值加权合格率（地区 × 行业）", "Pass rate weighted by output"),
        Question = new("按地区和行业的产值加权，制造业产品质量合格率是多少？", "Weighted by the output of regions and industries: what is the manufacturing pass rate?"),
        Family = Family.Shares,
        Help = new("每行一个地区的一个行业：地区、行业、产值、抽样数、合格数。每格至少抽 2 个。", "One row for an industry of a region: region, industry, output, inspected, conforming. At least 2 in each."),
        Columns =
        [
            new("region", new("地区", "Region"), ColumnKind.Labels),
            new("industry", new("行业", "Industry"), ColumnKind.Labels),
            new("output", new("产值", "Output")),
            new("n", new("抽样数", "Inspected")),
            new("x", new("合格数", "Conforming")),
        ],
        Sample = "地区（YY 演示数据）\t行业\t产值\t抽样数\t合格数\n甲市\tC13\t246.3\t40\t38\n甲市\tC17\t818.3\t80\t76\n甲市\tC26\t850.8\t90\t88\n乙市\tC13\t341.2\t60\t55\n乙市\tC17\t189.5\t55\t52\n乙市\tC26\t598.1\t44\t40\n丙县\tC13\t519.8\t35\t33\n丙县\tC17\t809.6\t30\t27",
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var output = given.Numbers("output");
        var (n, x) = Shares.Samples(given, "n", "x", least: 2);
        var (of, industryOf) = (given.Labels("region"), given.Labels("industry"));
        string[] regions = [.. of.Distinct(StringComparer.Ordinal)], industries = [.. industryOf.Distinct(StringComparer.Ordinal)];
        if ((long)regions.Length * industries.Length > 1_000_000)
        {
            throw SheetProblems.Unusable(
                $"有 {regions.Length} 个“地区”和 {industries.Length} 个“行业”，组合太多。请核对是否选错了列。",
                $"{regions.Length} in “Region” and {industries.Length} in “Industry” are too many combinations. Check whether the right columns are chosen.");
        }

        // A cell that nobody reported has no output: it weighs nothing, and its two samples stand only for the form.
        var (value, inspected, passed) = (Table(regions, industries, 0), Table(regions, industries, 2), Table(regions, industries, 2));
        var taken = new HashSet<(int, int)>();
        for (var i = 0; i < n.Length; i++)
        {
            var (r, j) = (Array.IndexOf(regions, of[i]), Array.IndexOf(industries, industryOf[i]));
            if (output[i] <= 0)
            {
                throw SheetProblems.Unusable(
                    $"单元格 {given.Place("output", i)} 的“产值”是 {output[i]}，应大于 0。没有产值的行业请删除这一行。",
                    $"“Output” in cell {given.Place("output", i)} is {output[i]}; it must be greater than 0. Delete the rows of industries without output.");
            }

            if (!taken.Add((r, j)))
            {
                throw SheetProblems.Unusable(
                    $"单元格 {given.Place("n", i)} 所在行的“{of[i]}”“{industryOf[i]}”出现了两次。请合并成一行。",
                    $"“{of[i]}” “{industryOf[i]}” in the row of cell {given.Place("n", i)} appears twice. Combine them in one row.");
            }

            (value[r][j], inspected[r][j], passed[r][j]) = (output[i], n[i], x[i]);
        }

        var rate = OutputWeightedRate.Of(value, inspected, passed);
        // The error of the sum is near enough normal with the many cells; Wilson on the effective size keeps the interval inside 0 to 100 %.
        var effective = rate.Error > 0 ? rate.Rate * (1 - rate.Rate) / (rate.Error * rate.Error) : 0;
        (double Low, double High)? interval = effective > 0 ? ProportionInterval.Wilson(rate.Rate * effective, effective) : null;
        var (plain, empty) = (x.Sum() / n.Sum(), (regions.Length * industries.Length) - taken.Count);
        var all = output.Sum();
        return new()
        {
            Verdict = interval is { } sure
                ? new(Tone.Plain, tongue[$"加权合格率 {100 * rate.Rate:0.00} %，95 % 的把握{Shares.Said(sure, tongue)}。", $"Weighted pass rate {100 * rate.Rate:0.00} %, with 95 % confidence {Shares.Said(sure, tongue)}."])
                : new(Tone.Caution, tongue[$"加权合格率 {100 * rate.Rate:0.00} %；各格没有合格与不合格之分，误差无法估计。", $"Weighted pass rate {100 * rate.Rate:0.00} %; no cell shows both results, so its error cannot be estimated."]),
            Readings =
            [
                new(Tone.Plain, tongue[$"不加权的合格率是 {100 * plain:0.00} %，加权使它变化 {100 * (rate.Rate - plain):+0.00;-0.00} 个百分点。", $"Without weights it is {100 * plain:0.00} %; the weights move it by {100 * (rate.Rate - plain):+0.00;-0.00} points."]),
                .. Empty(empty, tongue),
                .. Wording.LeftOut(given, tongue),
                Shares.NotRandom(tongue),
            ],
            Figures =
            [
                Shares.Percent(tongue["加权合格率", "Weighted rate"], rate.Rate), Shares.Percent(tongue["标准误", "Standard error"], rate.Error, 3),
                .. interval is { } known ? Shares.Interval("Wilson", known, tongue, tongue["按有效样本量", "on the effective size"]) : [],
                Shares.Percent(tongue["不加权合格率", "Unweighted rate"], plain), new(tongue["抽样数合计", "Inspected, all"], n.Sum(), 0),
            ],
            Pictures =
            [
                SharePicture.Of(tongue["各地区合格率", "Regions"], [.. regions.Select((name, r) => (name, rate.RegionRates[r], Near(rate.RegionRates[r], rate.RegionErrors[r])))], tongue),
                new()
                {
                    Kind = ChartKind.Heat, Title = tongue["各格合格率（%）", "Cells (%)"], Labels = industries, Rows = regions, Digits = 1, Unit = "%",
                    Cells = [.. taken.Select(cell => new ChartCell(cell.Item1, cell.Item2, $"{100 * passed[cell.Item1][cell.Item2] / inspected[cell.Item1][cell.Item2]:0.0}", Value: 100 * passed[cell.Item1][cell.Item2] / inspected[cell.Item1][cell.Item2]))],
                },
            ],
            Tables =
            [
                new(tongue["地区", "Regions"], [tongue["地区", "Region"], tongue["产值权重（%）", "Weight (%)"], tongue["合格率（%）", "Rate (%)"], tongue["标准误（%）", "Standard error (%)"]],
                    [.. regions.Select((name, r) => (IReadOnlyList<Cell>)[name, 100 * value[r].Sum() / all, 100 * rate.RegionRates[r], 100 * rate.RegionErrors[r]])], 2),
                new(tongue["行业", "Industries"], [tongue["行业", "Industry"], tongue["产值权重（%）", "Weight (%)"], tongue["合格率（%）", "Rate (%)"]],
                    [.. industries.Select((name, j) => (IReadOnlyList<Cell>)[name, 100 * value.Sum(row => row[j]) / all, 100 * rate.IndustryRates[j]])], 2),
            ],
            Next = [tongue["产值权重大、抽样少的格应优先增加抽样。", "Sample more where the weight is large and the sample small."]],
        };
    }

    private static (double Low, double High) Near(double rate, double error)
        => error > 0 ? ProportionInterval.Wilson(rate * rate * (1 - rate) / (error * error), rate * (1 - rate) / (error * error)) : (rate, rate);

    private static double[][] Table(string[] regions, string[] industries, double fill) => [.. regions.Select(_ => Enumerable.Repeat(fill, industries.Length).ToArray())];

    private static IEnumerable<Reading> Empty(int empty, Tongue tongue)
    {
        if (empty > 0)
        {
            yield return new(Tone.Caution, tongue[
                $"有 {empty} 个地区与行业的组合没有数据，按没有产值处理；如果那里有产值，请与上一级行业合并后再算。",
                $"{empty} pairs of region and industry have no row and count as without output; where there is output, merge with the parent industry first."]);
        }
    }
}
