using Zhiheng.Registry.Reporting.Jobs;
using Zhiheng.Web.Api;

namespace Zhiheng.Web.Pages.Public;

/// <summary>The answer to each row of a report as a file, under the address of its receipt so that the same cookie opens it.</summary>
internal static class ReportResultFile
{
    public static void MapReportResults(this IEndpointRouteBuilder routes)
        => routes.MapGet("/report/{id:guid}/result.{format:regex(^(csv|xlsx)$)}", Download).ExcludeFromDescription();

    private static async Task<IResult> Download(HttpContext context, Guid id, string format, ReportAccess access, ReportResults results, CancellationToken ct)
    {
        if (access.Remembered(context, id) is not { } body)
        {
            return Results.LocalRedirect(Links.ReportJob(id));
        }

        context.Response.Headers.CacheControl = "no-store";
        return await results.Find(id, ct) is { } status && status.Job.Owner == body
            ? await ReportDownload.Result(status, results, format, ct)
            : Results.NotFound();
    }
}
