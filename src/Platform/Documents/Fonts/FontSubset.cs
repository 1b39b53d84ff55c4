using System.Buffers.Binary;

namespace Zhiheng.Platform.Documents.Fonts;

/// <summary>
/// The glyphs of one face that one document uses, numbered anew from 1 in order of first use; 0 stays "not defined". Two characters
/// that share a glyph get a number each, so that copied text gives back the character that was written.
/// </summary>
internal sealed class FontSubset(FontFace face)
{
    private readonly Dictionary<int, int> numbers = [];
    private readonly List<Letter> letters = [];

    public FontFace Face => face;

    /// <summary>The letter with number i + 1.</summary>
    public IReadOnlyList<Letter> Letters => letters;

    public int NumberOf(Letter letter)
    {
        if (!numbers.TryGetValue(letter.Rune.Value, out var number))
        {
            letters.Add(letter);
            numbers[letter.Rune.Value] = number = letters.Count;
        }

        return number;
    }

    /// <summary>A TrueType file of these glyphs and the components they need, without the tables that only a screen font needs.</summary>
    public byte[] ToFile()
    {
        var glyphs = new List<int> { 0 };
        glyphs.AddRange(letters.Select(letter => letter.Glyph));
        var (glyf, loca) = Outlines(glyphs);
        var hmtx = new byte[4 * glyphs.Count];
        for (var i = 0; i < glyphs.Count; i++)
        {
            face.HorizontalMetrics(glyphs[i]).CopyTo(hmtx.AsSpan(4 * i));
        }

        var (head, hhea, maxp) = (face.Table("head").ToArray(), face.Table("hhea").ToArray(), face.Table("maxp").ToArray());
        head.AsSpan(8, 4).Clear();
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)glyphs.Count);
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)glyphs.Count);
        return FontFileWriter.Write([("glyf", glyf), ("head", head), ("hhea", hhea), ("hmtx", hmtx), ("loca", loca), ("maxp", maxp)]);
    }

    /// <summary>Components that are not letters themselves are appended to <paramref name="glyphs"/> while its outlines are copied.</summary>
    private (byte[] Glyf, byte[] Loca) Outlines(List<int> glyphs)
    {
        using var glyf = new MemoryStream();
        var starts = new List<uint>();
        var components = new Dictionary<int, int>();
        for (var i = 0; i < glyphs.Count; i++)
        {
            starts.Add((uint)glyf.Length);
            var outline = face.Outline(glyphs[i]) ?? GlyphOutline.Empty;
            var bytes = outline.Parts.Count == 0 ? outline.Bytes : (byte[])outline.Bytes.Clone();
            foreach (var part in outline.Parts)
            {
                if (!components.TryGetValue(part.Glyph, out var number))
                {
                    components[part.Glyph] = number = glyphs.Count;
                    glyphs.Add(part.Glyph);
                }

                BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(part.At), (ushort)number);
            }

            glyf.Write(bytes);
            glyf.Write(new byte[-bytes.Length & 3]);
        }

        starts.Add((uint)glyf.Length);
        var loca = new byte[4 * starts.Count];
        for (var i = 0; i < starts.Count; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(4 * i), starts[i]);
        }

        return (glyf.ToArray(), loca);
    }
}
