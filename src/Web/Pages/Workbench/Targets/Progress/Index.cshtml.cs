using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Platform.Tables;
using Zhiheng.Targets.Desks;
using Zhiheng.Targets.Progress;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Targets.Progress;

/// <summary>What the caller must do for targets; and the measures of a policy with their states.</summary>
[Needs(Power.ReadTargets)]
public sealed class IndexModel(ProgressReading reading, TargetsDesk desk, AuditLog audit) : SignedInPage
{
    [BindProperty(SupportsGet = true, Name = "view")]
    public string? View { get; set; }

    [BindProperty(SupportsGet = true, Name = "policy")]
    public Guid? Policy { get; set; }

    [BindProperty(SupportsGet = true, Name = "state")]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "format")]
    public string? Format { get; set; }

    public bool IsTodo => View != "measures";

    public IReadOnlyList<TargetsTodo> Todo { get; private set; } = [];

    public IReadOnlyList<SupervisedPolicy> Policies { get; private set; } = [];

    public SupervisedPolicy? Chosen { get; private set; }

    public IReadOnlyList<PeriodRow> Periods { get; private set; } = [];

    public IReadOnlyList<MeasureStanding> All { get; private set; } = [];

    public IReadOnlyList<MeasureStanding> Shown { get; private set; } = [];

    public bool MaySetPeriods => Chosen is { } policy && Caller.May(Power.SuperviseMeasures) && Caller.Account.Organ?.Region.Value == policy.OrganRegion;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var office = TargetsTodos.IsOffice(Caller);
        if (IsTodo)
        {
            Todo = await desk.Read(TargetsTodos.Duties(Caller), Mandate, ct);
            return Page();
        }

        Policies = await reading.Policies(office, Mandate, ct);
        Chosen = Policy is { } id ? Policies.FirstOrDefault(policy => policy.Id == id) : Policies.Count > 0 ? Policies[0] : null;
        if (Policy is not null && Chosen is null)
        {
            return NotFound();
        }

        if (Chosen is { } chosen)
        {
            All = await reading.States(chosen.Id, office, Mandate, ct);
            Periods = await reading.Periods(chosen.Id, office, Mandate, ct);
        }

        Shown = Enum.TryParse<MeasureState>(State, out var state) ? [.. All.Where(measure => measure.State == state)] : All;
        return Format is { } format
            ? new TableDownload<MeasureStanding>("任务进展", format, Columns, Shown.ToAsyncEnumerable()) { Trace = () => audit.Export(this, "任务进展", ct) }
            : Page();
    }

    private static IReadOnlyList<TableColumn<MeasureStanding>> Columns =>
    [
        new("序号", 8, measure => measure.No), new("任务", 40, measure => measure.Title), new("状态", 10, measure => ProgressWords.State(measure.State).Chinese), new("说明", 60, measure => measure.Why),
        new("责任单位", 40, measure => string.Join('、', measure.Units.Where(unit => unit.Owes).Select(unit => unit.Name))),
    ];
}
