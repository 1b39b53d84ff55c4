using Zhiheng.Kernel;

namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>What can be wrong with audit teams, audit plans, factory inspections and energy figures.</summary>
internal static class AuditFindings
{
    public static Finding PeriodReversed(FileColumn column, DateTime from, DateTime to) => new(
        "registry.report.period-reversed",
        Severity.Reject,
        column.Header,
        Moment(to),
        $"“{column.Spec.Meaning}”{Moment(to)} 早于开始时间 {Moment(from)}。请核对两个时间。");

    public static Finding ResultInFuture(FileColumn column, DateTime from, DateOnly reportedOn) => new(
        "registry.report.result-in-future",
        Severity.Warn,
        column.Header,
        Moment(from),
        $"“{column.Spec.Meaning}”{Moment(from)} 晚于上报日期 {reportedOn:yyyy-MM-dd}。结果应在完成之后上报，请核对。");

    public static Finding PlanTooLate(FileColumn column, DateTime from, DateOnly reportedOn) => new(
        "registry.report.plan-too-late",
        Severity.Warn,
        column.Header,
        Moment(from),
        $"计划开始时间 {Moment(from)} 不晚于上报日期 {reportedOn:yyyy-MM-dd}。审核计划应在实施前上报，以便属地见证或飞行检查。");

    public static Finding IdentityNumber(FileColumn column, string value) => new(
        "registry.report.identity-number",
        Severity.Warn,
        column.Header,
        column.Show(value),
        "证件类型为居民身份证，但证件号码不是校验正确的 18 位号码。请核对（本报告不显示号码）。",
        "GB 11643");

    public static Finding NonconformityMissing(FileColumn column, string conclusion) => new(
        "registry.report.nonconformity-missing",
        Severity.Warn,
        column.Header,
        "",
        $"工厂检查结论为 {conclusion}，说明存在不符合项，但不符合项分类为空。请补填。");

    public static Finding NonconformityWithPass(FileColumn column, string value) => new(
        "registry.report.nonconformity-with-pass",
        Severity.Warn,
        column.Header,
        column.Show(value),
        $"工厂检查结论为 01（无不符合项），但填有不符合项分类“{column.Show(value)}”。请核对结论。");

    private static string Moment(DateTime moment) => moment.TimeOfDay == TimeSpan.Zero ? $"{moment:yyyy-MM-dd}" : $"{moment:yyyy-MM-dd HH:mm:ss}";
}
