using System.Text;
using Zhiheng.Proofs.Log;
using Zhiheng.Proofs.Tests.Notes;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Tests.Log;

/// <summary>What was done to a log, and what the monitor says of it: each mutation is named with its index.</summary>
public class LogMonitorTests
{
    private const string TesseraBundle = "tile/entries/000.p/15";
    private static readonly byte[] New = Encoding.UTF8.GetBytes("never was");

    [Fact]
    public void All_sixteen_states_of_the_public_log_are_clean()
        => Assert.All(Enumerable.Range(0, 16), size => Assert.Equal((true, (long)size), Outcome(TestLog.Tessera(size).Check())));

    [Fact]
    public void Every_state_of_the_public_log_continues_every_earlier_one()
        => Assert.All(Enumerable.Range(0, 16), size => Assert.All(Enumerable.Range(0, size + 1), before => Assert.True(
            TestLog.Tessera(size).Check(TestLog.Tessera(before).Remembered()).IsClean)));

    [Theory]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(700)]
    [InlineData(65_536)]
    [InlineData(66_000)]
    public void Logs_of_every_shape_are_clean(int size)
        => Assert.Equal((true, (long)size), Outcome(TestLog.Of(TestLog.Entries(size)).Check()));

    [Fact]
    public void Only_new_entries_are_fetched_if_the_tiles_prove_the_rest()
    {
        var log = TestLog.Of(TestLog.Entries(1000));

        Assert.Equal((true, 1000L - 512), Outcome(log.Check(TestLog.Of(TestLog.Entries(600)).Remembered(), onlyNew: true)));
        Assert.Equal((true, 0L), Outcome(TestLog.Of(TestLog.Entries(512)).Check(TestLog.Of(TestLog.Entries(512)).Remembered(), onlyNew: true)));
        Assert.Equal((true, 1000L), Outcome(log.Check(TestLog.Of().Remembered(), onlyNew: true)));
    }

    [Fact]
    public void An_altered_entry_of_the_public_log_is_named_at_every_place()
        => Assert.All(Enumerable.Range(0, 15), index => Assert.Equal((LogFault.Altered, index, null), Only(
            TestLog.Tessera().WithBundle(TesseraBundle, entries => entries.Select((entry, i) => i == index ? New : entry)))));

    [Fact]
    public void A_deleted_entry_of_the_public_log_is_named_at_every_place()
        => Assert.All(Enumerable.Range(0, 15), index => Assert.Equal((LogFault.Deleted, index, index), Only(
            TestLog.Tessera().WithBundle(TesseraBundle, entries => entries.Where((_, i) => i != index)))));

    [Fact]
    public void An_inserted_entry_of_the_public_log_is_named_at_every_place()
        => Assert.All(Enumerable.Range(0, 16), index => Assert.Equal((LogFault.Inserted, index, index), Only(
            TestLog.Tessera().WithBundle(TesseraBundle, entries => [.. entries[..index], New, .. entries[index..]]))));

    [Fact]
    public void Two_exchanged_entries_of_the_public_log_are_named_at_every_place()
    {
        for (var one = 0; one < 15; one++)
        {
            for (var other = one + 1; other < 15; other++)
            {
                var log = TestLog.Tessera().WithBundle(TesseraBundle, entries => Exchanged(entries, one, other));

                Assert.Equal((LogFault.Reordered, one, other), Only(log));
            }
        }
    }

    [Fact]
    public void An_altered_hash_of_the_public_log_is_told_from_an_altered_entry()
        => Assert.All(Enumerable.Range(0, 15), index =>
        {
            var log = TestLog.Tessera();
            log.Files["tile/0/000.p/15"][index * 32] ^= 1;

            Assert.Equal((LogFault.TileAltered, index, null), Only(log));
        });

    [Fact]
    public void An_entry_altered_together_with_its_hash_is_named_by_memory()
    {
        var seen = TestLog.Tessera(12).Remembered();
        var forged = Rewritten(TestLog.Tessera(), 5);

        var findings = forged.Check(seen).Findings;

        Assert.Equal([(LogFault.Altered, 5L), (LogFault.Root, null)], findings.Select(finding => (finding.Fault, finding.Index)));
        Assert.Equal([LogFault.Root], forged.Check().Findings.Select(finding => finding.Fault));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(700)]
    public void A_fork_is_named_where_it_begins(int index)
    {
        var seen = TestLog.Of(TestLog.Entries(701)).Remembered();
        var altered = TestLog.Entries(1000);
        altered[index] = New;

        Assert.Equal((LogFault.Forked, index, null), Only(TestLog.Of(altered), seen));
        Assert.Equal((LogFault.Forked, null, 700), Only(TestLog.Of(altered), seen with { Tiles = null }));
        Assert.Equal((LogFault.Forked, index, null), Only(TestLog.Of(altered), seen, onlyNew: true));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(254)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(699)]
    public void A_fork_that_dropped_an_entry_is_named_where_it_did(int index)
    {
        var seen = TestLog.Of(TestLog.Entries(701)).Remembered();

        var finding = Assert.Single(TestLog.Of([.. TestLog.Entries(1000).Where((_, i) => i != index)]).Check(seen).Findings);

        Assert.Equal((LogFault.Forked, index, index), (finding.Fault, finding.Index, finding.Other));
        Assert.Contains("删除", finding.Refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fork_that_inserted_or_exchanged_entries_is_named_where_it_did()
    {
        var seen = TestLog.Of(TestLog.Entries(600)).Remembered();
        var entries = TestLog.Entries(600).ToList();

        Assert.Equal((LogFault.Forked, 300, 300), Only(TestLog.Of([.. entries[..300], New, .. entries[300..]]), seen));
        Assert.Equal((LogFault.Forked, 10, 20), Only(TestLog.Of([.. Exchanged(entries, 10, 20)]), seen));
        Assert.Equal((LogFault.Forked, 10, 520), Only(TestLog.Of([.. Exchanged(entries, 10, 520)]), seen));
    }

    [Fact]
    public void A_log_that_lost_its_end_is_named()
    {
        var seen = TestLog.Tessera().Remembered();

        Assert.Equal((LogFault.Shrunk, 12, 14), Only(TestLog.Tessera(12), seen));
        Assert.Equal((LogFault.Shrunk, 12, 14), Only(TestLog.Tessera(12), seen, onlyNew: true));
    }

    [Fact]
    public void A_log_that_dropped_an_entry_and_became_shorter_is_named_where_it_did()
    {
        var seen = TestLog.Of(TestLog.Entries(20)).Remembered();

        var findings = TestLog.Of([.. TestLog.Entries(20).Where((_, i) => i != 7)]).Check(seen).Findings;

        Assert.Equal([(LogFault.Shrunk, 19L), (LogFault.Forked, 7L)], findings.Select(finding => (finding.Fault, finding.Index!.Value)));
    }

    [Fact]
    public void Changes_in_full_bundles_are_named_too()
    {
        Assert.Equal((LogFault.Deleted, 300, 301), Only(Changed("tile/entries/001", entries => entries.Where((_, i) => i is not (44 or 45)))));
        Assert.Equal((LogFault.Inserted, 256, 256), Only(Changed("tile/entries/001", entries => [New, .. entries[..255]])));
        Assert.Equal((LogFault.Altered, 511, null), Only(Changed("tile/entries/001", entries => [.. entries[..255], New])));

        var across = Changed("tile/entries/000", entries => [.. entries[..255], Encoding.UTF8.GetBytes("entry 600")]);
        across.WithBundle("tile/entries/002.p/188", entries => [.. entries[..88], Encoding.UTF8.GetBytes("entry 255"), .. entries[89..]]);
        Assert.Equal((LogFault.Reordered, 255, 600), Only(across));
    }

    [Fact]
    public void A_wrong_hash_above_the_leaves_is_named_with_the_entries_below_it()
    {
        var log = TestLog.Of(TestLog.Entries(700));
        log.Files["tile/1/000.p/2"][32] ^= 1;

        Assert.Equal((LogFault.NodeAltered, 256, 511), Only(log));
    }

    [Fact]
    public void Missing_and_misshapen_files_are_named()
    {
        var withoutBundle = TestLog.Of(TestLog.Entries(700));
        withoutBundle.Files.Remove("tile/entries/001");
        var withoutUpper = TestLog.Of(TestLog.Entries(700));
        withoutUpper.Files.Remove("tile/1/000.p/2");
        var cutOff = TestLog.Tessera();
        cutOff.Files[TesseraBundle] = [9, 9];
        var shortTile = TestLog.Tessera();
        shortTile.Files["tile/0/000.p/15"] = new byte[32];

        Assert.Equal((LogFault.Missing, 256, 511), Only(withoutBundle));
        Assert.Equal((LogFault.Missing, 0, null), Only(withoutUpper));
        Assert.Equal((LogFault.Malformed, 0, 14), Only(cutOff));
        Assert.Equal((LogFault.Malformed, 0, 14), Only(shortTile));
    }

    [Fact]
    public void An_empty_log_has_the_empty_root()
    {
        var log = TestLog.Of();
        log.Note = TestKeys.Checkpoint(0, Merkle.Leaf([])).ToBytes();

        Assert.True(TestLog.Of().Check().IsClean);
        Assert.Equal((LogFault.Root, null, null), Only(log));
    }

    [Fact]
    public void A_checkpoint_of_nobody_or_of_another_log_is_refused()
    {
        var log = TestLog.Of(TestLog.Entries(3));

        Assert.Equal("proofs.note.unsigned", LogMonitor.Check(log.Note, log.Identity with { Keys = [TestKeys.Tessera] }, log.Read).Refusal?.Code);
        Assert.Equal("proofs.checkpoint.quorum", LogMonitor.Check(log.Note, log.Identity, log.Read, TestKeys.Witnesses, 1).Refusal?.Code);
        Assert.Equal("proofs.checkpoint.origin", LogMonitor.Check(log.Note, log.Identity, log.Read, seen: TestLog.Tessera().Remembered()).Refusal?.Code);
    }

    [Fact]
    public void Memory_that_was_damaged_accuses_nobody()
    {
        var memory = TestLog.Tessera();
        var seen = memory.Remembered();
        memory.Files["tile/0/000.p/15"] = new byte[480];

        Assert.True(TestLog.Tessera().Check(seen).IsClean);
    }

    [Fact]
    public void Every_changed_byte_of_a_served_file_is_noticed()
        => Assert.All(new[] { TesseraBundle, "tile/0/000.p/15" }, path => Assert.All(
            Mutations.Of(TestLog.Tessera().Files[path], mixed: 300).Where(damaged => !damaged.AsSpan().SequenceEqual(TestLog.Tessera().Files[path])), damaged =>
            {
                var log = TestLog.Tessera();
                log.Files[path] = damaged;

                Assert.False(log.Check().IsClean);
            }));

    [Fact]
    public void Findings_are_bounded()
    {
        var log = TestLog.Of(TestLog.Entries(3000));
        foreach (var path in log.Files.Keys.Where(path => path.StartsWith("tile/entries/", StringComparison.Ordinal)).ToList())
        {
            log.WithBundle(path, entries => entries.Select((_, i) => Encoding.UTF8.GetBytes($"{path} {i}")));
        }

        Assert.InRange(log.Check().Findings.Count, 1000, LogReport.MostFindings);
    }

    private static TestLog Changed(string bundle, Func<List<byte[]>, IEnumerable<byte[]>> change) => TestLog.Of(TestLog.Entries(700)).WithBundle(bundle, change);

    private static TestLog Rewritten(TestLog log, int index)
    {
        log.WithBundle(TesseraBundle, entries => entries.Select((entry, i) => i == index ? New : entry));
        Merkle.Leaf(New).Bytes.CopyTo(log.Files["tile/0/000.p/15"].AsSpan(index * 32));
        return log;
    }

    private static List<byte[]> Exchanged(List<byte[]> entries, int one, int other)
    {
        var exchanged = entries.ToList();
        (exchanged[one], exchanged[other]) = (exchanged[other], exchanged[one]);
        return exchanged;
    }

    private static (bool, long) Outcome(LogReport report) => (report.IsClean, report.Entries);

    private static (LogFault, long?, long?) Only(TestLog log, SeenLog? seen = null, bool onlyNew = false)
    {
        var finding = Assert.Single(log.Check(seen, onlyNew).Findings);
        return (finding.Fault, finding.Index, finding.Other);
    }
}
