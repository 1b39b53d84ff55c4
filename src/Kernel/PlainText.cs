using System.Text;

namespace Zhiheng.Kernel;

/// <summary>Text from elsewhere: UTF-8, or GB 18030 as spreadsheet programs in China save it. Bytes that are neither are an error, never a guess.</summary>
public static class PlainText
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>GB 18030; its decoder throws <see cref="DecoderFallbackException"/> at a byte that is none.</summary>
    public static Encoding Gb18030 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>The text without its byte order mark; null when it is in neither encoding.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes) => Decode(Utf8, bytes)?.TrimStart('\ufeff') ?? Decode(Gb18030, bytes);

    private static string? Decode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
