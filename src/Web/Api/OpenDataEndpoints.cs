using System.Security.Cryptography;
using Zhiheng.Inspection.Open;
using Zhiheng.Ledger.Logs;

namespace Zhiheng.Web.Api;

/// <summary>One file of the open data, whole.</summary>
public sealed record OpenDataFile(string Name, string MediaType, long Rows, byte[] Content, string Sha256)
{
    /// <summary>Asks for this very content: a newer one has another address.</summary>
    public string Href => $"/inspections/data/{Name}?sha256={Sha256}";
}

/// <summary>All files as they were at one moment, and the newest checkpoint of the ledger then; null: the ledger was empty.</summary>
public sealed record OpenDataSnapshot(DateTimeOffset MadeAt, string? Checkpoint, IReadOnlyList<OpenDataFile> Files)
{
    /// <summary>The second line of a checkpoint (C2SP tlog-checkpoint).</summary>
    public long? TreeSize => Checkpoint?.Split('\n') is [_, var size, ..] && long.TryParse(size, out var entries) ? entries : null;
}

/// <summary>
/// Makes the files of the open data at most once a minute, and keeps the last ones: who has read a manifest gets the files it lists.
/// </summary>
public sealed class OpenDataFiles(OpenData data, LedgerReading ledger, TimeProvider clock) : IDisposable
{
    private const int Kept = 3;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim gate = new(1, 1);
    private IReadOnlyList<OpenDataSnapshot> snapshots = [];

    public async Task<OpenDataSnapshot> Newest(CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            var now = clock.GetUtcNow();
            if (snapshots.Count == 0 || now - snapshots[0].MadeAt >= Fresh)
            {
                snapshots = [await Make(now, ct), .. snapshots.Take(Kept - 1)];
            }

            return snapshots[0];
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The newest file of a name, or, by its hash, one of a manifest given out lately; null where there is none.</summary>
    public async Task<OpenDataFile?> Find(string name, string? sha256, CancellationToken ct)
    {
        var newest = await Newest(ct);
        return sha256 is null
            ? newest.Files.FirstOrDefault(file => file.Name == name)
            : snapshots.SelectMany(snapshot => snapshot.Files).FirstOrDefault(file => file.Name == name && file.Sha256 == sha256);
    }

    public void Dispose() => gate.Dispose();

    private async Task<OpenDataSnapshot> Make(DateTimeOffset now, CancellationToken ct)
    {
        var checkpoint = (await ledger.Checkpoint(ct))?.ToString();
        var files = new List<OpenDataFile>();
        foreach (var table in await data.Tables(ct))
        {
            files.Add(File($"{table.Name}.csv", "text/csv; charset=utf-8", table.Rows.Count, await table.Csv(ct)));
            files.Add(File($"{table.Name}.json", "application/json; charset=utf-8", table.Rows.Count, table.ToJson()));
        }

        return new OpenDataSnapshot(now, checkpoint, files);
    }

    private static OpenDataFile File(string name, string mediaType, long rows, byte[] content) => new(name, mediaType, rows, content, Convert.ToHexStringLower(SHA256.HashData(content)));
}

/// <summary>The open data of inspections for programs.</summary>
internal static class OpenDataEndpoints
{
    public static void MapOpenData(this IEndpointRouteBuilder app)
    {
        app.MapGet("/inspections/data/manifest.json", Manifest).ExcludeFromDescription();
        app.MapGet("/inspections/data/{file}", File).ExcludeFromDescription();
    }

    private static async Task<IResult> Manifest(HttpContext context, OpenDataFiles files, CancellationToken ct)
    {
        var snapshot = await files.Newest(ct);
        return Conditional.Json(context, new
        {
            madeAt = snapshot.MadeAt,
            checkpoint = snapshot.Checkpoint,
            files = snapshot.Files.Select(file => new { file.Name, file.Href, file.MediaType, file.Rows, bytes = file.Content.Length, file.Sha256 }),
        });
    }

    private static async Task<IResult> File(HttpContext context, OpenDataFiles files, string file, string? sha256, CancellationToken ct)
        => await files.Find(file, sha256, ct) is { } found ? Conditional.Bytes(context, found.Content, found.MediaType) : Answer.Problem(OpenDataRefusals.NoFile(), StatusCodes.Status404NotFound);
}

internal static class OpenDataRefusals
{
    public static Kernel.Refusal NoFile() => new("api.inspections.no-file", "没有这个文件，或者该版本已不再保留。请重新读取 /inspections/data/manifest.json。");
}
