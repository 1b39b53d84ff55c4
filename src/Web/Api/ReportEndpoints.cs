using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Zhiheng.Kernel;
using Zhiheng.Platform.Keys;
using Zhiheng.Registry.Reporting.Files;
using Zhiheng.Registry.Reporting.Jobs;
using Zhiheng.Web.Pages.Public;

namespace Zhiheng.Web.Api;

/// <summary>Where a report stands, and what the register answered. Counts are of data rows.</summary>
public sealed record ReportDocument(
    Guid Id, string FileName, string State, long Done, long? Total, string? Message, string? Template, long Accepted, long Warned,
    long Rejected, IReadOnlyList<string> Notes);

/// <summary>Certification bodies report here with their key: <c>Authorization: Bearer …</c>.</summary>
internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        api.MapPost("/reports", Submit).WithName("submitReport").WithTags("上报")
            .WithSummary("Send a reporting file (the body of the request, or the first file of a multipart form)")
            .Accepts<byte[]>("application/octet-stream", "text/csv", "multipart/form-data")
            .Produces<ReportDocument>(StatusCodes.Status202Accepted)
            .ProducesProblem(401).ProducesProblem(403).ProducesProblem(413).ProducesProblem(422)
            .WithMetadata(new RequestSizeLimitAttribute(ReportUpload.MostBytes)).DisableAntiforgery();
        api.MapGet("/reports/{id:guid}", Status).WithName("report").WithTags("上报")
            .WithSummary("How far a report is, and its counts").Produces<ReportDocument>().ProducesProblem(401).ProducesProblem(404);
        api.MapGet("/reports/{id:guid}/rows", Rows).WithName("reportRows").WithTags("上报")
            .WithSummary("The answers row by row, after a row number").ProducesProblem(401).ProducesProblem(404);
        api.MapGet("/reports/{id:guid}/result.{format}", Result).WithName("reportResult").WithTags("上报")
            .WithSummary("The answer to each row as csv or xlsx").ProducesProblem(401).ProducesProblem(404);
    }

    private static async Task<IResult> Submit(HttpContext context, ApiKeys keys, SubmitReport submit, ReportResults results, TimeProvider clock, string? name, string? template, CancellationToken ct)
    {
        var client = await Client(context, keys, ct);
        if (client.IsRefused)
        {
            return Denied(client.Refusal);
        }

        var (content, fileName) = await Content(context, name, ct);
        var act = new Act(client.Value.Body!, Capacity.CertificationBody, clock.GetUtcNow(), $"接口上报 {fileName}", "认证认可条例");
        var job = await submit.Handle(client.Value.Body!, content, fileName, template, act, ct);
        if (job.IsRefused)
        {
            return Answer.Problem(job.Refusal, job.Refusal.Code == "platform.file.too-large" ? 413 : 422);
        }

        var status = await results.Find(job.Value, ct);
        return Results.Accepted($"/api/v1/reports/{job.Value}", Document(status!));
    }

    private static async Task<IResult> Status(HttpContext context, Guid id, ApiKeys keys, ReportResults results, CancellationToken ct)
    {
        var found = await Own(context, id, keys, results, ct);
        return found.IsRefused ? Denied(found.Refusal) : Conditional.Json(context, Document(found.Value));
    }

    private static async Task<IResult> Rows(HttpContext context, Guid id, ApiKeys keys, ReportResults results, long? after, bool? onlyFindings, CancellationToken ct)
    {
        var found = await Own(context, id, keys, results, ct);
        if (found.IsRefused)
        {
            return Denied(found.Refusal);
        }

        var rows = found.Value.Record is { } record
            ? await results.Rows(record.Id, after ?? 0, 200, onlyFindings ?? false, ct)
            : [];
        if (rows.Count == 200)
        {
            context.Response.Headers.Link =
                $"</api/v1/reports/{id}/rows?after={rows[^1].Row}&onlyFindings={(onlyFindings ?? false ? "true" : "false")}>; rel=\"next\"";
        }

        return Results.Json(rows, Conditional.Options);
    }

    private static async Task<IResult> Result(HttpContext context, Guid id, string format, ApiKeys keys, ReportResults results, CancellationToken ct)
    {
        var found = await Own(context, id, keys, results, ct);
        return found.IsRefused ? Denied(found.Refusal) : await ReportDownload.Result(found.Value, results, format, ct);
    }

    private static async Task<Outcome<ApiClient>> Client(HttpContext context, ApiKeys keys, CancellationToken ct)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var key = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..] : null;
        var client = await keys.Recognise(key, ct);
        return client.Then<ApiClient>(c => c.Body is not null && c.May(ApiKeys.ReportScope) ? c : ReportApiRefusals.NotForReports());
    }

    private static async Task<Outcome<ReportStatus>> Own(HttpContext context, Guid id, ApiKeys keys, ReportResults results, CancellationToken ct)
    {
        var client = await Client(context, keys, ct);
        if (client.IsRefused)
        {
            return client.Refusal;
        }

        // Another body's report and no report look the same from outside.
        return await results.Find(id, ct) is { } status && status.Job.Owner == client.Value.Body ? status : ReportApiRefusals.Unknown();
    }

    private static async Task<(Stream Content, string Name)> Content(HttpContext context, string? name, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return (context.Request.Body, Tidy(name));
        }

        // Read part by part: the framework's form reader would put the whole file on disk a second time.
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary))
        {
            throw new BadHttpRequestException("multipart without boundary", StatusCodes.Status400BadRequest);
        }

        var reader = new MultipartReader(boundary, context.Request.Body);
        while (await reader.ReadNextSectionAsync(ct) is { } section)
        {
            if (section.GetContentDispositionHeader() is { } disposition && disposition.IsFileDisposition())
            {
                var given = disposition.FileNameStar.HasValue ? disposition.FileNameStar.Value : disposition.FileName.Value;
                return (section.Body, Tidy(name ?? HeaderUtilities.RemoveQuotes(given).Value));
            }
        }

        return (Stream.Null, Tidy(name));
    }

    /// <summary>A name to show, never to open: without folders and control characters.</summary>
    internal static string Tidy(string? name)
    {
        var last = new string([.. (name ?? string.Empty).Split('/', '\\')[^1].Where(c => !char.IsControl(c))]);
        return last.Length switch
        {
            0 => "未命名",
            > 120 => last[..120],
            _ => last,
        };
    }

    private static IResult Denied(Refusal refusal) => Answer.Problem(refusal, refusal.Code switch
    {
        "api.report.unknown" => StatusCodes.Status404NotFound,
        "api.report.key-not-for-reports" => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status401Unauthorized,
    });

    internal static ReportDocument Document(ReportStatus status) => new(
        status.Job.Id, status.FileName, status.Job.State, status.Record?.RowsDone ?? status.Job.Done, status.Job.Total, status.Job.Message,
        status.Record?.Template, status.Record?.Accepted ?? 0, status.Record?.Warned ?? 0, status.Record?.Rejected ?? 0, status.Notes);
}

