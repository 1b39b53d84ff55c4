using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Evidence;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Assessments;
using Zhiheng.Targets.Conferences;
using Zhiheng.Targets.Progress;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Targets;

/// <summary>Evidence of supervision, for whoever may see what it was handed in for. Each reading leaves a line in the audit log.</summary>
internal static class TargetsDownloads
{
    public static void MapTargetsDownloads(this IEndpointRouteBuilder app)
    {
        app.MapGet("/workbench/targets/progress/{id:guid}/evidence/{file:guid}", OfMeasure).Needs(Power.ReadTargets).ExcludeFromDescription();
        app.MapGet("/workbench/targets/assessments/{id:guid}/evidence/{file:guid}", OfAssessment).Needs(Power.ReadTargets).ExcludeFromDescription();
        app.MapGet("/workbench/targets/conferences/{id:guid}/evidence/{file:guid}", OfConference).Needs(Power.ReadTargets).ExcludeFromDescription();
        app.MapGet("/workbench/targets/conferences/{id:guid}/minutes.pdf", Minutes).Needs(Power.ReadTargets).ExcludeFromDescription();
        app.MapGet("/assessments/{id:guid}.json", Frozen).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>The very bytes whose hash is published.</summary>
    private static async Task<IResult> Frozen(Guid id, AssessmentReading reading, CancellationToken ct)
        => await reading.Published(id, ct) is var (row, _) ? Results.Bytes(System.Text.Encoding.UTF8.GetBytes(row.Frozen!), "application/json") : Results.NotFound();

    private static async Task<IResult> OfAssessment(HttpContext context, Guid id, Guid file, Visitor visitor, AssessmentReading reading, EvidenceFiles files, AuditLog audit, CancellationToken ct)
    {
        var caller = visitor.Caller!;
        return await reading.Find(id, TargetsTodos.IsOffice(caller), caller.MandateFor(Power.ReadTargets), ct) is { } found
            && found.Results.SelectMany(result => result.Lines).SelectMany(line => line.Evidence)
                .Concat(found.Remarks.SelectMany(remark => ActRules.Read(remark.Evidence))).Concat(found.Contests.SelectMany(contest => ActRules.Read(contest.Evidence))).Contains(file.ToString())
            ? await files.Send(file, $"证据 {file}", context, caller, audit, ct)
            : Results.NotFound();
    }

    private static async Task<IResult> OfMeasure(HttpContext context, Guid id, Guid file, Visitor visitor, ProgressReading reading, EvidenceFiles files, AuditLog audit, CancellationToken ct)
    {
        var caller = visitor.Caller!;
        return await reading.Find(id, TargetsTodos.IsOffice(caller), caller.MandateFor(Power.ReadTargets), ct) is { } found
            && found.Reports.Select(report => report.Evidence).Concat(found.Questions.Select(question => question.Evidence)).SelectMany(ActRules.Read).Contains(file.ToString())
            ? await files.Send(file, $"证据 {file}", context, caller, audit, ct)
            : Results.NotFound();
    }

    private static async Task<IResult> OfConference(HttpContext context, Guid id, Guid file, Visitor visitor, ConferenceReading reading, EvidenceFiles files, AuditLog audit, CancellationToken ct)
    {
        var caller = visitor.Caller!;
        return await reading.Find(id, TargetsTodos.IsOffice(caller), caller.MandateFor(Power.ReadTargets), ct) is { } found
            && found.Reports.SelectMany(report => ActRules.Read(report.Evidence)).Contains(file.ToString())
            ? await files.Send(file, $"证据 {file}", context, caller, audit, ct)
            : Results.NotFound();
    }

    private static async Task<IResult> Minutes(HttpContext context, Guid id, Visitor visitor, ConferenceReading reading, PaperDesk desk, CancellationToken ct)
        => await reading.Find(id, TargetsTodos.IsOffice(visitor.Caller!), visitor.Caller!.MandateFor(Power.ReadTargets), ct) is { Conference.PaperNumber: { } number }
            ? await desk.Print(context, number, visitor, Power.ReadTargets, ct) : Results.NotFound();
}
