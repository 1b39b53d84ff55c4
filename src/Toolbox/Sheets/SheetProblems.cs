using Zhiheng.Toolbox.Catalogue;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>What cannot be read in a pasted table or a form, each with its place as a spreadsheet counts: column letter and row.</summary>
internal static class SheetProblems
{
    public static ToolboxException NoData() => new(
        "toolbox.sheet.no-data", "还没有数据。请从 Excel 或 WPS 粘贴，或放入 CSV、XLSX 文件；也可以先用示例数据试算。");

    public static ToolboxException TooLong(int most) => new(
        "toolbox.sheet.too-long", $"粘贴的内容超过 {most / 1_000_000} 百万个字符。请先抽样或分批。");

    public static ToolboxException TooManyCells(long most) => new(
        "toolbox.sheet.too-many-cells", $"表格超过 {most:N0} 个单元格。请只粘贴需要的列，或先抽样。");

    public static ToolboxException OpenQuote(int row) => new(
        "toolbox.sheet.open-quote", $"第 {row} 行开始的引号没有结束。请补上引号，或删去它。");

    public static ToolboxException DecimalCommas(int row, string text) => new(
        "toolbox.sheet.decimal-comma", $"第 {row} 行是“{text}”：分不清逗号是小数点、千位分隔符还是分列。小数点请用“.”，千位分隔符请去掉；若是两列，请在第一行写上列名，或用制表符分列。");

    public static ToolboxException NoColumn(string title) => new(
        "toolbox.sheet.no-column", $"没有选“{title}”用哪一列。请在“选择列”中选择。");

    public static ToolboxException ColumnAbsent(string title, string chosen, int columns) => new(
        "toolbox.sheet.column-absent", $"“{title}”选了第 {chosen} 列，而表格只有 {columns} 列。请重新选择。");

    public static ToolboxException Thousands(string cell, string text) => new(
        "toolbox.sheet.thousands", $"单元格 {cell} 的“{text}”含有千位分隔符。请在表格软件中把格式改为不带千位分隔符的数字后再粘贴。");

    public static ToolboxException DecimalComma(string cell, string text) => new(
        "toolbox.sheet.comma", $"单元格 {cell} 的“{text}”用了逗号。小数点请用“.”，千位分隔符请去掉。");

    public static ToolboxException Percent(string cell, string text) => new(
        "toolbox.sheet.percent", $"单元格 {cell} 的“{text}”带有百分号。请去掉百分号，整列用同一种单位。");

    public static ToolboxException NotFinite(string cell, string text) => new(
        "toolbox.sheet.not-finite", $"单元格 {cell} 的“{text}”不是有限的数。请更正这个数，或留空表示缺失。");

    public static ToolboxException OutOfReach(string cell, string text) => new(
        "toolbox.sheet.out-of-reach", $"单元格 {cell} 的“{text}”太大或太接近 0，乘方以后无法计算。请检查这个数，或换一个单位（如 mm 换成 m）。");

    public static ToolboxException NotNumber(string cell, string text) => new(
        "toolbox.sheet.not-number", $"单元格 {cell} 的“{text}”不是数字。请改成数字，或留空表示缺失；若这一列是文字，请换一列。");

    public static ToolboxException NoLabel(string cell, string title) => new(
        "toolbox.sheet.no-label", $"单元格 {cell} 是空的，而“{title}”每行都要有。请填写，或删除这一行。");

    public static ToolboxException EmptyCell(string cell, string title) => new(
        "toolbox.sheet.empty-cell", $"单元格 {cell} 是空的，而“{title}”每格都要有。没有发生的请填 0，或删除这一行。");

    public static ToolboxException NoRows(string title) => new(
        "toolbox.sheet.no-rows", $"“{title}”所在的列没有一行可用的数据。请检查是否选错了列。");

    public static ToolboxException SettingMissing(string title) => new(
        "toolbox.sheet.setting-missing", $"没有填写“{title}”。请填写后重新计算。");

    public static ToolboxException SettingNotNumber(string title, string text) => new(
        "toolbox.sheet.setting-not-number", $"“{title}”填的是“{text}”，不是数字。小数点请用“.”，不要写单位和千位分隔符。");

    public static ToolboxException SettingNotWhole(string title, string text) => new(
        "toolbox.sheet.setting-not-whole", $"“{title}”填的是“{text}”，应当是整数。请更正。");

    public static ToolboxException SettingOutOfRange(string title, string text, double? least, double? most) => new(
        "toolbox.sheet.setting-out-of-range", $"“{title}”填的是 {text}，应当{Range(least, most)}。请更正。");

    public static ToolboxException SettingNotAChoice(string title, string text) => new(
        "toolbox.sheet.setting-not-a-choice", $"“{title}”不能是“{text}”。请从列出的选项中选择。");

    /// <summary>For what only the tool can know, such as an upper limit below the lower one.</summary>
    public static ToolboxException Unusable(string sentence) => new("toolbox.sheet.unusable", sentence);

    private static string Range(double? least, double? most) => (least, most) switch
    {
        ({ } low, { } high) => $"在 {low} 与 {high} 之间",
        ({ } low, null) => $"不小于 {low}",
        (null, { } high) => $"不大于 {high}",
        _ => "是有限的数",
    };
}
