using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Progress;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Targets.Progress;

/// <summary>A measure: its units, plans, reports and questions, as far as the caller may see them.</summary>
[Needs(Power.ReadTargets)]
public sealed class ShowModel(ProgressReading reading) : ProgressPage(reading)
{
    public bool InForce => Measure.Measure.ReplacedOn is null;

    public bool MayReport => InForce && Caller.May(Power.ReportProgress) && Own.Count > 0;

    public bool MayAnswer => MayReport && Measure.Questions.Any(question => question.State == "open" && Own.Any(duty => duty.Unit == question.Unit));

    public bool MaySupervise => InForce && Caller.May(Power.SuperviseMeasures);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Find(ct) ? Page() : NotFound();
}
