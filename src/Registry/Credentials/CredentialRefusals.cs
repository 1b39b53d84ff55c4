using Zhiheng.Kernel;
using Zhiheng.Registry.Lookup;

namespace Zhiheng.Registry.Credentials;

internal static class CredentialRefusals
{
    public static Refusal Address() => new(
        "registry.credential.address",
        "访问本站所用的地址不能写入电子证书（须为域名或 IPv4 地址）。请改用域名访问，或由运行者在设置中填写公开网址。");

    public static Refusal Unknown() => new("registry.credential.unknown", "本登记簿没有这个代码的证书。请核对二维码或网址。");

    public static Refusal UnknownBody(string approvalNo) => new(
        "registry.credential.unknown-body", $"没有批准号为 {approvalNo} 的认证机构。请核对批准号，或先用 zhiheng body add 登记。");

    public static Refusal Suspended(CertificateSummary certificate) => new(
        "registry.credential.suspended",
        $"证书 {certificate.Number} 自 {certificate.Since:yyyy-MM-dd} 起暂停，暂停期间不出具电子证书。恢复后可在证书页面重新取得。");

    public static Refusal NotYetIssued(CertificateSummary certificate) => new(
        "registry.credential.not-yet-issued", $"证书 {certificate.Number} 自 {certificate.IssuedOn:yyyy-MM-dd} 起有效，在此之前不出具电子证书。");

    public static Refusal Ended(CertificateSummary certificate) => new(
        "registry.credential.ended",
        $"证书 {certificate.Number} 已于 {certificate.Since:yyyy-MM-dd} 起被撤销或注销，不再出具电子证书。当前状态以证书页面为准。");

    public static Refusal Expired(CertificateSummary certificate) => new(
        "registry.credential.expired",
        $"证书 {certificate.Number} 有效期至 {certificate.ExpiresOn:yyyy-MM-dd}（含当日），已到期，不再出具电子证书。如已换证，请查询新证书。");
}
