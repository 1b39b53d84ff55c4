using Zhiheng.Registry.Reporting.Templates;

namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>What can be wrong with a cell before anybody asks what it means.</summary>
internal static class CellFindings
{
    public static Finding ForbiddenCharacter(FileColumn column, string value) => Reject(
        "registry.report.forbidden-character",
        column,
        value,
        $"{Name(column)}含有控制字符、文字方向字符或无法识别的字符（以 □ 表示）。请删除后重新上报。");

    public static Finding ZeroWidth(FileColumn column, string value) => Warn(
        "registry.report.zero-width-character",
        column,
        value,
        $"{Name(column)}含有看不见的零宽字符，已去除后登记。请重新键入该内容（不要从网页复制）。");

    public static Finding UnlabelledCell(int ordinal, string value) => new(
        "registry.report.unlabelled-cell",
        Severity.Reject,
        $"第 {ordinal + 1} 列",
        CellText.Show(value),
        $"第 {ordinal + 1} 列没有列名，但本行在该列填有内容。请为该列补上列名，或清空该单元格。");

    public static Finding TooLong(FileColumn column, string value) => Reject(
        "registry.report.too-long",
        column,
        value,
        $"{Name(column)}有 {value.Length} 个字符，最多 {column.Spec.MaxLength} 个。请缩短后重新上报。");

    public static Finding RequiredEmpty(FileColumn column) => Reject(
        "registry.report.required-empty",
        column,
        null,
        $"{Name(column)}为必填项，本行为空。请补填。");

    public static Finding ExpectedEmpty(FileColumn column) => Warn(
        "registry.report.expected-empty",
        column,
        null,
        $"模板要求填写{Name(column)}，本行为空。请在下次上报时补填。");

    public static Finding NotANumber(FileColumn column, string value) => Reject(
        "registry.report.not-a-number",
        column,
        value,
        $"{Name(column)}“{column.Show(value)}”不是数字。请只填数字，不带单位。");

    public static Finding NumberOutOfRange(FileColumn column, string value) => Reject(
        "registry.report.number-out-of-range",
        column,
        value,
        column.Spec.Type == CellType.Coordinate
            ? $"{Name(column)}“{column.Show(value)}”超出 −180 至 180 度。请核对坐标。"
            : $"{Name(column)}“{column.Show(value)}”应为不小于 0{(column.Spec.Type == CellType.Int ? " 的整数" : "")}、整数部分不超过 {column.Spec.Digits} 位。请核对。");

    public static Finding NotADate(FileColumn column, string value) => Reject(
        "registry.report.not-a-date",
        column,
        value,
        $"{Name(column)}“{column.Show(value)}”不是存在的日期。请按 2014-08-22 的形式填写。");

    public static Finding DateAsSerial(FileColumn column, string value, DateTime read) => Warn(
        "registry.report.date-as-serial",
        column,
        value,
        $"{Name(column)}“{value}”是电子表格的日期序号，已按 {read:yyyy-MM-dd} 登记。请将该列设为文本或日期格式。");

    public static Finding TimeMissing(FileColumn column, string value) => Warn(
        "registry.report.time-missing",
        column,
        value,
        $"{Name(column)}“{column.Show(value)}”只有日期，已按零时登记。模板要求填写到{(column.Spec.Type == CellType.Hour ? "小时" : "时分秒")}。");

    public static Finding CodeUnknown(FileColumn column, string value, string? suggestion) => Reject(
        "registry.report.code-unknown",
        column,
        value,
        $"{Name(column)}“{column.Show(value)}”不在{column.Table!.Title}中。"
        + (suggestion is null ? "请改用代码表中的代码。" : $"是否为 {suggestion}？请核对字母与数字。"));

    public static Finding CodeUnlisted(FileColumn column, string value) => Warn(
        "registry.report.code-unlisted",
        column,
        value,
        $"{Name(column)}“{column.Show(value)}”不在本系统掌握的{column.Table!.Title}中，已原样登记。请核对是否为现行代码。");

    public static Finding CodeForm(FileColumn column, string value, string read) => Warn(
        "registry.report.code-form",
        column,
        value,
        $"{Name(column)}写作“{column.Show(value)}”，已按代码 {read} 登记。请按代码表的写法上报。");

    private static string Name(FileColumn column) => $"“{column.Spec.Meaning}”";

    private static Finding Reject(string code, FileColumn column, string? value, string message) =>
        new(code, Severity.Reject, column.Header, column.Show(value), message);

    private static Finding Warn(string code, FileColumn column, string? value, string message) =>
        new(code, Severity.Warn, column.Header, column.Show(value), message);
}
