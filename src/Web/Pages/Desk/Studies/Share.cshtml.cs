using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Studies.Consents;
using Zhiheng.Studies.Shelf;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Desk.Studies;

/// <summary>Consent to one recipient reading a study.</summary>
[Needs(Power.KeepStudies)]
public sealed class ShareModel(StudyReading studies, GiveConsentHandler handler, Recipients recipients, BusinessCalendar calendar) : DeskPage
{
    private const char Between = '|';

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Region and name of an authority with a bar between them; blank: a firm or body is named.</summary>
    [BindProperty]
    public string? Organ { get; set; }

    /// <summary>The code of a firm or body.</summary>
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Reach { get; set; }

    [BindProperty]
    public DateOnly? StartsOn { get; set; }

    [BindProperty]
    public DateOnly? EndsOn { get; set; }

    public StudyRow Study { get; private set; } = null!;

    public IReadOnlyList<Option> Organs { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        (Reach, StartsOn, EndsOn) = ("latest", calendar.Today, calendar.Today.AddDays(GiveConsentHandler.UsualDays - 1));
        return await Look(ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Look(ct))
        {
            return NotFound();
        }

        var organ = Organ?.Split(Between) ?? [];
        var command = new GiveConsent(Id, organ is [var region, _] ? region : null, organ is [_, var name] ? name : null, Code, Reach, StartsOn, EndsOn);
        var given = await handler.Handle(command, ActBy("同意共享研究"), Mandate, Origin, ct);
        return given.IsRefused ? PageWith(given.Refusal, FieldOf(given.Refusal)) : LocalRedirect($"/desk/studies/{Id}?done=shared");
    }

    private async Task<bool> Look(CancellationToken ct)
    {
        if (await studies.Find(Id, Mandate, ct) is not { } found)
        {
            return false;
        }

        Study = found.Study;
        Organs = [.. (await recipients.Organs(Mandate, ct)).Select(organ => new Option($"{organ.Region.Value}{Between}{organ.Name}", organ.Name))];
        return true;
    }

    private static string? FieldOf(Refusal refusal) => refusal.Code switch
    {
        "studies.consent.recipient" or "studies.consent.organ" or "studies.consent.already" => nameof(Organ),
        "studies.consent.party" or "studies.consent.own" => nameof(Code),
        "studies.consent.reach" => nameof(Reach),
        "studies.consent.starts" => nameof(StartsOn),
        "studies.consent.ends" => nameof(EndsOn),
        _ => null,
    };
}
