using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Progress;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Targets.Progress;

/// <summary>The periods that the units of a policy report on, and the form that sets those of a year.</summary>
[Needs(Power.SuperviseMeasures)]
public sealed class PeriodsModel(ProgressReading reading, SetPeriodsHandler handler, BusinessCalendar calendar) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public int Year { get; set; }

    [BindProperty]
    public int Months { get; set; } = 3;

    public SupervisedPolicy Policy { get; private set; } = null!;

    public IReadOnlyList<PeriodRow> Periods { get; private set; } = [];

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

        var done = await handler.Handle(new SetPeriods(Id, Year, Months), ActBy("设定进展报送期"), Mandate, ct);
        return done.IsRefused ? PageWith(done.Refusal, nameof(Year)) : LocalRedirect($"/workbench/targets/progress/periods/{Id}?done=1");
    }

    private async Task<bool> Find(CancellationToken ct)
    {
        if ((await reading.Policies(true, Mandate, ct)).FirstOrDefault(policy => policy.Id == Id) is not { } found)
        {
            return false;
        }

        Policy = found;
        Periods = await reading.Periods(Id, true, Mandate, ct);
        return true;
    }
}
