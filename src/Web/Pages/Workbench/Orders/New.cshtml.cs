using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Evidence;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Desks;
using Zhiheng.Registry.Orders;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Orders;

/// <summary>Drafts an order about one certificate: filled in, checked, then sent to a second officer.</summary>
[Needs(Power.DraftOrders)]
[RequestSizeLimit((MostFiles * MostBytes) + (1 << 20))]
public sealed class NewModel(
    CertificateList certificates, OrderBodyHandler drafting, EvidenceFiles files, Database database, BusinessCalendar calendar) : SignedInPage
{
    public const int MostFiles = 10;
    private const long MostBytes = 20 * 1024 * 1024;

    // What the form offers for the answer, in working days; the officer may choose another day.
    private const int UsualDays = 5;

    private static readonly EvidencePurpose Purpose = new("order", MostFiles, MostBytes);

    [BindProperty(SupportsGet = true, Name = "certificate")]
    public string? Code { get; set; }

    [BindProperty]
    public OrderKind? Kind { get; set; }

    [BindProperty]
    public string? Grounds { get; set; }

    [BindProperty]
    public string? Basis { get; set; }

    [BindProperty]
    public DateOnly? RespondBy { get; set; }

    [BindProperty]
    public IReadOnlyList<IFormFile> Files { get; set; } = [];

    /// <summary>Under what the files of this draft are kept until it is sent.</summary>
    [BindProperty]
    public Guid Matter { get; set; }

    public ListedCertificate Certificate { get; private set; } = null!;

    public IReadOnlyList<EvidenceFile> Evidence { get; private set; } = [];

    /// <summary>Whether this is the last look before the draft is sent.</summary>
    public bool IsCheck { get; private set; }

    public string Here => WorkbenchLinks.DraftOrder(Certificate.Summary.Code);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Matter = Guid.CreateVersion7(calendar.Now);
        RespondBy = calendar.AddWorkingDays(calendar.Today, UsualDays).Date;
        return await Load(ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostCheckAsync(CancellationToken ct)
    {
        if (!await Load(ct))
        {
            return NotFound();
        }

        foreach (var file in Files)
        {
            await using var content = file.OpenReadStream();
            var arrival = new EvidenceArrival(
                file.FileName, file.ContentType, Purpose, Matter, TrustClass.B, Caller.Account.OrganizationName, Caller.Account.Region?.Value ?? string.Empty, Uploader);
            // Not the number of this form: the form that sends the draft has its own, and several files are several acts.
            var kept = await files.Keep(content, arrival, ActBy("上传责令的证据材料") with { Once = null }, ct);
            if (kept.IsRefused)
            {
                await ListEvidence(ct);
                return PageWith(kept.Refusal, nameof(Files));
            }
        }

        await ListEvidence(ct);
        if (Wrong() is { } wrong)
        {
            return PageWith(wrong);
        }

        IsCheck = true;
        return Page();
    }

    public async Task<IActionResult> OnPostBackAsync(CancellationToken ct) => await Load(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostSendAsync(CancellationToken ct)
    {
        if (!await Load(ct))
        {
            return NotFound();
        }

        if (Wrong() is { } wrong)
        {
            return PageWith(wrong);
        }

        var command = Command();
        var drafted = await drafting.Handle(command, ActBy($"拟定责令：{command.Grounds}", command.Basis, command.Evidence), Mandate, ct);
        return drafted.IsRefused ? PageWith(drafted.Refusal) : LocalRedirect($"{WorkbenchLinks.Order(drafted.Value.Order)}?done=drafted");
    }

    private string Uploader => Caller.Account.Id.ToString();

    private Refusal? Wrong()
        => Kind is null ? OrderPageRefusals.KindMissing()
        : RespondBy is null ? OrderPageRefusals.DayMissing()
        : drafting.Check(Command(), Mandate);

    private OrderBody Command() => new(
        Certificate.Id, Kind!.Value, Grounds?.Trim() ?? string.Empty, Basis?.Trim() ?? string.Empty,
        [.. Evidence.Select(file => $"sha256:{file.Digest}").Distinct()], RespondBy!.Value);

    private async Task<bool> Load(CancellationToken ct)
    {
        if (Code is null || await certificates.Find(Code, Mandate, ct) is not { } certificate)
        {
            return false;
        }

        Certificate = certificate;
        await ListEvidence(ct);
        return true;
    }

    // Only what this account has handed in: the number of the matter comes with the form.
    private async Task ListEvidence(CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        Evidence = [.. (await EvidenceFiles.OfSubject(session, Matter, ct)).Where(file => file.UploadedBy == Uploader && file.Purpose == Purpose.Name)];
    }
}
