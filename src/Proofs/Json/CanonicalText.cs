using System.Buffers;
using System.Text;

namespace Zhiheng.Proofs.Json;

/// <summary>Strings in the form of RFC 8785 section 3.2.2.2: the fewest escapes, lower-case hexadecimal, everything else as it is.</summary>
internal static class CanonicalText
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0x20).Select(c => (char)c)) + "\"\\");

    /// <summary>Longer runs are counted first: room for three bytes a character would triple the memory of a status list.</summary>
    private const int LongRun = 4096;

    public static ProofRefusal? Write(ReadOnlySpan<char> text, ArrayBufferWriter<byte> output)
    {
        output.Write("\""u8);
        while (text.Length > 0)
        {
            var plain = text.IndexOfAny(Escaped);
            var run = plain < 0 ? text : text[..plain];
            if (!Plain(run, output))
            {
                return ProofRefusals.JsonLoneSurrogate();
            }

            text = text[run.Length..];
            if (plain >= 0)
            {
                Escape(text[0], output);
                text = text[1..];
            }
        }

        output.Write("\""u8);
        return null;
    }

    private static bool Plain(ReadOnlySpan<char> run, ArrayBufferWriter<byte> output)
    {
        var status = System.Text.Unicode.Utf8.FromUtf16(
            run, output.GetSpan(run.Length > LongRun ? Encoding.UTF8.GetByteCount(run) : Encoding.UTF8.GetMaxByteCount(run.Length)), out _, out var written, replaceInvalidSequences: false);
        output.Advance(written);
        return status == OperationStatus.Done;
    }

    private static void Escape(char c, ArrayBufferWriter<byte> output)
    {
        ReadOnlySpan<byte> known = c switch
        {
            '"' => "\\\""u8,
            '\\' => "\\\\"u8,
            '\b' => "\\b"u8,
            '\t' => "\\t"u8,
            '\n' => "\\n"u8,
            '\f' => "\\f"u8,
            '\r' => "\\r"u8,
            _ => default,
        };
        output.Write(known.IsEmpty ? [.. "\\u00"u8, .. Encoding.ASCII.GetBytes($"{(int)c:x2}")] : known);
    }
}
