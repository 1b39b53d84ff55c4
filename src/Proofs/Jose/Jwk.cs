using System.Text.Json;
using Zhiheng.Proofs.Json;

namespace Zhiheng.Proofs.Jose;

/// <summary>What public keys in the form of RFC 7517 have in common.</summary>
internal static class Jwk
{
    /// <summary>A member that must be text; null where it is missing or something else.</summary>
    public static string? Text(JsonElement json, string name)
        => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? SafeText(value)
            : null;

    /// <summary>The 32 bytes of a coordinate; null for any other length or spelling.</summary>
    public static byte[]? Coordinate(JsonElement json, string name)
        => Text(json, name) is { } text && StrictBase64Url.Decode(text) is { Length: 32 } bytes ? bytes : null;

    /// <summary>False for a key that says one thing twice or holds half a character, at which the framework throws while comparing.</summary>
    public static bool IsUnambiguous(JsonElement json) => !CanonicalJson.Of(json).IsRefused;

    /// <summary>A key that says what it is for (sections 4.2 to 4.4) must be for verifying with this algorithm.</summary>
    public static bool IsFor(JsonElement json, string algorithm)
        => Is(json, "use", "sig") && Is(json, "alg", algorithm)
            && (!json.TryGetProperty("key_ops", out var uses)
                || (uses.ValueKind == JsonValueKind.Array && uses.EnumerateArray().Any(use => use.ValueKind == JsonValueKind.String && use.ValueEquals("verify"))));

    private static bool Is(JsonElement json, string name, string expected)
        => !json.TryGetProperty(name, out var value) || (value.ValueKind == JsonValueKind.String && value.ValueEquals(expected));

    /// <summary>The framework throws for a lone surrogate, which a parsed text can still contain.</summary>
    private static string? SafeText(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
