using System.Text.Json;
using Zhiheng.Contracts.Inspection;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Inspection.Catalogue;

/// <summary>The next version of the list as a whole; it replaces an earlier draft. Only the province keeps the list (rules.md §4.2).</summary>
public sealed record DraftItems(IReadOnlyList<Item> Items, string Note);

/// <summary>
/// A second person publishes the draft; from today on it decides. <paramref name="Seen"/> is the digest of the draft as it was shown: a draft
/// that was replaced since then is not published unseen.
/// </summary>
public sealed record PublishItems(int Version, string? Seen = null);

public sealed class ItemListHandler(Database database, BusinessCalendar calendar)
{
    private const int MostItems = 500;
    private const int MostPoints = 50;

    /// <summary>The version that was drafted.</summary>
    public async Task<Outcome<int>> Handle(DraftItems command, Act act, Mandate mandate, CancellationToken ct)
    {
        if ((ProvinceOnly(mandate) ?? ActRules.Text(command.Note, "修订说明") ?? Trouble(command.Items)) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (!await work.TryExclusive("item-list", ct))
        {
            return CatalogueRefusals.Busy();
        }

        await ItemListStore.DropDraft(work, ct);
        var all = await ItemListStore.All(work, ct);
        var row = new ItemListRow
        {
            Version = all.Count == 0 ? 1 : all[0].Version + 1, OrganRegion = mandate.Organ!.Region.Value, OrganName = mandate.Organ.Name, Note = command.Note, Author = mandate.Account, AuthorName = act.Who,
        };
        await ItemListStore.Add(work, row, ct);
        foreach (var item in command.Items)
        {
            await ItemListStore.AddItem(work, row.Version, ItemWords.Row(item), ct);
        }

        await work.Commit([], ct);
        return row.Version;
    }

    public async Task<Outcome<ItemListPublished>> Handle(PublishItems command, Act act, Mandate mandate, CancellationToken ct)
    {
        if (ProvinceOnly(mandate) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await ItemListStore.Find(work, command.Version, ct) is not { State: "draft" } draft)
        {
            return ActRefusals.Unknown("事项清单草案");
        }

        if (draft.Author == mandate.Account)
        {
            return ActRefusals.SamePerson("清单拟订人", "发布人");
        }

        var items = (await ItemListStore.Items(work, draft.Version, ct)).Select(ItemWords.Read).ToList();
        if (command.Seen is { } seen && seen != ItemLists.DigestOf(items))
        {
            throw new ChangedByAnotherException(nameof(ItemListRow), ItemWords.Subject);
        }

        await ItemListStore.Publish(work, draft.Version, calendar.Today, mandate.Account, ct);
        var fact = new ItemListPublished(calendar.Today, draft.Version, draft.OrganName, Item.Write(items));
        await work.Commit(JournalEntry.Public(ItemWords.Subject, fact), ct);
        return fact;
    }

    private static Refusal? ProvinceOnly(Mandate mandate)
        => ActRules.NoOrgan(mandate) ?? (mandate.Organ!.Region.Above is null ? null : CatalogueRefusals.ProvinceOnly(mandate.Organ.Name));

    private static Refusal? Trouble(IReadOnlyList<Item> items)
        => items.Count is 0 or > MostItems ? CatalogueRefusals.Count(MostItems)
            : items.FirstOrDefault(item => string.IsNullOrWhiteSpace(item.Code)) is not null ? ActRefusals.Text("事项编码", 20)
            : items.GroupBy(item => item.Code, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice ? CatalogueRefusals.Twice(twice.Key)
            : items.Select(Trouble).FirstOrDefault(trouble => trouble is not null);

    private static bool IsBlank(KeyPoint point)
        => point is null || new[] { point.Text, point.How, point.Yes, point.No }.Any(string.IsNullOrWhiteSpace);

    private static Refusal? Trouble(Item item)
        => item.Points is null || item.Points.Count is 0 or > MostPoints || item.Points.Any(IsBlank) ? CatalogueRefusals.Points(item.Code, MostPoints)
            : item.AnnualCap is < 1 or > Item.MostCap ? CatalogueRefusals.Cap(item.Code, Item.MostCap)
            : !ItemWords.Pools.ContainsKey(item.Pool ?? string.Empty) ? CatalogueRefusals.Pool(item.Code, item.Pool ?? string.Empty)
            : ActRules.Text(item.Code, "事项编码", 20) ?? ActRules.Text(item.Field, "检查领域", 50) ?? ActRules.Text(item.Name, $"{item.Code} 的名称", 200)
                ?? ActRules.Text(item.Basis, $"{item.Code} 的法律依据", 300) ?? ActRules.Text(item.Ratio, $"{item.Code} 的抽查比例", 50)
                ?? ActRules.Text(item.Frequency, $"{item.Code} 的抽查频次", 50);
}

/// <summary>Items between rows and records, and the words of code tables.</summary>
public static class ItemWords
{
    /// <summary>The subject of facts about the list: there is one list.</summary>
    public static readonly Guid Subject = Guid.Parse("0197a5b0-1157-7000-8000-000000000001");

    public static readonly IReadOnlyDictionary<string, string> Pools = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["voluntary-holders"] = "自愿性认证获证组织专项库",
        ["ccc-holders"] = "强制性产品认证获证企业专项库",
        ["certification-bodies"] = "认证机构专项库",
        ["testing-bodies"] = "检验检测机构专项库",
        ["producers"] = "生产企业库",
    };

    public static string Write(ItemKind kind) => Word(kind);

    public static string Write(CheckMethod method) => Word(method);

    public static string Chinese(ItemKind kind) => kind == ItemKind.Key ? "重点检查事项" : "一般检查事项";

    public static string Chinese(CheckMethod method) => method switch
    {
        CheckMethod.Onsite => "实地检查",
        CheckMethod.Written => "书面检查",
        CheckMethod.OtherResult => "行政部门结果或专业意见",
        CheckMethod.Testing => "检验检测",
        CheckMethod.Network => "网络监测",
        _ => "委托专业机构辅助",
    };

    internal static bool TryKind(string text, out ItemKind kind) => Try(text, Write, Chinese, out kind);

    internal static bool TryMethod(string text, out CheckMethod method) => Try(text, Write, Chinese, out method);

    internal static ItemRow Row(Item item) => new()
    {
        Code = item.Code, Field = item.Field, Name = item.Name, SubItem = item.SubItem, Kind = Write(item.Kind), Method = Write(item.Method), Pool = item.Pool,
        Ratio = item.Ratio, Frequency = item.Frequency, AnnualCap = item.AnnualCap, Qualification = item.Qualification, IsPublic = item.IsPublic, Basis = item.Basis,
        Points = Item.WritePoints(item.Points),
    };

    internal static Item Read(ItemRow row) => new(
        row.Code, row.Field, row.Name, row.SubItem, Enum.Parse<ItemKind>(row.Kind.Replace("-", "", StringComparison.Ordinal), true),
        Enum.Parse<CheckMethod>(row.Method.Replace("-", "", StringComparison.Ordinal), true), row.Pool, row.Ratio, row.Frequency, row.AnnualCap, row.Qualification,
        row.IsPublic, row.Basis, Item.ReadPoints(row.Points));

    private static bool Try<T>(string text, Func<T, string> word, Func<T, string> chinese, out T found)
        where T : struct, Enum
    {
        var all = Enum.GetValues<T>().Where(value => word(value) == text || chinese(value) == text).ToList();
        found = all.FirstOrDefault();
        return all.Count == 1;
    }

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}

internal static class CatalogueRefusals
{
    public static Refusal ProvinceOnly(string organ) => new(
        "inspection.catalogue.province-only", $"随机抽查事项清单由省级机关统一制定，{organ}不能增减。请向省级机关提出建议。", "国办发〔2024〕54号");

