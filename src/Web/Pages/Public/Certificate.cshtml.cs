using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Kernel;
using Zhiheng.Ledger.Logs;
using Zhiheng.Registry.Lookup;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public;

/// <summary>The page a QR code opens. Without a certificate it answers 404 "not in this register", never "fake".</summary>
public sealed class CertificateModel(
    CertificateLookup lookup, LedgerReading ledger, CertificateMapper mapper, BusinessCalendar calendar, Site site, Say say) : PageModel
{
    [FromRoute]
    public string Code { get; set => field = value ?? ""; } = "";

    [FromQuery(Name = "asOf")]
    public string? AsOf { get; set; }

    public CertificateSheet? View { get; private set; }

    /// <summary>Where the newest fact stands in the public ledger; null in the second before it does.</summary>
    public PlacedLeaf? Leaf { get; private set; }

    /// <summary>What is wrong with the day that was asked for; the page then answers for today.</summary>
    public string? AsOfProblem { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var day = ReadDay();
        if (await lookup.ByCode(Code, null, ct) is not { } today)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Leaf = await lookup.IdOf(today.Summary.Code, ct) is { } id ? await ledger.PlaceOfNewest(id, ct) : null;

        // Both: the past day for the answer, today for the life line that it is marked on.
        var asked = day is null || day == calendar.Today ? today : await lookup.ByCode(Code, day, ct) ?? today;
        View = mapper.Sheet(asked, today, Links.Absolute(Request, site, Links.Certificate(today.Summary.Code)));
    }

    private DateOnly? ReadDay()
    {
        if (string.IsNullOrEmpty(AsOf))
        {
            return null;
        }

        if (!DateOnly.TryParseExact(AsOf, "yyyy-MM-dd", out var day))
        {
            AsOfProblem = say["日期写法应为 2026-03-03。", "Write the day as 2026-03-03."];
        }
        else if (day > calendar.Today)
        {
            AsOfProblem = say["将来的状态现在还说不准，请选今天或以前的日期。", "Nobody knows a day to come: choose today or a day before."];
        }

        if (AsOfProblem is null)
        {
            return day;
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return null;
    }

    /// <summary>The answer in one sentence.</summary>
    public static Words Answer(CertificateSheet view) => view.Verdict switch
    {
        Verdict.Valid when view.Life.ExpiresOn is null => new("长期有效。", "without end."),
        Verdict.Valid => new($"有效期至 {Show.Expiry(view.Life.ExpiresOn).Chinese}，含当日。", $"until {Show.Expiry(view.Life.ExpiresOn).Chinese}, that day included."),
        Verdict.Suspended => Since(view, Suspended(view).Chinese, Suspended(view).English),
        Verdict.Revoked => Since(view, "起被认证机构撤销，不再有效。", "revoked by the certification body; it holds no more."),
        Verdict.Cancelled => Since(view, "起应持证组织申请注销，不再有效。", "cancelled at the holder's request; it holds no more."),
        Verdict.Expired => new($"已于 {Show.Expiry(view.Life.ExpiresOn).Chinese} 到期，不再有效。", $"it expired on {Show.Expiry(view.Life.ExpiresOn).Chinese} and holds no more."),
        Verdict.NotYetIssued => new($"当日尚未颁发，颁发日期为 {Show.Day(view.Life.IssuedOn)}。", $"on that day it had not been issued; it was on {Show.Day(view.Life.IssuedOn)}."),
        _ => throw new ArgumentOutOfRangeException(nameof(view), view.Verdict, "A certificate in the register always has a status."),
    };

    private static Words Suspended(CertificateSheet view)
    {
        var until = view.SuspendedUntil is { } day ? Show.Day(day) : null;
        return new(
            $"起暂停{(until is null ? "" : $"（至 {until}）")}；暂停期间不得使用证书和认证标志。",
            $"suspended{(until is null ? "" : $" (until {until})")}; neither the certificate nor its mark may be used meanwhile.");
    }

    private static Words Since(CertificateSheet view, string chinese, string english) => view.Since is { } day
        ? new($"自 {Show.Day(day)} {chinese}", $"since {Show.Day(day)} {english}")
        : new(chinese.TrimStart('起'), english);
}
