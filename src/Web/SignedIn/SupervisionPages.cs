using Zhiheng.Targets.Assessments;
using Zhiheng.Targets.Conferences;
using Zhiheng.Targets.Desks;
using Zhiheng.Targets.Progress;
using Zhiheng.Web.Pages.Workbench.Targets.Conferences;

namespace Zhiheng.Web.SignedIn;

/// <summary>Supervision of policies: progress, conferences, assessments.</summary>
internal static class SupervisionPages
{
    public static void AddSupervision(this IServiceCollection services)
    {
        services.AddSingleton<TargetsDesk>();
        services.AddSingleton<TargetsNotices>();
        services.AddSingleton<ProgressReading>();
        services.AddSingleton<PlanMeasureHandler>();
        services.AddSingleton<SetPeriodsHandler>();
        services.AddSingleton<ReportProgressHandler>();
        services.AddSingleton<ReviewProgressHandler>();
        services.AddSingleton<QuestionHandler>();
        services.AddSingleton<ConferenceReading>();
        services.AddSingleton<ConferenceHandler>();
        services.AddSingleton<TaskHandler>();
        services.AddSingleton<ConferencePapers>();
        services.AddSingleton<AssessmentInputs>();
        services.AddSingleton<AssessmentReading>();
        services.AddSingleton<SchemeHandler>();
        services.AddSingleton<ComputeAssessmentHandler>();
        services.AddSingleton<ReviewAssessmentHandler>();
        services.AddSingleton<ContestHandler>();
        services.AddSingleton<PublishAssessmentHandler>();
    }
}
