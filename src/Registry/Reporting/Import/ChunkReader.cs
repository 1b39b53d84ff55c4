using System.Threading.Channels;
using Zhiheng.Kernel;
using Zhiheng.Registry.Reporting.Files;
using Zhiheng.Registry.Reporting.Rules;
using Zhiheng.Registry.Reporting.Templates;

namespace Zhiheng.Registry.Reporting.Import;

/// <summary>
/// Rows as read and checked. <c>Reading</c> is null where the row could not even be split into cells. The cells themselves stay
/// behind: rows wait in memory.
/// </summary>
internal sealed record CheckedRow(int Row, int Line, Refusal? Problem, RowReading? Reading);

/// <summary>A run of rows; <c>IsLast</c> marks the end of the file, <c>IsBroken</c> an end before the end.</summary>
internal sealed record CheckedChunk(IReadOnlyList<CheckedRow> Rows, bool IsLast, bool IsBroken, IReadOnlyList<string> Notes);

/// <summary>
/// Reads and checks rows on a thread of its own while the writer works on the chunks before; a few chunks wait between the two,
/// so memory does not grow with the file.
/// </summary>
internal sealed class ChunkReader(RowReader reader, TemplateMatch match, ReportSource source, ReportRecord record) : IAsyncDisposable
{
    private const int WaitingChunks = 2;

    private readonly Channel<CheckedChunk> channel = Channel.CreateBounded<CheckedChunk>(
        new BoundedChannelOptions(WaitingChunks) { SingleReader = true, SingleWriter = true });

    private CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;

    public ChunkReader Start(CancellationToken ct)
    {
        stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        running = Task.Factory.StartNew(() => Run(stop.Token), stop.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
        return this;
    }

    public IAsyncEnumerable<CheckedChunk> All(CancellationToken ct) => channel.Reader.ReadAllAsync(ct);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
            // The importer stopped before the end of the file; what was committed stands.
        }

        stop.Dispose();
    }

    private async Task Run(CancellationToken ct)
    {
        try
        {
            await Read(ct);
            channel.Writer.Complete();
        }
        catch (Exception error)
        {
            channel.Writer.Complete(error);
        }
    }

    private async Task Read(CancellationToken ct)
    {
        var observations = new FileObservations(match);
        var rows = new List<CheckedRow>(ImportReport.ChunkRows);
        var broken = false;

        // After an interruption the rows done are read again, though not written: what is said of the whole file must be the same.
        foreach (var raw in source.RowsAfter(0))
        {
            var row = Check(raw, observations);
            broken |= raw.EndsFile;
            if (raw.Row <= record.RowsDone)
            {
                continue;
            }

            rows.Add(row);
            if (rows.Count == ImportReport.ChunkRows)
            {
                await channel.Writer.WriteAsync(new CheckedChunk(rows, IsLast: false, IsBroken: false, []), ct);
                rows = new List<CheckedRow>(ImportReport.ChunkRows);
            }
        }

        await channel.Writer.WriteAsync(new CheckedChunk(rows, IsLast: true, broken, [.. observations.Notes()]), ct);
    }

    private CheckedRow Check(RowRead raw, FileObservations observations)
    {
        if (raw.Problem is not null)
        {
            return new CheckedRow(raw.Row, raw.Line, raw.Problem, null);
        }

        var reading = reader.Read(raw.Row, raw.Cells, record.ReportedOn);
        reading = observations.See(reading) is { } repeated ? reading with { Findings = [.. reading.Findings, repeated] } : reading;
        return new CheckedRow(raw.Row, raw.Line, null, reading);
    }
}
