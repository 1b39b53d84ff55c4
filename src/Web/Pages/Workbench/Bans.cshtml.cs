using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;
using Zhiheng.Registry.Desks;
using Zhiheng.Registry.People;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench;

[Needs(Power.ReadRegister)]
public sealed class BansModel(ActViews views, AuditLog audit, BusinessCalendar calendar) : ActListPage(ProposalKind.Ban, views, audit, calendar);

[Needs(Power.ReadRegister)]
public sealed class BansShowModel(ActViews views) : ActShowPage(ProposalKind.Ban, views);

/// <summary>A person is found by the whole name, seen with everything audited since the act, and then proposed to be banned.</summary>
[Needs(Power.DraftBans)]
public sealed class BansNewModel(
    GlobalSearch search, PersonDossier dossiers, BanPersonHandler ban, HandedIn evidence, AuditLog audit, DatedRules rules, BusinessCalendar calendar)
    : ActDraftPage(ProposalKind.Ban, evidence)
{
    [BindProperty(SupportsGet = true, Name = "name")]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true, Name = "person")]
    public Guid? Person { get; set; }

    /// <summary>The day of the act.</summary>
    [BindProperty(SupportsGet = true, Name = "since")]
    public DateOnly? Since { get; set; }

    [BindProperty]
    public string? Clause { get; set; }

    [BindProperty]
    public DateOnly? StartsOn { get; set; }

    [BindProperty]
    public DateOnly? EndsOn { get; set; }

    public IReadOnlyList<KnownPerson> People { get; private set; } = [];

    public Dossier? Dossier { get; private set; }

    public IEnumerable<Option> Clauses => BanClauses.On(rules, StartsOn ?? calendar.Today).Select(clause => new Option(clause.Code, $"{clause.Basis}：{clause.Effect}"));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Person is not null)
        {
            return Since is null ? PageWith(WorkbenchRefusals.DayMissing("行为日期"), "since") : await Look(ct) is { } unknown ? unknown : Page();
        }

        if (!string.IsNullOrWhiteSpace(Name))
        {
            var found = await search.Find(Name, Mandate, ct);
            if (found.IsRefused)
            {
                return PageWith(found.Refusal, "name");
            }

            People = found.Value.People;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Person is null || Since is null || await Look(ct) is not null)
        {
            return NotFound();
        }

        return StartsOn is not { } startsOn
            ? PageWith(WorkbenchRefusals.DayMissing("禁业开始日期"), nameof(StartsOn))
            : await Propose(
                (kept, act) => ban.Handle(
                    new BanPerson(Person.Value, Clause ?? string.Empty, Since.Value, startsOn, EndsOn, Reason ?? string.Empty, kept), act, Mandate, ct),
                ct);
    }

    private async Task<IActionResult?> Look(CancellationToken ct)
    {
        var dossier = await dossiers.Read(Person!.Value, Since!.Value, null, Mandate, ct);
        if (dossier.IsRefused)
        {
            return NotFound();
        }

        Dossier = dossier.Value;
        await audit.Read(Caller, HttpContext, $"人员档案 {Person}", ct);
        return null;
    }
}

/// <summary>A second officer imposes the ban by a numbered paper, or lifts one.</summary>
[Needs(Power.DecideBans)]
public sealed class BansDecideModel(
    ActViews views, DeclineProposalHandler decline, BanPersonHandler ban, PersonDossier dossiers, ActPapers papers, AuditLog audit, DatedRules rules)
    : ActDecidePage(ProposalKind.Ban, views, decline)
{
    public Dossier? Dossier { get; private set; }

    protected override async Task Prepare(CancellationToken ct)
    {
        var dossier = await dossiers.Read(View.Person!.Value, View.ActOn!.Value, null, Mandate, ct);
        if (!dossier.IsRefused)
        {
            Dossier = dossier.Value;
            await audit.Read(Caller, HttpContext, $"人员档案 {View.Person}", ct);
        }
    }

    protected override async Task<Refusal?> Approve(Act act, Mandate mandate, CancellationToken ct)
    {
        var clause = BanClauses.On(rules, View.StartsOn!.Value).First(one => one.Code == View.Clause);
        return RefusalOf(await ban.Handle(new ApproveBan(View.Id, Version), papers.Ban(View, clause, Caller, ct), act, mandate, ct));
    }

    protected override async Task<Refusal?> Undo(Act act, Mandate mandate, CancellationToken ct)
        => RefusalOf(await ban.Handle(new LiftBan(View.Id, Version, Reason ?? string.Empty), act, mandate, ct));
}
