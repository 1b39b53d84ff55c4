using System.Collections.Concurrent;
using System.Text;
using Zhiheng.Kernel;

namespace Zhiheng.Platform.Documents.Fonts;

/// <summary>
/// One TrueType face, parsed once and shared by every document. Measures are in font units, <see cref="UnitsPerEm"/> to the em.
/// Layout of the tables: OpenType specification 1.9, "glyf" outlines only.
/// </summary>
public sealed class FontFace
{
    private const int RestrictedLicence = 0x0002, AnyPermission = 0x000C, NoSubsetting = 0x0100, MostComponents = 200;

    private readonly ReadOnlyMemory<byte> file;
    private readonly CharacterMap characters;
    private readonly Dictionary<string, (long At, long Length)> directory;
    private readonly ConcurrentDictionary<int, GlyphOutline?> outlines = new();
    private readonly int advances;
    private readonly bool longOffsets;

    private FontFace(ReadOnlyMemory<byte> file, FontBytes font, Dictionary<string, (long At, long Length)> tables, CharacterMap characters)
    {
        (this.file, directory, this.characters) = (file, tables, characters);
        var (head, hhea) = (tables["head"].At, tables["hhea"].At);
        UnitsPerEm = font.UInt16(head + 18);
        Bounds = (font.Int16(head + 36), font.Int16(head + 38), font.Int16(head + 40), font.Int16(head + 42));
        longOffsets = font.Int16(head + 50) == 1;
        (Ascent, Descent) = (font.Int16(hhea + 4), font.Int16(hhea + 6));
        advances = font.UInt16(hhea + 34);
        Glyphs = font.UInt16(tables["maxp"].At + 4);
        PostScriptName = FontName.PostScript(font, tables["name"].At);
    }

    /// <summary>Name id 6 of the font, reduced to the characters a PDF name may carry unescaped.</summary>
    public string PostScriptName { get; }

    public int UnitsPerEm { get; }

    public int Ascent { get; }

    /// <summary>Below the base line, so usually negative.</summary>
    public int Descent { get; }

    public (int Left, int Bottom, int Right, int Top) Bounds { get; }

    internal int Glyphs { get; }

    /// <summary>Reads a .ttf, or the given face (from 0) of a .ttc. <paramref name="name"/> is how refusals call the file.</summary>
    public static Outcome<FontFace> Read(ReadOnlyMemory<byte> file, string name, int face = 0)
    {
        var font = new FontBytes(file);
        if (FontTables.Start(font, face) is not { } start)
        {
            return DocumentRefusals.FontHasNoSuchFace(name, face);
        }

        var tables = FontTables.Read(font, start);
        if (tables.ContainsKey("CFF ") || tables.ContainsKey("CFF2"))
        {
            return DocumentRefusals.FontHasNoTrueTypeOutlines(name);
        }

        if (!FontTables.Needed.All(tables.ContainsKey) || CharacterMap.Read(font, tables["cmap"].At) is not { } characters)
        {
            return DocumentRefusals.FontUnreadable(name);
        }

        if (tables.TryGetValue("OS/2", out var os2) && Forbids(font.UInt16(os2.At + 8)))
        {
            return DocumentRefusals.FontMayNotBeEmbedded(name);
        }

        var read = new FontFace(file, font, tables, characters);
        return font.Overran || !read.IsWhole() ? DocumentRefusals.FontUnreadable(name) : read;
    }

    /// <summary>The glyph that draws the character; null where the face has none, a damaged one, or an empty one that is no blank.</summary>
    internal int? Find(Rune rune)
    {
        var glyph = characters.Glyph(rune.Value);
        return glyph > 0 && glyph < Glyphs && Outline(glyph) is { } outline && (outline.Bytes.Length > 0 || Rune.IsWhiteSpace(rune)) ? glyph : null;
    }

    internal int Advance(int glyph) => new FontBytes(file).UInt16(directory["hmtx"].At + (4L * Math.Min(glyph, advances - 1)));

    /// <summary>Advance and left side bearing of a glyph as "hmtx" has them, four bytes; glyphs past the last advance share it.</summary>
    internal byte[] HorizontalMetrics(int glyph)
    {
        var font = new FontBytes(file);
        var hmtx = directory["hmtx"];
        if (glyph < advances)
        {
            return font.Slice(hmtx.At + (4L * glyph), 4).ToArray();
        }

        var bearing = (4L * advances) + (2L * (glyph - advances));
        return [.. font.Slice(hmtx.At + (4L * (advances - 1)), 2), .. bearing + 2 <= hmtx.Length ? font.Slice(hmtx.At + bearing, 2) : [0, 0]];
    }

    internal ReadOnlySpan<byte> Table(string name) => file.Span.Slice((int)directory[name].At, (int)directory[name].Length);

    /// <summary>Null if the outline, or a component of it, is damaged.</summary>
    internal GlyphOutline? Outline(int glyph) => outlines.GetOrAdd(glyph, static (number, face) => face.ReadOutline(number), this);

    private static bool Forbids(int permissions)
        => (permissions & NoSubsetting) != 0 || ((permissions & RestrictedLicence) != 0 && (permissions & AnyPermission) == 0);

    private GlyphOutline? ReadOutline(int glyph)
    {
        var seen = new HashSet<int>();
        var waiting = new Stack<int>([glyph]);
        while (waiting.TryPop(out var next))
        {
            if (seen.Add(next) && ReadEntry(next) is var entry)
            {
                if (entry is null || seen.Count > MostComponents)
                {
                    return null;
                }

                entry.Parts.ToList().ForEach(part => waiting.Push(part.Glyph));
            }
        }

        return ReadEntry(glyph);
    }

    private GlyphOutline? ReadEntry(int glyph)
    {
        var font = new FontBytes(file);
        var (from, to) = (Offset(font, glyph), Offset(font, glyph + 1));
        return glyph < Glyphs && from <= to && to <= directory["glyf"].Length ? GlyphOutline.Read(font, directory["glyf"].At + from, to - from) : null;
    }

    private long Offset(FontBytes font, int glyph)
        => longOffsets ? font.UInt32(directory["loca"].At + (4L * glyph)) : 2L * font.UInt16(directory["loca"].At + (2L * glyph));

    private bool IsWhole() => UnitsPerEm is >= 16 and <= 16384 && Glyphs > 0 && advances > 0 && advances <= Glyphs
        && directory["head"].Length >= 54 && directory["hhea"].Length >= 36 && directory["maxp"].Length >= 6
        && directory["hmtx"].Length >= 4L * advances && directory["loca"].Length >= (longOffsets ? 4L : 2L) * (Glyphs + 1) && Outline(0) is not null;
}
