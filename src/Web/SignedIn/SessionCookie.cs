using Zhiheng.Platform.Accounts;

namespace Zhiheng.Web.SignedIn;

/// <summary>The cookie that holds a session's secret: out of reach of scripts and of other sites, gone with the browser.</summary>
internal static class SessionCookie
{
    public const string Name = "zh-session";

    public static string? Read(HttpRequest request) => request.Cookies[Name];

    public static void Set(HttpContext context, SessionToken token) => context.Response.Cookies.Append(Name, token.Value, Options(context));

    public static void Clear(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context));

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        IsEssential = true,
    };
}
