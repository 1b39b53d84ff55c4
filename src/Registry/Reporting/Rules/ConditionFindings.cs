namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>What the template demands when another column says so.</summary>
internal static class ConditionFindings
{
    private const string Template = "上报模板：条件必填要求";

    public static Finding AwardAfterReport(FileColumn column, DateOnly issuedOn, DateOnly reportedOn) => new(
        "registry.report.award-after-report",
        Severity.Reject,
        column.Header,
        $"{issuedOn:yyyy-MM-dd}",
        $"颁证日期 {issuedOn:yyyy-MM-dd} 晚于上报日期 {reportedOn:yyyy-MM-dd}。请在颁证之后上报。",
        "上报模板：颁证日期不晚于上报日期");

    public static Finding ExpiryBeforeIssue(FileColumn column, DateOnly issuedOn, DateOnly expiresOn) => new(
        "registry.report.expiry-before-issue",
        Severity.Reject,
        column.Header,
        $"{expiresOn:yyyy-MM-dd}",
        $"证书截止日期 {expiresOn:yyyy-MM-dd} 早于颁证日期 {issuedOn:yyyy-MM-dd}。请核对两个日期。");

    public static Finding ParentMissing(FileColumn column) => Missing(
        "registry.report.parent-missing", column, "本证书标为子证书，但主认证证书号为空。请填写主证书号。");

    public static Finding ParentIsSelf(FileColumn column, string value) => new(
        "registry.report.parent-is-self",
        Severity.Reject,
        column.Header,
        column.Show(value),
        $"主认证证书号与本证书号同为 {column.Show(value)}。请填写另一张主证书的编号。",
        Template);

    public static Finding ParentWithoutFlag(FileColumn column, string value) => new(
        "registry.report.parent-without-flag",
        Severity.Warn,
        column.Header,
        column.Show(value),
        $"填有主认证证书号 {column.Show(value)}，但未标为子证书，已按子证书登记。请核对“是否是子证书”。");

    public static Finding ChangeDateMissing(FileColumn column) => Missing(
        "registry.report.change-date-missing", column, "填有变更类别，但变更日期为空。请补填变更日期。");

    public static Finding ReissueDateMissing(FileColumn column) => Missing(
        "registry.report.reissue-date-missing", column, "上报类型为 02（换证），但换证日期为空。请补填。");

    public static Finding ReissueCauseMissing(FileColumn column) => Missing(
        "registry.report.reissue-cause-missing", column, "上报类型为 02（换证），但换证原因为空。请填写换证原因代码。");

    public static Finding FormerBodyMissing(FileColumn column) => Missing(
        "registry.report.former-body-missing", column, "上报类型为换证，但原颁证机构批准号为空。请补填。");

    public static Finding FormerNumberMissing(FileColumn column) => Missing(
        "registry.report.former-number-missing", column, "上报类型为换证或机构转换，但原认证证书号为空。请补填。");

    public static Finding QmsCoverageMissing(FileColumn column) => Missing(
        "registry.report.qms-coverage-missing", column, "认证项目为 A0102（工程建设施工企业质量管理体系），但对应的 QMS 覆盖范围为空。请补填。");

    public static Finding EnergyBoundaryMissing(FileColumn column) => Missing(
        "registry.report.energy-boundary-missing", column, "认证项目为 A0901（能源管理体系），但能源管理体系边界为空。请补填。");

    public static Finding PersonDaysMissing(FileColumn column) => Missing(
        "registry.report.person-days-missing", column, "认证审核活动不是 05（变更），审核人日数必填，本行为空。请补填。");

    public static Finding FeeMissing(FileColumn column) => Missing(
        "registry.report.fee-missing", column, "认证审核活动为 01、02、03 或 06 时实收的认证费用必填，本行为空。请补填，未收费填 0。");

    public static Finding OverdueFlagMissing(FileColumn column) => Missing(
        "registry.report.overdue-flag-missing", column, "证书使用认可标志，须填写是否超期审核项目，本行为空。请补填 0 或 1。");

    public static Finding OverduePlanMissing(FileColumn column) => Missing(
        "registry.report.overdue-plan-missing", column, "本项目为超期审核，但审核方案编号为空。请补填。");

    public static Finding OverdueCauseMissing(FileColumn column) => Missing(
        "registry.report.overdue-cause-missing", column, "本项目为超期审核，但超期原因为空。请填写 01 至 05。");

    public static Finding OverdueStartMissing(FileColumn column) => Missing(
        "registry.report.overdue-start-missing", column, "本项目为超期审核，但策划审核的开始日期为空。请补填。");

    public static Finding OverdueProcedureMissing(FileColumn column) => Missing(
        "registry.report.overdue-procedure-missing", column, "本项目为超期审核，但程序文件编号为空。请补填。");

    private static Finding Missing(string code, FileColumn column, string message) =>
        new(code, Severity.Reject, column.Header, "", message, Template);
}
