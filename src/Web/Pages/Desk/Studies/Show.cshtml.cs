using System.Text;
using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Studies.Consents;
using Zhiheng.Studies.Shelf;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Desk.Studies;

/// <summary>A study of one's own: versions, what differs between two, who may read it, who did; archive, restore, withdraw.</summary>
[Needs(Power.KeepStudies)]
public sealed class ShowModel(StudyReading studies, ArchiveStudyHandler archive, WithdrawConsentHandler withdraw, AuditLog audit, BusinessCalendar calendar) : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The older of the versions compared.</summary>
    [BindProperty(SupportsGet = true, Name = "a")]
    public int? Before { get; set; }

    [BindProperty(SupportsGet = true, Name = "b")]
    public int? After { get; set; }

    public StudyFile Found { get; private set; } = null!;

    public IReadOnlyList<FieldDifference>? Differences { get; private set; }

    /// <summary>How many fields differ, those not shown included.</summary>
    public int Differing { get; private set; }

    public DateOnly Today => calendar.Today;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Look(ct))
        {
            return NotFound();
        }

        if (Before is { } a && After is { } b)
        {
            if (await studies.Text(Id, a, Mandate, ct) is not { } one || await studies.Text(Id, b, Mandate, ct) is not { } other)
            {
                return NotFound();
            }

            (Differences, Differing) = StudyDifference.Of(one.Content, other.Content);
        }

        return Page();
    }

    /// <summary>The canonical text itself: its SHA-256 is the one the page shows.</summary>
    public async Task<IActionResult> OnGetExportAsync(int? version, CancellationToken ct)
    {
        if (await studies.Text(Id, version, Mandate, ct) is not { } text)
        {
            return NotFound();
        }

        await Exported(audit, $"json {text.Sha256}");
        return File(Encoding.UTF8.GetBytes(text.Content), "application/json", $"{text.Kind.Replace(':', '-')}-{text.Study:N}-v{text.Number}.json");
    }

    public Task<IActionResult> OnPostArchiveAsync(CancellationToken ct) => Archive(true, ct);

    public Task<IActionResult> OnPostRestoreAsync(CancellationToken ct) => Archive(false, ct);

    public async Task<IActionResult> OnPostWithdrawAsync(Guid consent, CancellationToken ct)
    {
        if (!await Look(ct) || Found.Consents.All(one => one.Id != consent))
        {
            return NotFound();
        }

        var done = await withdraw.Handle(new WithdrawConsent(consent), ActBy("撤回研究的共享"), Mandate, Origin, ct);
        return done.IsRefused ? PageWith(done.Refusal) : LocalRedirect($"/desk/studies/{Id}?done=withdrawn");
    }

    private async Task<IActionResult> Archive(bool archived, CancellationToken ct)
    {
        if (!await Look(ct))
        {
            return NotFound();
        }

        var done = await archive.Handle(new ArchiveStudy(Id, archived), ActBy(archived ? "归档研究" : "恢复研究"), Mandate, ct);
        return done.IsRefused ? PageWith(done.Refusal) : LocalRedirect($"/desk/studies/{Id}?done={(archived ? "archived" : "restored")}");
    }

    private async Task<bool> Look(CancellationToken ct)
    {
        if (await studies.Find(Id, Mandate, ct) is not { } found)
        {
            return false;
        }

        Found = found;
        return true;
    }
}