    public static Refusal Busy() => new("inspection.catalogue.busy", "另一人正在保存事项清单草案。请稍候，查看最新草案后再提交。");

    public static Refusal Count(int most) => new("inspection.catalogue.count", $"事项清单须有 1 至 {most} 项。请核对文件。");

    public static Refusal Twice(string code) => new("inspection.catalogue.twice", $"事项编码 {code} 出现了两次。请合并或改用另一编码。");

    public static Refusal Points(string code, int most) => new("inspection.catalogue.points", $"事项 {code} 须写明 1 至 {most} 个检查要点。请补充后再保存。");

    public static Refusal Cap(string code, int most) => new(
        "inspection.catalogue.cap", $"事项 {code} 的年度频次上限须在 1 至 {most} 次之间。请更正。", "国办发〔2024〕54号");

    public static Refusal Json(string place) => new("inspection.catalogue.json", $"文件不是事项清单的 JSON 数组（{place}）。请用本页导出的文件修改后再提交。");

    public static Refusal Row(int line, string column, string value) => new("inspection.catalogue.row", $"文件第 {line} 行的“{column}”无法识别：“{value}”。请按导出的 CSV 填写。");

    public static Refusal Pool(string code, string pool) => new("inspection.catalogue.pool", $"事项 {code} 的对象库“{pool}”不存在。请从列表中选择。");
}
