using Zhiheng.Kernel;

namespace Zhiheng.Registry.Reporting.Import;

internal static class ReportRefusals
{
    public static Refusal UnknownBody(string approvalNo) => new(
        "registry.report.unknown-body",
        $"认证机构批准号“{Cut(approvalNo)}”不在本登记簿。请核对批准号，或先由管理员登记该机构。",
        "认证认可条例第九条");

    public static Refusal BodyWithdrawn(string name, DateOnly on) => new(
        "registry.report.body-withdrawn",
        $"{name}的批准已于 {on:yyyy-MM-dd} 撤销，不能再上报新的认证。",
        "认证认可条例第九条");

    public static Refusal AlreadyRunning(string name) => new(
        "registry.report.already-running",
        $"同一文件“{Cut(name)}”正在由另一个程序上报。请等它结束后查看结果。");

    public static Refusal AnothersRow(string reported, string own) => new(
        "registry.report.anothers-certificate",
        $"该行的认证机构批准号是“{Cut(reported)}”，与上报机构 {own} 不同。每个机构只能上报自己颁发的证书。");

    public static Refusal SchemeNotApproved(string scheme, string body) => new(
        "registry.report.scheme-not-approved",
        $"认证项目“{Cut(scheme)}”不在 {body} 的批准范围内。请核对项目代码，或先变更批准范围。",
        "认证认可条例第九条");

    public static Refusal NotYetExpired(DateOnly expiresOn) => new(
        "registry.report.not-yet-expired",
        $"证书状态为 05（过期失效），但截止日期 {expiresOn:yyyy-MM-dd} 未过。请核对状态或截止日期。");

    public static Refusal OlderThanSuspension(DateOnly decided, DateOnly since) => new(
        "registry.report.older-than-suspension",
        $"证书自 {since:yyyy-MM-dd} 起暂停，该行是 {decided:yyyy-MM-dd} 的有效状态。如已恢复，请填写变更类别 97_02（CCC 为 08_02）和变更日期。");

    public static Refusal ShorterValidity(DateOnly newEnd, DateOnly end) => new(
        "registry.report.shorter-validity",
        $"该行把有效期从 {end:yyyy-MM-dd} 缩短到 {newEnd:yyyy-MM-dd}。缩短有效期请按撤销、注销或换证上报。");

    public static Refusal UnknownCertificate(string number) => new(
        "registry.report.unknown-certificate",
        $"证书“{Cut(number)}”不在本机构已上报的证书中。请先上报证书，再上报审核组、能源或检查信息。");

    public static string Cut(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 60), "…");
}
