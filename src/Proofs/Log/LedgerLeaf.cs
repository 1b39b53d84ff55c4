using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Zhiheng.Proofs.Json;

namespace Zhiheng.Proofs.Log;

/// <summary>
/// What one leaf of the ledger says: a fact of this kind about this subject was recorded at this time, and whoever shows a payload and
/// its salt can prove that it was this one. A leaf holds no content, so it stays when the payload lawfully goes.
/// </summary>
/// <param name="At">UTC, to the second.</param>
/// <param name="Commitment">SHA-256 of salt ‖ canonical payload, 32 bytes.</param>
public sealed record LedgerLeaf(string Kind, Guid Subject, DateTimeOffset At, ReadOnlyMemory<byte> Commitment)
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const int SaltBytes = 16;

    /// <summary>The entry of the log: canonical JSON (RFC 8785), some 200 bytes.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"at":"{{At.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture)}}","commitment":"{{Convert.ToHexStringLower(Commitment.Span)}}","kind":"{{Kind}}","subject":"{{Subject:D}}","v":1}"""));

    public static Proof<LedgerLeaf> Parse(ReadOnlySpan<byte> entry)
    {
        // A leaf has no escapes; without them no text in it can hold half a character, at which the framework throws.
        var json = CanonicalJson.Parse(entry);
        if (json.IsRefused || entry.Contains((byte)'\\') || json.Value.ValueKind != JsonValueKind.Object)
        {
            return ProofRefusals.LeafMalformed();
        }

        var found = json.Value;
        var leaf = Text(found, "kind") is { } kind && Guid.TryParse(Text(found, "subject"), out var subject)
            && DateTimeOffset.TryParseExact(Text(found, "at"), Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            && Text(found, "commitment") is { Length: 2 * SHA256.HashSizeInBytes } hex && hex.All(char.IsAsciiHexDigitLower)
                ? new LedgerLeaf(kind, subject, at, Convert.FromHexString(hex)) : null;

        // Written again it must be the same bytes: there is one way to write a leaf.
        return leaf is not null && leaf.ToBytes().AsSpan().SequenceEqual(entry) ? leaf : ProofRefusals.LeafMalformed();
    }

    /// <summary>The canonical payload a leaf commits to: the public fact with its kind, subject and the day it takes effect.</summary>
    public static Proof<byte[]> Payload(string kind, Guid subject, DateOnly effectiveOn, ReadOnlySpan<byte> factJson)
    {
        var fact = CanonicalJson.Of(factJson);
        if (fact.IsRefused)
        {
            return fact;
        }

        var bytes = new ArrayBufferWriter<byte>(fact.Value.Length + 160);
        bytes.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"effectiveOn":"{{effectiveOn:yyyy-MM-dd}}","fact":""")));
        bytes.Write(fact.Value);
        bytes.Write(Encoding.UTF8.GetBytes($$""","kind":"{{kind}}","subject":"{{subject:D}}"}"""));
        return bytes.WrittenSpan.ToArray();
    }

    public static byte[] Commit(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> canonicalPayload)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        hash.AppendData(canonicalPayload);
        return hash.GetHashAndReset();
    }

    /// <summary>Null when the payload is the one this leaf committed to.</summary>
    public ProofRefusal? Check(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> payload)
    {
        var canonical = CanonicalJson.Of(payload);
        return canonical.IsRefused ? canonical.Refusal
            : salt.Length == SaltBytes && Commit(salt, canonical.Value).AsSpan().SequenceEqual(Commitment.Span) ? null
            : ProofRefusals.LeafPayload();
    }

    private static string? Text(JsonElement json, string name)
        => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
