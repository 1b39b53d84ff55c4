using Microsoft.Net.Http.Headers;
using Zhiheng.Kernel;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Evidence;
using Zhiheng.Platform.Papers;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Policies;
using Zhiheng.Registry.Credentials;
using Zhiheng.Web.Look;
using Zhiheng.Web.Pages.Public;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench;

/// <summary>Files that officers take away: printed papers and evidence. Each leaves a line in the audit log.</summary>
internal static class OfficerFiles
{
    public static void MapOfficerFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/workbench/papers/{id:guid}.pdf", Paper).Needs(Power.ReadRegister).ExcludeFromDescription();
        app.MapGet("/workbench/targets/figures/{report:guid}/evidence/{id:guid}", FigureEvidence).Needs(Power.SuperviseMeasures).ExcludeFromDescription();
        app.MapGet("/workbench/evidence/{id:guid}", Evidence).Needs(Power.ReadEvidence).ExcludeFromDescription();
    }

    /// <summary>Signed with the key of this installation, like certificates; made once and kept.</summary>
    private static async Task<IResult> Paper(
        HttpContext context, Guid id, Visitor visitor, PaperList papers, PaperPrinting printing, DocumentKey key, AuditLog audit, Site site, CancellationToken ct)
    {
        var caller = visitor.Caller!;
        if (await papers.Find(id, ct) is not var (paper, _) || !IsMine(caller, Power.ReadRegister, paper.Content.Region))
        {
            return Results.NotFound();
        }

        var address = Links.Absolute(context.Request, site, $"/papers/{Uri.EscapeDataString(paper.Number)}");
        var act = visitor.ActBy(Power.ReadRegister, $"打印文书 {paper.Number}");
        var pdf = await printing.Print(id, address, await key.Signer(ct), act, ct);
        if (pdf.IsRefused)
        {
            return Results.StatusCode(StatusCodes.Status422UnprocessableEntity);
        }

        await audit.Read(caller, context, $"文书 {paper.Number}", ct);
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{paper.Number}.pdf");
        context.Response.Headers.ContentDisposition = disposition.ToString();
        return Results.Bytes(pdf.Value, "application/pdf");
    }

    private static async Task<IResult> Evidence(
        HttpContext context, Guid id, Visitor visitor, EvidenceFiles files, Database database, AuditLog audit, CancellationToken ct)
    {
        var caller = visitor.Caller!;
        await using (var session = await database.Read(ct))
        {
            if (await EvidenceFiles.Find(session, id, ct) is not { } row || !IsMine(caller, Power.ReadEvidence, row.Region))
            {
                return Results.NotFound();
            }
        }

        return await Sent(context, id, caller, files, audit, ct);
    }

    /// <summary>What a responsible unit handed in with a figure it reported.</summary>
    private static async Task<IResult> FigureEvidence(
        HttpContext context, Guid report, Guid id, Visitor visitor, EvidenceFiles files, AdoptedPolicies policies, AuditLog audit, CancellationToken ct)
    {
        var caller = visitor.Caller!;
        var found = await policies.Report(report, caller.MandateFor(Power.SuperviseMeasures), ct);
        return found is null || !ActRules.Read(found.Evidence).Contains(id.ToString()) ? Results.NotFound() : await Sent(context, id, caller, files, audit, ct);
    }

    private static async Task<IResult> Sent(HttpContext context, Guid id, Caller caller, EvidenceFiles files, AuditLog audit, CancellationToken ct)
    {
        var opened = await files.Open(id, ct);
        if (opened.IsRefused)
        {
            return Results.NotFound();
        }

        var content = opened.Value;
        await audit.Read(caller, context, $"证据 {id}", ct);
        var headers = context.Response.Headers;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(content.File.Name);
        headers.ContentDisposition = disposition.ToString();
        headers.XContentTypeOptions = EvidenceContent.ContentTypeOptions;
        return Results.Stream(content.Stream, content.ContentType);
    }

    private static bool IsMine(Caller caller, Power power, string region)
        => RegionCode.Parse(region) is { IsRefused: false } code && caller.MandateFor(power).Scope.Covers(code.Value, Platform.Powers.Line.Certification);
}
