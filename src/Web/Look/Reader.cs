using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Zhiheng.Web.Look;

public enum Language
{
    Chinese,
    English,
}

/// <summary>What the reader of this request chose: language and large type (大字版). A link sets it, a cookie keeps it; nobody signs in for it.</summary>
public sealed class Reader
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public Language Language { get; private set; }

    public bool LargeType { get; private set; }

    /// <summary>The value of the <c>lang</c> attribute.</summary>
    public string LanguageTag => Language == Language.English ? "en" : "zh-CN";

    /// <summary>The answer to <c>?lang=en|zh</c> and <c>?size=large|normal</c> holds at once for this page and is kept in a cookie.</summary>
    public void Remember(HttpContext context)
    {
        Language = Choice(context, "lang", "en", "zh") ? Language.English : Language.Chinese;
        LargeType = Choice(context, "size", "large", "normal");
    }

    /// <summary>This very page with one choice changed. On an error page: the address that was asked for.</summary>
    public static string Here(HttpContext context, string choice, string value)
    {
        var path = context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath
            ?? context.Features.Get<IExceptionHandlerPathFeature>()?.Path
            ?? context.Request.Path.Value;
        var kept = context.Request.Query
            .Where(pair => pair.Key != choice)
            .SelectMany(pair => pair.Value, (pair, one) => KeyValuePair.Create(pair.Key, one));

        return new PathString(path).ToUriComponent() + QueryString.Create(kept.Append(KeyValuePair.Create(choice, (string?)value)));
    }

    private static bool Choice(HttpContext context, string name, string on, string off)
    {
        var asked = context.Request.Query[name].ToString();
        if (asked != on && asked != off)
        {
            return context.Request.Cookies[name] == on;
        }

        context.Response.Cookies.Append(name, asked, new CookieOptions
        {
            MaxAge = Kept,
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            IsEssential = true,
        });
        return asked == on;
    }
}
