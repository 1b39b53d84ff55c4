using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Desks;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench;

/// <summary>What an officer must do by when, what the authority must do, and what happened lately in the region.</summary>
[Needs(Power.ReadRegister)]
public sealed class IndexModel(OfficerDesk desk, RecentActs recent, BusinessCalendar calendar) : SignedInPage
{
    private const int RecentRows = 15;

    [BindProperty(SupportsGet = true, Name = "view")]
    public string? View { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public Whose Whose => View switch
    {
        "team" => Whose.Organ,
        "region" => Whose.Region,
        _ => Whose.Mine,
    };

    public DeskPage Desk { get; private set; } = new([], new Dictionary<string, long>(), null);

    public IReadOnlyList<RecentAct> Recent { get; private set; } = [];

    /// <summary>How many wait, by whose they are.</summary>
    public IReadOnlyDictionary<Whose, long> Totals { get; private set; } = new Dictionary<Whose, long>();

    public DateOnly Today => calendar.Today;

    public string? Next => Desk.Next is { } place ? FormattableString.Invariant($"{place.DueOn:yyyyMMdd}{place.Id:n}") : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        DeskPlace? after = null;
        if (Cursor is { } cursor && (after = Place(cursor)) is null)
        {
            return NotFound();
        }

        var totals = new Dictionary<Whose, long>();
        foreach (var whose in Enum.GetValues<Whose>())
        {
            var page = await desk.Read(whose, whose == Whose ? after : null, Mandate, ct);
            if (page.IsRefused)
            {
                return PageWith(page.Refusal);
            }

            totals[whose] = page.Value.Counts.Values.Sum();
            Desk = whose == Whose ? page.Value : Desk;
        }

        Totals = totals;
        Recent = await recent.Read(RecentRows, Mandate, ct);
        return Page();
    }

    private static DeskPlace? Place(string cursor)
        => cursor.Length == 40 && DateOnly.TryParseExact(cursor[..8], "yyyyMMdd", out var due) && Guid.TryParseExact(cursor[8..], "n", out var id) ? new DeskPlace(due, id) : null;
}

/// <summary>Where the matters of the workbench are handled.</summary>
internal static class WorkbenchLinks
{
    /// <summary>The page of a to-do item or a recent act.</summary>
    public static string Matter(string kind, Guid id) => kind switch
    {
        _ when kind.StartsWith("order", StringComparison.Ordinal) => Order(id),
        _ when kind.StartsWith("objection", StringComparison.Ordinal) => $"/workbench/objections/{id}",
        "withdrawal" => $"/workbench/withdrawals/{id}",
        "ban" => $"/workbench/bans/{id}",
        "merge" => $"/workbench/merges/{id}",
        _ => $"/workbench/corrections/{id}",
    };

    public static string Order(Guid id) => $"/workbench/orders/{id}";

    public static string Organization(string code) => $"/workbench/organizations/{Uri.EscapeDataString(code)}";

    public static string Body(string approvalNo) => $"/workbench/bodies/{Uri.EscapeDataString(approvalNo)}";

    public static string DraftOrder(string certificateCode) => $"/workbench/orders/new?certificate={Uri.EscapeDataString(certificateCode)}";
}
