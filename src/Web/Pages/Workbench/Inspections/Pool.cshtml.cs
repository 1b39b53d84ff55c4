using Microsoft.AspNetCore.Mvc;
using Zhiheng.Inspection.Pools;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Platform.Tables;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Inspections;

/// <summary>What narrows and weighs the pools of enterprises: imported credit-risk classes, and tags with scope and expiry.</summary>
[Needs(Power.DraftInspections)]
public sealed class PoolModel(SubjectsHandler handler, AuditLog audit) : SignedInPage
{
    public const int PageRows = 50;
    public const int MostTags = 500;

    private const int MostShownRefusals = 50;

    [BindProperty(SupportsGet = true, Name = "code")]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true, Name = Address.Cursor)]
    public string? After { get; set; }

    [BindProperty(SupportsGet = true, Name = "format")]
    public string? Format { get; set; }

    [BindProperty]
    public IFormFile? Handed { get; set; }

    [BindProperty]
    public string? Subject { get; set; }

    [BindProperty]
    public string? Tag { get; set; }

    [BindProperty]
    public string? TagRegion { get; set; }

    [BindProperty]
    public DateOnly? Until { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    public IReadOnlyList<(string Class, long Count)> Counts { get; private set; } = [];

    public IReadOnlyList<ClassRow> Classes { get; private set; } = [];

    public string? Next { get; private set; }

    public IReadOnlyList<TagRow> Tags { get; private set; } = [];

    /// <summary>What became of a file that was just sent.</summary>
    public ImportedClasses? Imported { get; private set; }

    public IEnumerable<RefusedRow> ShownRefusals => Imported?.Refused.Take(MostShownRefusals) ?? [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Format is { } format)
        {
            return new TableDownload<TagRow>("抽查对象标签", format, Columns, (await handler.Tags(Code, int.MaxValue, Mandate, ct)).ToAsyncEnumerable()) { Trace = () => audit.Export(this, "抽查对象标签", ct) };
        }

        await Load(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostClassesAsync(CancellationToken ct)
    {
        var text = await HandedText.Read(Handed, ct);
        if (text.IsRefused)
        {
            await Load(ct);
            return PageWith(text.Refusal, nameof(Handed));
        }

        var done = await handler.Handle(new ImportClasses(text.Value), ActBy("导入企业信用风险分类", "国市监信发〔2022〕6号"), Mandate, ct);
        await Load(ct);
        if (done.IsRefused)
        {
            return PageWith(done.Refusal, nameof(Handed));
        }

        Imported = done.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostTagAsync(CancellationToken ct)
    {
        await Load(ct);
        if (Until is not { } until)
        {
            return PageWith(InspectionPageRefusals.DayMissing("标签截止日期"), nameof(Until));
        }

        var done = await handler.Handle(
            new SetTag(Subject ?? string.Empty, Tag ?? string.Empty, TagRegion ?? string.Empty, until, Source ?? string.Empty), ActBy("标注抽查对象"), Mandate, ct);
        return done.IsRefused ? PageWith(done.Refusal, nameof(Subject)) : LocalRedirect("/workbench/inspections/pool?done=tag");
    }

    public async Task<IActionResult> OnPostUntagAsync(CancellationToken ct)
    {
        await Load(ct);
        var done = await handler.Handle(new DropTag(Subject ?? string.Empty, Tag ?? string.Empty, TagRegion ?? string.Empty), ActBy("取消抽查对象标签"), Mandate, ct);
        return done.IsRefused ? PageWith(done.Refusal) : LocalRedirect("/workbench/inspections/pool?done=untag");
    }

    private static IReadOnlyList<TableColumn<TagRow>> Columns =>
        [new("企业代码", 22, row => row.Subject), new("标签", 20, row => row.Tag), new("区划", 10, row => row.Region), new("截止日期", 12, row => row.Until), new("来源", 30, row => row.Source)];

    private async Task Load(CancellationToken ct)
    {
        Counts = await handler.ClassCounts(ct);
        var rows = await handler.Classes(Code, After, PageRows + 1, ct);
        Classes = [.. rows.Take(PageRows)];
        Next = rows.Count > PageRows ? Classes[^1].Subject : null;
        Tags = await handler.Tags(Code, MostTags, Mandate, ct);
    }
}
