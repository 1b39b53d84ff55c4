using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Zhiheng.Contracts.Ledger;
using Zhiheng.Kernel;
using Zhiheng.Ledger.Logs;
using Zhiheng.Platform.Documents;
using Zhiheng.Platform.Documents.Fonts;
using Zhiheng.Proofs.Credentials;
using Zhiheng.Registry.Credentials;
using Zhiheng.Web.Look;
using Zhiheng.Web.Pages.Public;

namespace Zhiheng.Web.Api;

/// <summary>The electronic certificate in its forms, the keys it is checked with and the lists that tell its status.</summary>
internal static class CredentialEndpoints
{
    private const string DidMediaType = "application/did+json";
    private const string JsonMediaType = "application/vc";
    private const string ContextMediaType = "application/ld+json";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static void AddCredentials(this IServiceCollection services, IReadOnlyList<string> fonts)
    {
        services.AddSingleton<ILeaves, Leaves>();
        services.AddSingleton<BodyKeys>();
        services.AddSingleton<DocumentKey>();
        services.AddSingleton<ElectronicCertificates>();
        services.AddSingleton<StatusLists>();
        services.AddSingleton(_ => Fonts(fonts));
        services.AddSingleton<DocumentWriter>();
        services.AddSingleton<CertificatePdf>();
    }

    public static void MapCredentials(this IEndpointRouteBuilder app)
    {
        var all = app.MapGroup("").RequireRateLimiting("api").ExcludeFromDescription();
        all.MapGet("/.well-known/did.json", Platform);
        all.MapGet("/did.json", Platform);
        all.MapGet("/contexts/{file}", Context);
        all.MapGet("/bodies/{approvalNo}/did.json", Body);
        all.MapGet("/bodies/{approvalNo}/status/{purpose}/{list:long}", List);
        all.MapGet("/c/{code}/credential.jwt", (HttpContext context, ElectronicCertificates certificates, Site site, string code, CancellationToken ct)
            => Certificate(context, certificates, site, code, asJwt: true, ct));
        all.MapGet("/c/{code}/credential.json", (HttpContext context, ElectronicCertificates certificates, Site site, string code, CancellationToken ct)
            => Certificate(context, certificates, site, code, asJwt: false, ct));
        all.MapGet("/c/{code}/credential/{issue:int}", Issue);
        all.MapGet("/c/{code}/certificate.pdf", Pdf);
        all.MapGet("/c/{code}/metadata.json", Metadata);
    }

    public static void MapCertificateCredential(this IEndpointRouteBuilder api) => api.MapGet("/certificates/{code}/credential", OfCertificate)
        .WithName("certificateCredential").WithTags("证书")
        .WithSummary("The UNTP Digital Conformity Credential of a valid certificate: vc+jwt, or JSON with an embedded proof (Accept, or ?format=jwt|json)")
        .Produces<string>(200, VcJwt.MediaType, JsonMediaType).ProducesProblem(404).ProducesProblem(409).ProducesProblem(410);

    private static DocumentFonts Fonts(IReadOnlyList<string> paths)
    {
        if (paths.Count == 0)
        {
            return DocumentFonts.Shipped;
        }

        var fonts = DocumentFonts.WithFallback(paths);
        return fonts.IsRefused ? throw new InvalidDataException(fonts.Refusal.Message) : fonts.Value;
    }

    private static async Task<IResult> Platform(HttpContext context, DocumentKey key, Site site, CancellationToken ct)
    {
        var at = Addresses(context, site);
        return at.IsRefused
            ? Refused(at.Refusal)
            : Text(context, (await key.PlatformDocument(at.Value, ct)).ToJsonString(Readable), DidMediaType);
    }

    /// <summary>What the words of a credential mean, so that a reader need not fetch it elsewhere. Any page may load it.</summary>
    private static IResult Context(HttpContext context, string file)
    {
        if (!CredentialContexts.Files.ContainsKey(file))
        {
            return Answer.Problem(CredentialApiRefusals.NoContext(), StatusCodes.Status404NotFound);
        }

        context.Response.Headers.AccessControlAllowOrigin = "*";
        var answer = Conditional.Bytes(context, CredentialContexts.Read(file), ContextMediaType);
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return answer;
    }

