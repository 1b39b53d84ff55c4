using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Studies.Benchmarks;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench;

/// <summary>The published groups of a figure and year, as firms see them; no firm and no value of one.</summary>
[Needs(Power.ReadSharedStudies)]
public sealed class BenchmarksModel(BenchmarkReading reading, BusinessCalendar calendar) : SignedInPage
{
    [BindProperty(SupportsGet = true, Name = "figure")]
    public string? Figure { get; set; }

    [BindProperty(SupportsGet = true, Name = "year")]
    public int? Year { get; set; }

    public IReadOnlyList<GroupView> Groups { get; private set; } = [];

    public IReadOnlyList<Option> Years
    {
        get
        {
            var (first, last) = ContributeHandler.Periods(calendar.Today);
            return [.. Enumerable.Range(0, last - first + 1).Select(back => new Option($"{last - back}", $"{last - back}"))];
        }
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        (Figure, Year) = (Figure ?? BenchmarkFigures.All[0].Key, Year ?? calendar.Today.Year - 1);
        Groups = await reading.Shown(Figure, Year.Value, ct);
    }
}
