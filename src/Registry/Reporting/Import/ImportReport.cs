using System.Data.Common;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Keys;
using Zhiheng.Registry.Bodies;
using Zhiheng.Registry.Reporting.Rules;
using Zhiheng.Registry.Reporting.Templates;

namespace Zhiheng.Registry.Reporting.Import;

/// <summary>How far an import is: rows answered so far, and of how many where that is known.</summary>
public sealed record ImportProgress(long Done, long? Expected, long Accepted, long Warned, long Rejected);

/// <summary>
/// Takes a body's reporting file into the register. Rows are committed chunk by chunk together with their answers, facts and the
/// mark how far the file is: killed at any point, the next run goes on after the last chunk, and a file sent again changes
/// nothing (rules: one file is one body and one digest).
/// </summary>
public sealed class ImportReport(Database database, ReportRules reference, IdentityVault vault, TimeProvider clock, BusinessCalendar calendar)
{
    public const int ChunkRows = 1000;
    private const int Attempts = 5;

    /// <param name="reportedOn">The Beijing date of the report; null means today.</param>
    public async Task<Outcome<ReportRecord>> Handle(string approvalNo, ReportSource source, Act act, DateOnly? reportedOn, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        long done = -1;
        for (var attempt = 1; ; attempt++)
        {
            var prepared = await Prepare(approvalNo, source, act, reportedOn ?? calendar.Today, ct);
            if (prepared.IsRefused)
            {
                return prepared.Refusal;
            }

            // Only attempts that got nowhere count: a long file may meet other bodies' files many times.
            attempt = prepared.Value.Record.RowsDone > done ? 1 : attempt;
            done = prepared.Value.Record.RowsDone;
            try
            {
                return await Run(prepared.Value, source, act, progress, ct);
            }
            catch (DbException error) when (attempt < Attempts && Database.IsCollision(error))
            {
                // Two bodies reported the same new organisation at the same moment: who comes second goes on from the last commit.
                await Task.Delay(TimeSpan.FromMilliseconds(50 * attempt), ct);
            }
        }
    }

    private async Task<Outcome<ReportRecord>> Run((CertificationBody Body, TemplateMatch Match, ReportRecord Record) prepared, ReportSource source, Act act, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var (body, match, record) = prepared;
        if (record.IsOver)
        {
            return record;
        }

        var rows = new RowReader(match, reference.Codes, reference.Schemes, reference.Regions, reference.Rules);
        await using var chunks = new ChunkReader(rows, match, source, record).Start(ct);
        await using var writer = new ChunkWriter(database, reference, vault, clock, body, match.Template, act);
        await foreach (var chunk in chunks.All(ct))
        {
            var advanced = await writer.Write(record, chunk, ct);
            if (advanced is null)
            {
                return ReportRefusals.AlreadyRunning(source.Name);
            }

            record = advanced;
            progress?.Report(new ImportProgress(record.RowsDone, source.ExpectedRows, record.Accepted, record.Warned, record.Rejected));
        }

        return record;
    }

    private async Task<Outcome<(CertificationBody Body, TemplateMatch Match, ReportRecord Record)>> Prepare(string approvalNo, ReportSource source, Act act, DateOnly reportedOn, CancellationToken ct)
    {
        await using var work = await database.Begin(act, ct);
        if (await BodyStore.Find(work, approvalNo, ct) is not { } body)
        {
            return ReportRefusals.UnknownBody(approvalNo);
        }

        // What was begun is ended under the rules of the day on which it was begun.
        reportedOn = (await ReportingStore.Find(work, body.Id, source.Sha256, ct))?.ReportedOn ?? reportedOn;
        if (body.WithdrawnOn is { } withdrawn && withdrawn <= reportedOn)
        {
            return ReportRefusals.BodyWithdrawn(body.Name, withdrawn);
        }

        var match = reference.Templates.Recognise(source.Header, source.TemplateNo, reportedOn);
        if (match.IsRefused)
        {
            return match.Refusal;
        }

        var template = match.Value.Template;
        if (template.Kind == TemplateKind.TeamMember && await vault.RefuseOtherKey(work, ct) is { } otherKey)
        {
            return otherKey;
        }

        var record = await ReportingStore.Start(
            work,
            new ReportRecord
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                Body = body.Id,
                Sha256 = source.Sha256,
                Template = $"{template.No}-{template.Version}",
                Name = source.Name,
                ReportedOn = reportedOn,
            },
            clock.GetUtcNow(),
            ct);
        await work.Commit([], ct);
        return (body, match.Value, record);
    }
}

/// <summary>Everything a report is checked against, loaded once.</summary>
public sealed record ReportRules(TemplateCatalogue Templates, CodeTables Codes, Schemes.SchemeTable Schemes, RegionTable Regions, DatedRules Rules);
