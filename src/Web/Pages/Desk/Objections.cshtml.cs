using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Desks;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Desk;

/// <summary>The objections that the own body or firm has filed.</summary>
[Needs(Power.FileObjections)]
public sealed class ObjectionsModel(OwnLists lists) : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Cursor { get; set; }

    public ListPage<ListedObjection, Guid?> Found { get; private set; } = new([], null);

    public async Task OnGetAsync(CancellationToken ct) => Found = await lists.Objections(Cursor, Mandate, ct);
}
