using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>
/// What cannot be read in a pasted table or a form, each with its place as a spreadsheet counts: column letter and row. Both languages stand
/// beside each other; the titles of columns and settings come in the language of the sentence.
/// </summary>
internal static class SheetProblems
{
    public static ToolboxException NoData() => new(
        "toolbox.sheet.no-data", new(
            "还没有数据。请从 Excel 或 WPS 粘贴，或放入 CSV、XLSX 文件；也可以先用示例数据试算。",
            "There are no data yet. Paste them from Excel or WPS, or drop a CSV or XLSX file; you can also try the sample data first."));

    public static ToolboxException TooLong(int most) => new(
        "toolbox.sheet.too-long", new(
            $"粘贴的内容超过 {most / 1_000_000} 百万个字符。请先抽样或分批。",
            $"What was pasted is longer than {most / 1_000_000} million characters. Take a sample or use batches."));

    public static ToolboxException TooManyCells(long most) => new(
        "toolbox.sheet.too-many-cells", new(
            $"表格超过 {most:N0} 个单元格。请只粘贴需要的列，或先抽样。",
            $"The table has more than {most:N0} cells. Paste only the columns you need, or take a sample."));

    public static ToolboxException OpenQuote(int row) => new(
        "toolbox.sheet.open-quote", new(
            $"第 {row} 行开始的引号没有结束。请补上引号，或删去它。",
            $"The quotation mark that opens in row {row} is never closed. Close it, or delete it."));

    public static ToolboxException DecimalCommas(int row, string text) => new(
        "toolbox.sheet.decimal-comma", new(
            $"第 {row} 行是“{text}”：分不清逗号是小数点、千位分隔符还是分列。小数点请用“.”，千位分隔符请去掉；若是两列，请在第一行写上列名，或用制表符分列。",
            $"Row {row} is “{text}”: the comma may be a decimal sign, a thousands separator or a break between columns. Write decimals with “.” and remove thousands separators; for two columns put their names in the first row, or separate them with tabs."));

    public static ToolboxException NoColumn(Words title) => new(
        "toolbox.sheet.no-column", new(
            $"没有选“{title.Chinese}”用哪一列。请在“选择列”中选择。",
            $"No column is chosen for “{title.English}”. Choose one under “Columns”."));

    public static ToolboxException ColumnAbsent(Words title, string chosen, int columns) => new(
        "toolbox.sheet.column-absent", new(
            $"“{title.Chinese}”选了第 {chosen} 列，而表格只有 {columns} 列。请重新选择。",
            $"Column {chosen} is chosen for “{title.English}”, but the table has only {columns}. Choose again."));

    public static ToolboxException Thousands(string cell, string text) => new(
        "toolbox.sheet.thousands", new(
            $"单元格 {cell} 的“{text}”含有千位分隔符。请在表格软件中把格式改为不带千位分隔符的数字后再粘贴。",
            $"“{text}” in cell {cell} has a thousands separator. Format the numbers without it in the spreadsheet and paste again."));

    public static ToolboxException DecimalComma(string cell, string text) => new(
        "toolbox.sheet.comma", new(
            $"单元格 {cell} 的“{text}”用了逗号。小数点请用“.”，千位分隔符请去掉。",
            $"“{text}” in cell {cell} has a comma. Write decimals with “.” and remove thousands separators."));

    public static ToolboxException Percent(string cell, string text) => new(
        "toolbox.sheet.percent", new(
            $"单元格 {cell} 的“{text}”带有百分号。请去掉百分号，整列用同一种单位。",
            $"“{text}” in cell {cell} has a percent sign. Remove it and use one unit for the whole column."));

    public static ToolboxException NotFinite(string cell, string text) => new(
        "toolbox.sheet.not-finite", new(
            $"单元格 {cell} 的“{text}”不是有限的数。请更正这个数，或留空表示缺失。",
            $"“{text}” in cell {cell} is not a finite number. Correct it, or leave the cell empty if it is missing."));

