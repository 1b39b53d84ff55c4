using Zhiheng.Kernel;

namespace Zhiheng.Registry.Certificates;

internal static class CertificateRefusals
{
    private const string Lifecycle = "认证证书和认证标志管理办法；认证认可条例第二十六条";

    public static Refusal Ended(Certificate certificate) => new(
        "registry.certificate.ended",
        $"证书 {certificate.Number} 已于 {certificate.StatusSince:yyyy-MM-dd} {Word(certificate.Status)}，不能再变更。如重新认证，请以新证书上报。",
        Lifecycle);

    public static Refusal AlreadySuspended(Certificate certificate) => new(
        "registry.certificate.already-suspended",
        $"证书 {certificate.Number} 自 {certificate.StatusSince:yyyy-MM-dd} 起已暂停。延长暂停请保持原开始日期并填写更晚的截止日期。",
        Lifecycle);

    public static Refusal NotSuspended(Certificate certificate) => new(
        "registry.certificate.not-suspended",
        $"证书 {certificate.Number} 当前{Word(certificate.Status)}，不在暂停中。请核对证书编号与状态。",
        Lifecycle);

    public static Refusal InTheFuture(DateOnly day, DateOnly reportedOn) => new(
        "registry.certificate.in-the-future",
        $"生效日期 {day:yyyy-MM-dd} 晚于上报日期 {reportedOn:yyyy-MM-dd}。请在生效当日或之后上报。");

    public static Refusal OutOfOrder(DateOnly day, DateOnly since) => new(
        "registry.certificate.out-of-order",
        $"生效日期 {day:yyyy-MM-dd} 早于当前状态的开始日期 {since:yyyy-MM-dd}。请核对日期，并按发生的先后上报。");

    public static Refusal AfterExpiry(DateOnly day, DateOnly expiresOn) => new(
        "registry.certificate.after-expiry",
        $"证书有效期至 {expiresOn:yyyy-MM-dd}（含当日），{day:yyyy-MM-dd} 已不能暂停或恢复。请按换证或新证上报。",
        Lifecycle);

    public static Refusal SuspensionEndsBeforeItStarts(DateOnly from, DateOnly until) => new(
        "registry.certificate.suspension-ends-first",
        $"暂停截止日期 {until:yyyy-MM-dd} 早于开始日期 {from:yyyy-MM-dd}。请核对两个日期。");

    public static Refusal ExtensionMovesTheStart(DateOnly since, DateOnly from) => new(
        "registry.certificate.extension-moves-start",
        $"延长暂停须保持原开始日期 {since:yyyy-MM-dd}，上报的是 {from:yyyy-MM-dd}。如已恢复后再次暂停，请先上报恢复。");

    public static Refusal ExtensionIsNotLater(DateOnly until, DateOnly newUntil) => new(
        "registry.certificate.extension-not-later",
        $"延长后的暂停截止日期 {newUntil:yyyy-MM-dd} 须晚于原截止日期 {until:yyyy-MM-dd}。");

    public static string Word(CertificateStatus status) => status switch
    {
        CertificateStatus.Valid => "有效",
        CertificateStatus.Suspended => "暂停",
        CertificateStatus.Revoked => "撤销",
        CertificateStatus.Cancelled => "注销",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
