using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Web.Api;

/// <summary>
/// What an unexpected exception means to the caller. A register that cannot be reached is "cannot tell now" (503), never "not
/// found" and never "fake".
/// </summary>
public static class Outages
{
    public static int StatusOf(Exception error) => error switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        ChangedByAnotherException => StatusCodes.Status409Conflict,
        DbException or TimeoutException or IOException => StatusCodes.Status503ServiceUnavailable,
        OperationCanceledException => StatusCodes.Status499ClientClosedRequest,
        _ => StatusCodes.Status500InternalServerError,
    };

    public static string Sentence(int status) => status switch
    {
        StatusCodes.Status503ServiceUnavailable => "登记簿暂时无法访问，现在说不准。请稍后再试；这不表示证书无效。",
        StatusCodes.Status409Conflict => "这条记录刚被他人修改。请重新打开，核对后再提交。",
        StatusCodes.Status404NotFound => "没有这个接口地址。请对照接口文档 /openapi/v1.json 检查路径。",
        StatusCodes.Status405MethodNotAllowed => "这个接口地址不接受这种请求方法。请对照接口文档 /openapi/v1.json。",
        StatusCodes.Status415UnsupportedMediaType => "请求内容的类型不对。请对照接口文档设置 Content-Type。",
        StatusCodes.Status413PayloadTooLarge => "请求内容超过上限。请减少一次提交的数量，或把文件拆分后上报。",
        StatusCodes.Status400BadRequest => "请求的格式不对。请对照接口文档检查参数与内容。",
        _ => "服务器出了错，已记录。请稍后再试，或联系管理员。",
    };

    /// <summary>
    /// Answers exceptions below /api in problem+json, and fills the empty errors of the framework (no such route, a body that is no
    /// JSON) likewise; pages have their own error page further out.
    /// </summary>
    public static void UseApiOutages(this WebApplication app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
            if (IsApi(context) && context.Response is { StatusCode: >= 400, HasStarted: false, ContentType: null })
            {
                await Tell(context, context.Response.StatusCode);
            }
        }
        catch (Exception error) when (IsApi(context) && !context.Response.HasStarted)
        {
            var status = StatusOf(error);
            if (status >= 500)
            {
                app.Logger.LogError(error, "{Method} {Path} failed", context.Request.Method, context.Request.Path);
            }

            context.Response.Clear();
            context.Response.StatusCode = status;
            await Tell(context, status);
        }
    });

    private static Task Tell(HttpContext context, int status) => context.Response.WriteAsJsonAsync(
        Answer.Details(status, $"api.status-{status}", Sentence(status)), options: null, contentType: "application/problem+json");

    private static bool IsApi(HttpContext context)
        => context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/ledger") || context.Request.Path.StartsWithSegments("/openapi");
}
