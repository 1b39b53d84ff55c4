using System.Collections.Concurrent;
using System.Text;
using Zhiheng.Kernel;

namespace Zhiheng.Platform.Documents.Fonts;

/// <summary>
/// A chain of faces, asked in order: the first that has a character draws it. Safe to share between threads; documents made from
/// one instance share what was parsed.
/// </summary>
public sealed class DocumentFonts
{
    private static readonly Lazy<FontFace> ShippedFace = new(ReadShipped);

    private readonly ConcurrentDictionary<int, Letter?> letters = new();

    public DocumentFonts(IReadOnlyList<FontFace> faces)
    {
        ArgumentOutOfRangeException.ThrowIfZero(faces.Count);
        Faces = faces;
    }

    /// <summary>The shipped face alone. Reads its 5 MB when first asked, not before.</summary>
    public static DocumentFonts Shipped => field ??= new([ShippedFace.Value]);

    public IReadOnlyList<FontFace> Faces { get; }

    /// <summary>The shipped face, then the first face of each file in the order given.</summary>
    /// <exception cref="IOException">A file is there and cannot be read.</exception>
    public static Outcome<DocumentFonts> WithFallback(IEnumerable<string> paths)
    {
        var faces = new List<FontFace> { ShippedFace.Value };
        foreach (var path in paths)
        {
            if (!File.Exists(path))
            {
                return DocumentRefusals.FontMissing(path);
            }

            var read = FontFace.Read(File.ReadAllBytes(path), Path.GetFileName(path));
            if (read.IsRefused)
            {
                return read.Refusal;
            }

            faces.Add(read.Value);
        }

        return new DocumentFonts(faces);
    }

    /// <summary>Null if every character of the text can be printed; otherwise the refusal that names the first that cannot.</summary>
    public Refusal? Missing(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\n')
            {
                continue;
            }

            if (Scripts.NeedShaping(rune))
            {
                return DocumentRefusals.NeedsShaping(rune, text);
            }

            if (Letters(rune).Contains(null))
            {
                return DocumentRefusals.NoGlyph(rune, text);
            }
        }

        return null;
    }

    /// <summary>The letters that print a line of text, which <see cref="Missing"/> has passed.</summary>
    internal Letter[] Letters(string line)
        => [.. line.EnumerateRunes().SelectMany(Letters).Select(letter => letter ?? throw new InvalidOperationException("A text was not checked for missing letters."))];

    /// <summary>A sign that no face has is written out with the letters it stands for, where that is the same to every reader.</summary>
    private IEnumerable<Letter?> Letters(Rune rune)
        => Find(rune) is { } letter ? [letter] : StandIns.For(rune) is { } instead ? instead.EnumerateRunes().Select(Find) : [null];

    private Letter? Find(Rune rune) => letters.GetOrAdd(rune.Value, static (value, fonts) => fonts.Look(new Rune(value)), this);

    private Letter? Look(Rune rune)
    {
        for (var i = 0; i < Faces.Count && !Rune.IsControl(rune) && rune != Rune.ReplacementChar; i++)
        {
            if (Faces[i].Find(rune) is { } glyph)
            {
                return new Letter(rune, i, glyph, Faces[i].Advance(glyph) / (double)Faces[i].UnitsPerEm);
            }
        }

        return null;
    }

    private static FontFace ReadShipped()
    {
        const string Name = "Zhiheng.Platform.Documents.Fonts.wqy-microhei.ttc";
        using var stream = typeof(DocumentFonts).Assembly.GetManifestResourceStream(Name) ?? throw new InvalidDataException($"{Name} is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return FontFace.Read(bytes, "wqy-microhei.ttc").Value;
    }
}

/// <summary>How a character is drawn: by which face of the chain, with which of its glyphs, and how wide (in em).</summary>
internal sealed record Letter(Rune Rune, int Face, int Glyph, double Advance);
