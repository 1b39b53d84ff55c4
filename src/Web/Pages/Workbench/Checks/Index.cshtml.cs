using Microsoft.AspNetCore.Mvc;
using Zhiheng.Inspection.Checks;
using Zhiheng.Inspection.Desks;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Checks;

/// <summary>What the caller must do for inspections; checks of the caller's own team, or all of the caller's region.</summary>
[Needs(Power.ReadInspections)]
public sealed class IndexModel(CheckFiles checks, InspectionDesk desk, BusinessCalendar calendar) : SignedInPage
{
    public static readonly IReadOnlyList<string> States = ["assigned", "approved", "visiting", "reviewing", "returned", "published", "closed"];

    [BindProperty(SupportsGet = true, Name = "view")]
    public string? View { get; set; }

    [BindProperty(SupportsGet = true, Name = "state")]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public IReadOnlyList<CheckTask> Shown { get; private set; } = [];

    public Guid? Next { get; private set; }

    public DateOnly Today => calendar.Today;

    public IReadOnlyList<InspectionTodo> Todo { get; private set; } = [];

    public bool IsTodo => View is not ("mine" or "organ");

    public bool IsMine => View == "mine";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Guid? after = null;
        if (Cursor is { } cursor)
        {
            if (!Guid.TryParse(cursor, out var id))
            {
                return NotFound();
            }

            after = id;
        }

        if (IsTodo)
        {
            Todo = await desk.Read(InspectionTodos.Duties(Caller), Mandate, ct);
            return Page();
        }

        (Shown, Next) = await checks.List(IsMine, States.Contains(State) ? State : null, after, Mandate, ct);
        return Page();
    }
}
