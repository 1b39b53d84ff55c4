using Microsoft.AspNetCore.Mvc;
using Zhiheng.Inspection.Checks;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Checks;

/// <summary>A leader decides on what the enterprise asked for: that an inspector stay away.</summary>
[Needs(Power.DecideInspections)]
public sealed class RecusalModel(CheckFiles checks, RecusalHandler handler) : CheckPage(checks)
{
    [BindProperty]
    public Guid Asked { get; set; }

    [BindProperty]
    public Guid? Substitute { get; set; }

    public IReadOnlyList<Option> Choices { get; private set; } = [];

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        await Choose(ct);
        return Page();
    }

    public Task<IActionResult> OnPostGrantAsync(CancellationToken ct) => Decide(isGranted: true, ct);

    public Task<IActionResult> OnPostRefuseAsync(CancellationToken ct) => Decide(isGranted: false, ct);

    private Task<IActionResult> Decide(bool isGranted, CancellationToken ct) => Act(
        async () =>
        {
            await Choose(ct);
            return await handler.Handle(new DecideRecusal(Id, Asked, isGranted, Reason ?? string.Empty, Substitute), ActBy(Reason ?? string.Empty, "行政处罚法第四十三条"), Mandate, ct);
        },
        "recusal", nameof(Reason), ct);

    private async Task Choose(CancellationToken ct)
        => Choices = [new Option("", "不替补"), .. (await Checks.Substitutes(Check, Mandate, ct)).Select(one => new Option(one.Id.ToString(), $"{one.Name}（{one.OrganName}，{one.WarrantNo}）"))];
}
