using Zhiheng.Toolbox.Basics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Counts by two classifications: do they depend on each other?</summary>
internal static class ContingencySheet
{
    private const double Significant = 0.05;
    private const int MostSide = 50;

    public static Sheet Sheet { get; } = new()
    {
        Slug = "contingency",
        Tools = ["contingency table"],
        Title = new("列联表（不合格类型与来源）", "Contingency table"),
        Question = new("不合格的类型和班次、供方有关吗？", "Do the kinds of defects depend on shift or supplier?"),
        Family = Family.Causes,
        Help = new("第一列是行的名称，其余各列是计数（件数，不是百分比），没有的填 0。", "The first column names the rows, the others are counts (not percent); write 0 for none."),
        Columns = [new("row", new("行的名称", "Row"), ColumnKind.Labels), new("counts", new("计数", "Counts")) { IsMany = true }],
        Sample = "班次（YY 演示数据）\t划伤\t气孔\t尺寸\n早\t18\t12\t9\n中\t15\t14\t11\n晚\t36\t13\t10",
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (rows, columns, counts) = (given.Labels("row"), given.Names("counts"), given.FullRows("counts"));
        Check(rows, columns, counts);
        var table = ContingencyTable.Of(counts);
        var small = table.Expected.Sum(line => line.Count(e => e < 5));
        var cells = rows.Length * columns.Count;
        var isRough = small > 0.2 * cells || table.Expected.Any(line => line.Any(e => e < 1));
        var isExact = isRough && table.FourFold is not null;
        var p = isExact ? table.FourFold!.FisherP : table.P;
        var far = (from i in Enumerable.Range(0, rows.Length) from j in Enumerable.Range(0, columns.Count) where Math.Abs(table.Residuals[i][j]) > 2 orderby -Math.Abs(table.Residuals[i][j]) select (i, j)).ToList();
        return new()
        {
            Verdict = p < Significant
                ? new(Tone.Caution, tongue[$"有关联（{(isExact ? "Fisher 精确检验" : "χ² 检验")}，{Wording.P(p)}）：各行的构成不一样。", $"They depend on each other ({(isExact ? "Fisher's exact test" : "χ² test")}, {Wording.P(p)}): the rows differ in their shares."])
                : new(Tone.Plain, tongue[$"没有发现关联（{(isExact ? "Fisher 精确检验" : "χ² 检验")}，{Wording.P(p)}）。", $"No dependence was found ({(isExact ? "Fisher's exact test" : "χ² test")}, {Wording.P(p)})."]),
            Readings =
            [
                .. p < Significant ? far.Take(5).Select(at => new Reading(Tone.Caution, tongue[
                    $"“{rows[at.i]}”的“{columns[at.j]}”比无关联时{(table.Residuals[at.i][at.j] > 0 ? "多" : "少")}：实际 {counts[at.i][at.j]:0}，预期 {table.Expected[at.i][at.j]:0.0}。",
                    $"Row {at.i + 1}, column {at.j + 1}: {counts[at.i][at.j]:0} against {table.Expected[at.i][at.j]:0.0} expected."])) : [],
                .. isRough && !isExact ? new[] { new Reading(Tone.Caution, tongue[$"有 {small} 格的预期数小于 5，χ² 检验不可靠：合并相近的行或列，或增加数据。", $"{small} cells expect fewer than 5: the χ² test is doubtful; merge rows or columns or collect more."]) } : [],
                .. Wording.LeftOut(given, tongue),
            ],
            Figures =
            [
                new("χ²", table.ChiSquared, 4), new(tongue["自由度", "df"], table.Df, 0), new("p", table.P, 4), new("Cramér V", table.CramersV, 4, Note: tongue["0 无关，1 完全相关", "0 none, 1 complete"]), new("G", table.G, 4), new(tongue["总数", "Total"], counts.Sum(line => line.Sum()), 0),
                .. table.FourFold is { } four ? new Figure[] { new("p (Fisher)", four.FisherP, 4), new("χ² (Yates)", four.Yates, 4), new(tongue["率差 95 % 下限", "Difference, lower 95 %"], 100 * four.Difference.Low, 2, Note: "%"), new(tongue["率差 95 % 上限", "Difference, upper 95 %"], 100 * four.Difference.High, 2, Note: "%") } : [],
            ],
            Pictures =
            [
                new()
                {
                    Kind = ChartKind.Heat,
                    Title = tongue["比无关联时多还是少", "More or fewer than without dependence"],
                    Reading = tongue["标准化残差：大于 2 为明显偏多，小于 -2 为明显偏少", "Standardised residuals: above 2 clearly more, below -2 clearly fewer"],
                    Labels = columns,
                    Rows = rows,
                    Cells = [.. from i in Enumerable.Range(0, rows.Length) from j in Enumerable.Range(0, columns.Count) select new ChartCell(i, j, $"{counts[i][j]:0} ({table.Residuals[i][j]:+0.0;-0.0;0})", table.Residuals[i][j] > 2 ? Tone.Bad : table.Residuals[i][j] < -2 ? Tone.Good : Tone.Plain, table.Residuals[i][j])],
                },
            ],
            Tables =
            [
                new(tongue["预期数", "Expected"], [tongue["行", "Row"], .. columns], [.. rows.Select((row, i) => (IReadOnlyList<Cell>)[row, .. table.Expected[i].Select(e => (Cell)e)])], 2),
                new(tongue["各行的构成 %", "Shares by row, %"], [tongue["行", "Row"], .. columns], [.. rows.Select((row, i) => (IReadOnlyList<Cell>)[row, .. counts[i].Select(count => (Cell)(100 * count / counts[i].Sum()))])], 1),
            ],
            Next = p < Significant ? [tongue["从偏多的那几格查起：那一班、那一家当时有什么不同。", "Start with the cells that have more: what was different there?"]] : [tongue["换一种分类，或按时间看变化。", "Classify in another way or look at the change in time."]],
        };
    }

    private static void Check(string[] rows, IReadOnlyList<string> columns, double[][] counts)
    {
        if (rows.Length < 2 || columns.Count < 2 || rows.Length > MostSide || columns.Count > MostSide)
        {
            throw SheetProblems.Unusable(
                $"“计数”有 {rows.Length} 行 {columns.Count} 列，应当各为 2 至 {MostSide}。请检查表格或重新选择列。",
                $"“Counts” has {rows.Length} rows and {columns.Count} columns; there must be 2 to {MostSide} of each. Check the table or choose columns again.");
        }

        for (var i = 0; i < rows.Length; i++)
        {
            var at = Array.FindIndex(counts[i], count => count < 0 || count != Math.Floor(count) || count > 1e9);
            if (at >= 0)
            {
                throw SheetProblems.Unusable(
                    $"“{rows[i]}”的“{columns[at]}”是 {counts[i][at]}，应当是不小于 0 的整数件数，不能用百分比。请更正。",
                    $"“{columns[at]}” of “{rows[i]}” is {counts[i][at]}; it must be a whole count of at least 0, not a percentage. Correct it.");
            }

            if (counts[i].Sum() == 0)
            {
                throw SheetProblems.Unusable(
                    $"“{rows[i]}”一行全是 0。请删去这一行。",
                    $"The row “{rows[i]}” is all 0. Delete it.");
            }
        }

        var empty = Enumerable.Range(0, columns.Count).FirstOrDefault(j => counts.Sum(line => line[j]) == 0, -1);
        if (empty >= 0)
        {
            throw SheetProblems.Unusable(
                $"“{columns[empty]}”一列全是 0。请删去这一列。",
                $"The column “{columns[empty]}” is all 0. Delete it.");
        }
    }
}
