using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Orders;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Orders;

/// <summary>A second officer approves a draft, which gives it its number and its paper, or sends it back.</summary>
[Needs(Power.DecideOrders)]
public sealed class ApproveModel(OwnOrders orders, ApproveOrderHandler approve, DiscardOrderHandler discard, OrderPapers papers) : OrderPage(orders)
{
    [BindProperty]
    public string? Consequence { get; set; } = OrderWords.Consequence;

    public async Task<IActionResult> OnPostApproveAsync(CancellationToken ct)
    {
        // As it was sent: the page offers a wording, and whoever empties it must not have signed it.
        if (string.IsNullOrWhiteSpace(Request.Form[nameof(Consequence)].ToString()))
        {
            return await Find(ct) ? PageWith(ApproveRefusals.ConsequenceMissing(), nameof(Consequence)) : NotFound();
        }

        return await Act(
            async () => await approve.Handle(
                new ApproveOrder(Id, Version),
                await papers.For(Order, Request.Form[nameof(Consequence)].ToString(), Caller, Mandate, ct),
                ActBy($"批准责令：{Order.Grounds}", Order.Basis, Order.Evidence),
                Mandate,
                ct),
            "approved",
            string.Empty,
            ct);
    }

    public Task<IActionResult> OnPostDiscardAsync(CancellationToken ct)
        => Act(() => discard.Handle(new DiscardOrder(Id, Version, Reason ?? string.Empty), ActBy(Reason ?? string.Empty), Mandate, ct), "discarded", nameof(Reason), ct);
}

internal static class ApproveRefusals
{
    public static Refusal ConsequenceMissing() => new("web.order.consequence-missing", "请写明逾期不办理的后果，它会写入责令文书。");
}
