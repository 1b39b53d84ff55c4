using Zhiheng.Kernel;

namespace Zhiheng.Inspection.Findings;

internal static class FindingRefusals
{
    public static Refusal OfTheTeam(string name) => new(
        "inspection.finding.of-the-team", $"{name}是本次检查组成员，不能审核该检查结果。请由另一名审核人员办理。", "规则 12.1：经办与审核分离");

    public static Refusal State(string state) => new("inspection.finding.state", $"该检查结果现在是“{Word(state)}”，不能这样办理。请刷新页面后再看。");

    public static Refusal None() => new("inspection.finding.none", "该检查还没有录入结果。请先办结现场检查笔录。");

    public static Refusal PublicUntil(DateOnly until, DateOnly today) => new(
        "inspection.finding.public-until", $"公示截止日期 {until:yyyy-MM-dd} 须晚于今日 {today:yyyy-MM-dd}。请更正，或留空表示不设截止日期。");

    public static Refusal FollowUpDone() => new("inspection.finding.follow-up-done", "该项后续处理已经办结，或不属于这次检查。请刷新页面后再看。");

    public static string Word(string? state) => state switch
    {
        null => "未录入",
        "reviewing" => "待审核",
        "returned" => "退回",
        "rejected" => "不通过",
        "published" => "已公示",
        "ended" => "公示已结束",
        _ => state,
    };
}
