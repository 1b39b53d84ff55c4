using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Platform.Tables;
using Zhiheng.Registry.Desks;
using Zhiheng.Registry.Objections;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench;

/// <summary>Objections to entries within the scope, newest first.</summary>
[Needs(Power.ReadRegister)]
public sealed class ObjectionsModel(OwnLists lists, AuditLog audit, BusinessCalendar calendar) : SignedInPage
{
    [BindProperty(SupportsGet = true, Name = Address.Cursor)]
    public Guid? After { get; set; }

    [BindProperty(SupportsGet = true, Name = "format")]
    public string? Format { get; set; }

    public DateOnly Today => calendar.Today;

    public ListPage<ListedObjection, Guid?> List { get; private set; } = null!;

    public static bool IsOpen(string state) => state is "filed" or "accepted";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Format is { } format)
        {
            return new TableDownload<ListedObjection>("异议", format, Columns, All(ct)) { Trace = () => audit.Export(this, "异议", ct) };
        }

        List = await lists.Objections(After, Mandate, ct);
        return Page();
    }

    public static (Words Words, Tone Tone) Look(string state) => state switch
    {
        "filed" => (new("待受理", "Filed"), Tone.Pending),
        "accepted" => (new("处理中", "Taken on"), Tone.Caution),
        "refused" => (new("不予受理", "Not taken on"), Tone.Over),
        "upheld" => (new("异议成立", "Upheld"), Tone.Good),
        _ => (new("异议不成立", "Dismissed"), Tone.Over),
    };

    private static IReadOnlyList<TableColumn<ListedObjection>> Columns =>
    [
        new("登记事项", 30, one => one.Title), new("异议理由", 50, one => one.Grounds), new("状态", 12, one => Look(one.State).Words.Chinese),
        new("提出日期", 12, one => one.FiledOn), new("办理期限", 12, one => one.DueOn), new("承办机关", 24, one => one.OrganName), new("决定", 40, one => one.Decision),
    ];

    private async IAsyncEnumerable<ListedObjection> All([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        for (Guid? after = null; ;)
        {
            var page = await lists.Objections(after, Mandate, ct);
            foreach (var one in page.Rows)
            {
                yield return one;
            }

            if (page.Next is null)
            {
                yield break;
            }

            after = page.Next;
        }
    }
}

/// <summary>One objection, with its grounds and evidence.</summary>
[Needs(Power.ReadRegister)]
public sealed class ObjectionsShowModel(ActViews views) : SignedInPage
{
    public ObjectionView View { get; private set; } = null!;

    public bool MayJudge => Caller.May(Power.JudgeObjections) && View.State is ObjectionState.Filed or ObjectionState.Accepted;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await views.Objection(id, Mandate, ct) is not { } found)
        {
            return NotFound();
        }

        View = found;
        return Page();
    }
}

/// <summary>Taking an objection on or not, and, by another officer, deciding it.</summary>
[Needs(Power.JudgeObjections)]
public sealed class ObjectionsJudgeModel(ActViews views, HandleObjectionHandler handle) : SignedInPage
{
    public ObjectionView View { get; private set; } = null!;

    [BindProperty]
    public long Version { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public bool IsUpheld { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await Load(id, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostAcceptAsync(Guid id, CancellationToken ct)
        => After(id, "受理异议", async act => RefusalOf(await handle.Handle(new AcceptObjection(id, Version), act, Mandate, ct)), ct);

    public Task<IActionResult> OnPostRefuseAsync(Guid id, CancellationToken ct)
        => After(id, "不予受理异议", async act => RefusalOf(await handle.Handle(new RefuseObjection(id, Version, Reason ?? string.Empty), act, Mandate, ct)), ct);

    public Task<IActionResult> OnPostDecideAsync(Guid id, CancellationToken ct)
        => After(id, "决定异议", async act => RefusalOf(await handle.Handle(new DecideObjection(id, Version, IsUpheld, Reason ?? string.Empty), act, Mandate, ct)), ct);

    private static Refusal? RefusalOf<T>(Outcome<T> outcome)
        where T : notnull => outcome.IsRefused ? outcome.Refusal : null;

    private async Task<bool> Load(Guid id, CancellationToken ct)
    {
        if (await views.Objection(id, Mandate, ct) is not { } found)
        {
            return false;
        }

        View = found;
        return true;
    }

    private async Task<IActionResult> After(Guid id, string what, Func<Act, Task<Refusal?>> judge, CancellationToken ct)
    {
        if (!await Load(id, ct))
        {
            return NotFound();
        }

        return await judge(ActBy(string.IsNullOrWhiteSpace(Reason) ? what : Reason)) is { } refusal
            ? PageWith(refusal, nameof(Reason))
            : LocalRedirect($"/workbench/objections/{id}?done=1");
    }
}
