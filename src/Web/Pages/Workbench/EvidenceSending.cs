using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Evidence;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Web.Pages.Workbench;

/// <summary>Evidence on its way to a reader who may see it.</summary>
internal static class EvidenceSending
{
    /// <summary>The file, after a line in the audit log about <paramref name="what"/>; 404 where there is none.</summary>
    public static async Task<IResult> Send(this EvidenceFiles files, Guid file, string what, HttpContext context, Caller caller, AuditLog audit, CancellationToken ct)
    {
        var opened = await files.Open(file, ct);
        if (opened.IsRefused)
        {
            return Results.NotFound();
        }

        await audit.Read(caller, context, what, ct);
        context.Response.Guard(opened.Value);
        return Results.Stream(opened.Value.Stream, opened.Value.ContentType);
    }

    /// <summary>The headers that keep a file of strangers from doing anything in a browser; its content type goes with its bytes.</summary>
    public static void Guard(this HttpResponse response, EvidenceContent content)
    {
        response.Headers.ContentDisposition = content.ContentDisposition;
        response.Headers.XContentTypeOptions = EvidenceContent.ContentTypeOptions;
        response.Headers.ContentSecurityPolicy = EvidenceContent.ContentSecurityPolicy;
    }
}
