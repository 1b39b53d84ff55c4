using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Papers;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench;

/// <summary>The papers of the own organ, newest first.</summary>
[Needs(Power.ReadRegister)]
public sealed class PapersModel(PaperList list) : SignedInPage
{
    [BindProperty(SupportsGet = true, Name = Address.Cursor)]
    public Guid? After { get; set; }

    public IReadOnlyList<ListedPaper> Papers { get; private set; } = [];

    public Guid? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (Caller.Account.Organ is { } organ)
        {
            (Papers, Next) = await list.Read(organ.Region, After, ct);
        }
    }
}
