using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;

namespace Zhiheng.Ledger.Logs;

/// <summary>The publication of one payload has lawfully ended.</summary>
public sealed record WithdrawPayload(long Index);

internal sealed record Withdrawal(long Idx, string Reason, string? Basis);

internal static class Withdrawals
{
    public static Task<Withdrawal?> Find(Session session, long index, CancellationToken ct)
        => session.First<Withdrawal>("select idx, reason, basis from ledger_withdrawal where idx = @index", new { index }, ct);
}

/// <summary>
/// Stops showing a payload. The leaf stays provable; the salt that opens its commitment is destroyed, so nobody can prove or guess
/// from the log what it said. Why, and on which basis, is public: it is the act's reason.
/// </summary>
public sealed class WithdrawPayloadHandler(Database database)
{
    public async Task<Outcome<WithdrawPayload>> Handle(WithdrawPayload command, Act act, CancellationToken ct)
    {
        await using var work = await database.Begin(act, ct);
        if (await TileStore.Leaf(work, command.Index, ct) is not { } leaf)
        {
            return LedgerRefusals.NoLeaf(command.Index);
        }

        if (leaf.Salt is null)
        {
            return LedgerRefusals.AlreadyWithdrawn(command.Index);
        }

        await work.Execute(
            "insert into ledger_withdrawal (idx, at, reason, basis) values (@idx, @at, @reason, @basis)",
            new { idx = command.Index, at = act.At, reason = act.Reason, basis = act.Basis },
            ct);
        await work.Execute("update ledger_leaf set salt = null where idx = @idx", new { idx = command.Index }, ct);
        await Journal.EndPublication(work, leaf.Seq, ct);
        await work.Commit([], ct);
        return command;
    }
}

internal static class LedgerRefusals
{
    public static Refusal NoLeaf(long index) => new("ledger.leaf.unknown", $"账本没有第 {index} 条。条目从 0 起编号，请核对。");

    public static Refusal AlreadyWithdrawn(long index) => new("ledger.leaf.already-withdrawn", $"账本第 {index} 条的内容已经停止公布，无需再次办理。");
}
