using System.Text;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Zhiheng.Registry.Reporting.Files;
using Zhiheng.Web.Api;

namespace Zhiheng.Web.Pages.Public;

/// <summary>
/// The upload form, read as it arrives: the small fields first, then the file as a stream. The framework's own form reader would
/// keep the whole file on disk before anybody had looked at the key.
/// </summary>
internal sealed class ReportUpload(MultipartReader reader)
{
    /// <summary>What a reporting file may weigh with the small fields of its form.</summary>
    public const long MostBytes = FileLimits.MostBytes + (1 << 20);

    private const int LongestField = 1000;

    private readonly Dictionary<string, string> fields = new(StringComparer.Ordinal);

    public string? FileName { get; private set; }

    /// <summary>Null when no file was chosen.</summary>
    public Stream? File { get; private set; }

    public string? this[string field] => fields.GetValueOrDefault(field) is { Length: > 0 } value ? value : null;

    /// <summary>Reads up to the file. Fields that come after it are not seen, so the form has it last.</summary>
    public static async Task<ReportUpload> Read(HttpRequest request, CancellationToken ct)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).Value
            : null;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > 100)
        {
            throw new BadHttpRequestException("The form is not multipart/form-data with a boundary.", StatusCodes.Status400BadRequest);
        }

        var upload = new ReportUpload(new MultipartReader(boundary, request.Body));
        try
        {
            await upload.ReadToFile(ct);
        }
        catch (InvalidDataException broken)
        {
            throw new BadHttpRequestException(broken.Message, StatusCodes.Status400BadRequest, broken);
        }

        return upload;
    }

    private async Task ReadToFile(CancellationToken ct)
    {
        while (File is null && await reader.ReadNextSectionAsync(ct) is { } section)
        {
            if (section.GetContentDispositionHeader() is not { } disposition)
            {
                continue;
            }

            if (!disposition.IsFileDisposition())
            {
                fields[HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? ""] = await Text(section.Body, ct);
                continue;
            }

            var given = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
            if (given.Length > 0)
            {
                (FileName, File) = (ReportEndpoints.Tidy(given.Value), section.Body);
            }
        }
    }

    private static async Task<string> Text(Stream body, CancellationToken ct)
    {
        var buffer = new byte[LongestField];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}

/// <summary>Keeps the framework from reading the form before the page does.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ReadsFormItselfAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        context.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
