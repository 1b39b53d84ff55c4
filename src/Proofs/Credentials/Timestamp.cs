using System.Globalization;
using System.Text.Json;
using Zhiheng.Proofs.Jose;

namespace Zhiheng.Proofs.Credentials;

/// <summary>Instants as credentials write them: xsd:dateTimeStamp, which always names its offset.</summary>
internal static class Timestamp
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
    ];

    public static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Null where the member is missing or written otherwise.</summary>
    public static DateTimeOffset? Of(JsonElement json, string name)
        => Jwk.Text(json, name) is { } text
            && DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
                ? instant
                : null;
}
