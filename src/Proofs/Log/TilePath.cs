using System.Globalization;

namespace Zhiheng.Proofs.Log;

/// <summary>
/// Where a tile or an entry bundle lies under the prefix of a log (C2SP tlog-tiles): tile/0/x001/067, tile/0/x001/067.p/12 for the first
/// 12 of its 256 places, tile/entries/x001/067 for the entries themselves.
/// </summary>
public readonly record struct TilePath
{
    /// <summary>Hashes or entries in a full tile.</summary>
    public const int FullWidth = 256;

    /// <summary>The level of entry bundles, which lie below level 0.</summary>
    public const int EntriesLevel = -1;

    private const int MostLevel = 63;
    private const int MostCharacters = 64;

    private TilePath(int level, long index, int width) => (Level, Index, Width) = (level, index, width);

    /// <summary>0 for leaf hashes; each hash of a level covers a full tile of the level below. <see cref="EntriesLevel"/> for a bundle.</summary>
    public int Level { get; }

    /// <summary>Which tile of its level, from 0.</summary>
    public long Index { get; }

    /// <summary>1 … 256.</summary>
    public int Width { get; }

    public bool IsEntries => Level == EntriesLevel;

    public bool IsPartial => Width < FullWidth;

    /// <summary>The same tile when it is full; a log may have dropped the partial one since.</summary>
    public TilePath Full => new(Level, Index, FullWidth);

    public static TilePath Hashes(int level, long index, int width = FullWidth)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, MostLevel);
        return Checked(level, index, width);
    }

    public static TilePath Entries(long index, int width = FullWidth) => Checked(EntriesLevel, index, width);

    /// <summary>Reads a path relative to the prefix, in its one spelling.</summary>
    public static Proof<TilePath> Parse(string text)
    {
        if (text.Length > MostCharacters || text.Split('/') is not ["tile", var level, .. { Length: > 0 } rest])
        {
            return ProofRefusals.TilePathText(text);
        }

        var width = FullWidth;
        if (rest is [.., var last, var count] && last.EndsWith(".p", StringComparison.Ordinal))
        {
            width = Notes.Encoded.Decimal(count) is > 0 and < FullWidth and var partial ? (int)partial : 0;
            rest = [.. rest[..^2], last[..^2]];
        }

        var number = Notes.Encoded.Decimal(string.Concat(rest.Select(group => group.TrimStart('x'))).TrimStart('0') is { Length: > 0 } digits ? digits : "0");
        var height = level == "entries" ? EntriesLevel : Notes.Encoded.Decimal(level) is >= 0 and <= MostLevel and var known ? (int)known : MostLevel + 1;
        if (width == 0 || height > MostLevel || number is not { } index)
        {
            return ProofRefusals.TilePathText(text);
        }

        var path = new TilePath(height, index, width);
        return path.ToString() == text ? path : ProofRefusals.TilePathText(text);
    }

    public override string ToString()
    {
        var digits = Index.ToString(CultureInfo.InvariantCulture);
        digits = digits.PadLeft((digits.Length + 2) / 3 * 3, '0');
        var groups = string.Join("/x", digits.Chunk(3).Select(group => new string(group)));
        return $"tile/{(IsEntries ? "entries" : Level)}/{(digits.Length > 3 ? "x" : "")}{Last(groups)}{(IsPartial ? $".p/{Width}" : "")}";
    }

    private static string Last(string groups) => groups.LastIndexOf("/x", StringComparison.Ordinal) is > 0 and var at
        ? groups.Remove(at + 1, 1)
        : groups;

    private static TilePath Checked(int level, long index, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, FullWidth);
        return new(level, index, width);
    }
}
