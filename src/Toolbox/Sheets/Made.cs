using System.Globalization;
using System.Text;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Made-up numbers for long examples: the same in every run.</summary>
internal sealed class Made(uint seed)
{
    private uint state = seed;

    /// <summary>Between 0 and 1, evenly.</summary>
    public double Share()
    {
        state = unchecked((state * 1664525) + 1013904223);
        return (state + 0.5) / (uint.MaxValue + 1.0);
    }

    /// <summary>Around 0 with variance 1, near enough to the normal distribution for an example.</summary>
    public double Spread() => Enumerable.Range(0, 12).Sum(_ => Share()) - 6;

    /// <summary>A count with the given mean, Poisson.</summary>
    public int Count(double mean)
    {
        var (count, left) = (0, Share());
        for (var term = Math.Exp(-mean); left > term && count < 1000; term *= mean / count)
        {
            left -= term;
            count++;
        }

        return count;
    }

    /// <summary>A table with tabs from its head and its rows.</summary>
    public static string Table(string head, IEnumerable<IEnumerable<object>> rows)
    {
        var text = new StringBuilder(head);
        foreach (var row in rows)
        {
            text.Append('\n').AppendJoin('\t', row.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture)));
        }

        return text.ToString();
    }
}
