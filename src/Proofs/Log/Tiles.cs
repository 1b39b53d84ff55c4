namespace Zhiheng.Proofs.Log;

/// <summary>Which tiles a log of some size has (C2SP tlog-tiles, partial tiles).</summary>
public static class Tiles
{
    private const int MostLevels = 8;

    /// <summary>The hashes that tile <paramref name="index"/> of a level has in a log of this size: 0 (there is no such tile) … 256.</summary>
    public static int Width(int level, long index, long size)
    {
        var hashes = level >= MostLevels ? 0 : size >> (8 * Math.Max(level, 0));
        return index < 0 || index > hashes >> 8 ? 0 : (int)Math.Min(TilePath.FullWidth, hashes - (index << 8));
    }

    /// <summary>The tile of a level that holds hash number <paramref name="position"/> of it, as wide as it is in a log of this size.</summary>
    public static TilePath Holding(int level, long position, long size) => TilePath.Hashes(level, position >> 8, Width(level, position >> 8, size));

    public static TilePath BundleHolding(long entry, long size) => TilePath.Entries(entry >> 8, Width(0, entry >> 8, size));

    /// <summary>
    /// The hash tiles that are new or wider after growing, level by level from 0. From size 0, all tiles of a log (without the partial
    /// ones of sizes in between, which it had if it signed them).
    /// </summary>
    public static IEnumerable<TilePath> Grown(long oldSize, long size)
    {
        for (var level = 0; level < MostLevels && size >> (8 * level) > 0; level++)
        {
            foreach (var (index, width) in Grown(oldSize >> (8 * level), size >> (8 * level), 0))
            {
                yield return TilePath.Hashes(level, index, width);
            }
        }
    }

    /// <summary>The entry bundles that are new or longer after growing.</summary>
    public static IEnumerable<TilePath> BundlesGrown(long oldSize, long size)
        => Grown(oldSize, size, 0).Select(bundle => TilePath.Entries(bundle.Index, bundle.Width));

    private static IEnumerable<(long Index, int Width)> Grown(long before, long now, int level)
    {
        for (var index = before >> 8; index << 8 < now && now > before; index++)
        {
            yield return (index, Width(level, index, now));
        }
    }
}
