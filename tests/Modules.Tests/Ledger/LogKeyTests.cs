using Zhiheng.Ledger.Keys;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Keys;
using Zhiheng.Proofs.Notes;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Ledger;

public class LogKeyTests
{
    [Theory]
    [BothDatabases]
    public async Task After_a_rotation_old_checkpoints_verify_with_the_old_key_and_new_ones_with_the_new(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var bench = new LedgerBench(database);
        await bench.Write(2);
        await bench.GrowAll();
        var old = (await bench.Reading.Checkpoint(CancellationToken.None))!;
        await new RotateLogKeyHandler(database.Database, bench.Keys).Handle(new RotateLogKey(), database.Act("定期更换密钥"), CancellationToken.None);
        await bench.Write(2);
        await bench.GrowAll();
        var now = (await bench.Reading.Checkpoint(CancellationToken.None))!;

        var keys = await bench.Reading.Keys(CancellationToken.None);

        Assert.Equal([0L, 3L], keys.Select(k => k.FromSize));
        Assert.NotNull(keys[0].RetiredAt);
        Assert.Null(keys[1].RetiredAt);
        Assert.True(Opens(old, keys[0].Vkey));
        Assert.False(Opens(old, keys[1].Vkey));
        Assert.True(Opens(now, keys[1].Vkey));
        Assert.False(Opens(now, keys[0].Vkey));
        await bench.Holds(4);
    }

    [Theory]
    [BothDatabases]
    public async Task A_node_with_a_key_of_its_own_is_refused_instead_of_forking_the_log(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        await using var second = database.Again();
        var bench = new LedgerBench(database);
        await bench.Write(1);
        await bench.GrowAll();
        await bench.Write(1);
        var stranger = Directory.CreateTempSubdirectory("zhiheng-test-").FullName;

        var sequencer = new Zhiheng.Ledger.Logs.Sequencer(
            second.Database, new LogKeys(new KeyFolder(stranger), LedgerBench.Origin), database.Clock);
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => sequencer.Integrate(CancellationToken.None));

        Assert.Contains("账本分叉", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, await bench.GrowAll());
        await bench.Holds(2);
        Directory.Delete(stranger, recursive: true);
    }

    private static bool Opens(SignedNote note, string vkey)
        => !Checkpoint.Open(note, LogIdentity.Of(NoteKey.Parse(vkey).Value)).IsRefused;
}
