using System.Text.Encodings.Web;
using System.Text.Json;
using Zhiheng.Kernel;
using Zhiheng.Registry.Reporting.Rules;

namespace Zhiheng.Registry.Reporting.Import;

/// <summary>The answer to one row. <c>Line</c> is where a person finds it in the file.</summary>
public sealed record RowAnswer(int Row, int Line, Guid? Certificate, IReadOnlyList<Finding> Findings)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public bool IsRejected => Findings.Any(f => f.Severity == Severity.Reject);

    /// <summary>accepted, warned or rejected.</summary>
    public string Verdict => IsRejected ? "rejected" : Findings.Count > 0 ? "warned" : "accepted";

    public string? FindingsJson => Findings.Count == 0 ? null : JsonSerializer.Serialize(Findings, Json);

    public static IReadOnlyList<Finding> ReadFindings(string? json)
        => json is null ? [] : JsonSerializer.Deserialize<List<Finding>>(json, Json)!;

    internal static Finding Rejection(Refusal refusal, string column = "", string value = "")
        => new(refusal.Code, Severity.Reject, column, value, refusal.Message, refusal.Basis);
}
