using System.Text.Json;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Keys;
using Zhiheng.Registry.Bodies;
using Zhiheng.Registry.Reporting.Files;
using Zhiheng.Registry.Reporting.Templates;

namespace Zhiheng.Registry.Reporting.Import;

/// <summary>
/// Writes chunks: register, facts, the answer to each row and the mark how far the file is. Several chunks share a transaction,
/// for about a second: an index page touched by many rows is then written once. Killed in between, the file goes on from the
/// last commit. Disposing without <see cref="Finish"/> leaves what was not committed behind.
/// </summary>
internal sealed class ChunkWriter(Database database, ReportRules reference, IdentityVault vault, TimeProvider clock, CertificationBody body, Template template, Act act)
    : IAsyncDisposable
{
    private static readonly TimeSpan LongestTransaction = TimeSpan.FromSeconds(1);

    private static readonly BulkTable Answers = new(
        "registry_report_row", "file", "row_no", "line_no", "verdict", "certificate", "findings");

    private readonly FactText text = new();
    private Work? work;
    private DateTimeOffset begun;

    /// <summary>The record after the chunk, or null when another importer has moved the file on meanwhile.</summary>
    public async Task<ReportRecord?> Write(ReportRecord record, CheckedChunk chunk, CancellationToken ct)
    {
        if (work is null)
        {
            begun = clock.GetUtcNow();
            work = await database.Begin(act with { At = begun }, ct);

            // Two files of one body may speak of the same certificate: who comes second must decide on what the first one left.
            await BodyStore.Lock(work, body.Id, ct);
        }

        var change = ChunkFor(record.ReportedOn);
        var readings = chunk.Rows.Where(r => r.Reading is { IsRejected: false }).Select(r => r.Reading!.Content!).ToList();
        if (readings.Count > 0)
        {
            await change.Load(work, readings, ct);
        }

        var answers = chunk.Rows.Select(r => Answer(change, r)).ToList();
        var after = Count(record, chunk, answers);
        if (!await ReportingStore.Advance(work, after, chunk.IsLast ? clock.GetUtcNow() : null, ct))
        {
            return null;
        }

        await change.Save(work, ct);
        await work.Insert(Answers, [.. answers.Select(a => Row(record.Id, a))], ct);
        await work.Record(change.Facts, ct);
        if (chunk.IsLast || clock.GetUtcNow() - begun >= LongestTransaction)
        {
            await Finish(ct);
        }

        return after with { Version = after.Version + 1 };
    }

    public async Task Finish(CancellationToken ct)
    {
        if (work is not null)
        {
            await work.Commit([], ct);
            await DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (work is { } open)
        {
            work = null;
            await open.DisposeAsync();
        }
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
