using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Platform.Tables;
using Zhiheng.Registry.Desks;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Organizations;

/// <summary>The certified organisations within the officer's region, by code or found by name.</summary>
[Needs(Power.ReadRegister)]
public sealed class IndexModel(OwnLists lists, RegionTable regions, AuditLog audit, Say say) : SignedInPage
{
    private const int MostExported = 100_000;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    [BindProperty(SupportsGet = true, Name = "format")]
    public string? Format { get; set; }

    public ListPage<ListedOrganization, string> Shown { get; private set; } = new([], null);

    public string RegionName(ListedOrganization organization)
        => RegionCode.Parse(organization.Region) is { IsRefused: false } code ? regions.PathName(code.Value) : organization.Region ?? string.Empty;

    private AuditEntry Exported => new(
        "export", Caller.Account.Id, Caller.Account.PersonName, Caller.Session?.Id, Origin.Address, Request.Path, Request.QueryString.Value ?? string.Empty);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var page = await lists.Organizations(Text ?? string.Empty, Cursor, Mandate, ct);
        if (page.IsRefused)
        {
            return PageWith(page.Refusal);
        }

        if (Format is { } format)
        {
            return new TableDownload<ListedOrganization>("获证组织", format, Columns(), All(ct)) { Trace = () => audit.Add(Exported, ct) };
        }

        Shown = page.Value;
        return Page();
    }

    private async IAsyncEnumerable<ListedOrganization> All([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        string? after = null;
        for (var rows = 0; rows < MostExported; rows += OwnLists.PageRows)
        {
            var page = (await lists.Organizations(Text ?? string.Empty, after, Mandate, ct)).Value;
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            if ((after = page.Next) is null)
            {
                yield break;
            }
        }
    }

    private TableColumn<ListedOrganization>[] Columns() =>
    [
        new(say["统一社会信用代码", "Credit code"], 20, row => row.Code),
        new(say["名称", "Name"], 32, row => row.Name),
        new(say["地区", "Region"], 28, RegionCell),
        new(say["地址", "Address"], 40, row => row.Address),
        new(say["并入", "Merged into"], 20, row => row.MergedIntoCode),
    ];

    private TableCell RegionCell(ListedOrganization row) => RegionName(row);
}
