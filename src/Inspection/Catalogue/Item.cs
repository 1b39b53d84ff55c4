using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zhiheng.Inspection.Catalogue;

/// <summary>What is looked at: how, and what counts as yes and as no.</summary>
public sealed record KeyPoint(string Text, string How, string Yes, string No);

/// <summary>
/// One matter that may be inspected (rules.md §4.2). <paramref name="Ratio"/> and <paramref name="Frequency"/> are words of the list;
/// <paramref name="AnnualCap"/> counts visits to one enterprise in one calendar year. What the national texts leave open stands here as
/// unconfirmed until the province publishes its own version.
/// </summary>
public sealed record Item(
    string Code, string Field, string Name, string? SubItem, ItemKind Kind, CheckMethod Method, string Pool, string Ratio, string Frequency,
    int AnnualCap, string? Qualification, bool IsPublic, string Basis, IReadOnlyList<KeyPoint> Points)
{
    public const int MostCap = 12;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <summary>Reads the JSON array that <see cref="Write"/> makes and that ships with the program.</summary>
    /// <exception cref="JsonException">It is not one.</exception>
    public static IReadOnlyList<Item> Read(string json) => JsonSerializer.Deserialize<List<Item>>(json, Json) ?? throw new JsonException("null");

    public static JsonElement Write(IReadOnlyList<Item> items) => JsonSerializer.SerializeToElement(items, Json);

    /// <summary>The items that ship with the program: those of rules.md §4.2 that concern quality.</summary>
    public static IReadOnlyList<Item> Shipped()
    {
        using var stream = typeof(Item).Assembly.GetManifestResourceStream("Zhiheng.Inspection.Data.items.json")!;
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd());
    }

    internal static string WritePoints(IReadOnlyList<KeyPoint> points) => JsonSerializer.Serialize(points, Json);

    internal static IReadOnlyList<KeyPoint> ReadPoints(string json) => JsonSerializer.Deserialize<List<KeyPoint>>(json, Json)!;
}

public enum ItemKind
{
    /// <summary>一般检查事项</summary>
    General,

    /// <summary>重点检查事项</summary>
    Key,
}

/// <summary>How a check is made (rules.md §4.5).</summary>
public enum CheckMethod
{
    /// <summary>实地</summary>
    Onsite,

    /// <summary>书面</summary>
    Written,

    /// <summary>行政部门结果或专业意见</summary>
    OtherResult,

    /// <summary>检验检测</summary>
    Testing,

    /// <summary>网络监测</summary>
    Network,

    /// <summary>委托专业机构辅助</summary>
    Delegated,
}
