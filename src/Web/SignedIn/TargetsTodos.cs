using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Desks;

namespace Zhiheng.Web.SignedIn;

/// <summary>What of targets is the caller's to do, and where it is done.</summary>
internal static class TargetsTodos
{
    public static TargetsDuties Duties(Caller caller) => new(caller.May(Power.ReportProgress), caller.May(Power.SuperviseMeasures), caller.May(Power.DecideAssessments));

    /// <summary>Whether the caller reads for a quality office, and not only for the own unit.</summary>
    public static bool IsOffice(Caller caller)
        => caller.May(Power.SuperviseMeasures) || caller.May(Power.DecideAssessments) || caller.May(Power.DraftPolicies) || caller.May(Power.AdoptPolicies);

    public static string PageOf(TargetsTodo item) => item.Kind switch
    {
        "plan" => $"/workbench/targets/progress/{item.Place}/plan",
        "report" or "report-again" => $"/workbench/targets/progress/{item.Place}/report",
        "question" => $"/workbench/targets/progress/{item.Place}/answer",
        "review" => $"/workbench/targets/progress/{item.Place}/review",
        "task" => $"/workbench/targets/conferences/{item.Place}/report",
        "task-review" => $"/workbench/targets/conferences/{item.Place}/review",
        "minutes" => $"/workbench/targets/conferences/{item.Place}/approve",
        "scheme" => $"/workbench/targets/assessments/schemes/{item.Place}/decide",
        "open" or "publish" or "contest-decide" => $"/workbench/targets/assessments/{item.Place}/decide",
        "contest" => $"/workbench/targets/assessments/{item.Place}/contest",
        _ => "/workbench/targets/progress",
    };
}
