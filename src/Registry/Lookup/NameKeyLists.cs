namespace Zhiheng.Registry.Lookup;

/// <summary>
/// The list of keys goes round: one for each chunk of a report is large enough to make the collector stop everything for a full
/// collection every few chunks.
/// </summary>
internal static class NameKeyLists
{
    /// <summary>Longer ones (2 MB) are rare and not kept.</summary>
    private const int LongestKept = 1 << 18;

    private static List<long>? spare;

    /// <summary>An empty list with room for so many keys.</summary>
    public static List<long> Take(int capacity)
    {
        var keys = Interlocked.Exchange(ref spare, null) ?? [];
        keys.EnsureCapacity(capacity);
        return keys;
    }

    /// <summary>The caller must not touch the list any more.</summary>
    public static void GiveBack(List<long> keys)
    {
        if (keys.Capacity <= LongestKept)
        {
            keys.Clear();
            Interlocked.Exchange(ref spare, keys);
        }
    }
}
