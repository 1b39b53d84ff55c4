namespace Zhiheng.Registry.Lookup;

/// <summary>
/// The numbers of the names that hold one pair, ascending, as far as they were read: complete up to and including
/// <paramref name="KnownTo"/>.
/// </summary>
internal sealed record NamePostings(long Pair, List<long> Found, long KnownTo)
{
    public bool IsComplete => KnownTo == long.MaxValue;

    /// <summary>False only when the name certainly does not hold the pair.</summary>
    public bool MayHold(long no) => no > KnownTo || Found.BinarySearch(no) >= 0;

    /// <param name="pages">The pages around one pair, runs in the order of their numbers.</param>
    /// <param name="to">All pages that start before this number were asked for, this number included.</param>
    public static NamePostings Of(long pair, IEnumerable<NamePage> pages, long from, long to)
    {
        var keys = new List<long>();
        foreach (var run in pages.GroupBy(p => p.Run))
        {
            var last = long.MinValue;
            foreach (var page in run)
            {
                last = NamePages.Read(page.FirstKey, page.Keys, pair | from, pair | NameKeys.LargestNo, keys);
            }

            var known = Known(pair, last, to);
            if (known < run.First().LastNo)
            {
                // More pages of this pair may follow, so later runs do not count yet; earlier runs are through.
                return new NamePostings(pair, Numbers(keys), Math.Max(known, run.First().FirstNo - 1));
            }
        }

        return new NamePostings(pair, Numbers(keys), long.MaxValue);
    }

    private static List<long> Numbers(List<long> keys) => keys.ConvertAll(NameKeys.NoOf);

    private static long Known(long pair, long lastKey, long to) => lastKey switch
    {
        _ when lastKey > (pair | NameKeys.LargestNo) => long.MaxValue,
        _ when lastKey >= pair => Math.Max(NameKeys.NoOf(lastKey), to),
        _ => to,
    };
}
