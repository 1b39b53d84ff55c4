using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Desks;
using Zhiheng.Registry.Objections;
using Zhiheng.Web.Pages.Workbench;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Desk;

/// <summary>A body or a firm objects to an entry of its own file: a certificate, what is on record of itself, or an act of an authority on either.</summary>
[Needs(Power.FileObjections)]
[RequestSizeLimit(MostFormBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostFormBytes)]
public sealed class NewObjectionModel(OwnDesk desk, FileObjectionHandler handler, HandedIn evidence) : DeskPage
{
    /// <summary>The number of the certificate; empty for the own record.</summary>
    [BindProperty(SupportsGet = true, Name = "certificate")]
    public string? Number { get; set; }

    /// <summary>An act of an authority on a record of one's own, instead of an entry.</summary>
    [BindProperty(SupportsGet = true, Name = "act")]
    public Guid? ActId { get; set; }

    public ActOnOwn? Act { get; private set; }

    /// <summary>Where the form is sent; it carries the act it is about.</summary>
    public string Here => "/desk/objections/new" + (ActId is { } act ? $"?act={act}" : string.Empty);

    [BindProperty]
    public string? Grounds { get; set; }

    [BindProperty]
    public List<IFormFile> Evidence { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Look(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Look(ct))
        {
            return NotFound();
        }

        var (kind, entry, region) = await Entry(ct);
        if (entry is not { } id)
        {
            return PageWith(DeskPageRefusals.EntryMissing(), "certificate");
        }

        if (string.IsNullOrWhiteSpace(Grounds))
        {
            return PageWith(DeskPageRefusals.GroundsMissing(), nameof(Grounds));
        }

        var act = ActBy("对登记内容提出异议");
        var filed = await With(
            evidence, Evidence, "objection", id, region, act,
            kept =>
            {
                // By the ids of their rows: so the officer who deals with the objection opens them.
                string[] references = [.. kept.Select(file => file.Id.ToString())];
                return handler.Handle(new FileObjection(kind, id, Grounds, references), act with { Evidence = references }, Mandate, ct);
            },
            ct);
        return filed.IsRefused ? PageOf(filed.Refusal, nameof(Evidence)) : LocalRedirect($"/desk/objections/{filed.Value.Objection}?done=filed");
    }

    /// <summary>False: the act that is named is not in force or not about the own records.</summary>
    private async Task<bool> Look(CancellationToken ct)
        => ActId is not { } id || (Act = await desk.Act(id, Mandate, ct)) is not null;

    private async Task<(EntryKind Kind, Guid? Id, string? Region)> Entry(CancellationToken ct)
    {
        if (Act is { } onOwn)
        {
            return (EntryKind.Proposal, onOwn.Id, onOwn.Region);
        }

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
