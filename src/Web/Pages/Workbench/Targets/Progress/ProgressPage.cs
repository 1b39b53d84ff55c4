using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Desks;
using Zhiheng.Targets.Progress;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Targets.Progress;

/// <summary>A page about one measure that the caller may see; any other is 404.</summary>
public abstract class ProgressPage(ProgressReading reading) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public MeasureFile Measure { get; private set; } = null!;

    public string Here => ProgressLinks.Measure(Id);

    /// <summary>Whether the page is the office's: it sees every unit's share.</summary>
    protected virtual bool IsOffice => TargetsTodos.IsOffice(Caller);

    /// <summary>The caller's own shares of the measure.</summary>
    public IReadOnlyList<DutyRow> Own => [.. Measure.Duties.Where(duty => Caller.Account.Organ is { } organ && duty.OrganRegion == organ.Region.Value && duty.OrganName == organ.Name)];

    public PlanRow? PlanOf(Guid unit) => Measure.Plans.Where(plan => plan.Unit == unit).MaxBy(plan => plan.Revision);

    public string UnitName(Guid unit) => Measure.Duties.FirstOrDefault(duty => duty.Unit == unit)?.Name ?? string.Empty;

    public string PeriodName(Guid period) => Measure.Periods.FirstOrDefault(one => one.Id == period)?.AsPeriod.Name ?? string.Empty;

    protected async Task<bool> Find(CancellationToken ct)
    {
        if (await reading.Find(Id, IsOffice, Mandate, ct) is not { } found)
        {
            return false;
        }

        Measure = found;
        return true;
    }

    /// <summary>Onward to the measure, or this page with what stands in the way.</summary>
    protected async Task<IActionResult> After<T>(Func<Task<Outcome<T>>> act, string done, CancellationToken ct)
        where T : notnull
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        var outcome = await act();
        return outcome.IsRefused ? PageWith(outcome.Refusal, HandedIn.IsAboutFile(outcome.Refusal) ? "Files" : null) : LocalRedirect($"{Here}?done={done}");
    }
}

internal static class ProgressLinks
{
    public const string List = "/workbench/targets/progress";

    public static string Measure(Guid id) => $"{List}/{id}";
}

internal static class ProgressWords
{
    public static Words State(MeasureState state) => state switch
    {
        MeasureState.Done => new("完成", "Done"),
        MeasureState.Late => new("逾期", "Late"),
        MeasureState.Returned => new("退回补正", "Sent back"),
        MeasureState.OnCourse => new("进展正常", "On course"),
        _ => new("未启动", "Not started"),
    };

    public static Tone Tone(MeasureState state) => state switch
    {
        MeasureState.Done => Toolbox.Pictures.Tone.Over,
        MeasureState.Late => Toolbox.Pictures.Tone.Bad,
        MeasureState.Returned => Toolbox.Pictures.Tone.Caution,
        MeasureState.OnCourse => Toolbox.Pictures.Tone.Good,
        _ => Toolbox.Pictures.Tone.Unknown,
    };

    public static Words Role(string role) => role switch
    {
        "lead" => new("牵头", "Leads"),
        "participant" => new("参与", "Takes part"),
        _ => new("实施", "Carries out"),
    };

    public static Words Claim(string claim) => claim switch
    {
        "done" => new("已经完成", "Done"),
        "at-risk" => new("存在风险", "At risk"),
        _ => new("进展正常", "On course"),
    };

    public static Words Report(string state) => state switch
    {
        "accepted" => new("已认定", "Accepted"),
        "returned" => new("已退回", "Sent back"),
        _ => new("待审核", "Waiting for review"),
    };

    public static Tone ReportTone(string state) => state switch
    {
        "accepted" => Toolbox.Pictures.Tone.Good,
        "returned" => Toolbox.Pictures.Tone.Caution,
        _ => Toolbox.Pictures.Tone.Pending,
    };

    public static Words Done(string? done) => done switch
    {
        "planned" => new("计划已保存", "The plan is kept"),
        "reported" => new("进展已报送", "The report was sent"),
        "answered" => new("问询已答复", "The question was answered"),
        "accepted" => new("进展已认定", "The report was accepted"),
        "returned" => new("进展已退回", "The report was sent back"),
        "asked" => new("问询已发出", "The question was sent"),
        _ => new("已办理", "Done"),
    };
}
