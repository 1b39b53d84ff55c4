using Zhiheng.Inspection.Checks;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Evidence;
using Zhiheng.Platform.Powers;
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

        return await files.Send(kept.Evidence, $"检查照片 {photo}", context, caller, audit, ct);
    }
}
