using System.Text;
using Microsoft.AspNetCore.Mvc;
using Zhiheng.Inspection.Exports;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Platform.Tables;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Inspections;

/// <summary>Batches for the national enterprise credit publicity system, and their receipts.</summary>
[Needs(Power.DraftInspections)]
public sealed class ExportsModel(ExportHandler handler) : SignedInPage
{
    private const int Most = 200;

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public IFormFile? Handed { get; set; }

    public IReadOnlyList<ExportRow> Exports { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Exports = await handler.List(Most, Mandate, ct);

    public async Task<IActionResult> OnPostMakeAsync(CancellationToken ct)
    {
        await OnGetAsync(ct);
        var done = await handler.Handle(new MakeExport(Kind ?? string.Empty), ActBy("导出公示数据"), Mandate, ct);
        return done.IsRefused ? PageWith(done.Refusal, nameof(Kind)) : LocalRedirect($"/workbench/inspections/exports/{done.Value}?done=made");
    }

    public async Task<IActionResult> OnPostReceiptAsync(CancellationToken ct)
    {
        await OnGetAsync(ct);
        var text = await HandedText.Read(Handed, ct);
        if (text.IsRefused)
        {
            return PageWith(text.Refusal, nameof(Handed));
        }

        var done = await handler.Handle(new TakeReceipt(Number ?? string.Empty, text.Value), ActBy("登记公示数据回执"), Mandate, ct);
        return done.IsRefused ? PageWith(done.Refusal, nameof(Handed)) : LocalRedirect($"/workbench/inspections/exports/{done.Value.Id}?done=receipt");
    }
}

/// <summary>One batch: its file to take away (JSON lines, CSV or XLSX), and what became of each row.</summary>
[Needs(Power.DraftInspections)]
public sealed class ExportsShowModel(ExportHandler handler, AuditLog audit) : SignedInPage
{
    private const int MostShown = 200;

    [BindProperty(SupportsGet = true, Name = "format")]
    public string? Format { get; set; }

    public ExportRow Export { get; private set; } = null!;

    public IReadOnlyList<ExportedRow> Rows { get; private set; } = [];

    /// <summary>Rejected ones first.</summary>
    public IEnumerable<ExportedRow> Shown => Rows.OrderByDescending(row => row.State == "rejected").ThenBy(row => row.Ordinal).Take(MostShown);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await handler.Find(id, Mandate, ct) is not var (export, rows))
        {
            return NotFound();
        }

        (Export, Rows) = (export, rows);
        if (Format is not { } format)
        {
            return Page();
        }

        Task Trace() => audit.Export(this, $"公示数据 {export.Number}", ct);
        if (format == "jsonl")
        {
            await Trace();
            return File(Encoding.UTF8.GetBytes(ExportFile.JsonLines(export, rows)), "application/x-ndjson; charset=utf-8", ExportFile.Name(export, format));
        }

        var (columns, cells) = ExportFile.Table(export, rows);
        return new TableDownload<string[]>(
            $"{export.Kind}-{export.Number}", format, [.. columns.Select((name, i) => new TableColumn<string[]>(name, 18, row => row[i]))], cells.ToAsyncEnumerable()) { Trace = Trace };
    }
}
