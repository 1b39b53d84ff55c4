using Zhiheng.Platform.Databases;

namespace Zhiheng.Web.Api;

internal static class HealthEndpoints
{
    /// <summary><c>/healthz</c>: the process lives. <c>/readyz</c>: it can also reach its database.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", () => Results.Text("ok")).ExcludeFromDescription();
        app.MapGet("/readyz", Ready).ExcludeFromDescription();
    }

    private static async Task<IResult> Ready(Database database, CancellationToken ct)
    {
        try
        {
            await using var session = await database.Read(ct);
            await session.First<long>("select count(*) from platform_script", null, ct);
            return Results.Text("ready");
        }
        catch (Exception error) when (Outages.StatusOf(error) == StatusCodes.Status503ServiceUnavailable)
        {
            return Results.Text("database unreachable", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
