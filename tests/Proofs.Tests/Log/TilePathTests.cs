using System.Text;
using Zhiheng.Proofs.Log;

namespace Zhiheng.Proofs.Tests.Log;

public class TilePathTests
{
    [Theory]
    [InlineData(0, 0, 256, "tile/0/000")]
    [InlineData(1, 67, 17, "tile/1/067.p/17")]
    [InlineData(0, 999, 256, "tile/0/999")]
    [InlineData(0, 1000, 256, "tile/0/x001/000")]
    [InlineData(63, 1234067, 1, "tile/63/x001/x234/067.p/1")]
    [InlineData(TilePath.EntriesLevel, 0, 15, "tile/entries/000.p/15")]
    [InlineData(TilePath.EntriesLevel, 1067, 256, "tile/entries/x001/067")]
    [InlineData(0, long.MaxValue, 255, "tile/0/x009/x223/x372/x036/x854/x775/807.p/255")]
    public void A_path_reads_back_what_it_writes(int level, long index, int width, string text)
    {
        var path = level == TilePath.EntriesLevel ? TilePath.Entries(index, width) : TilePath.Hashes(level, index, width);

        Assert.Equal(text, path.ToString());
        Assert.Equal(path, TilePath.Parse(text).Value);
    }

    [Fact]
    public void Indexes_are_written_as_C2SP_says()
    {
        var expected = Vectors.Json("tlog", "c2sp-tiles-arithmetic.json").RootElement.GetProperty("index_path").EnumerateObject();

        Assert.All(expected, pair => Assert.Equal($"tile/0/{pair.Value.GetString()}", TilePath.Hashes(0, long.Parse(pair.Name, null)).ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("tile")]
    [InlineData("tile/0")]
    [InlineData("tile/0/")]
    [InlineData("/tile/0/000")]
    [InlineData("tile/0/000/")]
    [InlineData("tile/00/000")]
    [InlineData("tile/64/000")]
    [InlineData("tile/-1/000")]
    [InlineData("tile/0/0")]
    [InlineData("tile/0/0000")]
    [InlineData("tile/0/x000")]
    [InlineData("tile/0/x000/001")]
    [InlineData("tile/0/001/067")]
    [InlineData("tile/0/xx01/067")]
    [InlineData("tile/0/000.p")]
    [InlineData("tile/0/000.p/0")]
    [InlineData("tile/0/000.p/01")]
    [InlineData("tile/0/000.p/256")]
    [InlineData("tile/entries/../000")]
    [InlineData("tile/entries/x009/x223/x372/x036/x854/x775/808")]
    public void Every_other_spelling_is_refused(string text) => Assert.Equal("proofs.tile.path", TilePath.Parse(text).Refusal?.Code);

    [Fact]
    public void No_damage_makes_it_throw_or_has_two_spellings()
    {
        foreach (var damaged in Mutations.Of("tile/entries/x001/x234/067.p/112"u8.ToArray()).Select(Encoding.UTF8.GetString))
        {
            var path = TilePath.Parse(damaged);

            Assert.True(path.IsRefused || path.Value.ToString() == damaged);
        }
    }

    [Fact]
    public void Impossible_tiles_are_a_bug_of_the_caller()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TilePath.Hashes(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => TilePath.Hashes(64, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => TilePath.Entries(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TilePath.Entries(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => TilePath.Entries(0, 257));
    }
}
