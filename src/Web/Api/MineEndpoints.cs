using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Desks;
using Zhiheng.Registry.Lookup;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Api;

/// <summary>A page of one's certificates; <c>Next</c> continues (<c>?cursor=</c>), null at the end.</summary>
public sealed record MinePage(IReadOnlyList<CertificateSummary> Certificates, string? Next);

/// <summary>What is somebody's, for programs: with a session, or with a key whose account has the power.</summary>
internal static class MineEndpoints
{
    public static void MapMine(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/mine/certificates", (HttpContext context, Visitor visitor, CertificateList list, string? q, string? scheme, string? cursor, int? limit, CancellationToken ct)
                => List(context, visitor, list, Power.ReadRegister, new CertificateListQuery(q ?? "", null, scheme, Cursor: cursor, Limit: limit ?? 20), ct))
            .Needs(Power.ReadRegister).WithName("regionCertificates").WithTags("本人")
            .WithSummary("The certificates of the regions that one's grants open, newest first").Produces<MinePage>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(422);
        routes.MapGet("/api/v1/own/certificates", (HttpContext context, Visitor visitor, CertificateList list, string? q, string? scheme, string? cursor, int? limit, CancellationToken ct)
                => List(context, visitor, list, Power.ReadOwnFile, new CertificateListQuery(q ?? "", null, scheme, Cursor: cursor, Limit: limit ?? 20), ct))
            .Needs(Power.ReadOwnFile).WithName("ownCertificates").WithTags("本人")
            .WithSummary("The certificates of one's own body or organisation, newest first").Produces<MinePage>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(422);
    }

    private static async Task<IResult> List(HttpContext context, Visitor visitor, CertificateList list, Power power, CertificateListQuery query, CancellationToken ct)
    {
        var page = await list.Read(query, visitor.Caller!.MandateFor(power), ct);
        return page.IsRefused
            ? Answer.Problem(page.Refusal, StatusCodes.Status422UnprocessableEntity)
            : Results.Json(new MinePage([.. page.Value.Certificates.Select(one => one.Summary)], page.Value.Next), Conditional.Options);
    }
}
