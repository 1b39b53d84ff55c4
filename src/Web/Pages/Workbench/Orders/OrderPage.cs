using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Registry.Orders;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Orders;

/// <summary>A page about one order that the caller may see under the page's power; any other order is 404.</summary>
public abstract class OrderPage(OwnOrders orders) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>As the page showed the order: who comes second is told that it has moved on.</summary>
    [BindProperty]
    public long Version { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public OrderView Order { get; private set; } = null!;

    public string Here => WorkbenchLinks.Order(Id);

    protected OwnOrders Orders => orders;

    public virtual async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Find(ct) ? Page() : NotFound();

    protected async Task<bool> Find(CancellationToken ct)
    {
        var found = await orders.Find(Id, Mandate, ct);
        if (!found.IsRefused)
        {
            Order = found.Value;
        }

        return !found.IsRefused;
    }

    /// <summary>Acts on an order that is the caller's to see: onward to its page, or this page with what stands in the way.</summary>
    protected async Task<IActionResult> Act<T>(Func<Task<Outcome<T>>> act, string done, string field, CancellationToken ct)
        where T : notnull
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        try
        {
            var outcome = await act();
            return outcome.IsRefused ? PageWith(outcome.Refusal, field) : LocalRedirect($"{Here}?done={done}");
        }
        catch (PaperRefusedException refused)
        {
            return PageWith(refused.Refusal, field);
        }
    }
}

internal static class OrderPageRefusals
{
    public static Refusal DayMissing() => new("web.order.day-missing", "请填写期限，例如 2026-06-15。") { English = "Give the last day." };

    public static Refusal KindMissing() => new("web.order.kind-missing", "请选择责令暂停或责令撤销。") { English = "Choose to suspend or to revoke." };

    public static Refusal OrganMissing() => new("web.order.organ-missing", "请从列表中选择承办机关。") { English = "Choose an authority from the list." };
}
