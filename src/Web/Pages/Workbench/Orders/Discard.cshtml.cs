using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Orders;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Orders;

/// <summary>A draft is given up before anybody has approved it.</summary>
[Needs(Power.DraftOrders)]
public sealed class DiscardModel(OwnOrders orders, DiscardOrderHandler handler) : OrderPage(orders)
{
    public Task<IActionResult> OnPostAsync(CancellationToken ct)
        => Act(() => handler.Handle(new DiscardOrder(Id, Version, Reason ?? string.Empty), ActBy(Reason ?? string.Empty), Mandate, ct), "discarded", nameof(Reason), ct);
}
