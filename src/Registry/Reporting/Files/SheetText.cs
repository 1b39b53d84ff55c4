using System.Globalization;
using System.Text.RegularExpressions;

namespace Zhiheng.Registry.Reporting.Files;

/// <summary>Rich or plain text of a sheet (ECMA-376 Part 1, CT_Rst and ST_Xstring).</summary>
internal static partial class SheetText
{
    /// <summary>The text inside the current element, of all its runs, without the phonetic guides.</summary>
    public static string Read(PartReader reader, int max)
    {
        reader.ClearText();
        if (!reader.Xml.IsEmptyElement)
        {
            var depth = reader.Xml.Depth;
            while (reader.Read() && reader.Xml.Depth > depth)
            {
                if (reader.IsStart("t"))
                {
                    reader.AppendText(max);
                }
                else if (reader.IsStart("rPh"))
                {
                    reader.Skip();
                }
            }
        }

        return Unescape(reader.Text);
    }

    /// <summary>Characters that XML cannot hold are written _xHHHH_.</summary>
    public static string Unescape(ReadOnlySpan<char> text) => text.IndexOf("_x") < 0
        ? text.ToString()
        : Escape().Replace(text.ToString(), static found => ((char)ushort.Parse(
            found.ValueSpan[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
