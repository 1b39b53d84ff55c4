using Zhiheng.Platform.Powers;
using Zhiheng.Studies.Consents;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Desk.Studies;

/// <summary>What other firms share with one's own, a customer of theirs perhaps.</summary>
[Needs(Power.KeepStudies)]
public sealed class SharedModel(SharedStudies shared) : DeskPage
{
    public IReadOnlyList<SharedRow> Studies { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Studies = await shared.List(Mandate, ct);
}
