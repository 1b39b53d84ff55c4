using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public;

/// <summary>The page a QR code opens. Without a certificate it answers 404 "not in this register", never "fake".</summary>
public sealed class CertificateModel : PageModel
{
    [FromRoute]
    public string Code { get; set; } = "";

    public CertificateSheet? View { get; set; }

    /// <summary>What is wrong with the day that was asked for; the page then answers for today.</summary>
    public string? AsOfProblem { get; set; }

    /// <summary>The answer in one sentence.</summary>
    public static Words Answer(CertificateSheet view) => view.Verdict switch
    {
        Verdict.Valid when view.Life.ExpiresOn is null => new("长期有效。", "without end."),
        Verdict.Valid => new($"有效期至 {Show.Expiry(view.Life.ExpiresOn).Chinese}，含当日。", $"until {Show.Expiry(view.Life.ExpiresOn).Chinese}, that day included."),
        Verdict.Suspended => Since(view, "起暂停；暂停期间不得使用证书和认证标志。", "suspended; neither the certificate nor its mark may be used meanwhile."),
        Verdict.Revoked => Since(view, "起被认证机构撤销，不再有效。", "revoked by the certification body; it holds no more."),
        Verdict.Cancelled => Since(view, "起应持证组织申请注销，不再有效。", "cancelled at the holder's request; it holds no more."),
        Verdict.Expired => new($"已于 {Show.Expiry(view.Life.ExpiresOn).Chinese} 到期，不再有效。", $"it expired on {Show.Expiry(view.Life.ExpiresOn).Chinese} and holds no more."),
        Verdict.NotYetIssued => new($"当日尚未颁发，颁发日期为 {Show.Day(view.Life.IssuedOn)}。", $"on that day it had not been issued; it was on {Show.Day(view.Life.IssuedOn)}."),
        _ => throw new ArgumentOutOfRangeException(nameof(view), view.Verdict, "A certificate in the register always has a status."),
    };

    private static Words Since(CertificateSheet view, string chinese, string english) => view.Since is { } day
        ? new($"自 {Show.Day(day)} {chinese}", $"since {Show.Day(day)} {english}")
        : new(chinese.TrimStart('起'), english);
}
