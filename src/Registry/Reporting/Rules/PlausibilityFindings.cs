using Zhiheng.Kernel;
using Zhiheng.Registry.Schemes;

namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>What is possible but unlikely. All of these only warn.</summary>
internal static class PlausibilityFindings
{
    public static Finding SchemeUnlisted(FileColumn column, string value, Scheme domain) => Warn(
        "registry.report.scheme-unlisted",
        column,
        value,
        $"认证项目代码“{column.Show(value)}”不在本系统掌握的认证项目表中，已归入“{domain.Name}”。请核对代码。");

    public static Finding SchemeNotInForce(FileColumn column, string value, Scheme scheme, DateOnly issuedOn) => Warn(
        "registry.report.scheme-not-in-force",
        column,
        value,
        $"认证项目“{scheme.Name}”在颁证日 {issuedOn:yyyy-MM-dd} 尚未实施或已经停止。请核对代码和颁证日期。");

    public static Finding FirstAfterAward(FileColumn column, DateOnly first, DateOnly issuedOn) => Warn(
        "registry.report.first-after-award",
        column,
        Day(first),
        $"初次获证日期 {Day(first)} 晚于颁证日期 {Day(issuedOn)}。请核对。");

    public static Finding DecisionBeforeAuditEnd(FileColumn column, DateOnly decidedOn, DateOnly auditTo) => Warn(
        "registry.report.decision-before-audit-end",
        column,
        Day(decidedOn),
        $"认证决定日期 {Day(decidedOn)} 早于审核截止日期 {Day(auditTo)}。请核对。");

    public static Finding AuditReversed(FileColumn column, DateOnly from, DateOnly to) => Warn(
        "registry.report.audit-reversed",
        column,
        Day(to),
        $"审核截止日期 {Day(to)} 早于审核开始日期 {Day(from)}。请核对。");

    public static Finding AuditInFuture(FileColumn column, DateOnly from, DateOnly reportedOn) => Warn(
        "registry.report.audit-in-future",
        column,
        Day(from),
        $"审核开始日期 {Day(from)} 晚于上报日期 {Day(reportedOn)}。结果应在审核之后上报，请核对。");

    public static Finding ExpiryOverMaximum(FileColumn column, DateOnly expiresOn, DateOnly latest, DatedRule rule) => Warn(
        "registry.report.expiry-over-maximum",
        column,
        Day(expiresOn),
        $"证书截止日期 {Day(expiresOn)} 超过该项目最长有效期（应不晚于 {Day(latest)}）。请核对颁证和截止日期。",
        rule.Basis);

    public static Finding SuspensionOverMaximum(FileColumn column, DateOnly to, DateOnly latest, DatedRule rule) => Warn(
        "registry.report.suspension-over-maximum",
        column,
        Day(to),
        $"暂停截止 {Day(to)} 超过该项目最长暂停期（应不晚于 {Day(latest)}）。逾期未解决的应撤销，请核对。",
        rule.Basis);

    public static Finding PersonDaysBelowBase(FileColumn column, decimal personDays, decimal least) => Warn(
        "registry.report.person-days-below-base",
        column,
        Number(personDays),
        $"审核人日数 {Number(personDays)} 低于基础人日数允许减少后的 {Number(least)}。请核对，并保留减少依据。");

    public static Finding PersonDaysBelowMinimum(FileColumn column, decimal personDays, DatedRule rule) => Warn(
        "registry.report.person-days-below-minimum",
        column,
        Number(personDays),
        $"初次认证或再认证的审核人日数只有 {Number(personDays)}，一般不少于 {rule.Value}。请核对。",
        rule.Basis);

    public static Finding PersonDaysOverDuration(FileColumn column, decimal personDays, int days, DatedRule rule) => Warn(
        "registry.report.person-days-over-duration",
        column,
        Number(personDays),
        $"审核历时 {days} 天却报 {Number(personDays)} 人日，相当于每天 {rule.Value} 人以上同时审核。请核对日期和人日数。",
        rule.Basis);

    public static Finding CoveredOverPeople(FileColumn column, int covered, int people) => Warn(
        "registry.report.covered-over-people",
        column,
        $"{covered}",
        $"体系覆盖的员工数 {covered} 多于员工数 {people}。请核对两个数。");

    public static Finding ScopeTooShort(FileColumn column, string value) => Warn(
        "registry.report.scope-too-short",
        column,
        value,
        $"“{column.Spec.Meaning}”只有“{column.Show(value)}”，不足以说明认证范围。请写全活动和产品。");

    public static Finding FeeZero(FileColumn column) => Warn(
        "registry.report.fee-zero", column, "0", "实收的认证费用为 0。认证应由委托人付费，请核对。");

    private static string Day(DateOnly day) => $"{day:yyyy-MM-dd}";

    private static string Number(decimal number) => FormattableString.Invariant($"{number:0.###}");

    private static Finding Warn(string code, FileColumn column, string value, string message, string? basis = null) =>
        new(code, Severity.Warn, column.Header, column.Show(value), message, basis);
}
