using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Excellence;

/// <summary>Why an assessment is not accepted: the only place where these codes are made, both languages beside each other.</summary>
internal static class AssessmentProblems
{
    public static ToolboxException NotAStep(Words place, string value) => new(
        "toolbox.assessment.not-a-step", new(
            $"{place.Chinese} 的百分比是“{Short(value)}”，应当是 0 到 100、以 5 为一档的整数。请改为最接近的一档，例如 55。",
            $"{place.English}: the percentage is “{Short(value)}”; it must be a whole number from 0 to 100 in steps of 5. Change it to the nearest step, such as 55."));

    public static ToolboxException NotALevel(Words place, string value) => new(
        "toolbox.assessment.not-a-level", new(
            $"{place.Chinese} 的等级是“{Short(value)}”，应当是 0 到 5 的整数。请重新选择。",
            $"{place.English}: the level is “{Short(value)}”; it must be a whole number from 0 to 5. Choose again."));

    public static ToolboxException UnknownEdition(string id) => new(
        "toolbox.assessment.unknown-edition", new(
            $"文件的 assessment 是“{Short(id)}”，这里认得：{string.Join("、", Editions.All.Select(edition => edition.Id))}。请确认打开的是自评文件。",
            $"The “assessment” of the file is “{Short(id)}”; known here: {string.Join(", ", Editions.All.Select(edition => edition.Id))}. Make sure that the file is a self-assessment."));

    public static ToolboxException UnknownVersion(string version) => new(
        "toolbox.assessment.unknown-version", new(
            $"文件的 version 是“{Short(version)}”，这里只认得 1。请用保存它的版本打开，或重新保存。",
            $"The “version” of the file is “{Short(version)}”; only 1 is known here. Open it with the version that saved it, or save it again."));

    public static ToolboxException UnknownItem(string no) => new(
        "toolbox.assessment.unknown-item", new(
            $"items 中的“{Short(no)}”不是这个版本的条目。请更正条目编号，例如 4.1.2。",
            $"“{Short(no)}” in “items” is no item of this edition. Correct its number, such as 4.1.2."));

    public static ToolboxException UnknownMember(Words place, string name) => new(
        "toolbox.assessment.unknown-member", new(
            $"{place.Chinese} 有不认得的内容“{Short(name)}”。请删除它，或用本工具重新保存文件。",
            $"{place.English} has an unknown member “{Short(name)}”. Delete it, or save the file again with this tool."));

    public static ToolboxException NotJson(long line) => new(
        "toolbox.assessment.not-json", new(
            $"文件第 {line} 行起不是可读的 JSON。请选择由本工具保存的 .json 文件。",
            $"The file is not readable JSON from line {line} on. Choose a .json file saved by this tool."));

    /// <param name="expected">After “应当是” and after “must be”.</param>
    public static ToolboxException WrongKind(Words place, Words expected) => new(
        "toolbox.assessment.wrong-kind", new(
            $"{place.Chinese} 应当是{expected.Chinese}。请更正后重新打开。",
            $"{place.English} must be {expected.English}. Correct it and open the file again."));

    /// <param name="expected">After “应当” and after “must be”.</param>
    public static ToolboxException WrongCount(Words place, int count, Words expected) => new(
        "toolbox.assessment.wrong-count", new(
            $"{place.Chinese} 有 {count} 个，应当{expected.Chinese}。请更正。",
            $"{place.English}: there are {count}; there must be {expected.English}. Correct it."));

    public static ToolboxException SameAssessor(string name) => new(
        "toolbox.assessment.same-assessor", new(
            $"评估人“{Short(name)}”出现了两次。请改名，使每位评估人的名字不同。",
            $"The assessor “{Short(name)}” appears twice. Rename one, so that all names differ."));

    public static ToolboxException NotADay(Words place, string value) => new(
        "toolbox.assessment.not-a-day", new(
            $"{place.Chinese} 的日期是“{Short(value)}”，应当写成 2025-06-30 的样子。请更正或留空。",
            $"{place.English}: the date is “{Short(value)}”; it must be written like 2025-06-30. Correct it or leave it empty."));

    public static ToolboxException TooLong(Words place, int length, int most) => new(
        "toolbox.assessment.too-long", new(
            $"{place.Chinese} 有 {length} 个字，最多 {most} 个。请精简，长材料放在证据里引用。",
            $"{place.English} has {length} characters; at most {most} are taken. Shorten it, and refer to long material as evidence."));

    public static ToolboxException NotAnAnswer(Words place, string value) => new(
        "toolbox.assessment.not-an-answer", new(
            $"{place.Chinese} 的回答是“{Short(value)}”，只能是：是、部分、否、不清楚。请重新选择。",
            $"{place.English}: the answer is “{Short(value)}”; it can only be yes, partly, no or unknown. Choose again."));

    private static string Short(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");
}
