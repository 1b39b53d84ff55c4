using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Log;

internal enum DifferenceKind
{
    Altered,
    Deleted,
    Inserted,
    Reordered,
}

/// <summary>What happened at <paramref name="Index"/>; <paramref name="Other"/> is the place it was exchanged with, or how many went or came.</summary>
internal sealed record Difference(DifferenceKind Kind, long Index, long Other)
{
    /// <summary>What was expected and what was found at an altered place, to recognise exchanges across bundles.</summary>
    public TreeHash Expected { get; init; }

    public TreeHash Actual { get; init; }

    /// <summary>After this everything stands at another place, and comparing further says nothing new.</summary>
    public bool Shifts => Kind is DifferenceKind.Deleted or DifferenceKind.Inserted;
}

/// <summary>Names the difference between a stretch of hashes as it should be and as it is, by the smallest change that explains it.</summary>
internal static class Differences
{
    /// <param name="expected">Up to 256 hashes as they should be.</param>
    /// <param name="following">Hashes that should follow, empty if that is unknown.</param>
    /// <param name="actual">Up to 256 hashes as they are.</param>
    /// <param name="start">The index of the first.</param>
    public static List<Difference> Between(
        ReadOnlySpan<TreeHash> expected, ReadOnlySpan<TreeHash> following, ReadOnlySpan<TreeHash> actual, long start)
    {
        var at = expected.CommonPrefixLength(actual);
        if (at == expected.Length && at == actual.Length)
        {
            return [];
        }

        if (expected.Length == actual.Length && SameContent(expected[at..], actual[at..]))
        {
            return [new(DifferenceKind.Reordered, start + at, start + at + actual[at..].IndexOf(expected[at]))];
        }

        ReadOnlySpan<TreeHash> wanted = [.. expected[at..], .. following];
        var missing = expected.Length - actual.Length;
        var gone = Shift(wanted, actual[at..], Math.Max(missing, 0));
        var come = gone > 0 ? 0 : Shift(actual[at..], wanted, Math.Max(-missing, 0));
        return gone > 0 ? [new(DifferenceKind.Deleted, start + at, gone)]
            : come > 0 ? [new(DifferenceKind.Inserted, start + at, come)]
            : PlaceByPlace(expected, actual, start);
    }

    /// <summary>Two places whose contents were exchanged are one reordering, also when they lie in different bundles.</summary>
    public static List<Difference> JoinExchanges(List<Difference> differences)
    {
        var joined = new List<Difference>();
        var waiting = new Dictionary<(TreeHash, TreeHash), int>();
        foreach (var difference in differences)
        {
            if (difference.Kind == DifferenceKind.Altered && waiting.Remove((difference.Actual, difference.Expected), out var earlier))
            {
                joined[earlier] = new(DifferenceKind.Reordered, joined[earlier].Index, difference.Index);
                continue;
            }

            if (difference.Kind == DifferenceKind.Altered)
            {
                waiting.TryAdd((difference.Expected, difference.Actual), joined.Count);
            }

            joined.Add(difference);
        }

        return joined;
    }

    /// <summary>
    /// How many hashes must be left out at the start of <paramref name="longer"/> for it to go on like <paramref name="shorter"/>; 0 if none.
    /// At least as many must then agree as were left out, unless the lengths already say how many (<paramref name="known"/>).
    /// </summary>
    private static int Shift(ReadOnlySpan<TreeHash> longer, ReadOnlySpan<TreeHash> shorter, int known)
    {
        for (var shift = 1; shift <= Math.Min(longer.Length, TilePath.FullWidth); shift++)
        {
            var overlap = Math.Min(longer.Length - shift, shorter.Length);
            if ((overlap >= shift || shift == known) && longer.Slice(shift, overlap).SequenceEqual(shorter[..overlap]))
            {
                return shift;
            }
        }

        return 0;
    }

    private static List<Difference> PlaceByPlace(ReadOnlySpan<TreeHash> expected, ReadOnlySpan<TreeHash> actual, long start)
    {
        var found = new List<Difference>();
        var common = Math.Min(expected.Length, actual.Length);
        for (var i = 0; i < common; i++)
        {
            if (expected[i] != actual[i])
            {
                found.Add(new(DifferenceKind.Altered, start + i, 0) { Expected = expected[i], Actual = actual[i] });
            }
        }

        if (expected.Length != actual.Length)
        {
            var kind = expected.Length > actual.Length ? DifferenceKind.Deleted : DifferenceKind.Inserted;
            found.Add(new(kind, start + common, Math.Abs(expected.Length - actual.Length)));
        }

        return found;
    }

    private static bool SameContent(ReadOnlySpan<TreeHash> one, ReadOnlySpan<TreeHash> other)
    {
        var counts = new Dictionary<TreeHash, int>();
        foreach (var hash in one)
        {
            counts[hash] = counts.GetValueOrDefault(hash) + 1;
        }

        foreach (var hash in other)
        {
            if (!counts.TryGetValue(hash, out var left) || left == 0)
            {
                return false;
            }

            counts[hash] = left - 1;
        }

        return true;
    }
}
