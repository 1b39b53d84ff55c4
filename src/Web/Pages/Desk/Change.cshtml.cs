using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Desks;
using Zhiheng.Registry.Reporting.Jobs;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Desk;

/// <summary>A body changes one certificate: as a report of one row, so that the rules of reporting answer and no others.</summary>
[Needs(Power.ReportCertificates)]
public sealed class ChangeModel(OwnDesk desk, OneRowReport rows, SubmitReport submit, BusinessCalendar calendar, Say say) : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = string.Empty;

    [BindProperty(SupportsGet = true)]
    public OneChange? Kind { get; set; }

    /// <summary>The certificate as the form showed it.</summary>
    [BindProperty]
    public long Version { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public List<string> Causes { get; set; } = [];

    [BindProperty]
    public List<string> ChangeCodes { get; set; } = [];

    [BindProperty]
    public DateOnly? On { get; set; }

    [BindProperty]
    public DateOnly? Until { get; set; }

    [BindProperty]
    public DateOnly? IssuedOn { get; set; }

    [BindProperty]
    public DateOnly? ExpiresOn { get; set; }

    [BindProperty]
    public string? HolderName { get; set; }

    [BindProperty]
    public string? HolderAddress { get; set; }

    [BindProperty]
    public string? Scope { get; set; }

    public OwnCertificate Certificate { get; private set; } = null!;

    public static IReadOnlyList<(OneChange Kind, Words Words)> Kinds { get; } =
    [
        (OneChange.Suspend, new("暂停", "Suspend")),
        (OneChange.Extend, new("变更暂停期", "Move the suspension")),
        (OneChange.Restore, new("恢复", "Restore")),
        (OneChange.Revoke, new("撤销", "Revoke")),
        (OneChange.Cancel, new("注销", "Cancel")),
        (OneChange.Renew, new("延长有效期", "Renew")),
        (OneChange.Content, new("变更内容", "Change content")),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Kind ??= Certificate.Status == "suspended" ? OneChange.Restore : OneChange.Suspend;
        On = calendar.Today;
        if (Kind == OneChange.Extend)
        {
            (On, Until) = (Certificate.StatusSince, Certificate.SuspendedUntil);
        }

        (IssuedOn, ExpiresOn) = (Certificate.IssuedOn, Certificate.ExpiresOn);
        Version = Certificate.Version;
        using var content = JsonDocument.Parse(Certificate.Content);
        HolderName = Text(content, "holderName");
        HolderAddress = Text(content, "holderAddress");
        Scope = Text(content, "scope") ?? Text(content, "product");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        if (Kind is not { } kind || !Enum.IsDefined(kind))
        {
            Kind = OneChange.Suspend;
            return PageWith(DeskPageRefusals.ChangeUnknown());
        }

        if (Version != Certificate.Version)
        {
            throw new ChangedByAnotherException("certificate", Certificate.Id);
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            return PageWith(DeskPageRefusals.ReasonMissing(), nameof(Reason));
        }

        if (await desk.Body(Mandate, ct) is not { } body)
        {
            return PageWith(DeskPageRefusals.NotRegistered());
        }

        var change = new ChangeOne(kind, Reason.Trim())
        {
            Causes = Causes, ChangeCodes = ChangeCodes, On = On, Until = Until, IssuedOn = IssuedOn, ExpiresOn = ExpiresOn,
            HolderName = HolderName, HolderAddress = HolderAddress, Scope = Scope,
        };
        using var file = new MemoryStream(rows.Write(Certificate, change));
        var name = $"{Kinds.First(one => one.Kind == kind).Words.Chinese} {Certificate.Number}.csv";
        var job = await submit.Handle(body.ApprovalNo, file, name, rows.TemplateOf(Certificate).No, ActBy(Reason, "认证认可条例"), ct);
        return job.IsRefused ? PageWith(job.Refusal) : LocalRedirect($"/desk/reports/{job.Value}?done=sent");
    }

    /// <summary>The causes, or the codes of a change, that the template allows.</summary>
    public IEnumerable<Option> Choices(string field)
        => rows.Choices(rows.TemplateOf(Certificate), field).Select(code => new Option(code.Key, $"{code.Key} {code.Value}"));

    /// <summary>The field that holds the causes of this kind of change; null where it has none.</summary>
    public string? CauseField => Kind switch
    {
        OneChange.Suspend or OneChange.Extend => "suspensionCauses",
        OneChange.Revoke => "revocationCauses",
        OneChange.Cancel => Choices("cancellationCauses").Any() ? "cancellationCauses" : "revocationCauses",
        _ => null,
    };

    public string Title => say[Kinds.First(one => one.Kind == Kind).Words];

    private async Task<bool> Find(CancellationToken ct)
    {
        if (await desk.Certificate(Code, Mandate, ct) is not { } found)
        {
            return false;
        }

        Certificate = found;
        return true;
    }

    private static string? Text(JsonDocument content, string field)
        => content.RootElement.TryGetProperty(field, out var value) ? value.GetString() : null;
}
