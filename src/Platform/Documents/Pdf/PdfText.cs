using System.Globalization;
using System.Text;

namespace Zhiheng.Platform.Documents.Pdf;

/// <summary>How values are written in a PDF (ISO 32000-1, 7.3 and 7.9).</summary>
internal static class PdfText
{
    public static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture) is var text and not "-0" ? text : "0";

    /// <summary>A text string: UTF-16 with its byte order mark, in hexadecimal, so that nothing needs escaping.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    /// <summary>A date in UTC, to the second.</summary>
    public static string Date(DateTimeOffset at) => $"(D:{at.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z)";

    /// <summary>A name; whatever is not a letter, digit, hyphen, dot or plus is written as #xx.</summary>
    public static string Name(string name)
    {
        var text = new StringBuilder("/");
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            text.Append(char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'.' or (byte)'+' ? ((char)b).ToString() : $"#{b:X2}");
        }

        return text.ToString();
    }

    public static string Ink(Ink ink, string operation) => $"{Part(ink.Red)} {Part(ink.Green)} {Part(ink.Blue)} {operation}\n";

    private static string Part(byte part) => Number(part / 255.0);
}
