using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Web.Api;

namespace Zhiheng.Web.Pages.Public.Inspections;

/// <summary>The open data of inspections: files with their hashes, tied to a checkpoint of the ledger.</summary>
public sealed class DataModel(OpenDataFiles files) : PageModel
{
    public OpenDataSnapshot Snapshot { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => Snapshot = await files.Newest(ct);
}
