using System.Buffers.Binary;

namespace Zhiheng.Platform.Documents.Fonts;

/// <summary>
/// One entry of "glyf" without its hinting instructions (they would need the font's own programs, and print and screen of today do
/// not). <paramref name="Parts"/> are the places in <paramref name="Bytes"/> where a composite names its component glyphs.
/// </summary>
internal sealed record GlyphOutline(byte[] Bytes, IReadOnlyList<GlyphPart> Parts)
{
    private const int WordArguments = 0x0001, OneScale = 0x0008, More = 0x0020, TwoScales = 0x0040, FourScales = 0x0080, Instructions = 0x0100;

    public static GlyphOutline Empty { get; } = new([], []);

    /// <summary>Null if the entry is damaged.</summary>
    public static GlyphOutline? Read(FontBytes font, long at, long length)
    {
        if (length == 0)
        {
            return Empty;
        }

        var outline = font.Int16(at) >= 0 ? Simple(font, at, length) : Composite(font, at, length);
        return font.Overran ? null : outline;
    }

    private static GlyphOutline? Simple(FontBytes font, long at, long length)
    {
        var head = 10 + (2L * font.Int16(at));
        var points = head + 2 + font.UInt16(at + head);
        if (points > length)
        {
            return null;
        }

        var bytes = new byte[head + 2 + length - points];
        font.Slice(at, head).CopyTo(bytes);
        font.Slice(at + points, length - points).CopyTo(bytes.AsSpan((int)head + 2));
        return new GlyphOutline(bytes, []);
    }

    private static GlyphOutline? Composite(FontBytes font, long at, long length)
    {
        var parts = new List<GlyphPart>();
        var end = 10L;
        for (var flags = More; (flags & More) != 0;)
        {
            if (end + 4 > length)
            {
                return null;
            }

            flags = font.UInt16(at + end);
            parts.Add(new GlyphPart((int)end + 2, font.UInt16(at + end + 2)));
            end += 4 + ((flags & WordArguments) != 0 ? 4 : 2)
                + ((flags & OneScale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & FourScales) != 0 ? 8 : 0);
        }

        if (end > length)
        {
            return null;
        }

        var bytes = font.Slice(at, end).ToArray();
        foreach (var part in bytes.Length == end ? parts : [])
        {
            var flags = bytes.AsSpan(part.At - 2);
            BinaryPrimitives.WriteUInt16BigEndian(flags, (ushort)(BinaryPrimitives.ReadUInt16BigEndian(flags) & ~Instructions));
        }

        return new GlyphOutline(bytes, parts);
    }
}

/// <summary>A component of a composite: the byte at which its glyph is named, and the glyph.</summary>
internal readonly record struct GlyphPart(int At, int Glyph);
