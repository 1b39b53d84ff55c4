using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.Api;

namespace Zhiheng.Web.SignedIn;

/// <summary>
/// Stands before every page and operation. What says it is public is; everything else names the power it needs, and one that names
/// none is shut to all. Whatever is refused behind this door leaves one line in the audit log.
/// </summary>
public sealed class PowerGate(RequestDelegate next, AuditLog audit)
{
    // Strangers who knock at closed doors: more than this a minute from one address is answered and no longer written down.
    private readonly PartitionedRateLimiter<HttpContext> strangers = PartitionedRateLimiter.Create<HttpContext, string>(
        context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? string.Empty,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = 120, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    public async Task InvokeAsync(HttpContext context, Visitor visitor, FormStore forms)
    {
        var endpoint = context.GetEndpoint();
        if (endpoint is null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            await next(context);
            return;
        }

        var caller = await visitor.Recognise(context, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        if (caller is null)
        {
            await Challenge(context, visitor, forms);
            return;
        }

        if (!IsOpen(endpoint, caller))
        {
            if (!IsApi(context) && caller.Session is { Stage: not Stage.Full } half)
            {
                context.Response.Redirect(SignInLinks.StepOf(half.Stage));
                return;
            }

            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await Trace(context, visitor, caller);
            return;
        }

        await next(context);
        if (context.Response.StatusCode is >= 400 and < 500)
        {
            await Trace(context, visitor, caller);
        }
    }

    private static bool IsOpen(Endpoint endpoint, Caller caller)
        => endpoint.Metadata.GetMetadata<NeedsStageAttribute>() is { } step ? caller.Session?.Stage == step.Stage
        : endpoint.Metadata.GetMetadata<NeedsAttribute>() is { } needs && caller.May(needs.Power);

    private async Task Challenge(HttpContext context, Visitor visitor, FormStore forms)
    {
        using var lease = strangers.AttemptAcquire(context);
        if (lease.IsAcquired)
        {
            await Trace(context, visitor, null);
        }

        if (IsApi(context))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return;
        }

        var back = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : null;
        var parked = lease.IsAcquired ? await ExpiredForm.Park(context, forms) : null;
        context.Response.Redirect(SignInLinks.SignIn(back, parked));
    }

    private Task Trace(HttpContext context, Visitor visitor, Caller? caller) => audit.Add(
        new AuditEntry(
            "refused", caller?.Account.Id, caller?.Account.PersonName ?? "未登录", caller?.Session?.Id, visitor.Origin.Address,
            $"{context.Request.Method} {context.Request.Path}", $"HTTP {(caller is null ? 401 : context.Response.StatusCode)}"),
        CancellationToken.None);

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);
}
