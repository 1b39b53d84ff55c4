using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Zhiheng.Proofs.Draws;

/// <summary>Reads a leaf in its only form without building a JSON document: lists have millions of lines.</summary>
internal static class SubjectLine
{
    private static readonly SearchValues<byte> IdBytes = SearchValues.Create(
        [.. Enumerable.Range(0x21, 0x5E).Select(c => (byte)c).Where(c => c is not ((byte)'"' or (byte)'\\'))]);

    // The same few grades and regions in millions of lines are one text each.
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<ulong, string> Short = new();

    public static ProofRefusal Malformed { get; } = ProofRefusals.DrawLine(0);

    public static ProofRefusal? Read(ReadOnlySpan<byte> line, SubjectPoolBuilder builder)
    {
        var rest = line;
        if (!Part(ref rest, "{\"grade\":\""u8, out var grade) || !Part(ref rest, "\",\"id\":\""u8, out var id) || !Part(ref rest, "\",\"region\":\""u8, out var region)
            || !Part(ref rest, "\",\"salt\":\""u8, out var salt) || !Rest(ref rest, "\",\"w\":"u8) || !Utf8Parser.TryParse(rest, out int weight, out var digits)
            || !rest[digits..].SequenceEqual("}"u8) || weight is < 1 or > Subject.MostWeight || rest[0] is (byte)'0' or (byte)'+'
            || !IsId(grade) || !IsId(id) || region.Length is < 2 or > 12 || region.ContainsAnyExceptInRange((byte)'0', (byte)'9') || salt.Length != 2 * DrawText.SaltBytes)
        {
            return Malformed;
        }

        Span<byte> bytes = stackalloc byte[DrawText.SaltBytes];
        foreach (var c in salt)
        {
            if (c is not (>= (byte)'0' and <= (byte)'9' or >= (byte)'a' and <= (byte)'f'))
            {
                return Malformed;
            }
        }

        _ = Convert.FromHexString(salt, bytes, out _, out _);
        return builder.Add(id, Text(region), Text(grade), weight, bytes);
    }

    private static bool IsId(ReadOnlySpan<byte> text) => text.Length is > 0 and <= DrawText.MostId && !text.ContainsAnyExcept(IdBytes);

    private static bool Part(ref ReadOnlySpan<byte> rest, ReadOnlySpan<byte> before, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!Rest(ref rest, before))
        {
            return false;
        }

        var end = rest.IndexOf((byte)'"');
        value = end < 0 ? default : rest[..end];
        rest = end < 0 ? default : rest[end..];
        return end >= 0;
    }

    private static bool Rest(ref ReadOnlySpan<byte> rest, ReadOnlySpan<byte> before)
    {
        var starts = rest.StartsWith(before);
        rest = starts ? rest[before.Length..] : rest;
        return starts;
    }

    private static string Text(ReadOnlySpan<byte> text)
    {
        if (text.Length > 7)
        {
            return Encoding.ASCII.GetString(text);
        }

        var key = (ulong)text.Length;
        foreach (var c in text)
        {
            key = (key << 8) | c;
        }

        if (!Short.TryGetValue(key, out var known))
        {
            known = Encoding.ASCII.GetString(text);
            if (Short.Count < 10_000)
            {
                Short[key] = known;
            }
        }

        return known;
    }
}
