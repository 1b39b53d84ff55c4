using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;

namespace Zhiheng.Web.Api;

/// <summary>How the API says no: RFC 9457 problem details whose type is the refusal's code.</summary>
internal static class Answer
{
    public static ProblemHttpResult Problem(Refusal refusal, int status)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = refusal.Code };
        if (refusal.Basis is { } basis)
        {
            extensions["basis"] = basis;
        }

        if (refusal.English is { } english)
        {
            extensions["en"] = english;
        }

        return TypedResults.Problem(refusal.Message, statusCode: status, title: Title(status), type: $"urn:zhiheng:refusal:{refusal.Code}", extensions: extensions);
    }

    public static Task TooMany(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = "60";
        return context.Response.WriteAsJsonAsync(
            Details(429, "api.rate", "一分钟内的请求过多。请稍候一分钟，或改用批量核验接口。"), options: null, contentType: "application/problem+json", context.RequestAborted);
    }

    public static ProblemDetails Details(int status, string code, string detail) => new()
    {
        Status = status,
        Title = Title(status),
        Type = $"urn:zhiheng:refusal:{code}",
        Detail = detail,
        Extensions = { ["code"] = code },
    };

    private static string Title(int status) => status switch
    {
        400 => "请求有误",
        401 => "需要接口密钥",
        403 => "没有权限",
        404 => "没有找到",
        405 => "不接受这种方法",
        409 => "有冲突",
        413 => "内容过大",
        415 => "内容类型不对",
        422 => "无法处理",
        429 => "请求过于频繁",
        503 => "现在无法核验",
        _ => "出错了",
    };
}
