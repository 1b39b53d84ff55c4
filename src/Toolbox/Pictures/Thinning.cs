namespace Zhiheng.Toolbox.Pictures;

/// <summary>
/// Fewer points that look the same: of each stretch the least and the greatest, where figures are missing, the first and the last of all, and
/// every flagged point. The points keep their places (<see cref="ChartSeries.At"/>); charts of fewer points come back as they are.
/// </summary>
public static class Thinning
{
    /// <summary>Points of a series that are left alone, and about as many as are kept beside the flagged ones.</summary>
    public const int Most = 4000;

    public static Chart Of(Chart chart, Tongue tongue = default)
    {
        var longest = chart.Series.Count == 0 ? 0 : chart.Series.Max(series => series.Values.Count);
        if (longest <= Most || chart.Kind is not (ChartKind.Line or ChartKind.Control or ChartKind.Scatter))
        {
            return chart;
        }

        // Series that share their places share what is kept, so that rows of the table stay rows.
        var together = chart.Series.Where(series => IsShared(series, chart, longest)).ToList();
        var kept = together.Count == 0 ? [] : Kept(together, longest);
        var isLabelled = chart.Labels.Count == longest;
        var note = tongue[$"图上 {longest:#,0} 点按每段最大最小值抽稀，失控点全部保留。", $"Of {longest:#,0} points the least and greatest of each stretch are drawn, and all that are flagged."];
        return chart with
        {
            Series = [.. chart.Series.Select(series => IsShared(series, chart, longest) ? Taken(series, kept, isLabelled) : series.Values.Count <= Most ? series : Taken(series, Kept([series], series.Values.Count), false))],
            Labels = isLabelled ? [.. kept.Select(place => chart.Labels[place])] : chart.Labels,
            Marks = isLabelled ? [.. chart.Marks.Select(mark => mark.IsUpright ? mark with { Value = Place(kept, mark.Value) } : mark)] : chart.Marks,
            Bands = isLabelled ? [.. chart.Bands.Select(band => band.IsUpright ? band with { From = Place(kept, band.From), To = Place(kept, band.To) } : band)] : chart.Bands,
            Note = chart.Note is null ? note : chart.Note + tongue["", " "] + note,
        };
    }

    private static bool IsShared(ChartSeries series, Chart chart, int longest)
        => series.Values.Count == longest && (chart.Labels.Count == longest || series.At is null || ReferenceEquals(series.At, chart.Series.First(one => one.Values.Count == longest).At));

    /// <summary>Points counted from 1 where nobody said where they stand; names are counted as they come.</summary>
    private static ChartSeries Taken(ChartSeries series, int[] kept, bool isLabelled)
    {
        var flags = new Dictionary<int, string>(series.Flags.Count);
        foreach (var (place, why) in series.Flags)
        {
            flags[Array.BinarySearch(kept, place)] = why;
        }

        return series with
        {
            Values = Array.ConvertAll(kept, place => series.Values[place]),
            At = isLabelled ? null : Array.ConvertAll(kept, place => series.At?[place] ?? place + 1),
            Low = series.Low is { } low ? Array.ConvertAll(kept, place => low[place]) : null,
            High = series.High is { } high ? Array.ConvertAll(kept, place => high[place]) : null,
            Links = series.Links.Count == 0 ? series.Links : Array.ConvertAll(kept, place => series.Links[place]),
            Flags = flags,
        };
    }

    private static int[] Kept(List<ChartSeries> together, int count)
    {
        var keep = new bool[count];
        (keep[0], keep[count - 1]) = (true, true);
        var moving = new List<ChartSeries>();
        foreach (var series in together)
        {
            foreach (var place in series.Flags.Keys)
            {
                keep[place] = true;
            }

            if (!Steps(series.Values, keep))
            {
                moving.Add(series);
            }
        }

        var stretches = Math.Max(1, (Most - 200) / (2 * Math.Max(1, moving.Count)));
        foreach (var series in moving)
        {
            for (var stretch = 0; stretch < stretches; stretch++)
            {
                Extremes(series.Values, (int)((long)count * stretch / stretches), (int)((long)count * (stretch + 1) / stretches), keep);
            }
        }

        return [.. Enumerable.Range(0, count).Where(place => keep[place])];
    }

    /// <summary>A limit that changes a few times keeps the points on both sides of each change; false, and nothing kept, where it changes often.</summary>
    private static bool Steps(IReadOnlyList<double?> values, bool[] keep)
    {
        const int Few = 40;
        var changes = new List<int>(Few);
        for (var i = 1; i < values.Count; i++)
        {
            if (!Nullable.Equals(values[i], values[i - 1]))
            {
                if (changes.Count == Few)
                {
                    return false;
                }

                changes.Add(i);
            }
        }

        foreach (var change in changes)
        {
            (keep[change - 1], keep[change]) = (true, true);
        }

        return true;
    }

    private static void Extremes(IReadOnlyList<double?> values, int from, int to, bool[] keep)
    {
        var (least, most, gap) = (-1, -1, -1);
        for (var i = from; i < to; i++)
        {
            if (values[i] is not { } value)
            {
                gap = gap < 0 ? i : gap;
                continue;
            }

            least = least < 0 || value < values[least] ? i : least;
            most = most < 0 || value > values[most] ? i : most;
        }

        foreach (var place in (ReadOnlySpan<int>)[least, most, gap])
        {
            if (place >= 0)
            {
                keep[place] = true;
            }
        }
    }

    /// <summary>Where a place of the full chart stands among the kept points.</summary>
    private static double Place(int[] kept, double value)
    {
        var found = Array.BinarySearch(kept, (int)Math.Ceiling(value));
        return (found >= 0 ? found : ~found) - (Math.Ceiling(value) - value);
    }
}
