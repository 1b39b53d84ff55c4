using Microsoft.AspNetCore.Mvc;
using Zhiheng.Contracts.Indicators;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Policies;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Targets;

/// <summary>Adopted policies of the region.</summary>
[Needs(Power.ReadTargets)]
public sealed class PoliciesModel(AdoptedPolicies policies) : SignedInPage
{
    public IReadOnlyList<PolicyRow> Policies { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Policies = await policies.Mine(Mandate, ct);
}

/// <summary>The targets of one policy with how each is measured.</summary>
[Needs(Power.ReadTargets)]
public sealed class PoliciesShowModel(AdoptedPolicies policies, IIndicators indicators) : SignedInPage
{
    public PolicyRow Policy { get; private set; } = null!;

    public IReadOnlyList<TargetRow> Targets { get; private set; } = [];

    public bool MayBind => Caller.May(Power.DraftPolicies) && Caller.Account.Organ?.Region.Value == Policy.OrganRegion && Policy.ReplacedOn is null;

    public IndicatorDefinition? Definition(string name) => indicators.Definition(name);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await policies.Policy(id, Mandate, ct) is not { } found)
        {
            return NotFound();
        }

        (Policy, Targets) = (found, await policies.Targets(id, ct));
        return Page();
    }
}

/// <summary>Binds one target to a published indicator, to reported figures, or says why it cannot be measured.</summary>
[Needs(Power.DraftPolicies)]
public sealed class TargetsBindModel(AdoptedPolicies policies, BindTargetHandler handler, IIndicators indicators) : SignedInPage
{
    [BindProperty]
    public long Version { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public string? Ask { get; set; }

    [BindProperty]
    public string? Schemes { get; set; }

    [BindProperty]
    public string? Industries { get; set; }

    [BindProperty]
    public string? Size { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public TargetRow Target { get; private set; } = null!;

    public IReadOnlyList<IndicatorDefinition> Defined => indicators.Defined;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await Load(id, ct))
        {
            return NotFound();
        }

        var filter = Filters.Read(Target.Filter);
        (Source, Ask, Schemes, Industries, Size, Why) = (Target.Source, Target.Ask, string.Join(' ', filter.Schemes), string.Join(' ', filter.Industries), filter.Size, Target.Why);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await Load(id, ct))
        {
            return NotFound();
        }

        var ask = Source == "module" && !string.IsNullOrWhiteSpace(Ask) ? new IndicatorAsk(Ask, new IndicatorFilter(Codes(Schemes), Codes(Industries), string.IsNullOrWhiteSpace(Size) ? null : Size.Trim())) : null;
        var done = await handler.Handle(new BindTarget(id, Version, Source ?? string.Empty, ask, Why), ActBy("确定指标的数据来源"), Mandate, ct);
        return done.IsRefused ? PageWith(done.Refusal) : LocalRedirect($"/workbench/targets/policies/{Target.Policy}?done=bound#t-{id:N}");
    }

    private static List<string> Codes(string? text) => [.. (text ?? string.Empty).Split([' ', '、', ',', '，', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private async Task<bool> Load(Guid id, CancellationToken ct)
    {
        if (await policies.Target(id, Mandate, ct) is not { } found)
        {
            return false;
        }

        Target = found;
        return true;
    }
}

/// <summary>The units that policies name, and who answers for them today.</summary>
[Needs(Power.ReadTargets)]
public sealed class UnitsModel(UnitsHandler units) : SignedInPage
{
    public IReadOnlyList<UnitRow> Units { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Units = await units.List(Mandate, ct);
}

/// <summary>Says which authority answers for a unit today.</summary>
[Needs(Power.DraftPolicies)]
public sealed class UnitsAssignModel(UnitsHandler units) : SignedInPage
{
    [BindProperty]
    public long Version { get; set; }

    [BindProperty]
    public string? OrganRegion { get; set; }

    [BindProperty]
    public string? OrganName { get; set; }

    public UnitRow Unit { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await Load(id, ct))
        {
            return NotFound();
        }

        (OrganRegion, OrganName) = (Unit.OrganRegion ?? Unit.Region, Unit.OrganName ?? Unit.Name);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await Load(id, ct))
        {
            return NotFound();
        }

        var done = await units.Handle(new AssignUnit(id, Version, OrganRegion ?? string.Empty, OrganName ?? string.Empty), ActBy("确定责任单位的承接机关"), Mandate, ct);
        return done.IsRefused ? PageWith(done.Refusal, nameof(OrganName)) : LocalRedirect("/workbench/targets/units?done=1");
    }

    private async Task<bool> Load(Guid id, CancellationToken ct)
    {
        if ((await units.List(Mandate, ct)).FirstOrDefault(unit => unit.Id == id) is not { } found)
        {
            return false;
        }

        Unit = found;
        return true;
    }
}
