using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.WebEncoders;
using Zhiheng.Web.Look;
using Zhiheng.Web.Pages.Public;

namespace Zhiheng.Web;

/// <summary>Everything the public pages need from their host: services, headers, error pages, assets and the pages themselves.</summary>
public static class PublicPages
{
    private const string ErrorPath = "/error";
    private const string ContentPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static IMvcBuilder AddPublicPages(this IServiceCollection services, Func<IServiceProvider, Site> site)
    {
        services.AddSingleton(site);
        services.AddSingleton<DataAge>();
        services.AddSingleton<HomeFacts>();
        services.AddSingleton<Api.OpenDataFiles>();
        services.AddSingleton<CertificateMapper>();
        services.AddSingleton<ReportAccess>();
        services.AddScoped<SearchMapper>();
        services.AddScoped<ReportJobMapper>();
        services.AddSingleton<Assets>();
        services.AddScoped<Reader>();
        services.AddScoped<Say>();
        // The default encoder writes every Chinese character of a value as &#x…;: half as much again to send.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        return services
            .AddRazorPages(options => options.Conventions.AllowAnonymousToFolder("/Public").AllowAnonymousToFolder("/Styleguide").AllowAnonymousToFolder("/SignIn/Open"))
            .AddMvcOptions(options =>
            {
                BindingMessages.Say(options.ModelBindingMessageProvider);
                options.ModelBinderProviders.Insert(0, new DayBinderProvider());
            })
            .AddApplicationPart(typeof(PublicPages).Assembly);
    }

    /// <summary>
    /// To be called first in the pipeline. Empty error answers below <c>/api</c> stay empty, and the API may catch its exceptions
    /// further in: it answers in problem+json. Branching with UseWhen here would lose the routes that the error page needs.
    /// </summary>
    /// <param name="statusOf">Which status an exception deserves; 503 when the register cannot be reached.</param>
    public static void UsePublicPages(this IApplicationBuilder app, Func<Exception, int> statusOf)
    {
        app.Use((context, next) =>
        {
            // At the last moment: whoever turns an exception into an answer throws earlier headers away.
            context.Response.OnStarting(AddHeaders, context.Response.Headers);
            context.RequestServices.GetRequiredService<Reader>().Remember(context);
            return next(context);
        });
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = ErrorPath, StatusCodeSelector = statusOf });
        app.UseStatusCodePagesWithReExecute(ErrorPath);
        app.Use((context, next) =>
        {
            if (!IsPage(context) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = false;
            }

            return next(context);
        });
    }

    private static bool IsPage(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api") && !context.Request.Path.StartsWithSegments("/openapi");

    private static Task AddHeaders(object state)
    {
        var headers = (IHeaderDictionary)state;
        // An answer holds for the moment it was given: whoever keeps it must ask again. Assets and receipts say otherwise themselves.
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-cache";
        }

        headers.Vary = headers.Vary.Count == 0 ? "Cookie" : headers.Vary + ", Cookie";
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = ContentPolicy;
        }

        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return Task.CompletedTask;
    }
}
