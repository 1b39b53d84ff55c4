using Zhiheng.Kernel;

namespace Zhiheng.Targets.Conferences;

internal static class ConferenceRefusals
{
    public static Refusal State(string state) => new("targets.conference.state", $"该会议现在是“{ConferenceWords.State(state)}”，不能这样办理。请刷新页面后再看。");

    public static Refusal Day(DateOnly day, DateOnly today) => new("targets.conference.day", $"会议日期 {day:yyyy-MM-dd} 早于今天（{today:yyyy-MM-dd}）。请更正。");

    public static Refusal Agenda(int most) => new("targets.conference.agenda", $"议程须有 1 至 {most} 项，每项不超过 300 字。请补充后再提交。");

    public static Refusal Members() => new("targets.conference.members", "请至少选择两个成员单位，且都须是该文件的责任单位。");

    public static Refusal NotYet(DateOnly meets) => new("targets.conference.not-yet", $"会议定于 {meets:yyyy-MM-dd} 召开，会前不能登记纪要。");

    public static Refusal Decisions(int most) => new("targets.conference.decisions", $"议定事项最多 {most} 项，每项都要写明内容、责任单位和完成日期。请补充后再提交。");

    public static Refusal DecisionUnit() => new("targets.conference.decision-unit", "议定事项的责任单位须是该文件的责任单位。请重新选择。");

    public static Refusal DecisionDay(DateOnly due, DateOnly meets) => new("targets.conference.decision-day", $"议定事项的完成日期 {due:yyyy-MM-dd} 须晚于会议日期 {meets:yyyy-MM-dd}。请更正。");

    public static Refusal OtherUnit(string unit) => new("targets.conference.other-unit", $"该事项由“{unit}”办理，只有该单位的联络员可以报告。请使用该单位的账号。");

    public static Refusal TaskState(string state) => new("targets.conference.task-state", $"该议定事项现在是“{ConferenceWords.Task(state)}”，不能这样办理。请刷新页面后再看。");

    public static Refusal AgainBy(DateOnly day, DateOnly today) => new("targets.conference.again-by", $"补正期限 {day:yyyy-MM-dd} 须晚于今天（{today:yyyy-MM-dd}）。请更正。");
}

/// <summary>States in words.</summary>
public static class ConferenceWords
{
    public static string State(string state) => state switch { "drafted" => "待召开", "held" => "待批准纪要", _ => "纪要已批准" };

    public static string Task(string state) => state switch { "planned" => "待纪要批准", "open" => "办理中", "reported" => "待审核", _ => "已办结" };
}
