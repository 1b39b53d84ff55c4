using Zhiheng.Kernel;
using Zhiheng.Ledger.Logs;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Ledger.Keys;

/// <summary>The log signs with a new key from its next checkpoint on.</summary>
public sealed record RotateLogKey;

public sealed class RotateLogKeyHandler(Database database, LogKeys keys)
{
    public async Task<Outcome<LogKey>> Handle(RotateLogKey command, Act act, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        await using var work = await database.Begin(act, ct);
        if (!await work.TryExclusive("ledger", ct))
        {
            return LogKeyRefusals.Busy();
        }

        var size = (await TileStore.Latest(work, ct))?.Size ?? 0;
        if (size == 0)
        {
            return LogKeyRefusals.EmptyLog();
        }

        var next = await keys.Rotate(work, size, ct);
        await work.Commit([], ct);
        return next;
    }
}

internal static class LogKeyRefusals
{
    public static Refusal Busy() => new("ledger.key.busy", "账本正在写入，现在不能更换密钥。请稍候再试。");

    public static Refusal EmptyLog() => new("ledger.key.empty-log", "账本还没有条目，密钥尚未使用，无需更换。");
}
