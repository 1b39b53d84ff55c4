using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Zhiheng.Targets.Reading;

namespace Zhiheng.Targets.Policies;

/// <summary>
/// A reading as a person corrects it. Each item has a key that never changes and is never given again, so that every correction can be named.
/// </summary>
public sealed record PolicyDraft(
    DraftHead Head, IReadOnlyList<DraftMeasure> Measures, IReadOnlyList<DraftIndicator> Indicators, IReadOnlyList<DraftSubsidy> Subsidies, IReadOnlyList<string> Doubts, bool IsChecked, int LastKey)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>What the parser found, item by item; an item with doubts waits for a person, one without is taken as checked.</summary>
    public static PolicyDraft Of(PolicyReading reading)
    {
        var head = reading.Head;
        List<string> doubts = [.. new[] { Say("发文字号", head.Number?.Doubt), Say("标题", head.Title?.Doubt), Say("发文机关", head.Issuer?.Doubt), Say("日期", head.IssuedOn?.Doubt), Say("地区", head.Region?.Doubt) }.OfType<string>()];
        return new PolicyDraft(
            new DraftHead(head.Number?.Value, head.Title?.Value ?? string.Empty, head.Issuer?.Value, head.IssuedOn?.Value, head.Region?.Value.Value, doubts, doubts.Count == 0),
            [.. reading.Measures.Select((measure, at) => Of(measure, at + 1))],
            [.. reading.Indicators.Select((indicator, at) => Of(indicator, at + 1))],
            [.. reading.Subsidies.Select((subsidy, at) => Of(subsidy, at + 1))],
            reading.Doubts,
            reading.Doubts.Count == 0,
            Math.Max(reading.Measures.Count, Math.Max(reading.Indicators.Count, reading.Subsidies.Count)));
    }

    public static PolicyDraft Read(string json) => JsonSerializer.Deserialize<PolicyDraft>(json, Json) ?? throw new JsonException("The draft is empty.");

    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <summary>One item as it is kept with a correction.</summary>
    public static string WriteItem<T>(T item) => JsonSerializer.Serialize(item, Json);

    /// <summary>What nobody has looked at yet: the places of doubtful items.</summary>
    public IReadOnlyList<string> Open =>
    [
        .. Head.IsChecked ? [] : new[] { DraftPlace.Head },
        .. Measures.Where(item => !item.IsChecked).Select(item => DraftPlace.Measure(item.Key)),
        .. Indicators.Where(item => !item.IsChecked).Select(item => DraftPlace.Indicator(item.Key)),
        .. Subsidies.Where(item => !item.IsChecked).Select(item => DraftPlace.Subsidy(item.Key)),
        .. IsChecked ? [] : new[] { DraftPlace.Document },
    ];

    private static DraftMeasure Of(MeasureText measure, int key)
    {
        List<string> doubts = [.. new[] { measure.No.Doubt, measure.Title.Doubt }.OfType<string>(), .. measure.Doubts, .. measure.Units.Where(unit => unit.Doubt is not null).Select(unit => $"{unit.Name}：{unit.Doubt}")];
        return new(
            key, measure.No.Value, measure.Title.Value, measure.Section?.Value, measure.Text,
            [.. measure.Units.Select(unit => new DraftUnit(unit.Name, unit.Role, unit.EveryOf))], [.. doubts.Distinct()], doubts.Count == 0);
    }

    private static DraftIndicator Of(IndicatorText text, int key) => new(
        key, text.Measure + 1, text.Under, text.Name, text.Baseline?.Value, text.Target.Value, text.Unit, text.DueYear?.Value, text.Comparator, text.Kind, text.At, text.Doubts, text.Doubts.Count == 0, null);

    private static DraftSubsidy Of(SubsidyText text, int key) => new(
        key, text.Measure + 1, text.Beneficiary.Value, text.AmountYuan.Value, text.Limit, text.Form, text.At, text.Doubts, text.Doubts.Count == 0);

    private static string? Say(string what, string? doubt) => doubt is null ? null : $"{what}：{doubt}";
}

public sealed record DraftHead(string? Number, string Title, string? Issuer, DateOnly? IssuedOn, string? Region, IReadOnlyList<string> Doubts, bool IsChecked);

public sealed record DraftUnit(string Name, UnitRole Role, string? EveryOf);

/// <param name="At">The characters of its text; null for one that a person added.</param>
public sealed record DraftMeasure(
    int Key, string No, string Title, string? Section, TextRange? At, IReadOnlyList<DraftUnit> Units, IReadOnlyList<string> Doubts, bool IsChecked);

/// <param name="Measure">The key of the measure it stands under.</param>
/// <param name="Earlier">The target of an earlier policy that this one takes the place of.</param>
public sealed record DraftIndicator(
    int Key, int? Measure, string? Under, string Name, decimal? Baseline, decimal Target, string? Unit, int? DueYear, string Comparator, string Kind, TextRange? At,
    IReadOnlyList<string> Doubts, bool IsChecked, Guid? Earlier);

public sealed record DraftSubsidy(
    int Key, int? Measure, string Beneficiary, long AmountYuan, string? Limit, string? Form, TextRange? At, IReadOnlyList<string> Doubts, bool IsChecked);

/// <summary>Where a correction was made: head, document, measure:3, indicator:5, subsidy:1.</summary>
public static class DraftPlace
{
    public const string Head = "head";
    public const string Document = "document";

    public static string Measure(int key) => $"measure:{key}";

    public static string Indicator(int key) => $"indicator:{key}";

    public static string Subsidy(int key) => $"subsidy:{key}";
}
