using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc;
using Zhiheng.Inspection.Pools;
using Zhiheng.Kernel;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Platform.Tables;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Inspections;

/// <summary>The inspectors of the region, in the order in which they were entered.</summary>
[Needs(Power.ReadInspections)]
public sealed class InspectorsModel(InspectorsHandler handler, AuditLog audit, BusinessCalendar calendar) : SignedInPage
{
    public const int PageRows = 50;

    private const int MostExported = 100_000;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = Address.Cursor)]
    public Guid? After { get; set; }

    [BindProperty(SupportsGet = true, Name = "format")]
    public string? Format { get; set; }

    public IReadOnlyList<InspectorRow> Inspectors { get; private set; } = [];

    public Guid? Next { get; private set; }

    public DateOnly Today => calendar.Today;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Format is { } format)
        {
            return new TableDownload<InspectorRow>("检查人员名录库", format, Columns, All(ct)) { Trace = () => audit.Export(this, "检查人员名录库", ct) };
        }

        var rows = await handler.List(Text, After, PageRows + 1, Mandate, ct);
        Inspectors = [.. rows.Take(PageRows)];
        Next = rows.Count > PageRows ? Inspectors[^1].Id : null;
        return Page();
    }

    private static IReadOnlyList<TableColumn<InspectorRow>> Columns =>
    [
        new("工号", 14, row => row.EmployeeNo), new("姓名", 12, row => row.Name), new("单位", 30, row => row.OrganName), new("层级", 8, row => InspectionWords.Level(row.UnitLevel).Chinese),
        new("岗位", 16, row => row.Post), new("执法证号", 20, row => row.WarrantNo), new("有效期至", 12, row => row.LastDay), new("可检查事项", 24, row => string.Join(' ', row.ItemCodes)),
        new("可任组长", 8, row => row.CanLead ? "是" : "否"), new("状态", 8, row => InspectionWords.State(row.State).Chinese),
    ];

    private async IAsyncEnumerable<InspectorRow> All([EnumeratorCancellation] CancellationToken ct)
    {
        Guid? after = null;
        for (var rows = 0; rows < MostExported; rows += PageRows)
        {
            var page = await handler.List(Text, after, PageRows, Mandate, ct);
            foreach (var row in page)
            {
                yield return row;
            }

            if (page.Count < PageRows)
            {
                yield break;
            }

            after = page[^1].Id;
        }
    }
}

/// <summary>One inspector with recusals.</summary>
[Needs(Power.ReadInspections)]
public sealed class InspectorsShowModel(InspectorsHandler handler, BusinessCalendar calendar) : SignedInPage
{
    public InspectorRow Inspector { get; private set; } = null!;

    public IReadOnlyList<RecusalRow> Recusals { get; private set; } = [];

    public DateOnly Today => calendar.Today;

    public bool MayChange => Caller.May(Power.KeepInspectors) && Caller.Account.Organ?.Region.Value == Inspector.OrganRegion;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await handler.Find(id, Mandate, ct) is not var (inspector, recusals))
        {
            return NotFound();
        }

        (Inspector, Recusals) = (inspector, recusals);
        return Page();
    }
}

/// <summary>The fields of an inspector as a form holds them.</summary>
public sealed class InspectorFields
{
    public string? EmployeeNo { get; set; }

    public string? Name { get; set; }

    public Guid? Account { get; set; }

    public string? UnitLevel { get; set; }

    public string? Post { get; set; }

    public string? WarrantNo { get; set; }

    public DateOnly? WarrantUntil { get; set; }

    public string? SecondWarrantNo { get; set; }

    public DateOnly? SecondWarrantUntil { get; set; }

    public string? Qualifications { get; set; }

    /// <summary>Codes of the list, or "*" for every one.</summary>
    public string? Items { get; set; } = "*";

    public bool CanLead { get; set; }

    public int Capacity { get; set; } = 10;

    public static InspectorFields Of(InspectorRow row) => new()
    {
        EmployeeNo = row.EmployeeNo, Name = row.Name, Account = row.Account, UnitLevel = row.UnitLevel, Post = row.Post, WarrantNo = row.WarrantNo, WarrantUntil = row.WarrantUntil,
        SecondWarrantNo = row.SecondWarrantNo, SecondWarrantUntil = row.SecondWarrantUntil, Qualifications = string.Join('、', row.QualificationNames), Items = string.Join(' ', row.ItemCodes),
        CanLead = row.CanLead, Capacity = row.Capacity,
    };

