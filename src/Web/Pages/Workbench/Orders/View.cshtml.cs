using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Papers;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Desks;
using Zhiheng.Registry.Orders;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;
using OrderState = Zhiheng.Registry.Orders.OrderState;

namespace Zhiheng.Web.Pages.Workbench.Orders;

/// <summary>One order with its story, and the ways to act on it that are open to the caller.</summary>
[Needs(Power.ReadRegister)]
public sealed class ViewModel(OwnOrders orders, Database database, Say say) : OrderPage(orders)
{
    public IReadOnlyList<TimelineStep> Story { get; private set; } = [];

    /// <summary>The paper that bears the order's number.</summary>
    public Guid? Paper { get; private set; }

    /// <summary>What has just been done, null where nothing was.</summary>
    public string? Done => Request.Query["done"].ToString() switch
    {
        "drafted" => say["责令已拟定，等待审批", "The order is drafted and awaits approval"],
        "approved" => say["责令已批准并发给机构", "The order is approved and with the body"],
        "discarded" => say["文稿已退回", "The draft is discarded"],
        "accepted" => say["已采纳答复，责令办结", "The answer is accepted and the order closed"],
        "insisted" => say["已维持责令", "The order stands"],
        "closed" => say["责令已撤回", "The order is taken back"],
        "supervised" => say["已督办", "The order is supervised"],
        "assigned" => say["已指定管辖", "The order is assigned"],
        "taken-up" => say["已提级办理", "The order is taken up"],
        _ => null,
    };

    public bool MayApprove => IsOwn && Order.State == OrderState.Drafted && Caller.May(Power.DecideOrders);

    public bool MayDiscard => IsOwn && Order.State == OrderState.Drafted && Caller.May(Power.DraftOrders);

    public bool MayJudge => IsOwn && Order.State == OrderState.Answered && Caller.May(Power.DecideOrders);

    public bool MayClose => IsOwn && Order.State is OrderState.Issued or OrderState.Answered or OrderState.Insisted && Caller.May(Power.DecideOrders);

    /// <summary>A superior reads, and acts in three ways only.</summary>
    public bool MaySupervise => !IsOwn && OrderWords.IsOpen(Order) && Caller.May(Power.SuperviseOrders);

    private bool IsOwn => Caller.Account.Organ?.Region == Order.Organ.Region;

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Story = await Orders.Story(Id, Mandate, ct);
        if (Order.Number is { } number)
        {
            await using var session = await database.Read(ct);
            Paper = (await PaperRegister.Numbered(session, number, ct))?.Id;
        }

        return Page();
    }
}
