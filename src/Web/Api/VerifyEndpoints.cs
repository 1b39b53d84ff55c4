using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Registry.Lookup;

namespace Zhiheng.Web.Api;

/// <summary>Numbers to verify, at most 1,000 in one request.</summary>
public sealed record VerifyRequest(IReadOnlyList<string>? Numbers);

/// <summary>Does a certificate hold? One number, or up to 1,000.</summary>
internal static class VerifyEndpoints
{
    public const int MostNumbers = 1000;
    public const int MostNumberChars = 60;

    public static void MapVerify(this IEndpointRouteBuilder api, NumberLookup lookup)
    {
        api.MapGet("/verify/{**number}", (HttpContext context, string? number) => One(context, number ?? string.Empty, lookup))
            .WithName("verify").WithTags("核验")
            .WithSummary("Does the certificate under this number hold today?")
            .Produces<VerificationDocument>().ProducesProblem(400).ProducesProblem(503);
        api.MapPost("/verify", Many)
            .WithName("verifyMany").WithTags("核验")
            .WithSummary("Up to 1,000 numbers in one request, answered in their order")
            .Produces<VerificationDocument[]>().ProducesProblem(400).ProducesProblem(413);
    }

    private const string Path = "/api/v1/verify/";

    /// <summary>
    /// The most-asked question of all is answered before the pipeline for pages (language, cookies, error pages) begins; limits and
    /// outages are the same as for the rest of the API. The mapped route describes it and takes every other form of the address.
    /// </summary>
    public static void UseVerifyFirst(this WebApplication app, NumberLookup lookup, PartitionedRateLimiter<HttpContext> limiter) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) || request.Path.Value is not { } path || !path.StartsWith(Path, StringComparison.Ordinal))
        {
            return next(context);
        }

        bool mayAsk;
        using (var lease = limiter.AttemptAcquire(context))
        {
            mayAsk = lease.IsAcquired;
        }

        return mayAsk ? First(context, path[Path.Length..], lookup, next) : Answer.TooMany(context);
    });

    private static async Task First(HttpContext context, string number, NumberLookup lookup, RequestDelegate next)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            await One(context, number, lookup);
        }
        catch (Exception error) when (!context.Response.HasStarted && Outages.StatusOf(error) == StatusCodes.Status503ServiceUnavailable)
        {
            // The ordinary way round says "cannot tell now" in its words.
            context.Response.Clear();
            await next(context);
        }
    }

    private static async Task One(HttpContext context, string number, NumberLookup lookup)
    {
        // A slash in a number arrives as %2F: the server leaves that one escape alone.
        if (number.Contains("%2F", StringComparison.OrdinalIgnoreCase))
        {
            number = number.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        }

        if (Refuse(number) is { } refusal)
        {
            await Answer.Problem(refusal, StatusCodes.Status400BadRequest).ExecuteAsync(context);
            return;
        }

        var answer = await lookup.Verify(number);
        var response = context.Response;
        response.Headers.ETag = answer.ETag;
        response.Headers.CacheControl = "no-cache";
        if (context.Request.Headers.IfNoneMatch.Count > 0 && context.Request.Headers.IfNoneMatch.ToString().Contains(answer.ETag, StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = answer.Json.Length;
        await response.BodyWriter.WriteAsync(answer.Json, context.RequestAborted);
    }

    private static async Task<IResult> Many([FromBody] VerifyRequest request, CertificateLookup lookup, CancellationToken ct)
    {
        if (request.Numbers is not { Count: > 0 and <= MostNumbers } numbers)
        {
            return Answer.Problem(VerifyRefusals.Count(request.Numbers?.Count ?? 0), StatusCodes.Status400BadRequest);
        }

        for (var i = 0; i < numbers.Count; i++)
        {
            if (numbers[i] is null || Refuse(numbers[i]) is not null)
            {
                return Answer.Problem(VerifyRefusals.NumberAt(i + 1), StatusCodes.Status400BadRequest);
            }
        }

        return Results.Bytes(await lookup.VerifyMany(numbers, ct), "application/json; charset=utf-8");
    }

    private static Refusal? Refuse(string number)
        => number.Length is 0 or > MostNumberChars || number.Any(char.IsControl) ? VerifyRefusals.Number() : null;
}

/// <summary>The shape of an answer, for the OpenAPI document.</summary>
public sealed record VerificationDocument(string Number, DateOnly On, string Answer, IReadOnlyList<VerifiedCertificate> Certificates);

public sealed record VerifiedCertificate(
    string Code, string Number, string Standing, DateOnly Since, DateOnly? SuspendedUntil, string Scheme, string SchemeName,
    string HolderCode, string HolderName, string BodyApprovalNo, string BodyName, string? Region, DateOnly IssuedOn, DateOnly? ExpiresOn);

internal static class VerifyRefusals
{
    public static Refusal Number() => new(
        "api.verify.number", $"证书编号应为 1 至 {VerifyEndpoints.MostNumberChars} 个可见字符。");

    public static Refusal Count(int count) => new(
        "api.verify.count", $"一次可核验 1 至 {VerifyEndpoints.MostNumbers} 个编号，收到 {count} 个。请放在 numbers 数组中，超出的分批提交。");

    public static Refusal NumberAt(int position) => new(
        "api.verify.number-at", $"numbers 中第 {position} 个编号为空、过长或含控制字符。请改正后重新提交整批。");
}