    public Outcome<InspectorData> Read() => WarrantUntil is not { } until ? InspectionPageRefusals.DayMissing("执法证有效期") : new InspectorData(
        EmployeeNo ?? string.Empty, Name ?? string.Empty, Account, UnitLevel ?? string.Empty, Post ?? string.Empty, WarrantNo ?? string.Empty, until,
        string.IsNullOrWhiteSpace(SecondWarrantNo) ? null : SecondWarrantNo.Trim(), SecondWarrantUntil, InspectionWords.Codes(Qualifications), InspectionWords.Codes(Items), CanLead, Capacity);
}

/// <summary>A page with the form of an inspector.</summary>
public abstract class InspectorFormPage(PowerHolders holders) : SignedInPage
{
    [BindProperty]
    public InspectorFields Inspector { get; set; } = new();

    /// <summary>Accounts of the own authority that may check; one of them may be the inspector's.</summary>
    public IReadOnlyList<PowerHolder> Accounts { get; private set; } = [];

    protected async Task LoadAccounts(CancellationToken ct) => Accounts = Caller.Account.Organ is { } organ ? await holders.Of(Power.ConductChecks, organ.Region, ct) : [];
}

/// <summary>Enters an inspector of the own authority.</summary>
[Needs(Power.KeepInspectors)]
public sealed class InspectorsNewModel(InspectorsHandler handler, PowerHolders holders) : InspectorFormPage(holders)
{
    public Task OnGetAsync(CancellationToken ct) => LoadAccounts(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAccounts(ct);
        var data = Inspector.Read();
        if (data.IsRefused)
        {
            return PageWith(data.Refusal, "Inspector.WarrantUntil");
        }

        var done = await handler.Handle(new RegisterInspector(data.Value), ActBy("登记检查人员"), Mandate, ct);
        return done.IsRefused ? PageWith(done.Refusal) : LocalRedirect($"/workbench/inspections/inspectors/{done.Value}?done=registered");
    }
}

/// <summary>Changes an entry, makes it void, notes whom the inspector must not check.</summary>
[Needs(Power.KeepInspectors)]
public sealed class InspectorsChangeModel(InspectorsHandler handler, PowerHolders holders) : InspectorFormPage(holders)
{
    [BindProperty]
    public long Version { get; set; }

    [BindProperty]
    public bool IsVoid { get; set; }

    [BindProperty]
    public string? Subject { get; set; }

    [BindProperty]
    public string? RecusalReason { get; set; }

    [BindProperty]
    public DateOnly? Until { get; set; }

    public InspectorRow Row { get; private set; } = null!;

    public IReadOnlyList<RecusalRow> Recusals { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await Again(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostChangeAsync(Guid id, CancellationToken ct)
    {
        if (!await Load(id, ct))
        {
            return NotFound();
        }

        var data = Inspector.Read();
        return data.IsRefused
            ? PageWith(data.Refusal, "Inspector.WarrantUntil")
            : After(await handler.Handle(new ChangeInspector(id, Version, data.Value, IsVoid), ActBy("变更检查人员"), Mandate, ct), null);
    }

    public async Task<IActionResult> OnPostRecuseAsync(Guid id, CancellationToken ct)
        => !await Again(id, ct) ? NotFound()
            : After(await handler.Handle(new NoteRecusal(id, Subject ?? string.Empty, RecusalReason ?? string.Empty, Until), ActBy("登记回避关系"), Mandate, ct), nameof(Subject));

    public async Task<IActionResult> OnPostUnrecuseAsync(Guid id, CancellationToken ct)
        => !await Again(id, ct) ? NotFound()
            : After(await handler.Handle(new DropRecusal(id, Subject ?? string.Empty, RecusalReason ?? string.Empty), ActBy("解除回避关系"), Mandate, ct), null);

    private IActionResult After(Outcome<Guid> done, string? field)
        => done.IsRefused ? PageWith(done.Refusal, field) : LocalRedirect($"/workbench/inspections/inspectors/{done.Value}?done=1");

    // The other form of the page shows what is held.
    private async Task<bool> Again(Guid id, CancellationToken ct)
    {
        if (!await Load(id, ct))
        {
            return false;
        }

        (Inspector, Version, IsVoid) = (InspectorFields.Of(Row), Row.Version, Row.State == "void");
        return true;
    }

    private async Task<bool> Load(Guid id, CancellationToken ct)
    {
        if (await handler.Find(id, Mandate, ct) is not var (inspector, recusals))
        {
            return false;
        }

        (Row, Recusals) = (inspector, recusals);
        await LoadAccounts(ct);
        return true;
    }
}
