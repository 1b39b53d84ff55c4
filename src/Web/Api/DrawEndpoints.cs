using Zhiheng.Inspection.Draws;
using Zhiheng.Kernel;

namespace Zhiheng.Web.Api;

/// <summary>Draws for programs that are not ours: the bundle as it was published, a firm's own leaf, how many plans were frozen. Public, only read.</summary>
internal static class DrawEndpoints
{
    public static void MapDraws(this IEndpointRouteBuilder api)
    {
        api.MapGet("/draws/{code}/bundle", Bundle).WithName("drawBundle").WithTags("抽查")
            .WithSummary("The published bundle of a draw (qd1), canonical JSON to the last byte; of a sealed one the plan, its freezing and the seal").ProducesProblem(404);
        api.MapGet("/draws/{code}/own", Own).WithName("drawOwnLeaf").WithTags("抽查")
            .WithSummary("A firm's own leaf of the frozen list with its path, by its credit code").ProducesProblem(404).ProducesProblem(422);
        api.MapGet("/draws/counts", async (HttpContext context, DrawReading draws, CancellationToken ct) => Conditional.Json(context, await draws.Counts(ct)))
            .WithName("drawCounts").WithTags("抽查").WithSummary("How many plans each authority froze per matter and month, and how many came to no draw");
    }

    /// <summary>The same beside the page, for people who download.</summary>
    public static void MapDrawFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/draws/{code}/bundle.json", Bundle).ExcludeFromDescription();
        app.MapGet("/draws/{code}/list.jsonl", Lines).ExcludeFromDescription();
        app.MapGet("/draws/{code}/own.json", Own).ExcludeFromDescription();
    }

    private static async Task<IResult> Bundle(HttpContext context, DrawReading draws, string code, CancellationToken ct)
        => await draws.Bundle(code, ct) is { } bytes ? File(context, bytes, "application/json", $"{code}.json") : Answer.Problem(DrawApiRefusals.NoBundle(), StatusCodes.Status404NotFound);

    private static async Task<IResult> Lines(HttpContext context, DrawReading draws, string code, CancellationToken ct)
        => await draws.Lines(code, ct) is { } bytes ? File(context, bytes, "application/jsonl", $"{code}.jsonl") : Answer.Problem(DrawApiRefusals.NoBundle(), StatusCodes.Status404NotFound);

    private static async Task<IResult> Own(HttpContext context, DrawReading draws, string code, string? id, CancellationToken ct)
    {
        var own = await draws.Own(code, id ?? string.Empty, ct);
        return own.IsRefused ? Answer.Problem(own.Refusal, StatusCodes.Status422UnprocessableEntity) : File(context, own.Value.ToBytes(), "application/json", $"{code}-own.json");
    }

    private static IResult File(HttpContext context, byte[] bytes, string type, string name)
    {
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.ContentDisposition = $"inline; filename=\"{name}\"";
        return Results.Bytes(bytes, type);
    }
}

internal static class DrawApiRefusals
{
    public static Refusal NoBundle() => new("api.draw.no-bundle", "没有这次抽取，或它尚未完成、结果尚在密封。请核对编号，或在抽取之后再来。");
}
