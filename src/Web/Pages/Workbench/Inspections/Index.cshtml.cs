using Microsoft.AspNetCore.Mvc;
using Zhiheng.Inspection.Catalogue;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Inspections;

/// <summary>The list of items in force, or another version of it.</summary>
[Needs(Power.ReadInspections)]
public sealed class IndexModel(ItemLists lists, AuditLog audit) : SignedInPage
{
    [BindProperty(SupportsGet = true, Name = "version")]
    public int? Version { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "format")]
    public string? Format { get; set; }

    public IReadOnlyList<ItemListHead> Versions { get; private set; } = [];

    public ItemListView? List { get; private set; }

    public IReadOnlyList<Item> Items { get; private set; } = [];

    public bool IsProvince => Caller.Account.Organ is { } organ && organ.Region.Above is null;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Versions = await lists.Versions(ct);
        List = Version is { } asked ? await lists.Find(asked, ct) : await lists.InForce(ct);
        if (Version is not null && List is null)
        {
            return NotFound();
        }

        var text = Text?.Trim() ?? string.Empty;
        Items = [.. (List?.Items ?? []).Where(item => text.Length == 0 || item.Code == text || $"{item.Field}{item.Name}{item.SubItem}{item.Basis}".Contains(text, StringComparison.OrdinalIgnoreCase))];
        if (Format is not { } format)
        {
            return Page();
        }

        return new TableDownload<Item>("随机抽查事项清单", format, ItemFile.Columns, Items.ToAsyncEnumerable()) { Trace = () => audit.Export(this, "随机抽查事项清单", ct) };
    }
}
