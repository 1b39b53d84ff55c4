using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Papers;
using Zhiheng.Platform.Powers;
using Zhiheng.Platform.Tables;
using Zhiheng.Targets.Conferences;
using Zhiheng.Targets.Progress;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Targets.Conferences;

/// <summary>A page about one conference that the caller may see; any other is 404.</summary>
public abstract class ConferencePage(ConferenceReading reading) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public long Version { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ConferenceFile Held { get; private set; } = null!;

    public string Here => $"{ConferenceLook.Base}/{Id}";

    public bool IsOwnOffice => Caller.Account.Organ?.Region.Value == Held.Conference.OrganRegion;

    protected virtual bool IsOffice => true;

    public bool IsOwnTask(DecisionRow decision) => Caller.Account.Organ is { } organ && organ.Region.Value == decision.OrganRegion && organ.Name == decision.OrganName;

    protected async Task<bool> Find(CancellationToken ct)
    {
        if (await reading.Find(Id, IsOffice, Mandate, ct) is not { } found)
        {
            return false;
        }

        Held = found;
        return true;
    }

    protected async Task<IActionResult> After(Func<Task<Outcome<Guid>>> act, CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        try
        {
            var done = await act();
            return done.IsRefused ? PageWith(done.Refusal, HandedIn.IsAboutFile(done.Refusal) ? "Files" : null) : LocalRedirect($"{Here}?done=1");
        }
        catch (PaperRefusedException refused)
        {
            return PageWith(refused.Refusal);
        }
    }
}

/// <summary>Joint conferences, newest first.</summary>
[Needs(Power.ReadTargets)]
public sealed class IndexModel(ConferenceReading reading, ProgressReading progress, AuditLog audit) : SignedInPage
{
    [BindProperty(SupportsGet = true, Name = "format")]
    public string? Format { get; set; }

    public IReadOnlyList<ConferenceRow> Conferences { get; private set; } = [];

    public IReadOnlyList<SupervisedPolicy> Policies { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Conferences = await reading.List(TargetsTodos.IsOffice(Caller), Mandate, ct);
        if (Format is { } format)
        {
            return new TableDownload<ConferenceRow>("联席会议", format, Columns, Conferences.ToAsyncEnumerable()) { Trace = () => audit.Export(this, "联席会议", ct) };
        }

        Policies = Caller.May(Power.SuperviseMeasures) ? [.. (await progress.Policies(true, Mandate, ct)).Where(policy => policy.OrganRegion == Caller.Account.Organ?.Region.Value)] : [];
        return Page();
    }

    private static IReadOnlyList<TableColumn<ConferenceRow>> Columns =>
    [
        new("日期", 12, row => row.MeetsOn), new("会议", 40, row => row.Title), new("地点", 20, row => row.Place), new("状态", 12, row => ConferenceWords.State(row.State)), new("纪要文号", 24, row => row.PaperNumber),
    ];
}

[Needs(Power.ReadTargets)]
public sealed class ShowModel(ConferenceReading reading) : ConferencePage(reading)
{
    protected override bool IsOffice => TargetsTodos.IsOffice(Caller);

    public bool MayHold => IsOwnOffice && Caller.May(Power.SuperviseMeasures) && (Held.Conference.State == "drafted" || Held.Conference is { State: "held", ReturnedFor: not null });

    public bool MayApprove => IsOwnOffice && Caller.May(Power.DecideAssessments) && Held.Conference is { State: "held", ReturnedFor: null } && Held.Conference.Keeper != Caller.Account.Id;

    public bool MayReport => Caller.May(Power.ReportProgress) && Held.Decisions.Any(decision => decision.State == "open" && IsOwnTask(decision));

    public bool MayReview => IsOwnOffice && Caller.May(Power.SuperviseMeasures) && Held.Decisions.Any(decision => decision.State == "reported");

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Find(ct) ? Page() : NotFound();
}

/// <summary>Calls a conference on a policy.</summary>
[Needs(Power.SuperviseMeasures)]
public sealed class NewModel(ConferenceReading reading, ConferenceHandler handler) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public DateOnly? MeetsOn { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    /// <summary>An item a line.</summary>
    [BindProperty]
    public string? Agenda { get; set; }

    [BindProperty]
    public List<Guid> Members { get; set; } = [];

