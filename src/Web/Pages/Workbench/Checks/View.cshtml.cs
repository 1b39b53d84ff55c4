using Microsoft.AspNetCore.Mvc;
using Zhiheng.Contracts.Inspection;
using Zhiheng.Inspection.Checks;
using Zhiheng.Kernel;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Checks;

/// <summary>One check with its story, and the ways to act on it that are open to the caller.</summary>
[Needs(Power.ReadInspections)]
public sealed class ViewModel(CheckFiles checks, Say say, BusinessCalendar calendar) : CheckPage(checks)
{
    public IReadOnlyList<(Words Title, JournalRow Row)> Story { get; private set; } = [];

    public DateOnly Today => calendar.Today;

    /// <summary>What has just been done, null where nothing was.</summary>
    public string? Done => Request.Query["done"].ToString() switch
    {
        "asked" => say["行政检查审批表已提交", "The approval was asked for"],
        "approved" => say["已批准，审批表和通知书已制发", "Approved; the papers are issued"],
        "declined" => say["审批表已退回", "The approval was declined"],
        "recusal" => say["回避申请已决定", "The recusal is decided"],
        "handed-in" => say["检查结果已重新提交审核", "The finding is with the reviewer again"],
        "published" => say["检查结果已公示", "The finding is published"],
        "returned" => say["检查结果已退回", "The finding was returned"],
        "finished" => say["后续处理已登记", "The step is recorded as done"],
        "ended" => say["已停止公示", "It is no longer public"],
        _ => null,
    };

    public bool MayAsk => Check.Task.State == "assigned" && Check.Approval is not { State: "draft" } && Caller.May(Power.ConductChecks) && IsMember;

    public bool MayDraft => !MayAsk && Check.Task.State == "assigned" && Check.Approval is not { State: "draft" } && IsOwn && Caller.May(Power.DraftInspections);

    public bool MayApprove => Check.Task.State == "assigned" && Check.Approval is { State: "draft" } && IsOwn && Caller.May(Power.DecideInspections);

    public bool MayDecideRecusal => IsOwn && Check.Recusals.Any(one => one.State == "asked") && Caller.May(Power.DecideInspections);

    public bool MayRecord => IsMember && Check.Task.State is "approved" or "visiting" && Caller.May(Power.ConductChecks);

    public bool MayHandIn => IsMember && Check.Task.State == "returned" && Caller.May(Power.ConductChecks);

    public bool MayReview => IsOwn && !IsMember && Check.Task.State == "reviewing" && Caller.May(Power.ReviewFindings);

    public bool MayHandle => IsOwn && Check.Finding is { State: "published" } && Caller.May(Power.ReviewFindings);

    private bool IsOwn => Caller.Account.Organ?.Region.Value == Check.Task.OrganRegion;

    private bool IsMember => Check.HasMember(Caller.Account.Id);

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Story = [.. (await Checks.Story(Id, ct)).Where(row => row.Kind == nameof(TaskMoved)).Select(row => (CheckLook.Step(Journal.Read<TaskMoved>(row.Payload).State), row))];
        return Page();
    }
}
