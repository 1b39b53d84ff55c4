using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Desks;
using Zhiheng.Registry.Orders;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Organizations;

/// <summary>
/// The 360° file of one organisation: alerts, orders, certificates, acts, objections, people and what happened. It names people, so
/// each reading is logged.
/// </summary>
[Needs(Power.ReadRegister)]
public sealed class FileModel(OrganizationFile file, OwnOrders orders, RegionTable regions, AuditLog audit) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = string.Empty;

    /// <summary>The timeline goes on before this fact.</summary>
    [BindProperty(SupportsGet = true, Name = "before")]
    public string? Before { get; set; }

    public OrganizationDossier Dossier { get; private set; } = null!;

    public IReadOnlyList<OrderView> Orders { get; private set; } = [];

    public string RegionName => RegionCode.Parse(Dossier.Organization.Region) is { IsRefused: false } code ? regions.PathName(code.Value) : string.Empty;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Before is not null && !long.TryParse(Before, out _))
        {
            return NotFound();
        }

        var found = await file.Read(Code, Before is { } before ? long.Parse(before, System.Globalization.CultureInfo.InvariantCulture) : null, Mandate, ct);
        if (found.IsRefused)
        {
            return NotFound();
        }

        Dossier = found.Value;
        Orders = await orders.Among(Dossier.Orders, Mandate, ct);
        await audit.Add(
            new AuditEntry("organization.read", Caller.Account.Id, Caller.Account.PersonName, Caller.Session?.Id, Origin.Address, Dossier.Organization.Code, Dossier.Organization.Name), ct);
        return Page();
    }
}
