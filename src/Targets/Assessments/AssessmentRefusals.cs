using Zhiheng.Kernel;

namespace Zhiheng.Targets.Assessments;

internal static class AssessmentRefusals
{
    public static Refusal Year(int year, int thisYear) => new("targets.assessment.year", $"考核年度 {year} 不在 {thisYear - 1} 至 {thisYear + 1} 之间。请更正。");

    public static Refusal Lines(int most) => new("targets.assessment.lines", $"考核方案须有 1 至 {most} 项，每项都要选择指标或任务并写明分值。");

    public static Refusal Points(string name) => new("targets.assessment.points", $"“{name}”的分值须大于 0，最多两位小数。请更正。");

    public static Refusal Total(string total) => new("targets.assessment.total", $"各项分值合计为 {total} 分，须为 100 分。请调整后再提交。");

    public static Refusal Twice(string name) => new("targets.assessment.twice", $"“{name}”在方案中出现了两次。请合并为一项。");

    public static Refusal UnknownSubject() => new("targets.assessment.unknown-subject", "方案中有一项不是该文件的指标或任务。请刷新页面后重新选择。");

    public static Refusal SchemeState(string state) => new("targets.assessment.scheme-state", $"该考核方案现在是“{AssessmentWords.Scheme(state)}”，不能这样办理。请刷新页面后再看。");

    public static Refusal AsOf(DateOnly day, int year, DateOnly today) => new(
        "targets.assessment.as-of", $"考核截止日 {day:yyyy-MM-dd} 须在 {year} 年内，且不晚于今天（{today:yyyy-MM-dd}）。请更正。");

    public static Refusal AlreadyComputed(int year) => new("targets.assessment.already-computed", $"{year} 年的考核已经计算。如需重算，请先作废原结果并说明理由。");

    public static Refusal State(string state) => new("targets.assessment.state", $"该考核现在是“{AssessmentWords.State(state)}”，不能这样办理。请刷新页面后再看。");

    public static Refusal UnknownUnit() => new("targets.assessment.unknown-unit", "该单位不在本次考核范围内。请刷新页面后重新选择。");

    public static Refusal UnknownLine(string line) => new("targets.assessment.unknown-line", $"该单位的考核结果没有第 {line} 项。请刷新页面后重新选择。");

    public static Refusal Adjustment(string points) => new("targets.assessment.adjustment", $"调整分值“{points}”须为 −100 至 100 之间的非零数，最多两位小数。请更正。");

    public static Refusal TooLate(DateOnly by) => new("targets.assessment.too-late", $"提出异议的期限为 {by:yyyy-MM-dd}（含当日），现已届满。");

    public static Refusal Waiting() => new("targets.assessment.waiting", "贵单位的异议正在办理，决定之前不能再次提出。");

    public static Refusal OtherUnit() => new("targets.assessment.other-unit", "只有被考核单位可以对自己的结果提出异议。请使用该单位的账号。");

    public static Refusal ContestDecided() => new("targets.assessment.contest-decided", "该异议已经决定。请刷新页面查看决定。");

    public static Refusal ObjectionsRunning(DateOnly by) => new("targets.assessment.objections-running", $"异议期限 {by:yyyy-MM-dd}（含当日）届满之后才能公布。");

    public static Refusal ContestsOpen(int count) => new("targets.assessment.contests-open", $"还有 {count} 项异议没有决定，不能公布。请先作出决定。");
}

/// <summary>States in words.</summary>
public static class AssessmentWords
{
    public static string Scheme(string state) => state switch { "draft" => "待批准", "published" => "已公布", "declined" => "已退回", _ => "已被新版代替" };

    public static string State(string state) => state switch { "computed" => "已计算", "open" => "征求意见", "published" => "已公布", _ => "已作废" };
}
