using System.Globalization;
using Zhiheng.Toolbox.Catalogue;

namespace Zhiheng.Toolbox.Excellence;

/// <summary>Why an assessment is not accepted: the only place where these codes are made.</summary>
internal static class AssessmentProblems
{
    public static ToolboxException NotAStep(string place, string value) => new(
        "toolbox.assessment.not-a-step", $"{place} 的百分比是“{Short(value)}”，应当是 0 到 100、以 5 为一档的整数。请改为最接近的一档，例如 55。");

    public static ToolboxException NotALevel(string place, string value) => new(
        "toolbox.assessment.not-a-level", $"{place} 的等级是“{Short(value)}”，应当是 0 到 5 的整数。请重新选择。");

    public static ToolboxException UnknownEdition(string id) => new(
        "toolbox.assessment.unknown-edition", $"文件的 assessment 是“{Short(id)}”，这里认得：{string.Join("、", Editions.All.Select(edition => edition.Id))}。请确认打开的是自评文件。");

    public static ToolboxException UnknownVersion(string version) => new(
        "toolbox.assessment.unknown-version", $"文件的 version 是“{Short(version)}”，这里只认得 1。请用保存它的版本打开，或重新保存。");

    public static ToolboxException UnknownItem(string no) => new(
        "toolbox.assessment.unknown-item", $"items 中的“{Short(no)}”不是这个版本的条目。请更正条目编号，例如 4.1.2。");

    public static ToolboxException UnknownMember(string place, string name) => new(
        "toolbox.assessment.unknown-member", $"{place} 有不认得的内容“{Short(name)}”。请删除它，或用本工具重新保存文件。");

    public static ToolboxException NotJson(long line) => new(
        "toolbox.assessment.not-json", $"文件第 {line.ToString(CultureInfo.InvariantCulture)} 行起不是可读的 JSON。请选择由本工具保存的 .json 文件。");

    public static ToolboxException WrongKind(string place, string expected) => new(
        "toolbox.assessment.wrong-kind", $"{place} 应当是{expected}。请更正后重新打开。");

    public static ToolboxException WrongCount(string place, int count, string expected) => new(
        "toolbox.assessment.wrong-count", $"{place} 有 {count.ToString(CultureInfo.InvariantCulture)} 个，应当{expected}。请更正。");

    public static ToolboxException SameAssessor(string name) => new(
        "toolbox.assessment.same-assessor", $"评估人“{Short(name)}”出现了两次。请改名，使每位评估人的名字不同。");

    public static ToolboxException NotADay(string place, string value) => new(
        "toolbox.assessment.not-a-day", $"{place} 的日期是“{Short(value)}”，应当写成 2025-06-30 的样子。请更正或留空。");

    public static ToolboxException TooLong(string place, int length, int most) => new(
        "toolbox.assessment.too-long", $"{place} 有 {length.ToString(CultureInfo.InvariantCulture)} 个字，最多 {most.ToString(CultureInfo.InvariantCulture)} 个。请精简，长材料放在证据里引用。");

    public static ToolboxException NotAnAnswer(string place, string value) => new(
        "toolbox.assessment.not-an-answer", $"{place} 的回答是“{Short(value)}”，只能是：是、部分、否、不清楚。请重新选择。");

    private static string Short(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");
}