    public IReadOnlyList<MemberRow> Units { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Find(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        var agenda = (Agenda ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var done = await handler.Handle(new DraftConference(Id, Name ?? string.Empty, MeetsOn ?? default, Place ?? string.Empty, agenda, Members), ActBy("召集联席会议"), Mandate, ct);
        return done.IsRefused ? PageWith(done.Refusal) : LocalRedirect($"{ConferenceLook.Base}/{done.Value}?done=1");
    }

    private async Task<bool> Find(CancellationToken ct)
    {
        Units = await reading.Units(Id, Mandate, ct);
        return Units.Count > 0;
    }
}

/// <summary>A decision as the form holds it.</summary>
public sealed class DecisionFields
{
    public string? Words { get; set; }

    public Guid Unit { get; set; }

    public DateOnly? DueOn { get; set; }
}

/// <summary>Records the minutes and what was decided.</summary>
[Needs(Power.SuperviseMeasures)]
public sealed class HoldModel(ConferenceReading reading, ConferenceHandler handler) : ConferencePage(reading)
{
    [BindProperty]
    public string? Minutes { get; set; }

    [BindProperty]
    public string? Absent { get; set; }

    [BindProperty]
    public List<DecisionFields> Decisions { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        (Minutes, Absent) = (Held.Conference.Minutes, Held.Conference.Absent);
        Decisions = [.. Held.Decisions.Select(one => new DecisionFields { Words = one.Words, Unit = one.Unit, DueOn = one.DueOn })];
        More();
        return Page();
    }

    /// <summary>The same form with three more lines; nothing is kept.</summary>
    public async Task<IActionResult> OnPostMoreAsync(CancellationToken ct)
    {
        More();
        return await Find(ct) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostSaveAsync(CancellationToken ct)
    {
        var decisions = Decisions.Where(one => !string.IsNullOrWhiteSpace(one.Words)).Select(one => new DecisionDraft(one.Words!, one.Unit, one.DueOn)).ToList();
        return After(() => handler.Handle(new HoldConference(Id, Version, Minutes ?? string.Empty, Absent, decisions), ActBy("登记联席会议纪要"), Mandate, ct), ct);
    }

    private void More() => Decisions.AddRange(Enumerable.Range(0, Math.Clamp(ConferenceHandler.MostItems - Decisions.Count, 0, 3)).Select(_ => new DecisionFields()));
}

/// <summary>Another person approves the minutes; with that they are printed and their decisions are tasks.</summary>
[Needs(Power.DecideAssessments)]
public sealed class ApproveModel(ConferenceReading reading, ConferenceHandler handler, ConferencePapers papers) : ConferencePage(reading)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Find(ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostApproveAsync(CancellationToken ct) => Decide(true, "批准会议纪要", ct);

    public Task<IActionResult> OnPostReturnAsync(CancellationToken ct) => Decide(false, "退回会议纪要", ct);

    private Task<IActionResult> Decide(bool approves, string what, CancellationToken ct)
        => After(() => handler.Handle(new DecideMinutes(Id, Version, approves, Reason), papers.Minutes(Held, Caller, ct), ActBy(string.IsNullOrWhiteSpace(Reason) ? what : Reason), Mandate, ct), ct);
}

/// <summary>A unit reports on its tasks.</summary>
[Needs(Power.ReportProgress)]
[RequestSizeLimit(HandedIn.MostBytes)]
public sealed class ReportModel(ConferenceReading reading, TaskHandler handler, HandedIn evidence) : ConferencePage(reading)
{
    [BindProperty]
    public Guid Decision { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    protected override bool IsOffice => false;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Find(ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var act = ActBy("报告议定事项办理情况");
        return After(
            () => evidence.Act(Files, Caller, act, kept => handler.Handle(new ReportTask(Id, Decision, Version, Words ?? string.Empty), act with { Evidence = kept }, Mandate, ct), ct), ct);
    }
}

/// <summary>The office accepts what was reported, or sends it back.</summary>
[Needs(Power.SuperviseMeasures)]
public sealed class ReviewModel(ConferenceReading reading, TaskHandler handler) : ConferencePage(reading)
{
    [BindProperty]
    public Guid Decision { get; set; }

    [BindProperty]
    public DateOnly? AgainBy { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Find(ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostAcceptAsync(CancellationToken ct) => Judge(true, ct);

    public Task<IActionResult> OnPostReturnAsync(CancellationToken ct) => Judge(false, ct);

    private Task<IActionResult> Judge(bool accepts, CancellationToken ct)
        => After(() => handler.Handle(new ReviewTask(Id, Decision, Version, accepts, Reason, accepts ? null : AgainBy), ActBy(accepts ? "认定议定事项办结" : "退回议定事项办理报告"), Mandate, ct), ct);
}
