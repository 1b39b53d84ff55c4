using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zhiheng.Targets.Assessments;

/// <summary>A row of targets_scheme.</summary>
public sealed record SchemeRow
{
    public Guid Id { get; init; }

    public Guid Policy { get; init; }

    public string PolicyTitle { get; init; } = string.Empty;

    public int Year { get; init; }

    public int No { get; init; }

    public string Title { get; init; } = string.Empty;

    public string Lines { get; init; } = "[]";

    public string OrganRegion { get; init; } = string.Empty;

    public string OrganName { get; init; } = string.Empty;

    public string State { get; init; } = string.Empty;

    public Guid Author { get; init; }

    public string AuthorName { get; init; } = string.Empty;

    public DateOnly DraftedOn { get; init; }

    public Guid? Publisher { get; init; }

    public string? PublisherName { get; init; }

    public DateOnly? DecidedOn { get; init; }

    public string? Decision { get; init; }

    public long Version { get; init; }

    public IReadOnlyList<SchemeLine> LineList => AssessmentJson.Read<List<SchemeLine>>(Lines);
}

/// <summary>A row of targets_assessment.</summary>
public sealed record AssessmentRow
{
    public Guid Id { get; init; }

    public Guid Scheme { get; init; }

    public Guid Policy { get; init; }

    public string PolicyTitle { get; init; } = string.Empty;

    public int Year { get; init; }

    public DateOnly AsOf { get; init; }

    public string Results { get; init; } = "[]";

    public string OrganRegion { get; init; } = string.Empty;

    public string OrganName { get; init; } = string.Empty;

    public string State { get; init; } = string.Empty;

    public Guid Author { get; init; }

    public string AuthorName { get; init; } = string.Empty;

    public DateOnly ComputedOn { get; init; }

    public DateOnly? OpenedOn { get; init; }

    /// <summary>The last day for objections, included.</summary>
    public DateOnly? ObjectionsBy { get; init; }

    public Guid? Publisher { get; init; }

    public string? PublisherName { get; init; }

    public DateOnly? PublishedOn { get; init; }

    /// <summary>Canonical JSON of the whole as it was published.</summary>
    public string? Frozen { get; init; }

    public string? Sha256 { get; init; }

    public string? DiscardedFor { get; init; }

    public long Version { get; init; }

    public IReadOnlyList<UnitResult> ResultList => AssessmentJson.Read<List<UnitResult>>(Results);
}

/// <summary>A row of targets_remark: a note, or with <c>Points</c> an adjustment beside the computed lines.</summary>
public sealed record RemarkRow
{
    public Guid Id { get; init; }

    public Guid Assessment { get; init; }

    public Guid Unit { get; init; }

    public string? Line { get; init; }

    public string? Points { get; init; }

    public string Reason { get; init; } = string.Empty;

    public string Evidence { get; init; } = "[]";

    public Guid? Objection { get; init; }

    public Guid Author { get; init; }

    public string AuthorName { get; init; } = string.Empty;

    public DateOnly MadeOn { get; init; }
}

/// <summary>A row of targets_contest.</summary>
public sealed record ContestRow
{
    public Guid Id { get; init; }

    public Guid Assessment { get; init; }

    public Guid Unit { get; init; }

    public string? Line { get; init; }

    public string Words { get; init; } = string.Empty;

    public string Evidence { get; init; } = "[]";

    public Guid Objector { get; init; }

    public string ObjectorName { get; init; } = string.Empty;

    public DateOnly FiledOn { get; init; }

    public DateOnly DueOn { get; init; }

    public string State { get; init; } = string.Empty;

    public Guid? Decider { get; init; }

    public string? DeciderName { get; init; }

    public DateOnly? DecidedOn { get; init; }

    public string? Decision { get; init; }

    public long Version { get; init; }
}

internal static class AssessmentJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(), new DecimalText() },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static JsonElement Element<T>(T value) => JsonSerializer.SerializeToElement(value, Options);

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)!;

    /// <summary>Points are texts: canonical JSON rounds numbers to a double.</summary>
    private sealed class DecimalText : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => Scoring.Parse(reader.GetString()) ?? throw new JsonException("Points are a decimal in text.");

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteStringValue(Scoring.Text(value));
    }
}
