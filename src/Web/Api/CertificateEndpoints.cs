using Zhiheng.Kernel;
using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.Lookup;

namespace Zhiheng.Web.Api;

/// <summary>Search, certificates, organisations and bodies.</summary>
internal static class CertificateEndpoints
{
    public static void MapCertificates(this IEndpointRouteBuilder api)
    {
        api.MapGet("/certificates", Search).WithName("searchCertificates").WithTags("证书")
            .WithSummary("Search by number, credit code or organisation name; filters; keyset paging (Link: rel=next)")
            .Produces<SearchResult>().ProducesProblem(400);
        api.MapGet("/certificates/{code}", One).WithName("certificate").WithTags("证书")
            .WithSummary("One certificate with its history, today or as of a day")
            .Produces<CertificateView>().ProducesProblem(400).ProducesProblem(404);
        api.MapGet("/organizations/{code}", Organization).WithName("organization").WithTags("组织")
            .WithSummary("An organisation and its certificates")
            .Produces<OrganizationView>().ProducesProblem(400).ProducesProblem(404);
        api.MapGet("/bodies", Bodies).WithName("bodies").WithTags("机构").WithSummary("All certification bodies in the register")
            .Produces<BodySummary[]>();
        api.MapGet("/bodies/{approvalNo}", Body).WithName("body").WithTags("机构")
            .WithSummary("A certification body with its counts by standing")
            .Produces<BodyView>().ProducesProblem(404);
    }

    private static async Task<IResult> Search(
        HttpContext context, CertificateLookup lookup, string? q, string? standing, string? scheme, string? region, string? body,
        string? cursor, string? sort, string? limit, CancellationToken ct)
    {
        if (sort is not (null or "" or "relevance"))
        {
            return Answer.Problem(CertificateApiRefusals.Sort(sort), StatusCodes.Status400BadRequest);
        }

        if (!TryStanding(standing, out var wanted))
        {
            return Answer.Problem(CertificateApiRefusals.Standing(standing!), StatusCodes.Status400BadRequest);
        }

        var count = 20;
        if (limit is not null && !int.TryParse(limit, out count))
        {
            return Answer.Problem(CertificateApiRefusals.Limit(), StatusCodes.Status400BadRequest);
        }

        var result = await lookup.Search(
            new SearchQuery(q ?? string.Empty, wanted, Blank(scheme), Blank(region), Blank(body), Blank(cursor), count), ct);
        if (result.IsRefused)
        {
            return Answer.Problem(result.Refusal, StatusCodes.Status400BadRequest);
        }

        if (result.Value.Next is { } next)
        {
            context.Response.Headers.Link = $"<{NextAddress(context, next)}>; rel=\"next\"";
        }

        return Conditional.Json(context, result.Value);
    }

    private static async Task<IResult> One(HttpContext context, CertificateLookup lookup, string code, string? asOf, CancellationToken ct)
    {
        DateOnly? day = null;
        if (!string.IsNullOrEmpty(asOf))
        {
            if (!DateOnly.TryParseExact(asOf, "yyyy-MM-dd", out var parsed))
            {
                return Answer.Problem(CertificateApiRefusals.Day(), StatusCodes.Status400BadRequest);
            }

            day = parsed;
        }

        return await lookup.ByCode(code, day, ct) is { } view
            ? Conditional.Json(context, view)
            : Answer.Problem(CertificateApiRefusals.NoCertificate(), StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> Organization(HttpContext context, CertificateLookup lookup, string code, string? cursor, CancellationToken ct)
    {
        var found = await lookup.Organization(code, Blank(cursor), ct);
        if (found.IsRefused)
        {
            var status = found.Refusal.Code.EndsWith("unknown", StringComparison.Ordinal) ? 404 : 400;
            return Answer.Problem(found.Refusal, status);
        }

        if (found.Value.Next is { } next)
        {
            context.Response.Headers.Link = $"<{NextAddress(context, next)}>; rel=\"next\"";
        }

        return Conditional.Json(context, found.Value);
    }

    private static async Task<IResult> Bodies(HttpContext context, CertificateLookup lookup, CancellationToken ct)
        => Conditional.Json(context, (await lookup.Bodies(ct)).Select(b => new BodySummary(
            b.ApprovalNo, b.Name, b.CreditCode, b.Region, b.SchemeList, b.ApprovedOn, b.ApprovalEndsOn, b.WithdrawnOn, b.IsDemo)));

    private static async Task<IResult> Body(HttpContext context, CertificateLookup lookup, string approvalNo, CancellationToken ct)
        => await lookup.Body(approvalNo, ct) is { } body
            ? Conditional.Json(context, body)
            : Answer.Problem(CertificateApiRefusals.NoBody(), StatusCodes.Status404NotFound);

    private static bool TryStanding(string? text, out Standing? standing)
    {
        standing = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        // Names only: Enum.TryParse would also take numbers.
        var known = char.IsLetter(text[0]) && Enum.TryParse<Standing>(text, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed);
        standing = known ? Enum.Parse<Standing>(text, ignoreCase: true) : null;
        return known;
    }

    private static string NextAddress(HttpContext context, string cursor)
    {
        var query = context.Request.Query
            .Where(p => p.Key != "cursor")
            .SelectMany(p => p.Value, (p, v) => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(v ?? string.Empty)}")
            .Append($"cursor={Uri.EscapeDataString(cursor)}");
        return $"{context.Request.Path.ToUriComponent()}?{string.Join('&', query)}";
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

/// <summary>A certification body in a list. Schemes are codes, each standing for all that begin with it.</summary>
public sealed record BodySummary(
    string ApprovalNo, string Name, string? CreditCode, string? Region, IReadOnlyList<string> Schemes,
    DateOnly? ApprovedOn, DateOnly? ApprovalEndsOn, DateOnly? WithdrawnOn, bool IsDemo);

internal static class CertificateApiRefusals
{
    public static Refusal Sort(string sort) => new(
        "api.search.sort", $"排序方式“{(sort.Length > 30 ? sort[..30] : sort)}”不支持。可用：relevance。");

    public static Refusal Standing(string standing) => new(
        "api.search.standing", $"状态“{(standing.Length > 30 ? standing[..30] : standing)}”不支持。可用：valid、suspended、revoked、cancelled、expired。");

    public static Refusal Limit() => new("api.search.limit", "limit 应为 1 至 100 的整数。");

    public static Refusal Day() => new("api.certificate.as-of", "asOf 应为 yyyy-MM-dd 格式的日期，例如 2026-03-03。");

    public static Refusal NoCertificate() => new("api.certificate.unknown", "本登记簿没有这个核验码。请核对二维码或改用证书编号查询。");

    public static Refusal NoBody() => new("api.body.unknown", "本登记簿没有这个批准号的认证机构。请核对批准号。");
}
