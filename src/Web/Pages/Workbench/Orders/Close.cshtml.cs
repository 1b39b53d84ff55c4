using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Orders;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Orders;

/// <summary>The authority takes an issued order back; not by the officer who drafted it.</summary>
[Needs(Power.DecideOrders)]
public sealed class CloseModel(OwnOrders orders, CloseOrderHandler handler) : OrderPage(orders)
{
    public Task<IActionResult> OnPostAsync(CancellationToken ct)
        => Act(() => handler.Handle(new CloseOrder(Id, Version, Reason ?? string.Empty), ActBy(Reason ?? string.Empty), Mandate, ct), "closed", nameof(Reason), ct);
}
