namespace Zhiheng.Registry.Lookup;

/// <summary>
/// Keys of the name index: 32 bits for two adjacent characters of the folded name, 32 bits for the number of the name. The last
/// character stands with a zero after it, so that every character begins a pair. Compared as signed numbers, as the databases do.
/// </summary>
internal static class NameKeys
{
    /// <summary>The largest number a name can have.</summary>
    public const long LargestNo = uint.MaxValue;

    /// <summary>From the first to the last key that begins with one character.</summary>
    public const long OneCharacter = (1L << 48) - 1;

    public static void Add(List<long> keys, string name, long no)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(no, LargestNo);
        var folded = NameText.Fold(name);
        for (var i = 0; i < folded.Length; i++)
        {
            keys.Add(Pair(folded[i], i + 1 < folded.Length ? folded[i + 1] : '\0') | no);
        }
    }

    /// <summary>The distinct pairs of a folded text of two or more characters.</summary>
    public static IReadOnlyList<long> Pairs(string folded)
        => [.. Enumerable.Range(0, folded.Length - 1).Select(i => Pair(folded[i], folded[i + 1])).Distinct()];

    public static long Pair(char first, char second) => (long)(((ulong)first << 48) | ((ulong)second << 32));

    public static long PairOf(long key) => key & ~LargestNo;

    public static long NoOf(long key) => key & LargestNo;
}
