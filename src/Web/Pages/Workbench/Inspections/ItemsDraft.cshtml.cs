using Microsoft.AspNetCore.Mvc;
using Zhiheng.Inspection.Catalogue;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Inspections;

/// <summary>The next version of the list, from a file or item by item. Until it is published it can be replaced.</summary>
[Needs(Power.KeepCatalogue)]
public sealed class ItemsDraftModel(ItemListHandler handler, ItemLists lists) : SignedInPage
{
    [BindProperty(SupportsGet = true, Name = "item")]
    public string? Chosen { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public IFormFile? Handed { get; set; }

    [BindProperty]
    public ItemFields Item { get; set; } = new();

    [BindProperty]
    public string? Drop { get; set; }

    public ItemListView? Draft { get; private set; }

    public ItemListView? InForce { get; private set; }

    public IReadOnlyList<ItemChange> Changes { get; private set; } = [];

    /// <summary>What the form for one item changes: the draft, or where there is none the list in force.</summary>
    public IReadOnlyList<Item> Base => (Draft ?? InForce)?.Items ?? [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await Load(ct);
        if (Base.FirstOrDefault(item => item.Code == Chosen) is { } item)
        {
            Item = ItemFields.Of(item);
        }
    }

    public async Task<IActionResult> OnPostUploadAsync(CancellationToken ct)
    {
        await Load(ct);
        var text = await HandedText.Read(Handed, ct);
        var items = text.Then(ItemFile.Read);
        return items.IsRefused ? PageWith(items.Refusal, nameof(Handed)) : await Save(items.Value, nameof(Handed), ct);
    }

    public async Task<IActionResult> OnPostItemAsync(CancellationToken ct)
    {
        await Load(ct);
        return Item.Read() is { } item ? await Save([.. Base.Where(one => one.Code != item.Code), item], "Item.Code", ct) : PageWith(InspectionPageRefusals.Points(), "Item.Points");
    }

    public async Task<IActionResult> OnPostDropAsync(CancellationToken ct)
    {
        await Load(ct);
        return await Save([.. Base.Where(one => one.Code != Drop)], null, ct);
    }

    private async Task<IActionResult> Save(IReadOnlyList<Item> items, string? field, CancellationToken ct)
    {
        var sorted = items.OrderBy(item => item.Code, StringComparer.Ordinal).ToList();
        var drafted = await handler.Handle(new DraftItems(sorted, Note ?? string.Empty), ActBy("拟订随机抽查事项清单"), Mandate, ct);
        return drafted.IsRefused
            ? PageWith(drafted.Refusal, drafted.Refusal.Code == "platform.act.text" && string.IsNullOrWhiteSpace(Note) ? nameof(Note) : field)
            : LocalRedirect("/workbench/inspections/items/draft?done=drafted");
    }

    private async Task Load(CancellationToken ct)
    {
        (Draft, InForce) = (await lists.Draft(ct), await lists.InForce(ct));
        Note ??= Draft?.Head.Note;
        Changes = Draft is null ? [] : ItemLists.Compare(InForce?.Items ?? [], Draft.Items);
    }
}

/// <summary>One item as a form holds it.</summary>
public sealed class ItemFields
{
    public string? Code { get; set; }

    public string? Field { get; set; }

    public string? Name { get; set; }

    public string? SubItem { get; set; }

    public ItemKind Kind { get; set; }

    public CheckMethod Method { get; set; }

    public string? Pool { get; set; }

    public string? Ratio { get; set; }

    public string? Frequency { get; set; }

    public int AnnualCap { get; set; } = 1;

    public string? Qualification { get; set; }

    public string? Basis { get; set; }

    /// <summary>One a line: text|how|yes|no.</summary>
    public string? Points { get; set; }

    public static ItemFields Of(Item item) => new()
    {
        Code = item.Code, Field = item.Field, Name = item.Name, SubItem = item.SubItem, Kind = item.Kind, Method = item.Method, Pool = item.Pool, Ratio = item.Ratio,
        Frequency = item.Frequency, AnnualCap = item.AnnualCap, Qualification = item.Qualification, Basis = item.Basis, Points = ItemFile.WritePoints(item.Points),
    };

    /// <summary>Null where a key point is not whole.</summary>
    public Item? Read() => ItemFile.ReadPoints(Points ?? string.Empty) is not { } points ? null : new Item(
        Clean(Code), Clean(Field), Clean(Name), OrNull(SubItem), Kind, Method, Clean(Pool), Clean(Ratio), Clean(Frequency), AnnualCap, OrNull(Qualification), true, Clean(Basis), points);

    private static string Clean(string? text) => text?.Trim() ?? string.Empty;

    private static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>A second person compares the draft with the list in force and publishes it.</summary>
[Needs(Power.KeepCatalogue)]
public sealed class ItemsPublishModel(ItemListHandler handler, ItemLists lists) : SignedInPage
{
    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Seen { get; set; }

    public ItemListView? Draft { get; private set; }

    public ItemListView? InForce { get; private set; }

    public IReadOnlyList<ItemChange> Changes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        (Draft, InForce) = (await lists.Draft(ct), await lists.InForce(ct));
        Changes = Draft is null ? [] : ItemLists.Compare(InForce?.Items ?? [], Draft.Items);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await OnGetAsync(ct);
        var published = await handler.Handle(new PublishItems(Version, Seen ?? string.Empty), ActBy("公布随机抽查事项清单", "国办发〔2024〕54号"), Mandate, ct);
        return published.IsRefused ? PageWith(published.Refusal) : LocalRedirect("/workbench/inspections?done=published");
    }
}
