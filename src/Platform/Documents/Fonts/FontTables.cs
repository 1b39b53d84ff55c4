using System.Text;

namespace Zhiheng.Platform.Documents.Fonts;

/// <summary>The directory at the start of a font file.</summary>
internal static class FontTables
{
    private const long TrueType = 0x00010000, AppleTrueType = 0x74727565, CffOutlines = 0x4F54544F, Collection = 0x74746366;

    /// <summary>Without these a face cannot be measured, drawn or subset.</summary>
    public static IReadOnlyList<string> Needed { get; } = ["cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name"];

    /// <summary>Where the directory of the face begins; null if the file has no such face.</summary>
    public static long? Start(FontBytes font, int face)
    {
        if (font.UInt32(0) != Collection)
        {
            return face == 0 ? 0 : null;
        }

        return face >= 0 && face < font.UInt32(8) ? font.UInt32(12 + (4L * face)) : null;
    }

    /// <summary>Empty if this is no font. Tables that do not lie within the file are left out.</summary>
    public static Dictionary<string, (long At, long Length)> Read(FontBytes font, long start)
    {
        var tables = new Dictionary<string, (long At, long Length)>(StringComparer.Ordinal);
        if (font.UInt32(start) is not (TrueType or AppleTrueType or CffOutlines))
        {
            return tables;
        }

        for (var i = 0; i < font.UInt16(start + 4); i++)
        {
            var record = start + 12 + (16L * i);
            var (at, length) = (font.UInt32(record + 8), font.UInt32(record + 12));
            if (at + length <= font.Length)
            {
                tables[Encoding.ASCII.GetString(font.Slice(record, 4))] = (at, length);
            }
        }

        return tables;
    }
}

internal static class FontName
{
    private const int PostScriptNameId = 6, Windows = 3;

    /// <summary>At most 60 letters, digits and hyphens; "Font" if the face does not say.</summary>
    public static string PostScript(FontBytes font, long table)
    {
        var strings = table + font.UInt16(table + 4);
        for (var i = 0; i < font.UInt16(table + 2); i++)
        {
            var record = table + 6 + (12L * i);
            if (font.UInt16(record + 6) != PostScriptNameId)
            {
                continue;
            }

            var bytes = font.Slice(strings + font.UInt16(record + 10), font.UInt16(record + 8));
            var text = font.UInt16(record) is 0 or Windows ? Encoding.BigEndianUnicode.GetString(bytes) : Encoding.ASCII.GetString(bytes);
            var name = string.Concat(text.Where(c => char.IsAsciiLetterOrDigit(c) || c == '-').Take(60));
            if (name.Length > 0)
            {
                return name;
            }
        }

        return "Font";
    }
}