/// <summary>The answer to each row as a file to download.</summary>
internal static class ReportDownload
{
    public static async Task<IResult> Result(ReportStatus status, ReportResults results, string format, CancellationToken ct)
    {
        if (format is not ("csv" or "xlsx"))
        {
            return Answer.Problem(ReportApiRefusals.Format(), StatusCodes.Status404NotFound);
        }

        // Through a temporary file: an XLSX is written with seeking, and a failure half way must not look like a whole file.
        var file = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.DeleteOnClose);
        var lines = status.Record is { } record ? results.Lines(record.Id) : None();
        await (format == "csv" ? ResultWriter.WriteCsv(file, lines, ct) : ResultWriter.WriteXlsx(file, lines, ct));
        file.Position = 0;
        return Results.File(
            file,
            format == "csv" ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            $"{Path.GetFileNameWithoutExtension(status.FileName)}-结果.{format}");
    }

    private static async IAsyncEnumerable<ResultLine> None()
    {
        await Task.CompletedTask;
        yield break;
    }
}

internal static class ReportApiRefusals
{
    public static Refusal NotForReports() => new(
        "api.report.key-not-for-reports", "该接口密钥不能用于上报。请使用为认证机构签发、带 report 权限的密钥。");

    public static Refusal Unknown() => new("api.report.unknown", "没有这个上报任务，或它不属于该密钥的机构。请核对任务编号。");

    public static Refusal Format() => new("api.report.format", "结果只有 csv 和 xlsx 两种格式。");
}
