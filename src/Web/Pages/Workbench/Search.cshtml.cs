using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Desks;
using Zhiheng.Registry.Orders;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench;

/// <summary>One box for organisations, certificates, persons and document numbers, all within the officer's region.</summary>
[Needs(Power.ReadRegister)]
public sealed class SearchModel(GlobalSearch search, OwnOrders orders, AuditLog audit) : SignedInPage
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    public Found Found { get; private set; } = new([], [], [], [], []);

    public IReadOnlyList<OrderView> Orders { get; private set; } = [];

    public int Count => Found.Organizations.Count + Found.Certificates.Count + Orders.Count + Found.Acts.Count + Found.People.Count;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var found = await search.Find(Text ?? string.Empty, Mandate, ct);
        if (found.IsRefused)
        {
            return PageWith(found.Refusal);
        }

        Found = found.Value;
        Orders = await orders.Among(Found.Orders, Mandate, ct);
        if (Found.People.Count > 0)
        {
            // Persons are protected data: who looked for whom is answerable.
            await audit.Add(
                new AuditEntry("person.found", Caller.Account.Id, Caller.Account.PersonName, Caller.Session?.Id, Origin.Address, Request.Path, Text!.Trim()), ct);
        }

        return Page();
    }
}