    public static ToolboxException OutOfReach(string cell, string text) => new(
        "toolbox.sheet.out-of-reach", new(
            $"单元格 {cell} 的“{text}”太大或太接近 0，乘方以后无法计算。请检查这个数，或换一个单位（如 mm 换成 m）。",
            $"“{text}” in cell {cell} is too large or too close to 0: its powers cannot be calculated. Check it, or use another unit (such as m instead of mm)."));

    public static ToolboxException NotNumber(string cell, string text) => new(
        "toolbox.sheet.not-number", new(
            $"单元格 {cell} 的“{text}”不是数字。请改成数字，或留空表示缺失；若这一列是文字，请换一列。",
            $"“{text}” in cell {cell} is not a number. Change it to one, or leave the cell empty if it is missing; if the column holds text, choose another."));

    public static ToolboxException NoLabel(string cell, Words title) => new(
        "toolbox.sheet.no-label", new(
            $"单元格 {cell} 是空的，而“{title.Chinese}”每行都要有。请填写，或删除这一行。",
            $"Cell {cell} is empty, but “{title.English}” is needed in every row. Fill it in, or delete the row."));

    public static ToolboxException EmptyCell(string cell, Words title) => new(
        "toolbox.sheet.empty-cell", new(
            $"单元格 {cell} 是空的，而“{title.Chinese}”每格都要有。没有发生的请填 0，或删除这一行。",
            $"Cell {cell} is empty, but “{title.English}” is needed in every cell. Enter 0 for what did not occur, or delete the row."));

    public static ToolboxException NoRows(Words title) => new(
        "toolbox.sheet.no-rows", new(
            $"“{title.Chinese}”所在的列没有一行可用的数据。请检查是否选错了列。",
            $"The column of “{title.English}” has no usable row. Check whether the right column is chosen."));

    public static ToolboxException SettingMissing(Words title) => new(
        "toolbox.sheet.setting-missing", new(
            $"没有填写“{title.Chinese}”。请填写后重新计算。",
            $"“{title.English}” is empty. Fill it in and calculate again."));

    public static ToolboxException SettingNotNumber(Words title, string text) => new(
        "toolbox.sheet.setting-not-number", new(
            $"“{title.Chinese}”填的是“{text}”，不是数字。小数点请用“.”，不要写单位和千位分隔符。",
            $"“{title.English}” is “{text}”, which is not a number. Write decimals with “.”, without units or thousands separators."));

    public static ToolboxException SettingNotWhole(Words title, string text) => new(
        "toolbox.sheet.setting-not-whole", new(
            $"“{title.Chinese}”填的是“{text}”，应当是整数。请更正。",
            $"“{title.English}” is “{text}”; it must be a whole number. Correct it."));

    public static ToolboxException SettingOutOfRange(Words title, string text, double? least, double? most) => new(
        "toolbox.sheet.setting-out-of-range", new(
            $"“{title.Chinese}”填的是 {text}，应当{Range(least, most).Chinese}。请更正。",
            $"“{title.English}” is {text}; it must be {Range(least, most).English}. Correct it."));

    public static ToolboxException SettingNotAChoice(Words title, string text) => new(
        "toolbox.sheet.setting-not-a-choice", new(
            $"“{title.Chinese}”不能是“{text}”。请从列出的选项中选择。",
            $"“{title.English}” cannot be “{text}”. Choose one of the options listed."));

    /// <summary>For what only the tool can know, such as an upper limit below the lower one.</summary>
    public static ToolboxException Unusable(string chinese, string english) => Unusable(new Words(chinese, english));

    public static ToolboxException Unusable(Words sentence) => new("toolbox.sheet.unusable", sentence);

    private static Words Range(double? least, double? most) => (least, most) switch
    {
        ({ } low, { } high) => new($"在 {low} 与 {high} 之间", $"between {low} and {high}"),
        ({ } low, null) => new($"不小于 {low}", $"at least {low}"),
        (null, { } high) => new($"不大于 {high}", $"at most {high}"),
        _ => new("是有限的数", "a finite number"),
    };
}
