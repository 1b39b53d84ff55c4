using Zhiheng.Kernel;

namespace Zhiheng.Targets.Progress;

internal static class ProgressRefusals
{
    public static Refusal OtherUnit(string unit) => new(
        "targets.progress.other-unit", $"该任务由“{unit}”承担，只有该单位的联络员可以办理。请使用该单位的账号，或请质量办核对责任单位对应的机关。");

    public static Refusal UnknownUnit() => new("targets.progress.unknown-unit", "该单位不是这项任务的责任单位。请返回任务页面重新选择。");

    public static Refusal Replaced(DateOnly on) => new("targets.progress.replaced", $"该文件已于 {on:yyyy-MM-dd} 被新文件代替，其任务不再办理。请到新文件的任务中办理。");

    public static Refusal Steps(int most) => new("targets.progress.steps", $"计划须有 1 至 {most} 个步骤，每步都要写明内容和完成日期。请补充后再提交。");

    public static Refusal StepDay(int step, DateOnly due, DateOnly today) => new(
        "targets.progress.step-day", $"第 {step} 步的完成日期 {due:yyyy-MM-dd} 早于今天（{today:yyyy-MM-dd}）。请改为今天或以后的日期。");

    public static Refusal PeriodLength(int months) => new("targets.progress.period-length", $"报送周期 {months} 个月不在可选范围内。请选择按月（1）、按季（3）、按半年（6）或按年（12）报送。");

    public static Refusal PeriodYear(int year, int thisYear) => new("targets.progress.period-year", $"报送年度 {year} 不是本年或下一年（{thisYear}、{thisYear + 1}）。请更正。");

    public static Refusal PeriodsSet(int year) => new("targets.progress.periods-set", $"{year} 年的报送期已经设定，不能重复设定。请查看已设定的报送期。");

    public static Refusal UnknownPeriod() => new("targets.progress.unknown-period", "没有找到这个报送期。请返回任务页面重新选择。");

    public static Refusal PeriodAhead(DateOnly startsOn) => new("targets.progress.period-ahead", $"该报送期自 {startsOn:yyyy-MM-dd} 开始，现在还不能报送。");

    public static Refusal NoPlan() => new("targets.progress.no-plan", "该任务还没有计划，进展无从对照。请先制定计划，再报送进展。");

    public static Refusal UnknownStep(int ordinal) => new("targets.progress.unknown-step", $"现行计划没有第 {ordinal} 步。请刷新页面后重新勾选。");

    public static Refusal StepLost(int ordinal) => new("targets.progress.step-lost", $"第 {ordinal} 步此前已认定完成，这次没有勾选。请勾选，或在说明中写明原因后请质量办退回上期报告。");

    public static Refusal Claim(string claim) => new("targets.progress.claim", $"进展结论“{claim}”不存在。请选择进展正常、存在风险或已经完成。");

    public static Refusal NotAllSteps(int missing) => new("targets.progress.not-all-steps", $"还有 {missing} 个步骤未完成，不能报告任务完成。请勾选全部步骤，或选择其他结论。");

    public static Refusal AlreadySent() => new("targets.progress.already-sent", "该报送期的进展已经报送，不能重复报送。如需更正，请联系质量办退回。");

    public static Refusal AlreadyDone() => new("targets.progress.already-done", "该任务已认定完成，不再报送进展。");

    public static Refusal NotWaiting() => new("targets.progress.not-waiting", "这份进展报告已经审核过。请刷新页面查看结果。");

    public static Refusal Day(string what, DateOnly day, DateOnly today) => new("targets.progress.day", $"{what} {day:yyyy-MM-dd} 须晚于今天（{today:yyyy-MM-dd}）。请更正。");

    public static Refusal MayNotAsk(string organ) => new("targets.progress.may-not-ask", $"该任务由{organ}督查，只有该机关或其上级可以问询。");

    public static Refusal NotOpen() => new("targets.progress.not-open", "该问询已经答复，不能重复答复。请刷新页面查看答复。");
}
