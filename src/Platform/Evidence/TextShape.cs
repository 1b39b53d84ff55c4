using System.Text;
using Zhiheng.Kernel;

namespace Zhiheng.Platform.Evidence;

/// <summary>Text in UTF-8 or GB 18030 without control characters, and no page of the web.</summary>
internal static class TextShape
{
    public static Outcome<EvidenceKind> Check(Stream file, byte[] head, string name)
    {
        if (head.AsSpan().StartsWith([(byte)0xFF, (byte)0xFE]) || head.AsSpan().StartsWith([(byte)0xFE, (byte)0xFF]))
        {
            return EvidenceRefusals.NotText(name);
        }

        if (head.Any(IsBinary))
        {
            return EvidenceRefusals.UnknownKind(name);
        }

        if (IsMarkup(Encoding.Latin1.GetString(head)))
        {
            return EvidenceRefusals.Markup(name);
        }

        return IsText(file, new UTF8Encoding(false, throwOnInvalidBytes: true)) || IsText(file, PlainText.Gb18030) ? EvidenceKind.Text : EvidenceRefusals.NotText(name);
    }

    /// <summary>Neither encoding uses these bytes but for the control characters themselves.</summary>
    private static bool IsBinary(byte b) => b is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f') or 0x7F;

    private static bool IsMarkup(string head)
    {
        var text = head.StartsWith("ï»¿", StringComparison.Ordinal) ? head[3..] : head;
        text = text.TrimStart();
        return (text.Length > 1 && text[0] == '<' && (char.IsAsciiLetter(text[1]) || text[1] is '!' or '?'))
            || text.Contains("<script", StringComparison.OrdinalIgnoreCase) || text.Contains("<html", StringComparison.OrdinalIgnoreCase)
            || text.Contains("<svg", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsText(Stream file, Encoding encoding)
    {
        file.Position = 0;
        var decoder = encoding.GetDecoder();
        var bytes = new byte[64 << 10];
        var characters = new char[encoding.GetMaxCharCount(bytes.Length)];
        try
        {
            for (int read; ;)
            {
                read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
                var made = decoder.GetChars(bytes, 0, read, characters, 0, flush: read < bytes.Length);
                if (characters.AsSpan(0, made).ContainsAnyInRange('\u007F', '\u009F') || bytes.Take(read).Any(IsBinary))
                {
                    return false;
                }

                if (read < bytes.Length)
                {
                    return true;
                }
            }
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
