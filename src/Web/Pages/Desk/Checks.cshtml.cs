using Microsoft.AspNetCore.Mvc;
using Zhiheng.Inspection.Checks;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Desk;

/// <summary>The checks of the own firm, from when it was told of them.</summary>
[Needs(Power.FollowChecks)]
public sealed class ChecksModel(VisitHandler visits, BusinessCalendar calendar) : DeskPage
{
    private const int PageRows = 50;

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public IReadOnlyList<CheckTask> Shown { get; private set; } = [];

    public Guid? Next { get; private set; }

    public DateOnly Today => calendar.Today;

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

        var rows = await visits.OfFirm(after, PageRows + 1, Mandate, ct);
        (Shown, Next) = ([.. rows.Take(PageRows)], rows.Count > PageRows ? rows[PageRows - 1].Id : null);
        return Page();
    }
}
