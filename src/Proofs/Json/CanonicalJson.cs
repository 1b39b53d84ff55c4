using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Zhiheng.Proofs.Json;

/// <summary>
/// RFC 8785: one byte sequence for each JSON value. The input must be I-JSON (RFC 7493): valid UTF-8 without a byte order mark, no
/// duplicate names, no lone surrogates, numbers within the range of a double (they are rounded to one, as in ECMAScript).
/// </summary>
public static class CanonicalJson
{
    /// <summary>Bytes of input; more is refused unread. A text of escapes takes about forty times its bytes while it is read and written.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    /// <summary>Objects and arrays inside one another; more is refused.</summary>
    public const int MostDepth = 64;

    /// <summary>Commas outside and inside texts: a parsed value takes many times the two bytes it may be written in, so their number is bounded too.</summary>
    public const int MostCommas = 1 << 18;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MostDepth };

    public static Proof<byte[]> Of(ReadOnlySpan<byte> utf8)
    {
        var parsed = Parse(utf8);
        return parsed.IsRefused ? parsed.Refusal : Of(parsed.Value);
    }

    /// <summary>The canonical form of an element that was parsed elsewhere.</summary>
    public static Proof<byte[]> Of(JsonElement element)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        return Write(element, output, MostDepth) is { } refusal ? refusal : output.WrittenSpan.ToArray();
    }

    /// <summary>The canonical form of a node that a program built.</summary>
    public static Proof<byte[]> Of(JsonNode? node) => Of(JsonSerializer.SerializeToUtf8Bytes(node));

    /// <summary>Reads JSON within the bounds above. Duplicate names and lone surrogates are found by <see cref="Of(JsonElement)"/>.</summary>
    public static Proof<JsonElement> Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MostBytes)
        {
            return ProofRefusals.JsonTooLarge(utf8.Length, MostBytes);
        }

        if (utf8.Count((byte)',') > MostCommas)
        {
            return ProofRefusals.JsonTooMany(MostCommas);
        }

        if (!Utf8.IsValid(utf8))
        {
            return ProofRefusals.JsonNotUtf8(FirstInvalid(utf8));
        }

        try
        {
            return JsonElement.Parse(utf8, Strict);
        }
        catch (JsonException malformed)
        {
            return ProofRefusals.JsonMalformed(malformed.LineNumber ?? 0, malformed.BytePositionInLine ?? 0);
        }
    }

    private static int FirstInvalid(ReadOnlySpan<byte> utf8)
    {
        var position = 0;
        while (System.Text.Rune.DecodeFromUtf8(utf8[position..], out _, out var length) == OperationStatus.Done)
        {
            position += length;
        }

        return position;
    }

    private static ProofRefusal? Write(JsonElement element, ArrayBufferWriter<byte> output, int depth) => element.ValueKind switch
    {
        JsonValueKind.Object or JsonValueKind.Array when depth == 0 => ProofRefusals.JsonTooDeep(MostDepth),
        JsonValueKind.Object => WriteObject(element, output, depth - 1),
        JsonValueKind.Array => WriteArray(element, output, depth - 1),
        JsonValueKind.String => Text(element) is { } text ? CanonicalText.Write(text, output) : ProofRefusals.JsonLoneSurrogate(),
        JsonValueKind.Number => WriteNumber(element, output),
        JsonValueKind.True => Raw("true"u8, output),
        JsonValueKind.False => Raw("false"u8, output),
        _ => Raw("null"u8, output),
    };

    /// <summary>Members in the order of the UTF-16 code units of their names (section 3.2.3).</summary>
    private static ProofRefusal? WriteObject(JsonElement element, ArrayBufferWriter<byte> output, int depth)
    {
        if (Members(element) is not { } members)
        {
            return ProofRefusals.JsonLoneSurrogate();
        }

        members.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        Raw("{"u8, output);
        for (var i = 0; i < members.Count; i++)
        {
            if (i > 0 && members[i].Name == members[i - 1].Name)
            {
                return ProofRefusals.JsonDuplicateName(members[i].Name);
            }

            Raw(i > 0 ? ","u8 : default, output);
            var refusal = CanonicalText.Write(members[i].Name, output) ?? Raw(":"u8, output) ?? Write(members[i].Value, output, depth);
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return Raw("}"u8, output);
    }

    private static ProofRefusal? WriteArray(JsonElement element, ArrayBufferWriter<byte> output, int depth)
    {
        Raw("["u8, output);
        var separator = ReadOnlySpan<byte>.Empty;
        foreach (var item in element.EnumerateArray())
        {
            Raw(separator, output);
            separator = ","u8;
            if (Write(item, output, depth) is { } refusal)
            {
                return refusal;
            }
        }

        return Raw("]"u8, output);
    }

    private static ProofRefusal? WriteNumber(JsonElement element, ArrayBufferWriter<byte> output)
    {
        if (!element.TryGetDouble(out var value) || !double.IsFinite(value))
        {
            return ProofRefusals.JsonNumber(element.GetRawText());
        }

        output.Advance(EcmaNumber.Write(value, output.GetSpan(EcmaNumber.MostCharacters)));
        return null;
    }

    private static ProofRefusal? Raw(ReadOnlySpan<byte> bytes, ArrayBufferWriter<byte> output)
    {
        output.Write(bytes);
        return null;
    }

    private static List<(string Name, JsonElement Value)>? Members(JsonElement element)
    {
        try
        {
            return [.. element.EnumerateObject().Select(member => (member.Name, member.Value))];
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Null for a lone surrogate, the one thing that a parsed string can have wrong: the framework says so by throwing.</summary>
    private static string? Text(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
