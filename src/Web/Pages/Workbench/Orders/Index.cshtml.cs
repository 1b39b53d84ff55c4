using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Platform.Tables;
using Zhiheng.Registry.Orders;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Orders;

/// <summary>The orders within the officer's region, newest first.</summary>
[Needs(Power.ReadRegister)]
public sealed class IndexModel(OwnOrders orders, AuditLog audit, Say say) : SignedInPage
{
    private const int MostExported = 100_000;

    [BindProperty(SupportsGet = true, Name = "open")]
    public string? Open { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    [BindProperty(SupportsGet = true, Name = "format")]
    public string? Format { get; set; }

    public Registry.Orders.OrderPage Shown { get; private set; } = new([], null);

    private bool OnlyOpen => Open != "all";

    private AuditEntry Exported => new(
        "export", Caller.Account.Id, Caller.Account.PersonName, Caller.Session?.Id, Origin.Address, Request.Path, Request.QueryString.Value ?? string.Empty);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Format is { } format)
        {
            return new TableDownload<OrderView>("责令", format, Columns(), All(ct)) { Trace = () => audit.Add(Exported, ct) };
        }

        Guid? after = null;
        if (Cursor is { } cursor)
        {
            if (!Guid.TryParse(cursor, out var id))
            {
                return NotFound();
            }

            after = id;
        }

        Shown = await orders.Read(OnlyOpen, after, Mandate, ct);
        return Page();
    }

    private async IAsyncEnumerable<OrderView> All([EnumeratorCancellation] CancellationToken ct)
    {
        Guid? after = null;
        for (var rows = 0; rows < MostExported; rows += OwnOrders.PageRows)
        {
            var page = await orders.Read(OnlyOpen, after, Mandate, ct);
            foreach (var order in page.Orders)
            {
                yield return order;
            }

            if ((after = page.Next) is null)
            {
                yield break;
            }
        }
    }

    private TableColumn<OrderView>[] Columns() =>
    [
        new(say["状态", "State"], 12, order => say[OrderWords.State(order)]),
        new(say["种类", "Kind"], 12, order => say[OrderWords.Kind(order.Kind)]),
        new(say["文号", "Number"], 28, order => order.Number),
        new(say["证书编号", "Certificate"], 24, order => order.CertificateNumber),
        new(say["获证组织", "Holder"], 32, order => order.HolderName),
        new(say["认证机构", "Body"], 32, order => order.BodyName),
        new(say["承办机关", "Authority"], 28, order => order.Organ.Name),
        new(say["发出日期", "Issued"], 12, order => order.IssuedOn),
        new(say["期限", "Due"], 12, order => order.DueOn),
        new(say["办结日期", "Ended"], 12, order => order.EndedOn),
    ];
}
