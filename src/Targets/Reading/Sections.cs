using System.Text.RegularExpressions;

namespace Zhiheng.Targets.Reading;

/// <summary>What kind of section a heading opens, by its words.</summary>
internal static partial class Sections
{
    /// <summary>General requirements, goals, principles: no measures of their own.</summary>
    public static bool IsGeneral(Section section) => General().IsMatch(section.TitleText);

    /// <summary>What has been reached and why it matters: its figures are no targets.</summary>
    public static bool IsReview(Section section) => Review().IsMatch(section.TitleText);

    public static bool AreGoals(Section section) => Goals().IsMatch(section.TitleText) || section.Above.Any(above => Goals().IsMatch(above.TitleText));

    [GeneratedRegex(
        "^(?:总体(?:要求|思路|目标|部署|安排|原则)|指导思想|(?:基本|工作|实施|总体)(?:原则|思路|理念|方针)|(?:主要|工作|总体|发展|行动|具体|预期|质量|建设|年度|阶段|创建|重点|战略|和|及|性)*目标(?:任务|要求|指标|和任务|和指标|、任务|与任务)?|目标(?:任务|要求)|.{0,12}(?:重要|重大|深远)(?:性|意义)(?:.{0,6}必要性)?|.{0,10}(?:形势|现状)|.{0,14}基础(?:与|和|、)环境|.{0,12}(?:工作|发展)?回顾|发展(?:基础|环境)|(?:编制|工作|规划)?背景|基本情况|适用范围|附则|术语.{0,4}|(?:实施|工作|时间|进度)(?:步骤|安排|进度)(?:安排)?|总则)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex General();

    [GeneratedRegex("形势|现状|基础(?:与|和|、)环境|回顾|^发展(?:基础|环境)$|背景|意义|必要性|成效$|^基本情况$|步骤|进度安排", RegexOptions.CultureInvariant)]
    private static partial Regex Review();

    [GeneratedRegex("目标|总体要求|总体思路|总体部署", RegexOptions.CultureInvariant)]
    private static partial Regex Goals();
}
