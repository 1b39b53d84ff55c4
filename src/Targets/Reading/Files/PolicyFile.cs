using System.Text;
using Zhiheng.Kernel;

namespace Zhiheng.Targets.Reading.Files;

/// <summary>Turns a file into text. What a file is, its bytes say; names and endings are not believed.</summary>
public static class PolicyFile
{
    /// <summary>Bytes of a file; more is refused unread.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    /// <summary>Characters of the text, some fifty times a long plan.</summary>
    public const int MostCharacters = 2_000_000;

    public static Outcome<PolicyText> Read(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        if (bytes.Length > MostBytes)
        {
            return PolicyRefusals.TooLarge(MostBytes);
        }

        return Refused(bytes) is { } refusal ? refusal
            : bytes.StartsWith("PK"u8) ? DocxText.Read(file).Then(Bounded)
            : ReadText(bytes).Then(Bounded);
    }

    /// <summary>As <see cref="Read(ReadOnlyMemory{byte})"/>, without taking more than the limit into memory.</summary>
    public static async Task<Outcome<PolicyText>> Read(Stream file, CancellationToken ct)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[64 << 10];
        for (int read; (read = await file.ReadAsync(buffer, ct)) > 0;)
        {
            if (copy.Length + read > MostBytes)
            {
                return PolicyRefusals.TooLarge(MostBytes);
            }

            copy.Write(buffer, 0, read);
        }

        return Read(copy.GetBuffer().AsMemory(0, (int)copy.Length));
    }

    private static Refusal? Refused(ReadOnlySpan<byte> bytes)
        => bytes.IsEmpty ? PolicyRefusals.Empty()
        : bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8) >= 0 ? PolicyRefusals.Pdf()
        : Starts(bytes, Compound) ? PolicyRefusals.OldWord()
        : bytes.StartsWith(@"{\rtf"u8) ? PolicyRefusals.RichText()
        : Starts(bytes, Pictures) ? PolicyRefusals.Image()
        : null;

    private static bool Starts(ReadOnlySpan<byte> bytes, byte[][] marks)
    {
        foreach (var mark in marks)
        {
            if (bytes.StartsWith(mark))
            {
                return true;
            }
        }

        return false;
    }

    private static Outcome<PolicyText> ReadText(ReadOnlySpan<byte> bytes)
    {
        if (Starts(bytes, Utf16))
        {
            return PolicyRefusals.Encoding();
        }

        if (bytes.ContainsAny(Controls))
        {
            return PolicyRefusals.Binary();
        }

        if (Decode(bytes) is not { } decoded)
        {
            return PolicyRefusals.Encoding();
        }

        var (text, encoding) = decoded;
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\f', '\n').Replace('\v', '\n');
        return HtmlText.Is(text) ? HtmlText.Read(text, encoding) : new PolicyText(text, "txt", encoding, TextTables.In(text));
    }

    private static (string Text, string Encoding)? Decode(ReadOnlySpan<byte> bytes)
    {
        var unmarked = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes;
        try
        {
            return (new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(unmarked), "utf-8");
        }
        catch (DecoderFallbackException) when (unmarked.Length == bytes.Length)
        {
            return Gb18030(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static (string Text, string Encoding)? Gb18030(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = PlainText.Gb18030.GetString(bytes);
            return text.AsSpan().ContainsAnyInRange('\u007F', '\u009F') ? null : (text, "gb18030");
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static Outcome<PolicyText> Bounded(PolicyText text)
        => text.Text.Length > MostCharacters ? PolicyRefusals.TooLong(MostCharacters)
        : text.Text.AsSpan().Trim().IsEmpty ? PolicyRefusals.Empty()
        : text;

    private static readonly System.Buffers.SearchValues<byte> Controls = System.Buffers.SearchValues.Create([0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 27, 28, 29, 30, 31]);

    private static readonly byte[][] Compound = [[0xD0, 0xCF, 0x11, 0xE0]];
    private static readonly byte[][] Utf16 = [[0xFF, 0xFE], [0xFE, 0xFF]];
    private static readonly byte[][] Pictures = [[0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [.. "GIF8"u8], [.. "BM"u8], [.. "II*\0"u8], [.. "MM\0*"u8]];
}
