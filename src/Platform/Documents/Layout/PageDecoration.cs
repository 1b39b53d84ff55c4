using Zhiheng.Platform.Documents.Fonts;
using Zhiheng.Platform.Documents.Pdf;

namespace Zhiheng.Platform.Documents.Layout;

/// <summary>What every page carries beside its content. All of it is decoration: a screen reader passes over it.</summary>
internal sealed class PageDecoration(PageLook look, DocumentFonts fonts)
{
    private const double FrameInset = 22, FineInset = 27, RunningHeadTop = 40, Corner = 3;

    private static readonly TextStyle Note = new(8, Ink.Soft) { Leading = 1.5 };
    private static readonly TextStyle Mark = new(96, Ink.Amber.Tint(0.10)) { Tracking = 0.2 };

    private double TextWidth => PageLook.Width - look.Left - look.Right;

    public void Background(PageCanvas canvas, bool isFirst)
    {
        if (look.Watermark.Length > 0)
        {
            canvas.BeginArtifact();
            canvas.BeginMute();
            Watermark(canvas);
            canvas.End();
            canvas.End();
        }

        canvas.BeginArtifact();
        if (look.Frame is { } ink)
        {
            Frame(canvas, ink);
        }

        if (!isFirst && look.RunningHead.Length > 0)
        {
            var line = LineBreaker.Whole(look.RunningHead, fonts, Note);
            Arranger.DrawLine(canvas, line, Note, Alignment.Left, look.Left, RunningHeadTop, TextWidth);
        }

        canvas.End();
    }

    public void Footer(PageCanvas canvas, int page, int pages)
    {
        var top = PageLook.Height - (look.Frame is null ? 44 : 48);
        var number = LineBreaker.Whole($"第 {page} 页 共 {pages} 页", fonts, Note);
        var lines = LineBreaker.Break(look.Footer, fonts, Note, TextWidth - number.Width - 24);
        canvas.BeginArtifact();
        canvas.Fill(look.Left, top - 5, TextWidth, 0.4, Ink.Line);
        Arranger.DrawLine(canvas, lines[0], Note, Alignment.Left, look.Left, top, TextWidth);
        Arranger.DrawLine(canvas, number, Note, Alignment.Right, look.Left, top, TextWidth);
        canvas.End();
    }

    private void Watermark(PageCanvas canvas)
    {
        const double Angle = Math.PI / 5;
        var line = LineBreaker.Whole(look.Watermark, fonts, Mark);
        var (sin, cos) = Math.SinCos(Angle);
        var x = (PageLook.Width / 2) - (line.Width * cos / 2) + (Mark.Size * sin / 3);
        canvas.RisingText(line.Letters, x, (PageLook.Height / 2) + (line.Width * sin / 2) + (Mark.Size * cos / 3), Angle, Mark);
    }

    private static void Frame(PageCanvas canvas, Ink ink)
    {
        Border(canvas, FrameInset, 1.8, ink);
        Border(canvas, FineInset, 0.4, ink);
        foreach (var x in new[] { FineInset + 4, PageLook.Width - FineInset - 4 - Corner })
        {
            canvas.Fill(x, FineInset + 4, Corner, Corner, ink);
            canvas.Fill(x, PageLook.Height - FineInset - 4 - Corner, Corner, Corner, ink);
        }
    }

    private static void Border(PageCanvas canvas, double inset, double thickness, Ink ink)
        => canvas.Stroke(inset, inset, PageLook.Width - (2 * inset), PageLook.Height - (2 * inset), thickness, ink);
}
