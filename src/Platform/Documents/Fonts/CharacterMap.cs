namespace Zhiheng.Platform.Documents.Fonts;

/// <summary>
/// Which glyph draws a code point ("cmap", formats 4 and 12 of the OpenType specification; format 12 is preferred because only it
/// reaches beyond U+FFFF). Kept as runs of consecutive code points with consecutive glyphs, searched by halving.
/// </summary>
internal sealed class CharacterMap
{
    private readonly List<int> firsts = [];
    private readonly List<(int Last, int Glyph)> runs = [];

    /// <summary>Null if the font has no Unicode map of a known format, or a damaged one.</summary>
    public static CharacterMap? Read(FontBytes font, long table)
    {
        var map = new CharacterMap();
        var read = Subtable(font, table, format: 12) is { } groups ? map.ReadGroups(font, groups)
            : Subtable(font, table, format: 4) is { } segments && map.ReadSegments(font, segments);
        return read && !font.Overran ? map : null;
    }

    /// <summary>0, the glyph for "not defined", where the font has none.</summary>
    public int Glyph(int codePoint)
    {
        var at = firsts.BinarySearch(codePoint);
        at = at >= 0 ? at : ~at - 1;
        return at >= 0 && codePoint <= runs[at].Last ? runs[at].Glyph + codePoint - firsts[at] : 0;
    }

    private static long? Subtable(FontBytes font, long table, int format)
    {
        for (var i = 0; i < font.UInt16(table + 2); i++)
        {
            var record = table + 4 + (8 * i);
            var (platform, encoding) = (font.UInt16(record), font.UInt16(record + 2));
            var at = table + font.UInt32(record + 4);
            if ((platform == 0 || (platform == 3 && encoding is 1 or 10)) && font.UInt16(at) == format)
            {
                return at;
            }
        }

        return null;
    }

    private bool ReadGroups(FontBytes font, long at)
    {
        var count = font.UInt32(at + 12);
        if (16 + (count * 12) > font.Length)
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            var group = at + 16 + (12L * i);
            if (!Add(font.UInt32(group), font.UInt32(group + 4), font.UInt32(group + 8)))
            {
                return false;
            }
        }

        return true;
    }

    private bool ReadSegments(FontBytes font, long at)
    {
        var bytes = font.UInt16(at + 6);
        for (var i = 0; i < bytes; i += 2)
        {
            var (first, last) = (font.UInt16(at + 16 + bytes + i), font.UInt16(at + 14 + i));
            var delta = font.UInt16(at + 16 + (2 * bytes) + i);
            var offsetAt = at + 16 + (3 * bytes) + i;
            var offset = font.UInt16(offsetAt);
            if (first > last || first == 0xFFFF)
            {
                continue;
            }

            for (var code = first; code <= last; code++)
            {
                var glyph = offset == 0 ? (code + delta) & 0xFFFF : Indirect(font, offsetAt + offset + (2 * (code - first)), delta);
                if (glyph != 0 && !Add(code, code, glyph))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static int Indirect(FontBytes font, long at, int delta) => font.UInt16(at) is var glyph and not 0 ? (glyph + delta) & 0xFFFF : 0;

    private bool Add(long first, long last, long glyph)
    {
        if (first > last || last > 0x10FFFF || glyph > 0xFFFF || (runs.Count > 0 && first <= runs[^1].Last))
        {
            return false;
        }

        if (runs.Count > 0 && first == runs[^1].Last + 1 && glyph == runs[^1].Glyph + first - firsts[^1])
        {
            runs[^1] = ((int)last, runs[^1].Glyph);
        }
        else
        {
            firsts.Add((int)first);
            runs.Add(((int)last, (int)glyph));
        }

        return true;
    }
}
