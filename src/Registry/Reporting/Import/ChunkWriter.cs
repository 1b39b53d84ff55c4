using System.Text.Json;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Keys;
using Zhiheng.Registry.Bodies;
using Zhiheng.Registry.Reporting.Files;
using Zhiheng.Registry.Reporting.Templates;

namespace Zhiheng.Registry.Reporting.Import;

/// <summary>Commits one chunk: register, facts, the answer to each row and the mark how far the file is, in one transaction.</summary>
internal sealed class ChunkWriter(Database database, ReportRules reference, IdentityVault vault, TimeProvider clock, CertificationBody body, Template template, Act act)
{
    // Two bodies may report the same new organisation at the same moment; the one that comes second tries again and finds it.
    private const int Attempts = 4;

    private static readonly BulkTable Answers = new(
        "registry_report_row", "file", "row_no", "line_no", "verdict", "certificate", "findings");

    private readonly FactText text = new();

    /// <summary>The record after the chunk, or null when another importer has moved the file on meanwhile.</summary>
    public async Task<ReportRecord?> Write(ReportRecord record, CheckedChunk chunk, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await WriteOnce(record, chunk, ct);
            }
            catch (System.Data.Common.DbException error) when (attempt < Attempts && Database.IsCollision(error))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt), ct);
            }
        }
    }

    private async Task<ReportRecord?> WriteOnce(ReportRecord record, CheckedChunk chunk, CancellationToken ct)
    {
        await using var work = await database.Begin(act with { At = clock.GetUtcNow() }, ct);
        var change = ChunkFor(record.ReportedOn);
        var readings = chunk.Rows.Where(r => r.Reading is { IsRejected: false }).Select(r => r.Reading!.Content!).ToList();
        if (readings.Count > 0)
        {
            await change.Load(work, readings, ct);
        }

        var answers = chunk.Rows.Select(r => Answer(change, r)).ToList();
        await change.Save(work, ct);
        await work.Insert(Answers, [.. answers.Select(a => Row(record.Id, a))], ct);
        var after = Count(record, chunk, answers);
        if (!await ReportingStore.Advance(work, after, chunk.IsLast ? clock.GetUtcNow() : null, ct))
        {
            return null;
        }

        await work.Commit(change.Facts, ct);
        return after with { Version = after.Version + 1 };
    }

    private IChunk ChunkFor(DateOnly reportedOn) => template.Kind switch
    {
        TemplateKind.Certificate => new CertificateChunk(body, reference.Schemes, reference.Rules, reportedOn, clock, text),
        TemplateKind.TeamMember => new TeamChunk(body, vault, clock),
        TemplateKind.Energy => new EnergyChunk(body),
        TemplateKind.AuditPlan => new PlanChunk(body),
        TemplateKind.FactoryInspection => new FactoryInspectionChunk(body),
        _ => throw new ArgumentOutOfRangeException(nameof(reportedOn), template.Kind, "A template kind without a chunk."),
    };

    private static RowAnswer Answer(IChunk change, CheckedRow row)
    {
        if (row.Raw.Problem is { } problem)
        {
            return new RowAnswer(row.Raw.Row, row.Raw.Line, null, [RowAnswer.Rejection(problem)]);
        }

        var reading = row.Reading!;
        return reading.IsRejected
            ? new RowAnswer(row.Raw.Row, row.Raw.Line, null, reading.Findings)
            : change.Decide(reading, row.Raw.Line);
    }

    private static object?[] Row(Guid file, RowAnswer answer)
        => [file, (long)answer.Row, (long)answer.Line, answer.Verdict, answer.Certificate, answer.FindingsJson];

    private static ReportRecord Count(ReportRecord record, CheckedChunk chunk, List<RowAnswer> answers)
    {
        var rejected = answers.Count(a => a.IsRejected);
        var warned = answers.Count(a => !a.IsRejected && a.Findings.Count > 0);
        return record with
        {
            RowsDone = answers.Count > 0 ? answers[^1].Row : record.RowsDone,
            Accepted = record.Accepted + answers.Count - rejected - warned,
            Warned = record.Warned + warned,
            Rejected = record.Rejected + rejected,
            State = !chunk.IsLast ? "running" : chunk.IsBroken ? "broken" : "done",
            Notes = chunk.IsLast ? JsonSerializer.Serialize(chunk.Notes, NoteText) : record.Notes,
        };
    }

    private static readonly JsonSerializerOptions NoteText = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
