using Zhiheng.Proofs.Log;

namespace Zhiheng.Proofs.Tests.Log;

public class TilesTests
{
    [Fact]
    public void The_arithmetic_is_that_of_the_published_examples()
    {
        foreach (var published in Vectors.Json("tlog", "c2sp-tiles-arithmetic.json").RootElement.GetProperty("cases").EnumerateArray())
        {
            var tiles = Tiles.Grown(0, published.GetProperty("size").GetInt64()).ToList();

            foreach (var property in published.EnumerateObject().Where(property => property.Name != "size"))
            {
                var level = property.Name[5] - '0';
                var found = property.Name.EndsWith("full", StringComparison.Ordinal)
                    ? tiles.Count(tile => tile.Level == level && !tile.IsPartial)
                    : tiles.Where(tile => tile.Level == level && tile.IsPartial).Sum(tile => tile.Width);
                Assert.Equal(property.Value.GetInt32(), found);
            }
        }
    }

    [Theory]
    [InlineData(0, 0, "")]
    [InlineData(0, 1, "tile/0/000.p/1")]
    [InlineData(5, 5, "")]
    [InlineData(255, 256, "tile/0/000 tile/1/000.p/1")]
    [InlineData(256, 257, "tile/0/001.p/1")]
    [InlineData(300, 600, "tile/0/001 tile/0/002.p/88 tile/1/000.p/2")]
    [InlineData(65_535, 65_536, "tile/0/255 tile/1/000 tile/2/000.p/1")]
    public void Growing_touches_the_right_edge_only(long before, long now, string expected)
        => Assert.Equal(expected, string.Join(' ', Tiles.Grown(before, now)));

    [Fact]
    public void Bundles_grow_like_level_0()
        => Assert.Equal("tile/entries/001 tile/entries/002.p/88", string.Join(' ', Tiles.BundlesGrown(300, 600)));

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(0, 0, 256, 256)]
    [InlineData(0, 1, 256, 0)]
    [InlineData(0, -1, 256, 0)]
    [InlineData(1, 0, 255, 0)]
    [InlineData(8, 0, long.MaxValue, 0)]
    [InlineData(7, 0, long.MaxValue, 127)]
    [InlineData(0, long.MaxValue, long.MaxValue, 0)]
    public void A_tile_is_as_wide_as_the_log_is_long(int level, long index, long size, int width)
        => Assert.Equal(width, Tiles.Width(level, index, size));
}
