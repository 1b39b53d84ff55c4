namespace Zhiheng.Registry.Lookup;

/// <summary>
/// Cuts a sorted run of keys into pages: the first key of a page as a number, then the distance from each key to the next, seven
/// bits a byte. A run starts and ends with a key beyond all others, so that a page always lies around whatever is looked for.
/// </summary>
internal static class NamePages
{
    /// <summary>Four to a page of PostgreSQL, two to a page of SQLite.</summary>
    private const int MostBytes = 1900;

    private const int LongestDistance = 10;

    /// <param name="keys">In any order; sorted by the call. The same key may come several times.</param>
    public static IEnumerable<(long FirstKey, byte[] Keys)> Cut(List<long> keys)
    {
        keys.Add(long.MinValue);
        keys.Add(long.MaxValue);
        keys.Sort();
        var buffer = new byte[MostBytes];
        var used = 0;
        var first = keys[0];
        var last = first;
        for (var i = 1; i < keys.Count; i++)
        {
            var key = keys[i];
            if (key == last)
            {
                continue;
            }

            if (used > MostBytes - LongestDistance)
            {
                yield return (first, buffer[..used]);
                used = 0;
                first = key;
            }
            else
            {
                used += Write(buffer.AsSpan(used), (ulong)(key - last));
            }

            last = key;
        }

        yield return (first, buffer[..used]);
    }

    /// <summary>
    /// Adds the keys of a page from <paramref name="from"/> to <paramref name="to"/> (both included, no border) to
    /// <paramref name="keys"/>, in their order. The answer: the last key read, beyond <paramref name="to"/> as soon as there is one.
    /// </summary>
    public static long Read(long firstKey, ReadOnlySpan<byte> page, long from, long to, List<long> keys)
    {
        var key = firstKey;
        var at = 0;
        while (true)
        {
            if (key >= from && key <= to && key != long.MinValue && key != long.MaxValue)
            {
                keys.Add(key);
            }

            if (at == page.Length || key > to)
            {
                return key;
            }

            var distance = 0UL;
            var shift = 0;
            byte part;
            do
            {
                part = page[at++];
                distance |= (ulong)(part & 0x7F) << shift;
                shift += 7;
            }
            while (part >= 0x80);
            key += (long)distance;
        }
    }

    private static int Write(Span<byte> target, ulong distance)
    {
        var used = 0;
        while (distance >= 0x80)
        {
            target[used++] = (byte)(distance | 0x80);
            distance >>= 7;
        }

        target[used] = (byte)distance;
        return used + 1;
    }
}
