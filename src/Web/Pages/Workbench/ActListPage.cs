using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Tables;
using Zhiheng.Registry.Acts;
using Zhiheng.Registry.Desks;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench;

/// <summary>The acts of one kind within the scope, newest first; by state, and as a file.</summary>
public abstract class ActListPage(ProposalKind kind, ActViews views, AuditLog audit, BusinessCalendar calendar) : SignedInPage
{
    [BindProperty(SupportsGet = true, Name = "state")]
    public ProposalState? State { get; set; }

    [BindProperty(SupportsGet = true, Name = Address.Cursor)]
    public Guid? After { get; set; }

    [BindProperty(SupportsGet = true, Name = "format")]
    public string? Format { get; set; }

    public ActWords Words { get; } = ActWords.Of(kind);

    public DateOnly Today => calendar.Today;

    public Registry.Desks.ActPage List { get; private set; } = null!;

    public bool MayPropose => Caller.May(Words.Draft);

    public static IEnumerable<Option> States(Say say)
        => Enum.GetValues<ProposalState>().Select(state => new Option(state.ToString(), say[ActWords.Of(state)])).Prepend(new Option(string.Empty, say["全部", "all"]));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Format is { } format)
        {
            return new TableDownload<ActView>(Words.Title.Chinese, format, Columns, views.All(kind, State, Mandate, ct)) { Trace = () => audit.Export(this, Words.Title.Chinese, ct) };
        }

        List = await views.List(kind, State, After, Mandate, ct);
        return Page();
    }

    private static IReadOnlyList<TableColumn<ActView>> Columns =>
    [
        new("对象", 30, act => act.Title), new("代码", 22, act => act.Code), new("内容", 40, act => string.Join('；', act.Lines.Select(line => $"{line.Term} {line.Value}"))),
        new("理由", 40, act => act.Reason), new("状态", 10, act => ActWords.Of(act.State).Chinese), new("承办机关", 24, act => act.Organ.Name),
        new("提出人", 12, act => act.AuthorName), new("办理期限", 12, act => act.DueOn), new("审批人", 12, act => act.DecidedName),
        new("审批日期", 12, act => act.DecidedOn), new("文号", 26, act => act.Number),
    ];
}

/// <summary>One act: what it says, who proposed and decided it, and the way to decide.</summary>
public abstract class ActShowPage(ProposalKind kind, ActViews views) : SignedInPage
{
    public ActWords Words { get; } = ActWords.Of(kind);

    public ActView View { get; private set; } = null!;

    public bool MayDecide => Caller.May(Words.Decide) && Caller.Account.Organ?.Region == View.Organ.Region && Caller.Account.Id != View.Author
        && (View.IsOpen || (View.State == ProposalState.InForce && Words.Undo is not null));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await views.Find(kind, id, Mandate, ct) is not { } found)
        {
            return NotFound();
        }

        View = found;
        return Page();
    }
}
