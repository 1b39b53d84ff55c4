using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Inspection.Draws;
using Zhiheng.Kernel;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public;

/// <summary>All draws whose plan was frozen, newest first, and how many plans were frozen.</summary>
public sealed class DrawsModel(DrawReading draws) : PageModel
{
    private const int Most = 50;

    [BindProperty(SupportsGet = true, Name = Address.Cursor)]
    public Guid? After { get; set; }

    public IReadOnlyList<DrawRow> Draws { get; private set; } = [];

    public IReadOnlyList<FrozenCount> Counts { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var found = await draws.PublicList(After, Most + 1, ct);
        (Draws, Next) = ([.. found.Take(Most)], found.Count > Most ? found[Most - 1].Id.ToString() : null);
        Counts = await draws.Counts(ct);
    }
}

/// <summary>One draw in plain words; the browser computes it again. A firm's own ticket is computed here as well, for browsers without scripts.</summary>
public sealed class DrawModel(DrawReading draws) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "own")]
    public string? Own { get; set; }

    public DrawView View { get; private set; } = null!;

    public Proofs.Draws.OwnTicket? Ticket { get; private set; }

    public string? Trouble { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken ct)
    {
        if (await draws.Public(code, ct) is not { } found)
        {
            return NotFound();
        }

        View = found;
        if (!string.IsNullOrWhiteSpace(Own))
        {
            await Check(code, ct);
        }

        return Page();
    }

    private async Task Check(string code, CancellationToken ct)
    {
        var leaf = await draws.Own(code, Own!, ct);
        if (leaf.IsRefused)
        {
            Trouble = leaf.Refusal.Message;
            return;
        }

        var ticket = Proofs.Draws.OwnTicket.Of(Proofs.Draws.DrawBundle.Parse((await draws.Bundle(code, ct))!).Value, leaf.Value);
        Ticket = ticket.IsRefused ? null : ticket.Value;
        Trouble = ticket.Refusal?.Message;
    }
}

/// <summary>
/// Where the link of a party leads: it commits and later reveals. Whoever has the link is the party; the answer to a POST is a page, so that nothing
/// is sent twice by going back (what was sent cannot be sent again: the second is refused).
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class DrawLinkModel(DrawReading draws, CommitHandler commit, RevealHandler reveal) : PageModel
{
    public string Code { get; private set; } = string.Empty;

    public DrawRow Draw { get; private set; } = null!;

    public PartyRow Party { get; private set; } = null!;

    public Refusal? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken ct) => await Find(code, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostCommitAsync(string code, CancellationToken ct)
        => await Act(code, (await commit.Handle(new CommitByLink(code, Request.Form["Commitment"].ToString()), ct)), ct);

    public async Task<IActionResult> OnPostRevealAsync(string code, CancellationToken ct)
        => await Act(code, await reveal.Handle(new RevealByLink(code, Request.Form["Text"].ToString()), ct), ct);

    private async Task<IActionResult> Act(string code, Outcome<PartyRow> outcome, CancellationToken ct)
    {
        if (!await Find(code, ct))
        {
            return NotFound();
        }

        if (!outcome.IsRefused)
        {
            return LocalRedirect($"/draws/link/{code}");
        }

        Refusal = outcome.Refusal;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> Find(string code, CancellationToken ct)
    {
        if (await draws.OfLink(code, ct) is not var (draw, party))
        {
            return false;
        }

        (Code, Draw, Party) = (code, draw, party);
        return true;
    }
}
