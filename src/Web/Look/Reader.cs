using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Zhiheng.Web.Look;

public enum Language
{
    Chinese,
    English,
}

public enum Theme
{
    /// <summary>As the reader's system asks.</summary>
    Auto,
    Light,
    Dark,
}

/// <summary>What the reader of this request chose: language, large type (大字版), light or dark, keys. A link sets it, a cookie keeps it; nobody signs in for it.</summary>
public sealed class Reader
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public Language Language { get; private set; }

    public bool LargeType { get; private set; }

    public Theme Theme { get; private set; }

    /// <summary>Whether single keys do anything; whoever speaks to the computer may want them off (WCAG 2.1, 2.1.4).</summary>
    public bool HasKeys { get; private set; } = true;

    /// <summary>The value of the <c>lang</c> attribute.</summary>
    public string LanguageTag => Language == Language.English ? "en" : "zh-CN";

    /// <summary>
    /// The answer to <c>?lang=zh|en</c>, <c>?size=normal|large</c>, <c>?theme=auto|light|dark</c> and <c>?keys=on|off</c> holds at once for
    /// this page and is kept in a cookie. The first value of each is what holds without a choice.
    /// </summary>
    public void Remember(HttpContext context)
    {
        Language = (Language)Choice(context, "lang", "zh", "en");
        LargeType = Choice(context, "size", "normal", "large") == 1;
        Theme = (Theme)Choice(context, "theme", "auto", "light", "dark");
        HasKeys = Choice(context, "keys", "on", "off") == 0;
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

    private static int Choice(HttpContext context, string name, params ReadOnlySpan<string> values)
    {
        var asked = context.Request.Query[name].ToString();
        if (values.IndexOf(asked) is >= 0 and var chosen)
        {
            context.Response.Cookies.Append(name, asked, new CookieOptions
            {
                MaxAge = Kept,
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                IsEssential = true,
            });
            return chosen;
        }

        return Math.Max(0, values.IndexOf(context.Request.Cookies[name] ?? ""));
    }
}
