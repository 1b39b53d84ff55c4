using System.Globalization;

namespace Zhiheng.Toolbox.Catalogue;

/// <summary>The only place where a <see cref="ToolboxException"/> is made: one code for each reason.</summary>
internal static class Problems
{
    public static ToolboxException UnknownTool(string name) => new(
        "toolbox.tool.unknown", $"没有名为“{Short(name)}”的工具。请从工具目录中选择名称。");

    public static ToolboxException Missing(string place) => new(
        "toolbox.input.missing", $"缺少“{place}”。请补充后重新计算。");

    public static ToolboxException NotNumber(string place, string text) => new(
        "toolbox.input.not-number", $"{place} 是“{Short(text)}”，不是数字。{Advice(text)}");

    public static ToolboxException NotFinite(string place) => new(
        "toolbox.input.not-finite", $"{place} 不是有限的数（NaN 或无穷大）。请更正这个数，或留空表示缺失。");

    public static ToolboxException Empty(string place) => new(
        "toolbox.input.empty-cell", $"{place} 是空的，这个工具不接受缺失值。请填写，或删除整行后重新计算。");

    public static ToolboxException NotList(string place) => new(
        "toolbox.input.not-list", $"“{place}”应当是一列数。请用方括号列出，例如 [1.2, 1.3]。");

    public static ToolboxException NotText(string place) => new(
        "toolbox.input.not-text", $"“{place}”应当是文字。请更正。");

    public static ToolboxException NotWhole(string place, double value) => new(
        "toolbox.input.not-whole", $"{place} 是 {Number(value)}，应当是整数。请更正。");

    public static ToolboxException OutOfRange(string place, double value, string range) => new(
        "toolbox.input.out-of-range", $"{place} 是 {Number(value)}，应当{range}。请更正。");

    public static ToolboxException NotOneOf(string place, string text, IEnumerable<string> choices) => new(
        "toolbox.input.not-a-choice", $"“{place}”是“{Short(text)}”，只能是：{string.Join("、", choices)}。");

    public static ToolboxException TooFew(string place, int count, int needed) => new(
        "toolbox.input.too-few", $"“{place}”只有 {count} 个，至少需要 {needed} 个。请补充数据。");

    public static ToolboxException TooMany(string place, long count, long most) => new(
        "toolbox.input.too-many", $"“{place}”有 {count} 个，最多 {most} 个。请分批计算或先抽样。");

    public static ToolboxException DifferentLengths(string place, int count, string other, int expected) => new(
        "toolbox.input.different-lengths", $"“{place}”有 {count} 个，“{other}”有 {expected} 个，应当一样多。请核对是否漏了一行。");

    public static ToolboxException SizesDiffer(string place, int size, int expected) => new(
        "toolbox.input.sizes-differ", $"{place} 有 {size} 个值，其他各组有 {expected} 个，这里要求一样多。请补齐或删除不完整的一组。");

    public static ToolboxException Constant(string place) => new(
        "toolbox.data.constant", $"“{place}”的值全都相同，没有变差可以计算。请检查量具分辨力，或换一列数据。");

    public static ToolboxException NotPositive(string place, double value) => new(
        "toolbox.data.not-positive", $"{place} 是 {Number(value)}，这个工具只接受大于 0 的数。请更正，或换一个分布。");

    public static ToolboxException Degenerate(string place, string why) => new(
        "toolbox.data.degenerate", $"“{place}”无法计算：{why}");

    public static ToolboxException NotSolved(string what) => new(
        "toolbox.result.not-solved", $"没有求出“{what}”：迭代没有收敛。请检查参数是否在常用范围内。");

    public static ToolboxException NotDefined(string what) => new(
        "toolbox.result.not-defined", $"“{what}”对这些数据没有定义。请检查数据中是否有极端大或极端小的数。");

    public static ToolboxException TooMuchWork() => new(
        "toolbox.work.too-much", "这些数据与参数的计算量超过一次请求的上限。请减少数据，或把参数放回常用范围后分批计算。");

    public static ToolboxException BadFile(string why) => new(
        "toolbox.file.unreadable", $"文件不是可用的算例文件：{why}");

    private static string Advice(string text)
    {
        if (text.Contains(',', StringComparison.Ordinal) || text.Contains('，', StringComparison.Ordinal))
        {
            return "请去掉千位分隔符；小数点请用“.”，不要用逗号。";
        }

        return text.Any(c => c is >= '０' and <= '９' or '．') ? "请把全角数字改成半角数字。" : "请改成数字，或留空表示缺失。";
    }

    private static string Short(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");

    private static string Number(double value) => value.ToString("G15", CultureInfo.InvariantCulture);
}
