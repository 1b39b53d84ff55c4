using System.Text.Json;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Keys;
using Zhiheng.Registry.Bodies;
using Zhiheng.Registry.Reporting.Files;
using Zhiheng.Registry.Reporting.Templates;

namespace Zhiheng.Registry.Reporting.Import;

/// <summary>
/// Writes chunks: register, facts, the answer to each row and the mark how far the file is. While one chunk is being saved the
/// next one is decided on another core, on what the database and the chunk in hand hold together. Several chunks share a
/// transaction, for about a second: an index page touched by many rows is then written once. Killed in between, the file goes on
/// from the last commit. Disposing leaves what was not committed behind.
/// </summary>
internal sealed class ChunkWriter(Database database, ReportRules reference, IdentityVault vault, TimeProvider clock, CertificationBody body, Template template, Act act)
    : IAsyncDisposable
{
    private static readonly TimeSpan LongestTransaction = TimeSpan.FromSeconds(1);

    private readonly FactText text = new();
    private Work? work;
    private DateTimeOffset begun;
    private Decided? waiting;
    private Task<bool> saving = Task.FromResult(true);

    /// <summary>
    /// The record after the chunk, or null when another importer has moved the file on meanwhile. What was written before the
    /// last commit counts; the last chunk ends with one.
    /// </summary>
    public async Task<ReportRecord?> Write(ReportRecord record, CheckedChunk chunk, CancellationToken ct)
    {
        if (work is null)
        {
            begun = clock.GetUtcNow();
            work = await database.Begin(act with { At = begun }, ct);

            // Two files of one body may speak of the same certificate: who comes second must decide on what the first one left.
            await BodyStore.Lock(work, body.Id, ct);
        }

        var change = await Load(work, record, chunk, ct);
        if (change is null)
        {
            return null;
        }

        SaveWaiting(work, ct);
        var answers = chunk.Rows.Select(r => Answer(change, r)).ToList();
        change.Seal();
        var after = Count(record, chunk, answers);
        waiting = new Decided(change, after, answers, chunk.IsLast ? clock.GetUtcNow() : null);
        if (chunk.IsLast || clock.GetUtcNow() - begun >= LongestTransaction)
        {
            return await Finish(work, ct) ? after with { Version = after.Version + 1 } : null;
        }

        return after with { Version = after.Version + 1 };
    }

    public async ValueTask DisposeAsync()
    {
        // Nobody else may use the connection while it is still being written to; why that failed is said where it was awaited.
        await ((Task)saving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (work is { } open)
        {
            work = null;
            await open.DisposeAsync();
        }
    }

    /// <summary>The chunk with all it needs to know; null when another importer was here.</summary>
    private async Task<IChunk?> Load(Work work, ReportRecord record, CheckedChunk chunk, CancellationToken ct)
    {
        if (!await saving)
        {
            return null;
        }

        var change = ChunkFor(record.ReportedOn);
        if (waiting is not null && !change.Follow(waiting.Change))
        {
            SaveWaiting(work, ct);
            if (!await saving)
            {
                return null;
            }
        }

        var readings = chunk.Rows.Where(r => r.Reading is { IsRejected: false }).Select(r => r.Reading!.Content!).ToList();
        if (readings.Count > 0)
        {
            await change.Load(work, readings, ct);
        }

        return change;
    }

    private void SaveWaiting(Work work, CancellationToken ct)
    {
        if (waiting is { } decided)
        {
            waiting = null;
            saving = Task.Run(() => Save(work, decided, ct), ct);
        }
    }

    private async Task<bool> Finish(Work work, CancellationToken ct)
    {
        if (!await saving)
        {
            return false;
        }

        SaveWaiting(work, ct);
        if (!await saving)
        {
            return false;
        }

        await work.Commit([], ct);
        await DisposeAsync();
        return true;
    }

    private static async Task<bool> Save(Work work, Decided decided, CancellationToken ct)
    {
        if (!await ReportingStore.Advance(work, decided.After, decided.FinishedAt, ct))
        {
            return false;
        }

        await decided.Change.Save(work, ct);
        await Answers.Save(work, decided.After.Id, decided.Answers, ct);
        await work.Record(decided.Change.Facts, ct);
        return true;
    }

    /// <summary>A chunk that is decided and not yet saved.</summary>
    private sealed record Decided(IChunk Change, ReportRecord After, List<RowAnswer> Answers, DateTimeOffset? FinishedAt);

    private IChunk ChunkFor(DateOnly reportedOn) => template.Kind switch
    {
        TemplateKind.Certificate => new CertificateChunk(body, reference.Schemes, reference.Rules, reportedOn, clock, text),
        TemplateKind.TeamMember => new TeamChunk(body, reference.Rules, vault, clock),
        TemplateKind.Energy => new EnergyChunk(body),
        TemplateKind.AuditPlan => new PlanChunk(body),
        TemplateKind.FactoryInspection => new FactoryInspectionChunk(body),
        _ => throw new ArgumentOutOfRangeException(nameof(reportedOn), template.Kind, "A template kind without a chunk."),
    };

    private static RowAnswer Answer(IChunk change, CheckedRow row)
    {
        if (row.Problem is { } problem)
        {
            return new RowAnswer(row.Row, row.Line, null, [RowAnswer.Rejection(problem)]);
        }

        var reading = row.Reading!;
        return reading.IsRejected
            ? new RowAnswer(row.Row, row.Line, null, reading.Findings)
            : change.Decide(reading, row.Line);
    }

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
