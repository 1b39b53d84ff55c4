using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Assessments;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Targets.Assessments;

/// <summary>A page about one scheme that the caller may see; any other is 404.</summary>
public abstract class SchemePage(AssessmentReading reading) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public SchemeRow Scheme { get; private set; } = null!;

    protected async Task<bool> Find(CancellationToken ct)
    {
        if (await reading.Scheme(Id, TargetsTodos.IsOffice(Caller), Mandate, ct) is not { } found)
        {
            return false;
        }

        Scheme = found;
        return true;
    }
}

[Needs(Power.ReadTargets)]
public sealed class SchemeShowModel(AssessmentReading reading) : SchemePage(reading)
{
    private bool IsOwn => Caller.Account.Organ?.Region.Value == Scheme.OrganRegion;

    public bool MayDecide => Scheme.State == "draft" && IsOwn && Caller.May(Power.DecideAssessments) && Scheme.Author != Caller.Account.Id;

    public bool MayCompute => Scheme.State == "published" && IsOwn && Caller.May(Power.SuperviseMeasures);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Find(ct) ? Page() : NotFound();
}

/// <summary>Weighted points over the measures and indicators of one policy; blank points leave a line out.</summary>
[Needs(Power.SuperviseMeasures)]
public sealed class SchemeNewModel(AssessmentReading reading, SchemeHandler handler, BusinessCalendar calendar) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public int Year { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Points by subject, as typed.</summary>
    [BindProperty]
    public Dictionary<string, string?> Points { get; set; } = [];

    public SchemeChoices Choices { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Year = calendar.Today.Year;
        return await Find(ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        // What is no number becomes no points, which the scheme refuses by the name of its line.
        decimal? Of(Guid subject) => Points.GetValueOrDefault(subject.ToString()) is { } typed && !string.IsNullOrWhiteSpace(typed)
            ? decimal.TryParse(typed.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points) ? points : 0m
            : null;
        var lines = Choices.Indicators.Select(indicator => ("indicator", indicator.Id)).Concat(Choices.Measures.Select(measure => ("measure", measure.Id)))
            .Where(one => Of(one.Item2) is not null).Select(one => new SchemeLineDraft(one.Item1, one.Item2, Of(one.Item2)!.Value)).ToList();
        var done = await handler.Handle(new DraftScheme(Id, Year, Name ?? string.Empty, lines), ActBy("拟订考核方案"), Mandate, ct);
        return done.IsRefused ? PageWith(done.Refusal) : LocalRedirect($"{AssessmentLook.Base}/schemes/{done.Value}?done=1");
    }

    private async Task<bool> Find(CancellationToken ct)
    {
        if (await reading.Choices(Id, Mandate, ct) is not { } found)
        {
            return false;
        }

        Choices = found;
        return true;
    }
}

/// <summary>A second person publishes a scheme or sends it back.</summary>
[Needs(Power.DecideAssessments)]
public sealed class SchemeDecideModel(AssessmentReading reading, SchemeHandler handler) : SchemePage(reading)
{
    [BindProperty]
    public long Version { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Find(ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostPublishAsync(CancellationToken ct) => Decide(true, "公布考核方案", ct);

    public Task<IActionResult> OnPostDeclineAsync(CancellationToken ct) => Decide(false, "退回考核方案", ct);

    private async Task<IActionResult> Decide(bool publishes, string what, CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        var done = await handler.Handle(new DecideScheme(Id, Version, publishes, Reason), ActBy(string.IsNullOrWhiteSpace(Reason) ? what : Reason), Mandate, ct);
        return done.IsRefused ? PageWith(done.Refusal, nameof(Reason)) : LocalRedirect($"{AssessmentLook.Base}/schemes/{Id}?done=1");
    }
}

/// <summary>Computes the results by a published scheme.</summary>
[Needs(Power.SuperviseMeasures)]
public sealed class SchemeComputeModel(AssessmentReading reading, ComputeAssessmentHandler handler, BusinessCalendar calendar) : SchemePage(reading)
{
    [BindProperty]
    public DateOnly AsOf { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        AsOf = calendar.Today;
        return await Find(ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        var done = await handler.Handle(new ComputeAssessment(Id, AsOf), ActBy("计算考核结果"), Mandate, ct);
        return done.IsRefused ? PageWith(done.Refusal, nameof(AsOf)) : LocalRedirect($"{AssessmentLook.Base}/{done.Value}?done=1");
    }
}
