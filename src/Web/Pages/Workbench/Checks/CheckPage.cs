using Microsoft.AspNetCore.Mvc;
using Zhiheng.Inspection.Checks;
using Zhiheng.Kernel;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Checks;

/// <summary>A page about one check that the caller may see; any other is 404.</summary>
public abstract class CheckPage(CheckFiles checks) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>As the page showed the task: who comes second is told that it has moved on.</summary>
    [BindProperty]
    public long Version { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public CheckFile Check { get; private set; } = null!;

    public string Here => CheckLinks.Check(Id);

    protected CheckFiles Checks => checks;

    public virtual async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Find(ct) ? Page() : NotFound();

    protected async Task<bool> Find(CancellationToken ct)
    {
        if (await checks.Find(Id, Mandate, ct) is not { } found)
        {
            return false;
        }

        Check = found;
        return true;
    }

    /// <summary>Acts on a check that is the caller's to see: onward to its page, or this page with what stands in the way.</summary>
    protected async Task<IActionResult> Act<T>(Func<Task<Outcome<T>>> act, string done, string? field, CancellationToken ct)
        where T : notnull
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        try
        {
            var outcome = await act();
            return outcome.IsRefused ? PageWith(outcome.Refusal, field) : LocalRedirect($"{Here}?done={done}");
        }
        catch (PaperRefusedException refused)
        {
            return PageWith(refused.Refusal, field);
        }
    }
}

internal static class CheckLinks
{
    public const string Checks = "/workbench/checks";

    public static string Check(Guid id) => $"{Checks}/{id}";

    public static string Record(Guid id) => $"{Checks}/{id}/record";

    public static string Visit(string code) => $"/visit/{code}";
}

internal static class CheckLook
{
    public static Tone ToneOf(CheckTask task, DateOnly today) => task switch
    {
        { DueOn: { } due } when due < today && task.State is not ("closed" or "replaced") => Tone.Bad,
        { State: "assigned" or "approved" or "reviewing" } => Tone.Pending,
        { State: "visiting" or "returned" } => Tone.Caution,
        { State: "published" or "closed" } => Tone.Good,
        _ => Tone.Over,
    };

    public static Words State(string state) => new(CheckWords.State(state), state);

    public static string Answer(string answer) => answer switch { "yes" => "是", "no" => "否", _ => "不适用" };

    /// <summary>What a step of the story is called.</summary>
    public static Words Step(string state) => state switch
    {
        "approval-declined" => new("检查审批退回", "approval declined"),
        "approved" => new("检查批准", "visit approved"),
        "visiting" => new("开始检查", "visit begun"),
        "recorded" => new("笔录办结，结果录入", "record closed"),
        "handed-in" => new("结果重新录入", "finding handed in again"),
        "returned" => new("结果退回", "finding returned"),
        "rejected" => new("结果不通过", "finding rejected"),
        "published" => new("结果公示", "finding published"),
        "followed-up" => new("后续处理办结一项", "a follow-up is done"),
        "closed" => new("全部办结", "closed"),
        "rated" => new("企业评价", "rated by the firm"),
        "complained" => new("企业投诉", "complaint of the firm"),
        "recusal-asked" => new("企业申请回避", "recusal asked for"),
        "recusal-granted" => new("同意回避", "recusal granted"),
        "recusal-refused" => new("不同意回避", "recusal refused"),
        "publication-ended" => new("停止公示", "publication ended"),
        _ => new(state, state),
    };
}
