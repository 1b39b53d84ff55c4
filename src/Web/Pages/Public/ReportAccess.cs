using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Zhiheng.Kernel;
using Zhiheng.Platform.Keys;
using Zhiheng.Web.Api;

namespace Zhiheng.Web.Pages.Public;

/// <summary>
/// Who may see a report on the pages: whoever holds the key of its body. There are no accounts, so a cookie that only this job's
/// pages receive remembers for twelve hours that the key was shown.
/// </summary>
public sealed class ReportAccess(ApiKeys keys, IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Cookie = "report";
    private static readonly TimeSpan Kept = TimeSpan.FromHours(12);

    private readonly IDataProtector protector = protection.CreateProtector("zhiheng.report.v1");

    /// <summary>The body that a key reports for.</summary>
    public async Task<Outcome<string>> BodyOf(string? key, CancellationToken ct)
    {
        var client = await keys.Recognise(key, ct);
        return client.Then<string>(c => c.Body is { } body && c.May(ApiKeys.ReportScope) ? body : ReportApiRefusals.NotForReports());
    }

    public void Remember(HttpContext context, Guid job, string body)
    {
        var until = (clock.GetUtcNow() + Kept).ToUnixTimeSeconds();
        context.Response.Cookies.Append(Cookie, protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{until} {job} {body}")), new CookieOptions
        {
            Path = Links.ReportJob(job),
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            MaxAge = Kept,
            IsEssential = true,
        });
    }

    /// <summary>The body that has shown its key for this job; null when none has, or too long ago.</summary>
    public string? Remembered(HttpContext context, Guid job)
    {
        if (context.Request.Cookies[Cookie] is not { } text || Open(text)?.Split(' ', 3) is not [var until, var id, var body])
        {
            return null;
        }

        var isFresh = clock.GetUtcNow().ToUnixTimeSeconds() < long.Parse(until, CultureInfo.InvariantCulture);
        return isFresh && id == job.ToString() ? body : null;
    }

    private string? Open(string text)
    {
        try
        {
            return protector.Unprotect(text);
        }
        catch (CryptographicException)
        {
            // Not ours, or from before a key that is gone: the same as none.
            return null;
        }
    }
}
