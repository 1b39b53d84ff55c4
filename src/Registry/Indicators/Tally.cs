using Zhiheng.Kernel;

namespace Zhiheng.Registry.Indicators;

/// <summary>A value other than zero. <paramref name="Ask"/> and <paramref name="Day"/> are places in the lists the tally was made with.</summary>
internal readonly record struct Cell(int Ask, string Region, int Day, long Value);

/// <summary>
/// Counts stretches for several asks, days and all divisions at once. It takes all stretches of one holder at a time, so that holders can be
/// counted once; the same holder taken with -1 takes back what it was counted for. Not thread-safe.
/// </summary>
internal sealed class Tally(IReadOnlyList<Asked> asks, IReadOnlyList<DateOnly> days, RegionTable regions)
{
    private readonly DateOnly[] days = [.. days];
    private readonly Dictionary<(string Kind, string Scheme, string? Size), int[]> fitting = [];
    private readonly Dictionary<string, string[]> lines = new(StringComparer.Ordinal);

    // Differences between one day and the next: a stretch of years is two numbers.
    private readonly Dictionary<string, long[]?[]> steps = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<Stretch>> ofHolder = [];

    /// <summary>All stretches of one holder; <paramref name="sign"/> is 1, or -1 to take them back.</summary>
    public void Take(IEnumerable<Stretch> stretches, int sign)
    {
        foreach (var stretch in stretches)
        {
            foreach (var ask in Fitting(stretch))
            {
                if (asks[ask].Measure.CountsHolders)
                {
                    (ofHolder.TryGetValue(ask, out var list) ? list : ofHolder[ask] = []).Add(stretch);
                }
                else if (Places(asks[ask].Span(stretch)) is { } span)
                {
                    foreach (var region in Line(stretch.Region))
                    {
                        Step(ask, region, span, sign);
                    }
                }
            }
        }

        foreach (var (ask, list) in ofHolder)
        {
            Once(ask, list, sign);
        }

        ofHolder.Clear();
    }

    public IEnumerable<Cell> Cells()
    {
        foreach (var (region, byAsk) in steps)
        {
            for (var ask = 0; ask < byAsk.Length; ask++)
            {
                long value = 0;
                for (var day = 0; byAsk[ask] is { } counted && day < days.Length; day++)
                {
                    value += counted[day];
                    if (value != 0)
                    {
                        yield return new Cell(ask, region, day, value);
                    }
                }
            }
        }
    }

    private void Once(int ask, List<Stretch> list, int sign)
    {
        if (asks[ask].Measure.CountsFirst)
        {
            var first = list.Min(stretch => stretch.FirstOn);
            list.RemoveAll(stretch => stretch.FirstOn != first);
        }

        var spans = new Dictionary<string, List<(int From, int To)>>(StringComparer.Ordinal);
        foreach (var stretch in list)
        {
            if (Places(asks[ask].Span(stretch)) is { } span)
            {
                foreach (var region in Line(stretch.Region))
                {
                    (spans.TryGetValue(region, out var known) ? known : spans[region] = []).Add(span);
                }
            }
        }

        foreach (var (region, found) in spans)
        {
            found.Sort();
            var (from, to) = found[0];
            foreach (var next in found.Skip(1))
            {
                if (next.From > to + 1)
                {
                    Step(ask, region, (from, to), sign);
                    (from, to) = next;
                }

                to = Math.Max(to, next.To);
            }

            Step(ask, region, (from, to), sign);
        }
    }

    private void Step(int ask, string region, (int From, int To) span, int sign)
    {
        var byAsk = steps.TryGetValue(region, out var known) ? known : steps[region] = new long[asks.Count][];
        var counted = byAsk[ask] ??= new long[days.Length + 1];
        counted[span.From] += sign;
        counted[span.To + 1] -= sign;
    }

    /// <summary>The first and the last of the days within a span; null when there is none.</summary>
    private (int From, int To)? Places((DateOnly From, DateOnly To) span)
    {
        var from = Array.BinarySearch(days, span.From);
        var to = Array.BinarySearch(days, span.To);
        from = from < 0 ? ~from : from;
        to = to < 0 ? ~to - 1 : to;
        return from <= to ? (from, to) : null;
    }

    private int[] Fitting(Stretch stretch)
    {
        var key = (stretch.Kind, stretch.Scheme, stretch.Size);
        return fitting.TryGetValue(key, out var found)
            ? found
            : fitting[key] = [.. Enumerable.Range(0, asks.Count).Where(i => asks[i].Fits(stretch.Kind, stretch.Scheme, stretch.Size))];
    }

    private string[] Line(string? region)
        => region is null ? []
            : lines.TryGetValue(region, out var known) ? known
            : lines[region] = RegionCode.Parse(region) is { IsRefused: false } code ? [.. regions.LineOf(code.Value).Select(above => above.Value).Distinct()] : [];
}
