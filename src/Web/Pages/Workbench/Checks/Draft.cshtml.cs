using Zhiheng.Inspection.Checks;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Checks;

/// <summary>A planner of the authority asks for the approval of the visit.</summary>
[Needs(Power.DraftInspections)]
public sealed class DraftModel(CheckFiles checks, ApproveVisitHandler handler) : AskPage(checks, handler)
{
    public override string Way => "draft";
}
