using Zhiheng.Contracts.Registry;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Proofs.Log;
using Zhiheng.Proofs.Notes;
using Zhiheng.Proofs.Tree;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Ledger;

public class SequencerTests
{
    [Theory]
    [BothDatabases]
    public async Task Public_facts_become_leaves_in_their_order_and_internal_ones_never(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var bench = new LedgerBench(database);
        var first = await bench.Write(3);
        await bench.Write(2, isPublic: false);
        var second = await bench.Write(1);

        Assert.Equal(4, await bench.GrowAll());

        await bench.Holds(4);
        var subjects = new List<Guid>();
        for (var i = 0; i < 4; i++)
        {
            subjects.Add((await bench.Reading.Leaf(i, CancellationToken.None))!.Leaf.Subject);
        }

        Assert.Equal([.. first, .. second], subjects);
        Assert.Null(await bench.Reading.Leaf(4, CancellationToken.None));
    }

    [Theory]
    [BothDatabases]
    public async Task An_act_that_was_taken_back_leaves_no_leaf(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var bench = new LedgerBench(database);
        await using (var work = await database.Database.Begin(database.Act(), CancellationToken.None))
        {
            await work.Record([JournalEntry.Public(Guid.Empty, new CertificateRestored(new DateOnly(2026, 3, 3)))], CancellationToken.None);
        }

        Assert.Equal(0, await bench.GrowAll());
        Assert.Null(await bench.Reading.Checkpoint(CancellationToken.None));
    }

    [Theory]
    [BothDatabases]
    public async Task Nothing_new_signs_nothing_new(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var bench = new LedgerBench(database);
        await bench.Write(5);
        await bench.GrowAll();
        var before = (await bench.Reading.Checkpoint(CancellationToken.None))!.ToString();

        Assert.Equal(0, await bench.Sequencer().Integrate(CancellationToken.None));

        Assert.Equal(before, (await bench.Reading.Checkpoint(CancellationToken.None))!.ToString());
    }

    [Theory]
    [BothDatabases]
    public async Task A_log_that_grows_across_bundles_and_restarts_recomputes_and_is_consistent(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var bench = new LedgerBench(database);
        var all = 0;
        SeenLog? seen = null;
        foreach (var more in new[] { 1, 254, 1, 1, 511, 300 })
        {
            await bench.Write(more);
            all += await bench.GrowAll();
            var report = await bench.Audit(seen);
            Assert.Empty(report.Findings);
            Assert.Equal(all, report.Entries);
            seen = new SeenLog(report.Checkpoint.Checkpoint);
        }

        await bench.Holds(all);
    }

    [Theory]
    [BothDatabases]
    public async Task Three_sequencers_at_once_never_fork_skip_or_repeat(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var bench = new LedgerBench(database);
        var writing = true;
        var sequencers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            var sequencer = bench.Sequencer();
            while (Volatile.Read(ref writing) || await sequencer.Integrate(CancellationToken.None) > 0)
            {
                await sequencer.Integrate(CancellationToken.None);
                await Task.Yield();
            }
        })).ToList();

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
            {
                await bench.Write(7);
            }
        })));
        Volatile.Write(ref writing, false);
        await Task.WhenAll(sequencers);
        await bench.GrowAll();

        await bench.Holds(3 * 20 * 7);
    }

    [Theory]
    [BothDatabases]
    public async Task Killed_while_it_grows_the_log_goes_on_without_a_fork(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var bench = new LedgerBench(database);
        const int Facts = 25_000;
        await bench.Write(Facts);
        for (var kill = 0; kill < 3; kill++)
        {
            using var program = Program.Start(database, "serve", "--empty", "--urls", "http://127.0.0.1:0");
            var before = await Size(bench);
            for (var waited = 0; waited < 400 && await Size(bench) == before && !program.HasEnded; waited++)
            {
                await Task.Delay(25);
            }

            await program.Kill();
        }

        await bench.GrowAll();

        await bench.Holds(Facts);
    }

    [PostgresFact]
    public async Task A_fact_that_commits_late_with_a_smaller_number_is_taken_next()
    {
        await using var database = await TestDatabase.Create(Dialect.Postgres);
        var bench = new LedgerBench(database);
        await using (var late = await database.Database.Begin(database.Act(), CancellationToken.None))
        {
            await late.Record([JournalEntry.Public(Guid.Empty, new CertificateRestored(new DateOnly(2026, 3, 3)))], CancellationToken.None);
            await bench.Write(2);
            Assert.Equal(2, await bench.GrowAll());
            await late.Commit([], CancellationToken.None);
        }

        Assert.Equal(1, await bench.GrowAll());

        await bench.Holds(3);
        Assert.Equal(Guid.Empty, (await bench.Reading.Leaf(2, CancellationToken.None))!.Leaf.Subject);
    }

    [Theory]
    [BothDatabases]
    public async Task Every_leaf_has_a_proof_that_a_stranger_can_check(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var bench = new LedgerBench(database);
        var subjects = await bench.Write(300);
        await bench.GrowAll();
        var identity = await bench.Identity();

        foreach (var index in new[] { 0, 1, 254, 255, 256, 299 })
        {
            var proven = await bench.Reading.NewestOf(subjects[index], CancellationToken.None);
            var read = TlogProof.Parse(proven!.Proof.ToBytes()).Value;
            Assert.Equal(index, read.Index);
            Assert.False(read.Verify(Merkle.Leaf(proven.Entry), identity).IsRefused);
            Assert.True(read.Verify(Merkle.Leaf([.. proven.Entry, 0]), identity).IsRefused);
            Assert.Null(LedgerLeaf.Parse(proven.Entry).Value.Check(proven.Shown.Salt, proven.Shown.Payload));
            Assert.NotNull(LedgerLeaf.Parse(proven.Entry).Value.Check(proven.Shown.Salt, "{}"u8));
        }
    }

    private static async Task<long> Size(LedgerBench bench)
        => await bench.Reading.Checkpoint(CancellationToken.None) is { } note ? Checkpoint.Parse(note.Text).Value.Size : 0;
}
