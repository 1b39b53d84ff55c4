using Zhiheng.Kernel;

namespace Zhiheng.Registry.Reporting.Templates;

internal static class TemplateRefusals
{
    public const int LongestList = 8;

    public static Refusal Unknown(string? templateNo, IEnumerable<Template> known) => new(
        "registry.report.template-unknown",
        (templateNo is null ? "表头与任何上报模板都不相符。" : $"没有编号为“{HeaderName.Show(templateNo)}”的上报模板，或表头与该模板不相符。")
        + $"请使用以下模板之一的字段名或中文名作为首行：{string.Join("、", known.Select(template => template.No).Distinct())}。");

    public static Refusal NotInForce(string templateNo, DateOnly reportedOn) => new(
        "registry.report.template-not-in-force",
        $"上报模板 {templateNo} 在 {reportedOn:yyyy-MM-dd} 没有可用的版本。请核对上报日期。");

    public static Refusal Ambiguous(IEnumerable<string> templateNos) => new(
        "registry.report.template-ambiguous",
        $"表头同时符合模板 {string.Join("、", templateNos)}。请在上报时指明模板编号。");

    public static Refusal UnknownColumns(Template template, int count, IReadOnlyList<(string Name, string? Nearest)> columns) => new(
        "registry.report.columns-unknown",
        $"模板 {template.No} 没有以下列：{List(columns.Select(Describe), count)}。请改正列名或删除这些列，再重新上报。",
        template.Source);

    public static Refusal MissingColumns(Template template, IReadOnlyList<TemplateColumn> columns) => new(
        "registry.report.columns-missing",
        $"文件缺少模板 {template.No} 的必备列：{List(columns.Select(column => $"{column.Column}（{column.Meaning}）"), columns.Count)}。请补齐后重新上报。",
        template.Source);

    public static Refusal DuplicateColumns(Template template, IReadOnlyList<string> names) => new(
        "registry.report.columns-duplicated",
        $"同一列在表头中出现了不止一次：{List(names.Select(HeaderName.Show), names.Count)}。请只保留一列。",
        template.Source);

    private static string Describe((string Name, string? Nearest) column) =>
        column.Nearest is null ? $"“{HeaderName.Show(column.Name)}”" : $"“{HeaderName.Show(column.Name)}”（是否为 {column.Nearest}？）";

    private static string List(IEnumerable<string> items, int count) =>
        string.Join("、", items.Take(LongestList)) + (count > LongestList ? $" 等 {count} 列" : "");
}
