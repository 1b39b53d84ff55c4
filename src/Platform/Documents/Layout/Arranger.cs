using Zhiheng.Platform.Documents.Fonts;
using Zhiheng.Platform.Documents.Pdf;

namespace Zhiheng.Platform.Documents.Layout;

/// <summary>Turns blocks into strips of a given width, and hangs what they say on the structure tree in reading order.</summary>
internal sealed class Arranger(DocumentFonts fonts)
{
    /// <summary>Where the base line stands in the em box of Han characters, from its top.</summary>
    private const double BaseLine = 0.88;

    /// <summary>A line is spread to both edges only if that adds no more than this part of the size between letters.</summary>
    private const double MostSpread = 0.09;

    public List<Strip> Arrange(IEnumerable<Block> blocks, double width, StructureNode parent) => [.. blocks.SelectMany(block => Arrange(block, width, parent))];

    public List<Line> Lines(string text, TextStyle style, double width) => LineBreaker.Break(text, fonts, style, width);

    public static void DrawLine(PageCanvas canvas, Line line, TextStyle style, Alignment align, double x, double top, double width)
    {
        var room = width - line.Width;
        var gaps = line.Letters.Count - 1;
        var spread = align == Alignment.Justified && !line.EndsParagraph && gaps > 0 && room > 0 && room / gaps <= MostSpread * style.Size ? room / gaps : 0;
        var left = align switch
        {
            Alignment.Centre => x + (room / 2),
            Alignment.Right => x + room,
            _ => x,
        };
        canvas.Text(line.Letters, left, top + ((style.LineHeight - style.Size) / 2) + (BaseLine * style.Size), style, (style.Tracking * style.Size) + spread);
    }

    private IEnumerable<Strip> Arrange(Block block, double width, StructureNode parent) => block switch
    {
        Heading heading => Text(heading.Text, heading.Style, heading.Align, width, parent.Add($"H{heading.Level}")).Select(strip => strip with { KeepsNext = true }),
        Paragraph paragraph => Text(paragraph.Text, paragraph.Style, paragraph.Align, width, parent.Add("P")),
        Table table => new TableArranger(this, table, width).Arrange(parent.Add("Table")),
        Space space => [new Strip(space.Height, static (_, _, _) => { }) { IsRoom = true, KeepsNext = true }],
        NewPage => [new Strip(0, static (_, _, _) => { }) { TurnsPage = true }],
        Rule rule => [Ruled(rule, width)],
        QrCode code => [Figure(code, width, parent)],
        Framed framed => [Frame(framed, width, parent.Add("Div"))],
        Columns columns => [SideBySide(columns, width, parent)],
        Foot foot => [Whole(Arrange(foot.Blocks, width, parent.Add("Div"))) with { AtFoot = true }],
        _ => throw new ArgumentException($"{block.GetType().Name} is no known block.", nameof(block)),
    };

    private List<Strip> Text(string text, TextStyle style, Alignment align, double width, StructureNode node)
    {
        var lines = Lines(text, style, width);
        return [.. lines.Select((line, i) => new Strip(style.LineHeight, (canvas, x, top) =>
        {
            canvas.Begin(node);
            DrawLine(canvas, line, style, align, x, top, width);
            canvas.End();
        })
        {
            // Neither the first nor the last line of a paragraph stands alone on a page.
            KeepsNext = lines.Count > 1 && (i == 0 || i == lines.Count - 2),
        })];
    }

    private static Strip Ruled(Rule rule, double width) => new(rule.Thickness, (canvas, x, top) =>
    {
        var length = rule.Width ?? width;
        canvas.BeginArtifact();
        canvas.Fill(x + ((width - length) / 2), top, length, rule.Thickness, rule.Ink);
        canvas.End();
    });

    private static Strip Figure(QrCode code, double width, StructureNode parent)
    {
        var node = parent.Add("Figure");
        node.Alternative = code.Alternative;
        var modules = QrModules.Of(code.Text);
        var indent = code.Align switch
        {
            Alignment.Centre => (width - code.Size) / 2,
            Alignment.Right => width - code.Size,
            _ => 0,
        };
        return new Strip(code.Size, (canvas, x, top) =>
        {
            node.Box = (x + indent, PageLook.Height - top - code.Size, x + indent + code.Size, PageLook.Height - top);
            canvas.Begin(node);
            canvas.Modules(modules, x + indent, top, code.Size, Ink.Text);
            canvas.End();
        });
    }

    private Strip Frame(Framed framed, double width, StructureNode node)
    {
        var inside = Whole(Arrange(framed.Blocks, width - (2 * framed.Padding), node));
        var height = inside.Height + (2 * framed.Padding);
        return new Strip(height, (canvas, x, top) =>
        {
            canvas.BeginArtifact();
            canvas.Stroke(x + 0.6, top + 0.6, width - 1.2, height - 1.2, 1.2, framed.Ink);
            canvas.Stroke(x + 2.8, top + 2.8, width - 5.6, height - 5.6, 0.35, framed.Ink);
            canvas.End();
            inside.Draw(canvas, x + framed.Padding, top + framed.Padding);
        });
    }

    private Strip SideBySide(Columns columns, double width, StructureNode parent)
    {
        var gaps = columns.Gap * (columns.Items.Count - 1);
        var widths = Shares([.. columns.Items.Select(item => item.Width)], width - gaps);
        var parts = columns.Items.Select((item, i) => Whole(Arrange(item.Blocks, widths[i], parent.Add("Div")))).ToList();
        var height = parts.Max(part => part.Height);
        return new Strip(height, (canvas, x, top) =>
        {
            for (var i = 0; i < parts.Count; x += widths[i++] + columns.Gap)
            {
                parts[i].Draw(canvas, x, columns.Items[i].AtFoot ? top + height - parts[i].Height : top);
                if (columns.Divider is { } ink && i > 0)
                {
                    canvas.BeginArtifact();
                    canvas.Fill(x - (columns.Gap / 2), top, 0.5, height, ink);
                    canvas.End();
                }
            }
        })
        {
            KeepsNext = columns.KeepsNext,
        };
    }

    /// <summary>Zeros share equally what the others leave.</summary>
    internal static double[] Shares(IReadOnlyList<double> widths, double whole)
    {
        var open = widths.Count(width => width == 0);
        var share = (whole - widths.Sum()) / Math.Max(1, open);
        return [.. widths.Select(width => width == 0 ? share : width)];
    }

    private static Strip Whole(List<Strip> strips) => new(strips.Sum(strip => strip.Height), (canvas, x, top) =>
    {
        foreach (var strip in strips)
        {
            strip.Draw(canvas, x, top);
            top += strip.Height;
        }
    });
}
