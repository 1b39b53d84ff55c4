using Microsoft.AspNetCore.Mvc;
using Zhiheng.Contracts.Indicators;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Boards;
using Zhiheng.Targets.Policies;
using Zhiheng.Targets.Progress;
using Zhiheng.Web.Charts;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Targets.Boards;

/// <summary>How a policy stands today: by measure, by target, by responsible unit, by division, year by year.</summary>
[Needs(Power.ReadTargets)]
public sealed class BoardModel(BoardReading reading, ProgressReading progress, MapFolder maps, RegionTable regions, Say say) : SignedInPage
{
    [BindProperty(SupportsGet = true, Name = "policy")]
    public Guid? Policy { get; set; }

    [BindProperty(SupportsGet = true, Name = "unit")]
    public Guid? Unit { get; set; }

    [BindProperty(SupportsGet = true, Name = "region")]
    public string? Region { get; set; }

    /// <summary>The target on the map.</summary>
    [BindProperty(SupportsGet = true, Name = "map")]
    public Guid? Map { get; set; }

    [BindProperty(SupportsGet = true, Name = "level")]
    public string? Level { get; set; }

    public IReadOnlyList<PolicyRow> Policies { get; private set; } = [];

    /// <summary>Null: nothing has been adopted within reach.</summary>
    public Board? Board { get; private set; }

    public Chart? Divisions { get; private set; }

    /// <summary>What the units' plans and reports say of each measure that is shown, late ones first.</summary>
    public IReadOnlyList<MeasureStanding> Progress { get; private set; } = [];

    internal BoardCharts Charts { get; private set; } = null!;

    /// <summary>What is behind, with who answers for it: the worst first is what a leader asks for.</summary>
    public IEnumerable<MeasureLine> Late => Board!.Measures.Where(line => line.Stand == Stand.Behind);

    /// <summary>Targets with figures first.</summary>
    public IEnumerable<TargetStanding> Drawn => Board!.Targets.Where(target => target.Figures.Count > 0);

    public IEnumerable<TargetStanding> Undrawn => Board!.Targets.Where(target => target.Figures.Count == 0);

    public IEnumerable<Option> PolicyOptions => Policies.Select(policy => new Option(policy.Id.ToString(), policy.Title));

    public IEnumerable<Option> UnitOptions => Board!.Units.Select(unit => new Option(unit.Id.ToString(), unit.Name)).Prepend(new Option("", say["全部责任单位", "all units"]));

    public IEnumerable<Option> RegionOptions => Parts().Select(code => new Option(code.Value, BoardCharts.RegionName(code.Value))).Prepend(new Option("", say["整个地区", "the whole region"]));

    public IEnumerable<Option> MapOptions => Board!.Targets.Where(target => target.Target.Source == "module").Select(target => new Option(target.Target.Id.ToString(), target.Target.Name));

    public string MapLevel => Board!.Region.Prefix.Length == 2 && Level != "county" ? "city" : "county";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var asked = string.IsNullOrEmpty(Region) ? null : RegionCode.Parse(Region);
        if (!ModelState.IsValid || asked?.IsRefused == true || Level is not (null or "" or "city" or "county"))
        {
            return NotFound();
        }

        Policies = await reading.Policies(Mandate, ct);
        if ((Policy ?? (Policies is [var newest, ..] ? newest.Id : null)) is not { } policy)
        {
            return Page();
        }

        Board = await reading.Read(policy, asked?.Value, Unit, Mandate, ct);
        if (Board is null)
        {
            return NotFound();
        }

        (Policy, Charts) = (policy, new BoardCharts(Board, say));
        var shown = Board.Measures.Select(line => line.Measure.Id).ToHashSet();
        Progress = [.. (await progress.States(policy, Caller.May(Power.SuperviseMeasures) || Caller.May(Power.DecideAssessments), Mandate, ct))
            .Where(measure => shown.Contains(measure.Measure)).OrderByDescending(measure => measure.State == MeasureState.Late).ThenBy(measure => measure.Ordinal)];
        var measured = Board.Targets.Where(target => target.Target.Source == "module").Select(target => target.Target).ToList();
        if (Map is { } chosen && measured.TrueForAll(target => target.Id != chosen))
        {
            return NotFound();
        }

        if (measured.Count > 0 && Board.Region.Prefix.Length < RegionCode.Length)
        {
            var target = measured.Find(one => one.Id == Map) ?? measured[0];
            Map = target.Id;
            Divisions = Charts.Map(target, await reading.Divisions(target, Board.Region, MapLevel, ct), maps.Address(Board.Region, MapLevel));
        }

        return Page();
    }

    public int Count(Stand stand) => Board!.Measures.Count(line => line.Stand == stand);

    private IEnumerable<RegionCode> Parts()
    {
        var whole = RegionCode.Parse(Board!.Policy.Region).Value;
        var level = whole.Prefix.Length == 2 ? RegionLevel.City : RegionLevel.County;
        return regions.All.Where(region => region.Level == level && region.ValidTo is null && region.Code != whole && regions.IsWithin(region.Code, whole)).Select(region => region.Code).Distinct();
    }
}
