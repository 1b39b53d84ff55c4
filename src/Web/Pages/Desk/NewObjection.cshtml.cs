using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Evidence;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Desks;
using Zhiheng.Registry.Objections;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Desk;

/// <summary>A body or a firm objects to an entry of its own file: a certificate, or what is on record of itself.</summary>
[Needs(Power.FileObjections)]
[RequestSizeLimit(MostFormBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostFormBytes)]
public sealed class NewObjectionModel(OwnDesk desk, FileObjectionHandler handler, EvidenceFiles evidence) : DeskPage
{
    /// <summary>The number of the certificate; empty for the own record.</summary>
    [BindProperty(SupportsGet = true, Name = "certificate")]
    public string? Number { get; set; }

    [BindProperty]
    public string? Grounds { get; set; }

    [BindProperty]
    public List<IFormFile> Evidence { get; set; } = [];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (kind, entry, region) = await Entry(ct);
        if (entry is not { } id)
        {
            return PageWith(DeskPageRefusals.EntryMissing(), "certificate");
        }

        if (string.IsNullOrWhiteSpace(Grounds))
        {
            return PageWith(DeskPageRefusals.GroundsMissing(), nameof(Grounds));
        }

        // By id: officers open the evidence of an objection at /workbench/evidence.
        var kept = await Keep(evidence, Evidence, "objection", id, region, ct, byId: true);
        if (kept.IsRefused)
        {
            return PageWith(kept.Refusal, nameof(Evidence));
        }

        var filed = await handler.Handle(new FileObjection(kind, id, Grounds, kept.Value), ActBy("对登记内容提出异议", null, kept.Value), Mandate, ct);
        return filed.IsRefused ? PageWith(filed.Refusal) : LocalRedirect($"/desk/objections/{filed.Value.Objection}?done=filed");
    }

    private async Task<(EntryKind Kind, Guid? Id, string? Region)> Entry(CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(Number))
        {
            var certificate = await desk.CertificateNumbered(Number, Mandate, ct);
            return (EntryKind.Certificate, certificate?.Id, certificate?.Region);
        }

        var home = await desk.Home(Mandate, ct);
        return home.Body is { } body
            ? (EntryKind.Body, body.Id, body.Region)
            : (EntryKind.Organization, home.Organization?.Id, home.Organization?.Region);
    }
}
