using System.Text.Encodings.Web;
using System.Text.Json;

namespace Zhiheng.Inspection.Checks;

/// <summary>The answer to one key point of an item; points are counted from 0. <paramref name="Answer"/>: yes, no or na.</summary>
public sealed record PointAnswer(string Item, int Point, string Answer, string Note);

/// <summary>What is to follow (N S R C T O); <paramref name="DueOn"/> is its last day, that day included.</summary>
public sealed record PlannedFollowUp(string Code, string Words, DateOnly? DueOn);

/// <summary>
/// <paramref name="Strokes"/> is the drawn signature as the path data of SVG (only M and L with whole numbers), or
/// <see cref="RecordRules.OnPaper"/> where the paper copy was signed and photographed.
/// </summary>
public sealed record InspectorSignature(Guid Inspector, string Strokes);

/// <summary>The same of whoever signs for the enterprise; <see cref="RecordRules.Declined"/> where they would not, with the reason.</summary>
public sealed record FirmSignature(string Name, string Post, string Strokes, string Reason);

/// <summary>
/// The whole of an on-site record as a device keeps it and sends it. Instants are UTC. What is not yet known is empty; only a record that
/// is closed has to be whole (<see cref="RecordRules"/>).
/// </summary>
public sealed record RecordContent
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string Place { get; init; } = string.Empty;

    public IReadOnlyList<PointAnswer> Answers { get; init; } = [];

    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>What was found, in words that everybody will read.</summary>
    public string Words { get; init; } = string.Empty;

    public IReadOnlyList<PlannedFollowUp> After { get; init; } = [];

    public IReadOnlyList<Expert> Experts { get; init; } = [];

    /// <summary>What the enterprise says (陈述申辩).</summary>
    public string Statement { get; init; } = string.Empty;

    /// <summary>The photographs that belong to the record, by the numbers of the device.</summary>
    public IReadOnlyList<Guid> Photos { get; init; } = [];

    public IReadOnlyList<InspectorSignature> Signatures { get; init; } = [];

    public FirmSignature? Firm { get; init; }

    public string Write() => JsonSerializer.Serialize(this, Json);

    public static RecordContent Read(string json) => JsonSerializer.Deserialize<RecordContent>(json, Json)!;
}
