using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Powers;
using Zhiheng.Studies.Consents;
using Zhiheng.Studies.Shelf;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Desk.Studies;

/// <summary>The studies of the own firm or body; archived ones apart.</summary>
[Needs(Power.KeepStudies)]
public sealed class IndexModel(StudyReading studies, SharedStudies shared) : DeskPage
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "archived")]
    public bool Archived { get; set; }

    public IReadOnlyList<StudyRow> Studies { get; private set; } = [];

    /// <summary>How many studies others share with the own firm.</summary>
    public int Foreign { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Studies = await studies.List(Archived, Query, Mandate, ct);
        Foreign = (await shared.List(Mandate, ct)).Count;
    }
}
