using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Studies.Benchmarks;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Desk;

/// <summary>A figure of the own firm beside an anonymous group of at least five, and what the firm lets into such groups.</summary>
[Needs(Power.KeepStudies)]
public sealed class BenchmarksModel(BenchmarkReading reading, ContributeHandler handler, BusinessCalendar calendar) : DeskPage
{
    [BindProperty(SupportsGet = true, Name = "figure")]
    public string? Figure { get; set; }

    [BindProperty(SupportsGet = true, Name = "year")]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true, Name = "division")]
    public string? Division { get; set; }

    [BindProperty]
    public string? Value { get; set; }

    [BindProperty]
    public bool Consents { get; set; }

    public IReadOnlyList<ContributionRow> Own { get; private set; } = [];

    public Comparison? Shown { get; private set; }

    /// <summary>Why nothing is compared; null where nothing was asked or a group is shown.</summary>
    public Refusal? Withheld { get; private set; }

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
        await Look(ct);
        if (Figure is not null && Year is { } year)
        {
            var compared = await reading.Compare(Figure, year, Division, Mandate, ct);
            if (compared.IsRefused)
            {
                Withheld = compared.Refusal;
            }
            else
            {
                Shown = compared.Value;
            }
        }
    }

    public async Task<IActionResult> OnPostContributeAsync(CancellationToken ct)
    {
        var given = await handler.Handle(new Contribute(Figure, Year ?? 0, Division, Value, Consents), ActBy("同意对标数据进入匿名分组"), Mandate, ct);
        if (!given.IsRefused)
        {
            return LocalRedirect($"/desk/benchmarks?figure={Figure}&year={Year}&division={Division}&done=given");
        }

        await Look(ct);
        return PageWith(given.Refusal, FieldOf(given.Refusal));
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid contribution, CancellationToken ct)
    {
        await Look(ct);
        if (Own.All(own => own.Id != contribution))
        {
            return NotFound();
        }

        var done = await handler.Handle(new WithdrawContribution(contribution), ActBy("撤回对标数据"), Mandate, ct);
        return done.IsRefused ? PageWith(done.Refusal) : LocalRedirect("/desk/benchmarks?done=withdrawn");
    }

    private async Task Look(CancellationToken ct)
    {
        Own = await reading.Own(Mandate, ct);
        (Division, Year) = (Division ?? (Own.Count > 0 ? Own[0].Division : null), Year ?? calendar.Today.Year - 1);
    }

    private static string? FieldOf(Refusal refusal) => refusal.Code switch
    {
        "studies.benchmark.figure" => "figure",
        "studies.benchmark.period" => "year",
        "studies.benchmark.division" => "division",
        "studies.benchmark.value" => nameof(Value),
        "studies.benchmark.consent" => nameof(Consents),
        _ => null,
    };
}
