using System.Collections;
using System.Globalization;
using System.Text;
using Zhiheng.Platform.Documents.Fonts;

namespace Zhiheng.Platform.Documents.Pdf;

/// <summary>
/// The drawing operators of one page (ISO 32000-1, 8 and 9). Places are points from the upper left corner; PDF counts from the lower
/// left, and the conversion happens here only.
/// </summary>
internal sealed class PageCanvas(int page, FontSubsets fonts)
{
    private readonly StringBuilder content = new();
    private int marks;

    public byte[] Content => Encoding.ASCII.GetBytes(content.ToString());

    /// <summary>What follows belongs to the element; null is decoration.</summary>
    public void Begin(StructureNode? node)
    {
        if (node is null)
        {
            BeginArtifact();
            return;
        }

        node.Content.Add((page, marks));
        content.Append(CultureInfo.InvariantCulture, $"/{node.Type}<</MCID {marks++}>>BDC\n");
    }

    /// <summary>What follows is decoration, which a screen reader passes over.</summary>
    public void BeginArtifact() => content.Append("/Artifact BMC\n");

    /// <summary>Decoration made of letters, which must not get between the words when the text is searched or copied.</summary>
    public void BeginMute() => content.Append("/Span<</ActualText<FEFF0020>>>BDC\n");

    public void End() => content.Append("EMC\n");

    /// <param name="baseLine">Distance of the base line from the top of the page.</param>
    /// <param name="spacing">Points added after every letter.</param>
    public void Text(IReadOnlyList<Letter> letters, double x, double baseLine, TextStyle style, double spacing)
        => Text(letters, style, spacing, $"1 0 0 1 {Number(x)} {Y(baseLine)} Tm\n");

    /// <summary>The text begins at the given place and rises by the angle, in radians.</summary>
    public void RisingText(IReadOnlyList<Letter> letters, double x, double baseLine, double angle, TextStyle style)
    {
        var (sin, cos) = Math.SinCos(angle);
        Text(letters, style, style.Tracking * style.Size, $"{Number(cos)} {Number(sin)} {Number(-sin)} {Number(cos)} {Number(x)} {Y(baseLine)} Tm\n");
    }

    public void Fill(double x, double top, double width, double height, Ink ink)
        => content.Append(PdfText.Ink(ink, "rg")).Append($"{Number(x)} {Y(top + height)} {Number(width)} {Number(height)} re f\n");

    public void Stroke(double x, double top, double width, double height, double thickness, Ink ink)
        => content.Append(PdfText.Ink(ink, "RG")).Append($"{Number(thickness)} w {Number(x)} {Y(top + height)} {Number(width)} {Number(height)} re S\n");

    /// <summary>One path for all modules: separate ones would show hair-thin seams.</summary>
    public void Modules(IReadOnlyList<BitArray> rows, double x, double top, double size, Ink ink)
    {
        var scale = (size / rows.Count).ToString("0.#####", CultureInfo.InvariantCulture);
        content.Append("q ").Append(PdfText.Ink(ink, "rg")).Append($"{scale} 0 0 -{scale} {Number(x)} {Y(top)} cm\n");
        for (var y = 0; y < rows.Count; y++)
        {
            for (var from = 0; from < rows[y].Count; from++)
            {
                var to = from;
                while (to < rows[y].Count && rows[y][to])
                {
                    to++;
                }

                if (to > from)
                {
                    content.Append(CultureInfo.InvariantCulture, $"{from} {y} {to - from} 1 re\n");
                    from = to;
                }
            }
        }

        content.Append("f Q\n");
    }

    private void Text(IReadOnlyList<Letter> letters, TextStyle style, double spacing, string matrix)
    {
        if (letters.Count == 0)
        {
            return;
        }

        content.Append("q BT\n").Append(PdfText.Ink(style.Ink, "rg"));
        if (style.Bold)
        {
            content.Append(PdfText.Ink(style.Ink, "RG")).Append($"2 Tr {Number(BoldOutline(style.Size) * style.Size)} w 1 j\n");
        }

        content.Append(spacing == 0 ? "" : $"{Number(spacing)} Tc\n").Append(matrix);
        for (var i = 0; i < letters.Count;)
        {
            var face = letters[i].Face;
            content.Append(CultureInfo.InvariantCulture, $"/F{face} {Number(style.Size)} Tf\n<");
            for (; i < letters.Count && letters[i].Face == face; i++)
            {
                content.Append(CultureInfo.InvariantCulture, $"{fonts.NumberOf(letters[i]):X4}");
            }

            content.Append(">Tj\n");
        }

        content.Append("ET Q\n");
    }

    /// <summary>Width of the outline that makes letters heavier, as a part of their size; large letters would clog with that of small ones.</summary>
    private static double BoldOutline(double size) => size < 15 ? 0.03 : 0.017;

    private static string Y(double top) => Number(PageLook.Height - top);

    private static string Number(double value) => PdfText.Number(value);
}
