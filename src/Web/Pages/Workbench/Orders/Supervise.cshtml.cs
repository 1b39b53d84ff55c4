using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Orders;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Orders;

/// <summary>The three acts by which a superior touches a subordinate's order: 督办, 指定管辖, 提级.</summary>
[Needs(Power.SuperviseOrders)]
public sealed class SuperviseModel(OwnOrders orders, SuperiorActsHandler handler, AccountOffice accounts, OrderPapers papers) : OrderPage(orders)
{
    [BindProperty]
    public DateOnly? EndBy { get; set; }

    [BindProperty]
    public string? Instruction { get; set; }

    [BindProperty]
    public string? AssignReason { get; set; }

    /// <summary>Region and name of the chosen authority, as the list offers them.</summary>
    [BindProperty]
    public string? To { get; set; }

    public IReadOnlyList<Organ> Organs { get; private set; } = [];

    public IEnumerable<Option> Choices => Organs.Select(organ => new Option(Key(organ), $"{organ.Name}（{organ.Region}）"));

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await Load(ct);
        return await base.OnGetAsync(ct);
    }

    public async Task<IActionResult> OnPostSuperviseAsync(CancellationToken ct)
    {
        await Load(ct);
        if (EndBy is not { } day)
        {
            return await Find(ct) ? PageWith(OrderPageRefusals.DayMissing(), nameof(EndBy)) : NotFound();
        }

        var command = new SuperviseOrder(Id, Version, day, Instruction ?? string.Empty);
        return await Act(
            () => handler.Handle(command, papers.Supervision(Order, day, command.Instruction, Caller, ct), ActBy(command.Instruction), Mandate, ct), "supervised", nameof(Instruction), ct);
    }

    public async Task<IActionResult> OnPostAssignAsync(CancellationToken ct)
    {
        await Load(ct);
        if (Organs.FirstOrDefault(organ => Key(organ) == To) is not { } to)
        {
            return await Find(ct) ? PageWith(OrderPageRefusals.OrganMissing(), nameof(To)) : NotFound();
        }

        var command = new AssignOrder(Id, Version, to, AssignReason ?? string.Empty);
        return await Act(
            () => handler.Handle(command, papers.Jurisdiction(Order, to.Name, command.Reason, Caller, ct), ActBy(command.Reason), Mandate, ct), "assigned", nameof(AssignReason), ct);
    }

    public async Task<IActionResult> OnPostTakeUpAsync(CancellationToken ct)
    {
        await Load(ct);
        return await Act(
            () => handler.Handle(
                new TakeUpOrder(Id, Version, Reason ?? string.Empty), papers.Jurisdiction(Order, Mandate.Organ?.Name ?? string.Empty, Reason ?? string.Empty, Caller, ct), ActBy(Reason ?? string.Empty),
                Mandate, ct),
            "taken-up", nameof(Reason), ct);
    }

    private static string Key(Organ organ) => $"{organ.Region} {organ.Name}";

    private async Task Load(CancellationToken ct) => Organs = Mandate.Organ is { } own ? await accounts.OrgansBelow(own.Region, ct) : [];
}
