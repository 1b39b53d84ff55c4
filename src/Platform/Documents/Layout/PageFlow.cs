using Zhiheng.Platform.Documents.Pdf;

namespace Zhiheng.Platform.Documents.Layout;

/// <summary>Puts strips on pages, in order.</summary>
internal sealed class PageFlow(PageLook look, Func<PageCanvas> newPage)
{
    private readonly List<PageCanvas> pages = [];
    private double top;

    public IReadOnlyList<PageCanvas> Pages => pages;

    private double Floor => PageLook.Height - look.Bottom;

    /// <summary>False if a strip is higher than a page.</summary>
    public bool Place(IReadOnlyList<Strip> strips)
    {
        Turn();
        for (var i = 0; i < strips.Count;)
        {
            var count = Group(strips, i);
            var height = strips.Skip(i).Take(count).Sum(strip => strip.Height);
            if (height > Floor - look.Top)
            {
                (count, height) = (1, strips[i].Height);
            }

            if (strips[i].TurnsPage && !IsFresh())
            {
                Turn();
            }
            else if (!PlaceGroup(strips, i, count, height))
            {
                return false;
            }

            i += count;
        }

        return true;
    }

    private bool PlaceGroup(IReadOnlyList<Strip> strips, int first, int count, double height)
    {
        if (top + height > Floor + 0.01 && !IsFresh())
        {
            Turn();
            if (strips[first].Header is { } header)
            {
                Put(header);
            }
        }

        if (top + height > Floor + 0.01)
        {
            return false;
        }

        for (var i = first; i < first + count; i++)
        {
            if (strips[i].AtFoot)
            {
                top = Math.Max(top, Floor - strips[i].Height);
            }

            if (!(strips[i].IsRoom && IsFresh() && pages.Count > 1))
            {
                Put(strips[i]);
            }
        }

        return true;
    }

    private void Put(Strip strip)
    {
        strip.Draw(pages[^1], look.Left, top);
        top += strip.Height;
    }

    private void Turn()
    {
        pages.Add(newPage());
        top = look.Top;
    }

    private bool IsFresh() => top <= look.Top;

    private static int Group(IReadOnlyList<Strip> strips, int first)
    {
        var last = first;
        while (last + 1 < strips.Count && strips[last].KeepsNext)
        {
            last++;
        }

        return last - first + 1;
    }
}
