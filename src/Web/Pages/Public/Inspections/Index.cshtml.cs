using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Inspection.Catalogue;
using Zhiheng.Inspection.Open;
using Zhiheng.Inspection.Plans;
using Zhiheng.Kernel;

namespace Zhiheng.Web.Pages.Public.Inspections;

/// <summary>What may be inspected at all: the list in force, or an earlier version of it, with basis and cap.</summary>
public sealed class IndexModel(ItemLists lists) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "version")]
    public int? Version { get; set; }

    public ItemListView? List { get; private set; }

    public ItemListView? InForce { get; private set; }

    public IReadOnlyList<ItemListHead> Versions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Versions = [.. (await lists.Versions(ct)).Where(head => !head.IsDraft)];
        InForce = await lists.InForce(ct);
        List = Version is { } asked ? await lists.Find(asked, ct) : InForce;
        return Version is not null && List is not { Head.IsDraft: false } ? NotFound() : Page();
    }
}

/// <summary>The published year plans.</summary>
public sealed class PlansModel(OpenInspections inspections) : PageModel
{
    public IReadOnlyList<PlanRow> Plans { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Plans = await inspections.Plans(ct);
}

/// <summary>Findings whose publication has not ended, by name or code.</summary>
public sealed class FindingsModel(OpenInspections inspections) : PageModel
{
    private const int MostText = 100;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public FindingPage Shown { get; private set; } = new([], 0, null);

    public async Task OnGetAsync(CancellationToken ct)
        => Shown = Text is { Length: > MostText } ? Shown : await inspections.Findings(PublicText.Clean(Text), Cursor, ct);
}

/// <summary>How many visits each enterprise received this year, against the cap.</summary>
public sealed class VisitsModel(OpenInspections inspections, BusinessCalendar calendar) : PageModel
{
    private const int MostText = 100;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public VisitPage Shown { get; private set; } = new([], null);

    public int Year => calendar.Today.Year;

    public async Task OnGetAsync(CancellationToken ct)
        => Shown = Text is { Length: > MostText } ? Shown : await inspections.Visits(PublicText.Clean(Text), PublicText.Clean(Cursor), OpenInspections.PageRows, ct);
}

/// <summary>How often something was found, per item, region and group of inspectors, with 95 % intervals.</summary>
public sealed class StatisticsModel(OpenInspections inspections, BusinessCalendar calendar) : PageModel
{
    /// <summary>Groups with fewer visits say too little to be compared.</summary>
    public const int LeastCompared = 20;

    private const int FirstYear = 2018;

    [BindProperty(SupportsGet = true, Name = "year")]
    public int? Year { get; set; }

    public FindingStatistics Found { get; private set; } = null!;

    /// <summary>The rate at which a bar is full: the same in all tables, so that they compare.</summary>
    public double Scale { get; private set; } = 1;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Year < FirstYear || Year > calendar.Today.Year)
        {
            return NotFound();
        }

        Found = await inspections.Statistics(Year ?? calendar.Today.Year, ct);
        var highest = Found.Items.Concat(Found.Regions).Concat(Found.Units).Where(rate => rate.Visits >= LeastCompared).Select(rate => rate.Interval.High).DefaultIfEmpty(1).Max();
        Scale = Math.Clamp(Math.Ceiling(highest * 20) / 20, 0.05, 1);
        return Page();
    }
}

/// <summary>The rates of one kind of group, as a table with bars.</summary>
public sealed record RateTable(string Title, string Label, IReadOnlyList<FindingRate> Rates, FindingRate All, double Scale);

internal static class PublicText
{
    /// <summary>Without what no name holds and some databases refuse.</summary>
    public static string? Clean(string? text) => text?.Replace("\0", string.Empty, StringComparison.Ordinal);
}