    private static async Task<IResult> Body(HttpContext context, BodyKeys keys, Site site, string approvalNo, CancellationToken ct)
    {
        var at = Addresses(context, site);
        return at.IsRefused ? Refused(at.Refusal)
            : await keys.Document(at.Value, approvalNo, ct) is { } document ? Text(context, document.ToJsonString(Readable), DidMediaType)
            : Answer.Problem(CertificateApiRefusals.NoBody(), StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> List(
        HttpContext context, StatusLists lists, Site site, string approvalNo, string purpose, long list, CancellationToken ct)
    {
        var at = Addresses(context, site);
        return at.IsRefused ? Refused(at.Refusal)
            : await lists.Read(at.Value, approvalNo, purpose, list, ct) is { } jwt ? Text(context, jwt, VcJwt.MediaType)
            : Answer.Problem(CredentialApiRefusals.NoList(), StatusCodes.Status404NotFound);
    }

    private static Task<IResult> OfCertificate(
        HttpContext context, ElectronicCertificates certificates, Site site, string code, string? format, CancellationToken ct)
    {
        var wantsJson = format is null or ""
            ? context.Request.GetTypedHeaders().Accept is { Count: > 0 } accept
                && accept.Any(one => one.MediaType.Value is JsonMediaType or "application/json" or "application/ld+json")
                && !accept.Any(one => one.MediaType.Value == VcJwt.MediaType)
            : format == "json";
        return format is null or "" or "jwt" or "json"
            ? Certificate(context, certificates, site, code, !wantsJson, ct)
            : Task.FromResult<IResult>(Answer.Problem(CredentialApiRefusals.Format(), StatusCodes.Status400BadRequest));
    }

    private static async Task<IResult> Certificate(
        HttpContext context, ElectronicCertificates certificates, Site site, string code, bool asJwt, CancellationToken ct)
    {
        var issued = await Issued(context, certificates, site, code, ct);
        return issued.IsRefused ? Refused(issued.Refusal)
            : asJwt ? Text(context, issued.Value.Jwt, VcJwt.MediaType)
            : Text(context, (await certificates.WithProof(issued.Value, ct)).ToJsonString(Readable), JsonMediaType);
    }

    /// <summary>The address that a credential names as its own.</summary>
    private static async Task<IResult> Issue(
        HttpContext context, ElectronicCertificates certificates, Site site, string code, int issue, CancellationToken ct)
    {
        var issued = await Issued(context, certificates, site, code, ct);
        return issued.IsRefused ? Refused(issued.Refusal)
            : issue == issued.Value.Issue ? Text(context, (await certificates.WithProof(issued.Value, ct)).ToJsonString(Readable), JsonMediaType)
            : issue > 0 && issue < issued.Value.Issue ? Answer.Problem(CredentialApiRefusals.Replaced(issue), StatusCodes.Status410Gone)
            : Answer.Problem(CredentialApiRefusals.NoIssue(issue), StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> Pdf(
        HttpContext context, ElectronicCertificates certificates, CertificatePdf pdf, Site site, string code, CancellationToken ct)
    {
        var issued = await Issued(context, certificates, site, code, ct);
        if (issued.IsRefused)
        {
            return Refused(issued.Refusal);
        }

        var file = await pdf.Write(issued.Value, ct);
        if (file.IsRefused)
        {
            return Refused(file.Refusal);
        }

        context.Response.Headers.ContentDisposition = $"inline; filename=\"certificate-{issued.Value.View.Summary.Code}.pdf\"";
        return Conditional.Bytes(context, file.Value, "application/pdf");
    }

    private static async Task<IResult> Metadata(
        HttpContext context, ElectronicCertificates certificates, CertificatePdf pdf, Site site, string code, CancellationToken ct)
    {
        var issued = await Issued(context, certificates, site, code, ct);
        if (issued.IsRefused)
        {
            return Refused(issued.Refusal);
        }

        var file = await pdf.Write(issued.Value, ct);
        return Conditional.Json(context, CertificateMetadata.Of(issued.Value, file.IsRefused ? null : file.Value));
    }

    private static async Task<Outcome<ElectronicCertificate>> Issued(
        HttpContext context, ElectronicCertificates certificates, Site site, string code, CancellationToken ct)
    {
        var at = Addresses(context, site);
        return at.IsRefused ? at.Refusal : await certificates.Issue(code, at.Value, ct);
    }

    private static Outcome<CredentialAddresses> Addresses(HttpContext context, Site site)
        => CredentialAddresses.Of(Links.Absolute(context.Request, site, "/"));

    private static IResult Refused(Refusal refusal) => Answer.Problem(refusal, refusal.Code switch
    {
        "registry.credential.unknown" => StatusCodes.Status404NotFound,
        "registry.credential.suspended" or "registry.credential.not-yet-issued" => StatusCodes.Status409Conflict,
        "registry.credential.ended" or "registry.credential.expired" => StatusCodes.Status410Gone,
        "registry.credential.address" => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status422UnprocessableEntity,
    });

    private static IResult Text(HttpContext context, string text, string mediaType)
        => Conditional.Bytes(context, Encoding.UTF8.GetBytes(text), mediaType);
}

internal static class CredentialApiRefusals
{
    public static Refusal NoList() => new("api.credential.no-list", "没有这份状态列表。地址应为 /bodies/机构批准号/status/revocation 或 suspension/序号，序号从 1 起。");

    public static Refusal NoContext() => new(
        "api.credential.no-context", $"没有这份术语表。地址应为 /contexts/ 后接 {string.Join(" 或 ", CredentialContexts.Files.Keys)}。");

    public static Refusal Format() => new("api.credential.format", "format 只能是 jwt 或 json。");

    public static Refusal Replaced(int issue) => new(
        "api.credential.replaced", $"第 {issue} 次签发的电子证书已由新的电子证书取代。请从证书页面取得最新的一份。");

    public static Refusal NoIssue(int issue) => new("api.credential.no-issue", $"这张证书没有第 {issue} 次签发的电子证书。");
}
