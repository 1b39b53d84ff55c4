using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Platform.Tables;
using Zhiheng.Registry.Orders;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Desk;

/// <summary>The orders addressed to the own body.</summary>
[Needs(Power.AnswerOrders)]
public sealed class OrdersModel(OwnOrders orders, AuditLog audit, Say say) : DeskPage
{
    /// <summary><c>all</c>, or those that have not ended.</summary>
    [BindProperty(SupportsGet = true, Name = "view")]
    public string? Which { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Cursor { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    public bool IsAll => Which == "all";

    public OrderPage Found { get; private set; } = new([], null);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Format is { } format)
        {
            return new TableDownload<OrderView>(say["责令", "Orders"], format, Columns(), All(ct)) { Trace = () => Exported(audit, format) };
        }

        var found = await orders.Read(!IsAll, Cursor, Mandate, ct);
        Found = found with { Orders = [.. found.Orders.OrderByDescending(Waits).ThenBy(order => Waits(order) ? order.DueOn : DateOnly.MinValue)] };
        return Page();
    }

    private async IAsyncEnumerable<OrderView> All([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        Guid? after = null;
        do
        {
            var page = await orders.Read(!IsAll, after, Mandate, ct);
            foreach (var order in page.Orders)
            {
                yield return order;
            }

            after = page.Next;
        }
        while (after is not null);
    }

    private TableColumn<OrderView>[] Columns() =>
    [
        new(say["状态", "State"], 12, order => order.StateName),
        new(say["责令", "Order"], 12, order => say[KindOf(order)]),
        new(say["文号", "Number"], 28, order => order.Number),
        new(say["证书", "Certificate"], 26, order => order.CertificateNumber),
        new(say["获证组织", "Holder"], 32, order => order.HolderName),
        new(say["机关", "Authority"], 28, order => order.Organ.Name),
        new(say["期限", "Due"], 12, order => order.RespondBy),
    ];
}
