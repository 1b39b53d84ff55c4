using System.Text.Json.Nodes;
using Zhiheng.Ledger.Logs;
using Zhiheng.Proofs.Log;

namespace Zhiheng.Web.Api;

/// <summary>
/// The log as C2SP tlog-tiles lays it out, for programs that are not ours, and beside it what the leaves commit to. Tiles never
/// change, so they may be kept for ever; the checkpoint changes every second.
/// </summary>
internal static class LedgerEndpoints
{
    private const string Forever = "public, max-age=31536000, immutable";

    public static void MapLedger(this IEndpointRouteBuilder app)
    {
        app.MapGet("/ledger/checkpoint", Checkpoint).ExcludeFromDescription();
        app.MapGet("/ledger/tile/{**path}", Tile).ExcludeFromDescription();
        app.MapGet("/ledger/keys", Keys).ExcludeFromDescription();
        app.MapGet("/ledger/payload/{index:long}", Payload).ExcludeFromDescription();
        app.MapGet("/ledger/proof/{index:long}", Proof).ExcludeFromDescription();
    }

    public static void MapCertificateProof(this IEndpointRouteBuilder api) => api.MapGet("/certificates/{code}/proof", OfCertificate)
        .WithName("certificateProof").WithTags("证书")
        .WithSummary("That the newest public fact about a certificate stands in the ledger: a .tlog-proof file, or JSON with ?format=json")
        .Produces<string>(200, "text/plain").ProducesProblem(404);

    private static async Task<IResult> Checkpoint(HttpContext context, LedgerReading ledger, CancellationToken ct)
    {
        if (await ledger.Checkpoint(ct) is not { } note)
        {
            return Answer.Problem(LedgerApiRefusals.Empty(), StatusCodes.Status404NotFound);
        }

        context.Response.Headers.CacheControl = "no-cache";
        return Results.Bytes(note.ToBytes(), "text/plain; charset=utf-8");
    }

    private static async Task<IResult> Tile(HttpContext context, LedgerReading ledger, string path, CancellationToken ct)
    {
        var asked = TilePath.Parse($"tile/{path}");
        if (asked.IsRefused || await ledger.Tile(asked.Value, ct) is not { } tile)
        {
            return Answer.Problem(LedgerApiRefusals.NoTile(), StatusCodes.Status404NotFound);
        }

        context.Response.Headers.CacheControl = Forever;
        return Results.Bytes(tile, "application/octet-stream");
    }

    private static async Task<IResult> Keys(HttpContext context, LedgerReading ledger, CancellationToken ct)
        => Conditional.Json(context, new { keys = await ledger.Keys(ct) });

    private static async Task<IResult> Payload(HttpContext context, LedgerReading ledger, long index, CancellationToken ct)
    {
        if (await ledger.Leaf(index, ct) is not { } leaf)
        {
            return Answer.Problem(LedgerApiRefusals.NoLeaf(index), StatusCodes.Status404NotFound);
        }

        return leaf.WithdrawnBecause is { } reason
            ? Answer.Problem(LedgerApiRefusals.Withdrawn(index, reason, leaf.Basis), StatusCodes.Status410Gone)
            : Conditional.Json(context, new { index, salt = Convert.ToHexStringLower(leaf.Salt!), payload = JsonNode.Parse(leaf.Payload!) });
    }

    private static async Task<IResult> Proof(HttpContext context, LedgerReading ledger, long index, CancellationToken ct)
        => await ledger.Proof(index, ct) is { } proven ? File(context, proven) : Answer.Problem(LedgerApiRefusals.NoLeaf(index), StatusCodes.Status404NotFound);

    private static async Task<IResult> OfCertificate(
        HttpContext context, LedgerReading ledger, Registry.Lookup.CertificateLookup lookup, string code, string? format, CancellationToken ct)
    {
        if (await lookup.IdOf(code, ct) is not { } id)
        {
            return Answer.Problem(CertificateApiRefusals.NoCertificate(), StatusCodes.Status404NotFound);
        }

        if (await ledger.NewestOf(id, ct) is not { } proven)
        {
            return Answer.Problem(LedgerApiRefusals.NotYet(), StatusCodes.Status404NotFound);
        }

        return format != "json" ? File(context, proven) : Conditional.Json(context, new
        {
            proven.Index,
            entry = Convert.ToBase64String(proven.Entry),
            hashes = proven.Proof.Hashes.Select(h => h.ToBase64()),
            checkpoint = proven.Proof.Checkpoint.ToString(),
            salt = proven.Shown.Salt is { } salt ? Convert.ToHexStringLower(salt) : null,
            payload = proven.Shown.Payload is { } payload ? Convert.ToBase64String(payload) : null,
            withdrawn = proven.Shown.WithdrawnBecause,
            keys = (await ledger.Keys(ct)).Select(k => k.Vkey),
        });
    }

    private static IResult File(HttpContext context, ProvenLeaf proven)
    {
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.ContentDisposition = $"inline; filename=\"{proven.Index}.tlog-proof\"";
        return Results.Bytes(proven.Proof.ToBytes(), "text/plain; charset=utf-8");
    }
}

internal static class LedgerApiRefusals
{
    public static Kernel.Refusal Empty() => new("api.ledger.empty", "账本还没有条目。第一条公开事实登记后约一秒即有检查点。");

    public static Kernel.Refusal NoTile() => new("api.ledger.no-tile", "账本没有这一块。路径应为 tile/层/编号 或 tile/entries/编号，不满 256 项的块在末尾写 .p/项数。");

    public static Kernel.Refusal NoLeaf(long index) => new("api.ledger.no-leaf", $"账本没有第 {index} 条。条目从 0 起编号，最大编号见 /ledger/checkpoint。");

    public static Kernel.Refusal NotYet() => new("api.ledger.not-yet", "这张证书最近的事实尚未进入账本，通常在一秒内完成。请稍候再试。");

    public static Kernel.Refusal Withdrawn(long index, string reason, string? basis) => new(
        "api.ledger.withdrawn", $"第 {index} 条的内容已依法停止公布：{reason}。条目本身仍在账本中，可以验证。", basis);
}
