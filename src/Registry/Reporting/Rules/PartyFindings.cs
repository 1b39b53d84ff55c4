using Zhiheng.Kernel;

namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>What can be wrong with an organisation in a row.</summary>
internal static class PartyFindings
{
    private const string CreditCodeStandard = "GB 32100";

    public static Finding CodeMissing(FileColumn column) => new(
        "registry.report.party-code-missing",
        Severity.Reject,
        column.Header,
        "",
        $"国家地区代码为 156（中国），但“{column.Spec.Meaning}”为空。请填写统一社会信用代码。",
        "上报模板：国家代码为 156 时机构代码必填");

    public static Finding DistrictMissing(FileColumn column) => new(
        "registry.report.district-missing",
        Severity.Reject,
        column.Header,
        "",
        $"国家地区代码为 156（中国），但“{column.Spec.Meaning}”为空。请填写 6 位行政区划代码。",
        "上报模板：国家代码为 156 时行政区划必填");

    public static Finding CreditCodeMalformed(FileColumn column, string value, Refusal refusal) => new(
        "registry.report.credit-code-malformed",
        Severity.Reject,
        column.Header,
        column.Show(value),
        $"“{column.Spec.Meaning}”“{column.Show(value)}”不是正确的统一社会信用代码：{refusal.Message}",
        CreditCodeStandard);

    public static Finding OrganizationCodeMalformed(FileColumn column, string value, Refusal refusal) => new(
        "registry.report.organization-code-malformed",
        Severity.Reject,
        column.Header,
        column.Show(value),
        $"“{column.Spec.Meaning}”“{column.Show(value)}”不是正确的组织机构代码：{refusal.Message}",
        "GB 11714");

    public static Finding OrganizationCodeOnly(FileColumn column, string value) => new(
        "registry.report.organization-code-only",
        Severity.Warn,
        column.Header,
        column.Show(value),
        $"“{column.Spec.Meaning}”填的是 9 位组织机构代码 {column.Show(value)}，已登记。请改填 18 位统一社会信用代码。",
        CreditCodeStandard);

    public static Finding CreditCodeRegion(FileColumn column, string value, string regionPart) => new(
        "registry.report.credit-code-region",
        Severity.Warn,
        column.Header,
        column.Show(value),
        $"“{column.Spec.Meaning}”第 3 至 8 位 {regionPart} 不是现行行政区划代码。代码保留首次登记地，区划调整后属正常；请核对是否抄录有误。",
        CreditCodeStandard);

    public static Finding DistrictUnknown(FileColumn column, string value) => new(
        "registry.report.district-unknown",
        Severity.Reject,
        column.Header,
        column.Show(value),
        $"“{column.Spec.Meaning}”“{column.Show(value)}”从来不是行政区划代码。请填写 6 位县级行政区划代码。",
        "GB/T 2260");

    public static Finding DistrictNotInForce(FileColumn column, string value, string successors) => new(
        "registry.report.district-not-in-force",
        Severity.Warn,
        column.Header,
        column.Show(value),
        $"“{column.Spec.Meaning}”{column.Show(value)} 在上报日不是现行行政区划代码"
        + (successors.Length == 0 ? "。请改用现行代码。" : $"，现为 {successors}。请改用现行代码。"),
        "GB/T 2260");

    public static Finding DistrictTooCoarse(FileColumn column, string value, string registered) => new(
        "registry.report.district-too-coarse",
        Severity.Warn,
        column.Header,
        column.Show(value),
        $"“{column.Spec.Meaning}”{column.Show(value)} 只到省级或市级，已按 {registered} 登记。属地监管需要县级代码，请填写到县（市、区）。",
        "GB/T 2260");
}
