using System.Globalization;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Catalogue;

/// <summary>
/// The only place where a <see cref="ToolboxException"/> of the catalogue is made: one code for each reason, both languages beside each other.
/// An English place begins with a capital, as it begins the sentence; a reason behind a colon does not.
/// </summary>
internal static class Problems
{
    public static ToolboxException UnknownTool(string name) => new(
        "toolbox.tool.unknown", new(
            $"没有名为“{Short(name)}”的工具。请从工具目录中选择名称。",
            $"There is no tool called “{Short(name)}”. Choose a name from the catalogue."));

    public static ToolboxException Missing(Words place) => new(
        "toolbox.input.missing", new(
            $"缺少“{place.Chinese}”。请补充后重新计算。",
            $"“{place.English}” is missing. Add it and calculate again."));

    public static ToolboxException NotNumber(Words place, string text) => new(
        "toolbox.input.not-number", new(
            $"{place.Chinese} 是“{Short(text)}”，不是数字。{Advice(text).Chinese}",
            $"{place.English} is “{Short(text)}”, which is not a number. {Advice(text).English}"));

    public static ToolboxException NotFinite(Words place) => new(
        "toolbox.input.not-finite", new(
            $"{place.Chinese} 不是有限的数（NaN 或无穷大）。请更正这个数，或留空表示缺失。",
            $"{place.English} is not a finite number (NaN or infinity). Correct it, or leave it empty if it is missing."));

    public static ToolboxException Empty(Words place) => new(
        "toolbox.input.empty-cell", new(
            $"{place.Chinese} 是空的，这个工具不接受缺失值。请填写，或删除整行后重新计算。",
            $"{place.English} is empty; this tool takes no missing values. Fill it in, or delete the whole row, and calculate again."));

    public static ToolboxException NotList(Words place) => new(
        "toolbox.input.not-list", new(
            $"“{place.Chinese}”应当是一列数。请用方括号列出，例如 [1.2, 1.3]。",
            $"“{place.English}” must be a list of numbers. Write it in square brackets, such as [1.2, 1.3]."));

    public static ToolboxException NotText(Words place) => new(
        "toolbox.input.not-text", new(
            $"“{place.Chinese}”应当是文字。请更正。",
            $"“{place.English}” must be text. Correct it."));

    public static ToolboxException NotWhole(Words place, double value) => new(
        "toolbox.input.not-whole", new(
            $"{place.Chinese} 是 {Number(value)}，应当是整数。请更正。",
            $"{place.English} is {Number(value)}; it must be a whole number. Correct it."));

    /// <param name="range">After “应当” and after “must be”.</param>
    public static ToolboxException OutOfRange(Words place, double value, Words range) => new(
        "toolbox.input.out-of-range", new(
            $"{place.Chinese} 是 {Number(value)}，应当{range.Chinese}。请更正。",
            $"{place.English} is {Number(value)}; it must be {range.English}. Correct it."));

    public static ToolboxException NotOneOf(Words place, string text, IEnumerable<string> choices)
        => NotOneOf(place, text, new Words(string.Join("、", choices), string.Join(", ", choices)));

    public static ToolboxException NotOneOf(Words place, string text, Words choices) => new(
        "toolbox.input.not-a-choice", new(
            $"“{place.Chinese}”是“{Short(text)}”，只能是：{choices.Chinese}。",
            $"“{place.English}” is “{Short(text)}”; it can only be: {choices.English}."));

    public static ToolboxException TooFew(Words place, int count, int needed) => new(
        "toolbox.input.too-few", new(
            $"“{place.Chinese}”只有 {count} 个，至少需要 {needed} 个。请补充数据。",
            $"“{place.English}”: only {count} given, at least {needed} needed. Add data."));

    public static ToolboxException TooMany(Words place, long count, long most) => new(
        "toolbox.input.too-many", new(
            $"“{place.Chinese}”有 {count} 个，最多 {most} 个。请分批计算或先抽样。",
            $"“{place.English}”: {count} given, at most {most} allowed. Calculate in batches or take a sample first."));

    public static ToolboxException DifferentLengths(Words place, int count, Words other, int expected) => new(
        "toolbox.input.different-lengths", new(
            $"“{place.Chinese}”有 {count} 个，“{other.Chinese}”有 {expected} 个，应当一样多。请核对是否漏了一行。",
            $"“{place.English}” has {count} and “{other.English}” has {expected}; both must have the same number. Check whether a row was left out."));

    public static ToolboxException SizesDiffer(Words place, int size, int expected) => new(
        "toolbox.input.sizes-differ", new(
            $"{place.Chinese} 有 {size} 个值，其他各组有 {expected} 个，这里要求一样多。请补齐或删除不完整的一组。",
            $"{place.English} has {size} values and the other groups have {expected}; all must have the same number here. Complete or delete the group that differs."));

    public static ToolboxException Constant(Words place) => new(
        "toolbox.data.constant", new(
            $"“{place.Chinese}”的值全都相同，没有变差可以计算。请检查量具分辨力，或换一列数据。",
            $"All values of “{place.English}” are equal, so there is no variation to calculate with. Check the resolution of the gauge, or choose another column."));

    public static ToolboxException NotPositive(Words place, double value) => new(
        "toolbox.data.not-positive", new(
            $"{place.Chinese} 是 {Number(value)}，这个工具只接受大于 0 的数。请更正，或换一个分布。",
            $"{place.English} is {Number(value)}; this tool takes only numbers above 0. Correct it, or choose another distribution."));

    public static ToolboxException Degenerate(Words place, Words why) => new(
        "toolbox.data.degenerate", new(
            $"“{place.Chinese}”无法计算：{why.Chinese}",
            $"“{place.English}” cannot be used: {why.English}"));

    public static ToolboxException NotDefined(Words what) => new(
        "toolbox.result.not-defined", new(
            $"“{what.Chinese}”对这些数据没有定义。请检查数据中是否有极端大或极端小的数。",
            $"“{what.English}” is not defined for these data. Check them for extremely large or small numbers."));

    public static ToolboxException TooMuchWork() => new(
        "toolbox.work.too-much", new(
            "这些数据与参数的计算量超过一次请求的上限。请减少数据，或把参数放回常用范围后分批计算。",
            "These data and parameters need more calculation than one request may do. Use fewer data, or return the parameters to their usual range and calculate in batches."));

    public static ToolboxException BadFile(Words why) => new(
        "toolbox.file.unreadable", new(
            $"文件不是可用的算例文件：{why.Chinese}",
            $"The file is not a usable file of cases: {why.English}"));

    private static Words Advice(string text)
    {
        if (text.Contains(',', StringComparison.Ordinal) || text.Contains('，', StringComparison.Ordinal))
        {
            return new("请去掉千位分隔符；小数点请用“.”，不要用逗号。", "Remove thousands separators, and write the decimal sign as “.”, not as a comma.");
        }

        return text.Any(c => c is >= '０' and <= '９' or '．')
            ? new("请把全角数字改成半角数字。", "Change full-width digits to ordinary digits.")
            : new("请改成数字，或留空表示缺失。", "Change it to a number, or leave it empty if it is missing.");
    }

    private static string Short(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");

    private static string Number(double value) => value.ToString("G15", CultureInfo.InvariantCulture);
}
