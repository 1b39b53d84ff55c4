using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Contracts.Indicators;
using Zhiheng.Kernel;
using Zhiheng.Targets.Boards;
using Zhiheng.Targets.Policies;
using Zhiheng.Web.Charts;
using Zhiheng.Web.Look;
using Zhiheng.Web.Pages.Workbench.Targets.Boards;

namespace Zhiheng.Web.Pages.Public.Targets;

/// <summary>The policies that quality offices have adopted.</summary>
public sealed class PoliciesModel(AdoptedPolicies policies) : PageModel
{
    public IReadOnlyList<PolicyRow> Policies { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Policies = await policies.All(ct);
}

/// <summary>One adopted policy: its targets with their figures, its measures with who answers for them.</summary>
public sealed class PolicyModel(AdoptedPolicies policies, BusinessCalendar calendar) : PageModel
{
    public PolicyView View { get; private set; } = null!;

    public IReadOnlyList<TargetStanding> Targets { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await policies.Find(id, ct) is not { } found)
        {
            return NotFound();
        }

        View = found;
        Targets = [.. (await policies.Histories(found.Targets, RegionCode.Parse(found.Policy.Region).Value, ct, found.Policy.IssuedOn)).Select(history => TargetStanding.Of(history.Target, history, isWhole: true, calendar.Today))];
        return Page();
    }
}

/// <summary>One target over time.</summary>
public sealed class TargetModel(AdoptedPolicies policies, IIndicators indicators, BusinessCalendar calendar, Say say) : PageModel
{
    public PolicyRow Policy { get; private set; } = null!;

    public TargetStanding Standing { get; private set; } = null!;

    public Chart Chart => TargetChart.Line(Standing, RegionCode.Parse(Policy.Region).Value, isWhole: true, ChartSize.Normal, say);

    public IReadOnlyList<ReportRow> Reported { get; private set; } = [];

    public TargetRow Target => Standing.Target;

    public IndicatorDefinition? Definition => Target.Ask is { } ask ? indicators.Definition(ask) : null;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await policies.Target(id, ct) is not { } target || await policies.Policy(target.Policy, ct) is not { } policy)
        {
            return NotFound();
        }

        Policy = policy;
        var history = (await policies.Histories([target], RegionCode.Parse(Policy.Region).Value, ct, Policy.IssuedOn))[0];
        Standing = TargetStanding.Of(target, history, isWhole: true, calendar.Today);
        Reported = target.Source == "reported" ? await policies.Reported(id, ct) : [];
        return Page();
    }
}

/// <summary>The records behind a figure of a target.</summary>
public sealed class RecordsModel(AdoptedPolicies policies, IIndicators indicators, BusinessCalendar calendar) : PageModel
{
    private const int PageRows = 50;

    [BindProperty(SupportsGet = true, Name = "region")]
    public string? Region { get; set; }

    [BindProperty(SupportsGet = true, Name = "day")]
    public DateOnly? Day { get; set; }

    [BindProperty(SupportsGet = true, Name = Look.Address.Cursor)]
    public string? After { get; set; }

    public TargetRow Target { get; private set; } = null!;

    public RegionCode Of { get; private set; }

    public DateOnly On { get; private set; }

    public IReadOnlyList<IndicatorRecord> Records { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await policies.Target(id, ct) is not { } target || await policies.Policy(target.Policy, ct) is not { } policy || Filters.AskOf(target) is not { } ask
            || indicators.Definition(ask.Name) is null)
        {
            return NotFound();
        }

        var region = RegionCode.Parse(string.IsNullOrEmpty(Region) ? policy.Region : Region);
        if (region.IsRefused || !ModelState.IsValid || !region.Value.Value.StartsWith(RegionCode.Parse(policy.Region).Value.Prefix, StringComparison.Ordinal))
        {
            return NotFound();
        }

        (Target, Of, On) = (target, region.Value, Day is { } day && day <= calendar.Today ? day : calendar.Today);
        var rows = await indicators.Records(ask, Of, On, After, PageRows + 1, ct);
        Records = [.. rows.Take(PageRows)];
        Next = rows.Count > PageRows ? Records[^1].Key : null;
        return Page();
    }
}
