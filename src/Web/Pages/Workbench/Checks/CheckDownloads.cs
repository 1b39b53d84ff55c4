using Microsoft.Net.Http.Headers;
using Zhiheng.Inspection.Checks;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Evidence;
using Zhiheng.Platform.Papers;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Credentials;
using Zhiheng.Web.Look;
using Zhiheng.Web.Pages.Public;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Checks;

/// <summary>Papers and photographs of a check, for whoever may see the check. Each leaves a line in the audit log.</summary>
internal static class CheckDownloads
{
    public static void MapCheckDownloads(this IEndpointRouteBuilder app)
    {
        app.MapGet("/workbench/checks/{id:guid}/approval.pdf", Approval).Needs(Power.ReadInspections).ExcludeFromDescription();
        app.MapGet("/workbench/checks/{id:guid}/notice.pdf", Notice).Needs(Power.ReadInspections).ExcludeFromDescription();
        app.MapGet("/workbench/checks/{id:guid}/photos/{photo:guid}", Photo).Needs(Power.ReadInspections).ExcludeFromDescription();
        app.MapGet("/desk/checks/{id:guid}/notice.pdf", FirmNotice).Needs(Power.FollowChecks).ExcludeFromDescription();
    }

    private static async Task<IResult> Approval(HttpContext context, Guid id, Visitor visitor, CheckFiles checks, PaperDesk desk, CancellationToken ct)
        => await checks.Find(id, visitor.Caller!.MandateFor(Power.ReadInspections), ct) is { Task.ApprovalNumber: { } number }
            ? await desk.Print(context, number, visitor, Power.ReadInspections, ct) : Results.NotFound();

    private static async Task<IResult> Notice(HttpContext context, Guid id, Visitor visitor, CheckFiles checks, PaperDesk desk, CancellationToken ct)
        => await checks.Find(id, visitor.Caller!.MandateFor(Power.ReadInspections), ct) is { Task.NoticeNumber: { } number }
            ? await desk.Print(context, number, visitor, Power.ReadInspections, ct) : Results.NotFound();

    private static async Task<IResult> FirmNotice(HttpContext context, Guid id, Visitor visitor, VisitHandler visits, PaperDesk desk, CancellationToken ct)
        => await visits.OfFirm(id, visitor.Caller!.MandateFor(Power.FollowChecks), ct) is { Task.NoticeNumber: { } number }
            ? await desk.Print(context, number, visitor, Power.FollowChecks, ct) : Results.NotFound();

    private static async Task<IResult> Photo(HttpContext context, Guid id, Guid photo, Visitor visitor, CheckFiles checks, EvidenceFiles files, AuditLog audit, CancellationToken ct)
    {
        var caller = visitor.Caller!;
        if (await checks.Find(id, caller.MandateFor(Power.ReadInspections), ct) is not { } check || check.Photos.FirstOrDefault(one => one.Id == photo) is not { } kept)
        {
            return Results.NotFound();
        }

        var opened = await files.Open(kept.Evidence, ct);
        if (opened.IsRefused)
        {
            return Results.NotFound();
        }

        await audit.Read(caller, context, $"检查照片 {photo}", ct);
        var headers = context.Response.Headers;
        headers.ContentDisposition = opened.Value.ContentDisposition;
        headers.XContentTypeOptions = EvidenceContent.ContentTypeOptions;
        headers.ContentSecurityPolicy = EvidenceContent.ContentSecurityPolicy;
        return Results.Stream(opened.Value.Stream, opened.Value.ContentType);
    }
}

/// <summary>Prints the paper of a number, signed with the key of this installation, like certificates; made once and kept.</summary>
public sealed class PaperDesk(Database database, PaperPrinting printing, DocumentKey key, AuditLog audit, Site site)
{
    public async Task<IResult> Print(HttpContext context, string number, Visitor visitor, Power power, CancellationToken ct)
    {
        Paper? paper;
        await using (var session = await database.Read(ct))
        {
            paper = await PaperRegister.Numbered(session, number, ct);
        }

        if (paper is null)
        {
            return Results.NotFound();
        }

        var address = Links.Absolute(context.Request, site, $"/papers/{Uri.EscapeDataString(number)}");
        var pdf = await printing.Print(paper.Id, address, await key.Signer(ct), visitor.ActBy(power, $"打印文书 {number}"), ct);
        if (pdf.IsRefused)
        {
            return Results.StatusCode(StatusCodes.Status422UnprocessableEntity);
        }

        await audit.Read(visitor.Caller!, context, $"文书 {number}", ct);
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{number}.pdf");
        context.Response.Headers.ContentDisposition = disposition.ToString();
        return Results.Bytes(pdf.Value, "application/pdf");
    }
}
