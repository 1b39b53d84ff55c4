using Zhiheng.Inspection.Checks;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Checks;

/// <summary>A member of the team asks for the approval of the visit.</summary>
[Needs(Power.ConductChecks)]
public sealed class AskModel(CheckFiles checks, ApproveVisitHandler handler) : AskPage(checks, handler)
{
    public override string Way => "ask";
}
