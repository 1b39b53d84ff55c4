using Zhiheng.Ledger.Logs;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Ledger;

public class WithdrawalTests
{
    [Theory]
    [BothDatabases]
    public async Task A_withdrawn_payload_is_gone_and_its_leaf_stays_provable(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var bench = new LedgerBench(database);
        var subject = (await bench.Write(3))[1];
        await bench.GrowAll();
        var before = await bench.Reading.Proof(1, CancellationToken.None);

        var outcome = await Withdraw(database, 1);

        Assert.False(outcome.IsRefused);
        var after = await bench.Reading.Proof(1, CancellationToken.None);
        Assert.Equal(before!.Entry, after!.Entry);
        Assert.Equal("信用修复完成", after.Shown.WithdrawnBecause);
        Assert.Null(after.Shown.Payload);
        Assert.Null(after.Shown.Salt);
        Assert.Empty((await bench.Audit()).Findings);
        await using var session = await database.Database.Read(CancellationToken.None);
        Assert.Empty(await Journal.PublicFactsOf(session, subject, CancellationToken.None));
    }

    [Theory]
    [BothDatabases]
    public async Task Withdrawing_twice_or_what_is_not_there_is_refused(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var bench = new LedgerBench(database);
        await bench.Write(1);
        await bench.GrowAll();
        await Withdraw(database, 0);

        Assert.Equal("ledger.leaf.already-withdrawn", (await Withdraw(database, 0)).Refusal.Code);
        Assert.Equal("ledger.leaf.unknown", (await Withdraw(database, 1)).Refusal.Code);
        Assert.Equal("ledger.leaf.unknown", (await Withdraw(database, -1)).Refusal.Code);
    }

    private static Task<Kernel.Outcome<WithdrawPayload>> Withdraw(TestDatabase database, long index)
        => new WithdrawPayloadHandler(database.Database).Handle(new WithdrawPayload(index), database.Act("信用修复完成"), CancellationToken.None);
}
