using System.Security.Cryptography;
using System.Text;
using Zhiheng.Platform.Documents.Fonts;

namespace Zhiheng.Platform.Documents.Pdf;

/// <summary>
/// The faces a document uses, each written as a subset: a composite font with identity encoding, so a two-byte code is the glyph's
/// number in the subset (ISO 32000-1, 9.7), and a map back to the characters, so that text can be copied and searched.
/// </summary>
internal sealed class FontSubsets(DocumentFonts fonts)
{
    private readonly SortedDictionary<int, FontSubset> subsets = [];

    public int NumberOf(Letter letter)
    {
        if (!subsets.TryGetValue(letter.Face, out var subset))
        {
            subsets[letter.Face] = subset = new FontSubset(fonts.Faces[letter.Face]);
        }

        return subset.NumberOf(letter);
    }

    /// <summary>Writes the fonts; returns the entries of the resource dictionary.</summary>
    public string Write(PdfFile file)
        => string.Concat(subsets.Select(subset => $"/F{subset.Key} {Write(file, subset.Value)} 0 R"));

    private static int Write(PdfFile file, FontSubset subset)
    {
        var program = subset.ToFile();
        var name = $"{Tag(program)}+{subset.Face.PostScriptName}";
        var stream = file.AddStream($"/Length1 {program.Length}", program, compress: true);
        var descriptor = file.Add(Descriptor(subset.Face, name, stream));
        var widths = string.Join(' ', subset.Letters.Select(letter => PdfText.Number(Math.Round(letter.Advance * 1000))));
        var descendant = file.Add($"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            + $"/FontDescriptor {descriptor} 0 R/DW 1000/W[1[{widths}]]/CIDToGIDMap/Identity>>");
        var toUnicode = file.AddStream("", Encoding.ASCII.GetBytes(ToUnicode(subset.Letters)), compress: true);
        return file.Add($"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {toUnicode} 0 R>>");
    }

    private static string Descriptor(FontFace face, string name, int stream)
    {
        int Scale(int units) => (int)Math.Round(units * 1000.0 / face.UnitsPerEm);
        var (left, bottom, right, top) = face.Bounds;
        return $"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{Scale(left)} {Scale(bottom)} {Scale(right)} {Scale(top)}]"
            + $"/ItalicAngle 0/Ascent {Scale(face.Ascent)}/Descent {Scale(face.Descent)}/CapHeight {Scale(face.Ascent)}/StemV 80/FontFile2 {stream} 0 R>>";
    }

    /// <summary>Six letters that differ between subsets (9.6.4), taken from the content so that they are always the same for it.</summary>
    private static string Tag(byte[] program) => string.Concat(SHA256.HashData(program).Take(6).Select(b => (char)('A' + (b % 26))));

    private static string ToUnicode(IReadOnlyList<Letter> letters)
    {
        var map = new StringBuilder("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
            + "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");

        // At most 100 entries to a section.
        foreach (var section in letters.Select((letter, i) => (Number: i + 1, letter.Rune)).Chunk(100))
        {
            map.Append($"{section.Length} beginbfchar\n");
            foreach (var (number, rune) in section)
            {
                map.Append($"<{number:X4}><{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(rune.ToString()))}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n").ToString();
    }
}
