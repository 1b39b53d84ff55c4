using Zhiheng.Proofs.Log;
using Zhiheng.Proofs.Tests.Notes;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Tests.Log;

public class LogReaderTests
{
    private const int Size = 70_000;
    private static readonly TestLog Large = TestLog.Of(TestLog.Entries(Size));

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(69_887)]
    [InlineData(69_888)]
    [InlineData(Size - 1)]
    public void An_inclusion_proof_reads_at_most_two_tiles_a_level(long index)
    {
        var reader = new LogReader(Large.Checkpoint, Large.Read);

        var proof = reader.InclusionOf(index).Value;

        var leaf = Merkle.Leaf(reader.Entry(index).Value.Span);
        Assert.Null(Inclusion.Check(leaf, index, Size, proof, Large.Checkpoint.Root));
        Assert.InRange(reader.TilesRead, 1, 6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(65_537)]
    [InlineData(69_999)]
    [InlineData(Size)]
    public void The_log_is_consistent_with_what_it_was(int oldSize)
    {
        var old = Merkle.Root(TestLog.Entries(oldSize).Select(entry => Merkle.Leaf(entry)).ToArray());

        var proof = new LogReader(Large.Checkpoint, Large.Read).ConsistencyFrom(oldSize, old).Value;

        Assert.Null(Consistency.Check(oldSize, Size, proof, old, Large.Checkpoint.Root));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    [InlineData(65_792)]
    [InlineData(Size)]
    public void The_right_edge_can_be_continued(int size)
    {
        var frontier = new TileReader(Size, Large.Read).Frontier(size).Value;

        foreach (var entry in TestLog.Entries(Size).Skip(size))
        {
            frontier.Append(Merkle.Leaf(entry));
        }

        Assert.Equal(Large.Checkpoint.Root, frontier.Root);
    }

    [Fact]
    public void Every_tree_of_the_public_log_proves_every_entry_and_its_past()
    {
        var roots = Enumerable.Range(0, 16).Select(size => TestLog.Tessera(size).Checkpoint.Root).ToArray();
        for (var size = 0; size <= 15; size++)
        {
            var log = TestLog.Tessera(size);
            var reader = new LogReader(log.Checkpoint, log.Read);

            Assert.All(Enumerable.Range(0, size), index => Assert.False(reader.InclusionOf(index).IsRefused));
            Assert.All(Enumerable.Range(0, size + 1), old => Assert.False(reader.ConsistencyFrom(old, roots[old]).IsRefused));
        }
    }

    [Fact]
    public void A_full_tile_serves_where_the_partial_one_is_gone()
    {
        var log = TestLog.Of(TestLog.Entries(300));
        var older = TestLog.Of(TestLog.Entries(200));

        var reader = new LogReader(older.Checkpoint, log.Read);

        Assert.False(reader.InclusionOf(7).IsRefused);
        Assert.Equal("entry 199"u8, reader.Entry(199).Value.Span);
    }

    [Fact]
    public void A_damaged_tile_gives_a_refusal_and_no_proof()
    {
        var log = TestLog.Of(TestLog.Entries(300));
        log.Files["tile/0/000"][40] ^= 1;

        Assert.Equal("proofs.tree.inclusion", new LogReader(log.Checkpoint, log.Read).InclusionOf(7).Refusal?.Code);
        Assert.Equal("proofs.tree.consistency", new LogReader(log.Checkpoint, log.Read).ConsistencyFrom(3, Merkle.Empty).Refusal?.Code);
    }

    [Fact]
    public void Missing_and_misshapen_files_are_named()
    {
        var log = TestLog.Of(TestLog.Entries(300));
        log.Files.Remove("tile/0/001.p/44");
        log.Files["tile/0/000"] = new byte[8191];
        log.Files["tile/entries/001.p/44"] = [];
        var reader = new LogReader(log.Checkpoint, log.Read);

        Assert.Contains("tile/0/001", reader.LeafHash(299).Refusal!.Message, StringComparison.Ordinal);
        Assert.Equal("proofs.tile.missing", reader.InclusionOf(299).Refusal?.Code);
        Assert.Equal("proofs.tile.length", reader.InclusionOf(0).Refusal?.Code);
        Assert.Equal("proofs.entry.count", reader.Entry(299).Refusal?.Code);
        Assert.Equal("proofs.tile.missing", new TileReader(300, log.Read).Frontier().Refusal?.Code);
        Assert.Equal("proofs.tree.sizes", new TileReader(300, log.Read).Frontier(301).Refusal?.Code);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(Size)]
    [InlineData(long.MaxValue)]
    public void An_index_beyond_the_log_is_refused(long index)
    {
        var reader = new LogReader(Large.Checkpoint, Large.Read);

        Assert.Equal("proofs.tree.index-outside", reader.LeafHash(index).Refusal?.Code);
        Assert.Equal("proofs.tree.index-outside", reader.Entry(index).Refusal?.Code);
        Assert.Equal("proofs.tree.index-outside", reader.InclusionOf(index).Refusal?.Code);
    }

    [Fact]
    public void A_log_that_claims_to_be_gigantic_is_refused_at_once()
    {
        var claim = TestKeys.Checkpoint(long.MaxValue, Merkle.Empty);
        var checkpoint = Proofs.Notes.Checkpoint.Open(claim, TestKeys.Ledger).Value.Checkpoint;

        Assert.Equal("proofs.tile.missing", new LogReader(checkpoint, _ => null).InclusionOf(1).Refusal?.Code);
        Assert.Contains(LogMonitor.Check(claim.ToBytes(), TestKeys.Ledger, _ => null).Value.Findings, finding => finding.Fault == LogFault.Missing);
    }
}
