using System.Text.Json;
using System.Text.RegularExpressions;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Platform.Acts;

/// <summary>What holds for every act of an authority: whose act it is, who may do it, and what has to be said.</summary>
public static partial class ActRules
{
    /// <summary>Characters in a reason, grounds or an instruction.</summary>
    public const int LongText = 2000;

    /// <summary>Characters in a clause, a number or a field.</summary>
    public const int ShortText = 300;

    /// <summary>The authority of <paramref name="mandate"/> is not the one whose record it is.</summary>
    public static Refusal? Foreign(Mandate mandate, Organ owner)
        => mandate.Organ is not { } organ ? ActRefusals.NoOrgan()
            : organ.Region != owner.Region ? ActRefusals.OtherOrgan(owner.Name)
            : null;

    /// <summary>The same for a record as a table keeps it: the region and the name of its authority.</summary>
    public static Refusal? Foreign(Mandate mandate, string ownerRegion, string ownerName) => Foreign(mandate, new Organ(RegionCode.Parse(ownerRegion).Value, ownerName));

    public static Refusal? NoOrgan(Mandate mandate) => mandate.Organ is null ? ActRefusals.NoOrgan() : null;

    public static Refusal? Text(string? text, string field, int most = LongText)
        => string.IsNullOrWhiteSpace(text) || text.Length > most || text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
            ? ActRefusals.Text(field, most)
            : null;

    /// <summary>A text that everybody will read holds no identity number and no mobile number.</summary>
    public static Refusal? PublicText(string? text, string field, int most = LongText)
        => Text(text, field, most)
            ?? (Numbers().Matches(text!).Any(m => m.Length == 11 || IdentityNumber.IsWellFormed(m.Value.ToUpperInvariant())) ? ActRefusals.PersonalData(field) : null);

    public static Refusal? Evidence(IReadOnlyList<string> evidence)
        => evidence.Count == 0 || evidence.Any(string.IsNullOrWhiteSpace) ? ActRefusals.NoEvidence() : null;

    /// <summary>Whether <paramref name="superior"/> stands above the authority of <paramref name="region"/>; no authority is above itself.</summary>
    public static bool IsAbove(RegionCode superior, RegionCode region)
        => superior.Prefix.Length < region.Prefix.Length && region.Value.StartsWith(superior.Prefix, StringComparison.Ordinal);

    public static string Write(IReadOnlyList<string> references) => JsonSerializer.Serialize(references, Json);

    public static IReadOnlyList<string> Read(string? references) => references is null ? [] : JsonSerializer.Deserialize<List<string>>(references)!;

    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [GeneratedRegex(@"(?<![0-9A-Za-z])(?:\d{17}[\dXx]|1[3-9]\d{9})(?![0-9A-Za-z])", RegexOptions.None, 1000)]
    private static partial Regex Numbers();
}
