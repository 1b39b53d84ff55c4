using Zhiheng.Kernel;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Evidence;
using Zhiheng.Platform.Papers;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Policies;
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

    private static async Task<IResult> Paper(HttpContext context, Guid id, Visitor visitor, PaperList papers, PaperDesk desk, CancellationToken ct)
        => await papers.Find(id, ct) is var (paper, _) && IsMine(visitor.Caller!, Power.ReadRegister, paper.Content.Region)
            ? await desk.Print(context, paper.Number, visitor, Power.ReadRegister, ct) : Results.NotFound();

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

        return await files.Send(id, $"证据 {id}", context, caller, audit, ct);
    }

    /// <summary>What a responsible unit handed in with a figure it reported.</summary>
    private static async Task<IResult> FigureEvidence(
        HttpContext context, Guid report, Guid id, Visitor visitor, EvidenceFiles files, AdoptedPolicies policies, AuditLog audit, CancellationToken ct)
    {
        var caller = visitor.Caller!;
        var found = await policies.Report(report, caller.MandateFor(Power.SuperviseMeasures), ct);
        return found is null || !ActRules.Read(found.Evidence).Contains(id.ToString()) ? Results.NotFound() : await files.Send(id, $"证据 {id}", context, caller, audit, ct);
    }

    private static bool IsMine(Caller caller, Power power, string region)
        => RegionCode.Parse(region) is { IsRefused: false } code && caller.MandateFor(power).Scope.Covers(code.Value, Platform.Powers.Line.Certification);
}
