using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Zhiheng.Platform.Tables;

namespace Zhiheng.Web.Look;

/// <summary>
/// Rows as a file to download, <c>csv</c> or <c>xlsx</c>; any other format is 404. The file is finished before the first byte leaves,
/// so that a failure half way cannot look like a whole file.
/// </summary>
/// <param name="name">The name of the file without its ending, and of the sheet.</param>
public sealed class TableDownload<T>(string name, string format, IReadOnlyList<TableColumn<T>> columns, IAsyncEnumerable<T> rows) : IActionResult
{
    /// <summary>Leaves the line in the audit log: once the format is known to be one, and before a row is read. A file that nobody can answer for does not leave.</summary>
    public required Func<Task> Trace { get; init; }

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (response, ct) = (context.HttpContext.Response, context.HttpContext.RequestAborted);
        if (format is not ("csv" or "xlsx"))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await Trace();
        await using var file = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.DeleteOnClose);
        await (format == "csv" ? Table.Csv(file, columns, rows, ct) : Table.Xlsx(file, name, columns, rows, ct: ct));
        file.Position = 0;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{name}.{format}");
        response.Headers.ContentDisposition = disposition.ToString();
        // Whose rows these are depends on who asks.
        response.Headers.CacheControl = "no-store";
        response.ContentType = format == "csv" ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        response.ContentLength = file.Length;
        await file.CopyToAsync(response.Body, ct);
    }
}
