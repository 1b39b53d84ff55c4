using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;
using Zhiheng.Kernel;
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
        if (endpoint is not RouteEndpoint || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
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
            await Explain(context, PowerOf(endpoint) is { } power ? WebKeyRefusals.NoPower(power) : null);
            return;
        }

        if (HttpMethods.IsGet(context.Request.Method) && PowerOf(endpoint) is { } reading && caller.ReadsByBreakGlass(reading))
        {
            // At the last moment before the answer goes out: what cannot be written down is not shown.
            var path = context.Request.Path + context.Request.QueryString;
            context.Response.OnStarting(() => context.Response.StatusCode < 300 ? audit.Add(Reading(visitor, caller, path), CancellationToken.None) : Task.CompletedTask);
        }

        await next(context);
        if (context.Response.StatusCode is >= 400 and < 500)
        {
            await Trace(context, visitor, caller);
        }
    }

    private static bool IsOpen(Endpoint endpoint, Caller caller)
        => endpoint.Metadata.GetMetadata<NeedsStageAttribute>() is { } step ? caller.Session?.Stage == step.Stage
        : PowerOf(endpoint) is { } power && caller.May(power);

    private static Power? PowerOf(Endpoint endpoint) => endpoint.Metadata.GetMetadata<NeedsAttribute>()?.Power;

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
            context.Response.Headers.WWWAuthenticate = visitor.KeyRefusal is null ? "Bearer" : "Bearer error=\"invalid_token\"";
            await Explain(context, visitor.KeyRefusal ?? WebKeyRefusals.Missing());
            return;
        }

        var back = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : null;
        var parked = lease.IsAcquired ? await ExpiredForm.Park(context, forms) : null;
        context.Response.Redirect(SignInLinks.SignIn(back, parked));
    }

    private Task Trace(HttpContext context, Visitor visitor, Caller? caller) => audit.Add(
        new AuditEntry(
            "refused", caller?.Account.Id, caller?.Account.PersonName ?? "未登录", caller?.Session?.Id, visitor.Origin.Address,
            $"{context.Request.Method} {context.Request.Path}",
            $"HTTP {(caller is null ? 401 : context.Response.StatusCode)}{(caller?.Key is { } key ? $" 密钥 {key.Id}" : null)}{(visitor.KeyRefusal is { } no ? $" {no.Code}" : null)}"),
        CancellationToken.None);

    private static AuditEntry Reading(Visitor visitor, Caller caller, string path) => new(
        "break-glass.read", caller.Account.Id, caller.Account.PersonName, caller.Session?.Id, visitor.Origin.Address, path,
        $"应急查阅 {string.Join('、', caller.BreakGlass)}");

    // Pages have the error page; a machine is told in the words of the API.
    private static Task Explain(HttpContext context, Refusal? refusal)
        => refusal is null || !IsApi(context)
            ? Task.CompletedTask
            : Answer.Problem(refusal, context.Response.StatusCode).ExecuteAsync(context);

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);
}
