using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Orders;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Orders;

/// <summary>The authority is content with the body's answer, or stands by its order until a new day.</summary>
[Needs(Power.DecideOrders)]
public sealed class JudgeModel(OwnOrders orders, JudgeAnswerHandler judge) : OrderPage(orders)
{
    [BindProperty]
    public DateOnly? RespondBy { get; set; }

    public Task<IActionResult> OnPostAcceptAsync(CancellationToken ct)
        => Act(() => judge.Handle(new AcceptAnswer(Id, Version, Reason ?? string.Empty), ActBy(Reason ?? string.Empty), Mandate, ct), "accepted", nameof(Reason), ct);

    public async Task<IActionResult> OnPostInsistAsync(CancellationToken ct)
    {
        if (RespondBy is not { } day)
        {
            return await Find(ct) ? PageWith(OrderPageRefusals.DayMissing(), nameof(RespondBy)) : NotFound();
        }

        var command = new InsistOnOrder(Id, Version, Reason ?? string.Empty, day);
        return await Act(() => judge.Handle(command, ActBy(Reason ?? string.Empty), Mandate, ct), "insisted", nameof(Reason), ct);
    }
}
