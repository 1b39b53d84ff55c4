using Zhiheng.Platform.Powers;
using Zhiheng.Studies.Consents;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Studies;

/// <summary>What firms share with the own authority, today.</summary>
[Needs(Power.ReadSharedStudies)]
public sealed class IndexModel(SharedStudies shared) : SignedInPage
{
    public IReadOnlyList<SharedRow> Studies { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Studies = await shared.List(Mandate, ct);
}
