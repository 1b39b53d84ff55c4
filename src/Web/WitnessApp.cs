using System.Globalization;
using System.Text;
using Zhiheng.Platform.Keys;
using Zhiheng.Proofs.Notes;

namespace Zhiheng.Web;

/// <summary>How a witness is started: where it keeps its key and what it has seen, and the keys of the logs it watches.</summary>
/// <param name="Name">Fixed at the first start; null afterwards, or for a made-up one.</param>
public sealed record WitnessSettings(string Folder, string Url, IReadOnlyList<NoteKey> Logs, string? Name = null)
{
    public string? KeyPassphrase { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

/// <summary>
/// A witness (C2SP tlog-witness) that anyone can run: it cosigns a checkpoint only if it continues what it cosigned before. It shares
/// nothing with a register but its formats.
/// </summary>
public static class WitnessApp
{
    // 63 hashes of a proof and a checkpoint with a hundred lines fit well.
    private const int MostBodyBytes = 64 * 1024;
    private const int SeedBytes = 32;

    public static WebApplication Build(WitnessSettings settings)
    {
        var signer = Signer(settings);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls(settings.Url);
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = MostBodyBytes;
        });
        var opened = new WitnessStore(settings.Folder, settings.Logs);
        builder.Services.AddSingleton(_ => opened);
        var app = builder.Build();

        // Asked for once, so that the host owns it and lets go of the folder at its end.
        var store = app.Services.GetRequiredService<WitnessStore>();
        app.MapGet("/", () => Results.Text($"{signer.Key()}\n"));
        app.MapPost("/add-checkpoint", (HttpContext context, CancellationToken ct) => Add(context, store, signer, settings.Clock, ct));
        return app;
    }

    /// <summary>The key in the folder, made at first use and readable by its owner only.</summary>
    public static INoteSigner Signer(WitnessSettings settings)
    {
        var seed = new KeyFolder(settings.Folder, settings.KeyPassphrase).OpenOrMake("witness.key", SeedBytes);
        var path = Path.Combine(settings.Folder, "witness.name");
        if (!File.Exists(path))
        {
            File.WriteAllText(path, settings.Name ?? $"zhiheng-witness-{Entropy.Code(8)}");
        }

        var name = File.ReadAllText(path).Trim();
        if (settings.Name is { } wished && wished != name)
        {
            throw new InvalidDataException($"本见证人已定名为“{name}”，改名会使已知的公钥失效。请去掉 --name，或另用一个目录。");
        }

        var signer = Ed25519NoteSigner.Of(name, NoteKey.Ed25519Cosignature, seed);
        return signer.IsRefused ? throw new InvalidDataException(signer.Refusal.Message) : signer.Value;
    }

    private static async Task<IResult> Add(HttpContext context, WitnessStore store, INoteSigner signer, TimeProvider clock, CancellationToken ct)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, ct);
        var (status, text) = await Judge(store, signer, clock, body.ToArray(), ct);
        return status switch
        {
            StatusCodes.Status200OK => Results.Text(text),
            StatusCodes.Status409Conflict => Results.Text(text, "text/x.tlog.size", statusCode: status),
            _ => Results.Text(text, contentType: null, Encoding.UTF8, status),
        };
    }

    /// <summary>What a witness answers to add-checkpoint. 409 says in its body which size was seen last, so that the log can prove from there.</summary>
    internal static async Task<(int Status, string Text)> Judge(WitnessStore store, INoteSigner signer, TimeProvider clock, byte[] body, CancellationToken ct)
    {
        var request = AddCheckpoint.Parse(body);
        if (request.IsRefused)
        {
            return (StatusCodes.Status400BadRequest, request.Refusal.Message + "\n");
        }

        if (store.Find(request.Value.Origin) is not { } log)
        {
            return Answer(request.Value.Judge(null, null), null);
        }

        await log.Turn.WaitAsync(ct);
        try
        {
            var verdict = request.Value.Judge(log.Identity, log.Latest);
            if (verdict.Checkpoint is not { } checkpoint)
            {
                return Answer(verdict, log.Latest);
            }

            store.Save(checkpoint);
            log.Latest = checkpoint.Checkpoint;
            return (StatusCodes.Status200OK, SignedNote.Lines([Cosignature.Sign(signer, checkpoint.Note, clock.GetUtcNow())]));
        }
        finally
        {
            log.Turn.Release();
        }
    }

    private static (int Status, string Text) Answer(WitnessVerdict verdict, Checkpoint? latest)
        => verdict.Status == StatusCodes.Status409Conflict
            ? (verdict.Status, string.Create(CultureInfo.InvariantCulture, $"{latest?.Size ?? 0}\n"))
            : (verdict.Status, verdict.Refusal!.Message + "\n");
}
