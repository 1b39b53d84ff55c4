using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Papers;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Credentials;
using Zhiheng.Web.Look;
using Zhiheng.Web.Pages.Public;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench;

/// <summary>Prints the paper of a number, signed with the key of this installation, like certificates; made once and kept.</summary>
public sealed class PaperDesk(Database database, PaperPrinting printing, DocumentKey key, AuditLog audit, Site site)
{
    public async Task<IResult> Print(HttpContext context, string number, Visitor visitor, Power power, CancellationToken ct)
    {
        Paper? paper;
        await using (var session = await database.Read(ct))
        {
            paper = await PaperRegister.Numbered(session, number, ct);
        }

        if (paper is null)
        {
            return Results.NotFound();
        }

        var address = Links.Absolute(context.Request, site, $"/papers/{Uri.EscapeDataString(number)}");
        var pdf = await printing.Print(paper.Id, address, await key.Signer(ct), visitor.ActBy(power, $"打印文书 {number}"), ct);
        if (pdf.IsRefused)
        {
            return Results.StatusCode(StatusCodes.Status422UnprocessableEntity);
        }

        await audit.Read(visitor.Caller!, context, $"文书 {number}", ct);
        return Results.Bytes(pdf.Value, "application/pdf", $"{number}.pdf");
    }
}
