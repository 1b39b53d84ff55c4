using Zhiheng.Platform;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Keys;
using Zhiheng.Proofs.Notes;

namespace Zhiheng.Ledger.Keys;

/// <summary>A verifier key of this log, the size from which it signed, and when it was retired (null: it signs today).</summary>
public sealed record LogKey(string Vkey, long FromSize, DateTimeOffset? RetiredAt);

/// <summary>
/// The signing keys of the log: <c>ledger-0001.key</c> and on, of which the last signs. What verifies stands in the database for good, so
/// a checkpoint of a retired key can still be checked, and a node that brings another key is refused instead of forking the log.
/// </summary>
/// <param name="origin">The name of a log that is still to be founded; a founded log keeps its name.</param>
public sealed class LogKeys(KeyFolder folder, string? origin = null)
{
    private const string Setting = "ledger-origin";
    private const int SeedBytes = 32;

    private INoteSigner? current;

    /// <summary>Where an HSM would stand: everything else knows only the interface.</summary>
    internal async Task<INoteSigner> Signer(Work work, CancellationToken ct)
    {
        if (current is not null && await IsCurrent(work, current, ct))
        {
            return current;
        }

        var name = await Settings.Get(work, Setting, ct);
        if (name is null)
        {
            await Settings.Set(work, Setting, name = origin ?? $"zhiheng-{Entropy.Code(10)}/ledger", ct);
        }

        var signer = Open(name, folder.Names("ledger-*.key") is [.., var last] ? last : "ledger-0001.key");
        await Admit(work, signer, ct);
        return current = signer;
    }

    /// <summary>All verifier keys, oldest first.</summary>
    public static Task<IReadOnlyList<LogKey>> All(Session session, CancellationToken ct)
        => session.Query<LogKey>("select vkey, from_size, retired_at from ledger_key order by from_size, vkey", null, ct);

    /// <summary>
    /// Makes the next key and lets it sign from the next checkpoint on, which is larger than <paramref name="size"/>; the retired one goes
    /// on verifying what it signed.
    /// </summary>
    public async Task<LogKey> Rotate(Work work, long size, CancellationToken ct)
    {
        var old = await Signer(work, ct);
        var number = folder.Names("ledger-*.key").Count + 1;
        var next = Open(old.Name, $"ledger-{number:0000}.key");
        await work.Execute(
            "update ledger_key set retired_at = @at where vkey = @vkey", new { at = work.Act.At, vkey = old.Key().ToString() }, ct);
        await Insert(work, next, size + 1, ct);
        current = null;
        return new LogKey(next.Key().ToString(), size + 1, null);
    }

    private Ed25519NoteSigner Open(string name, string file)
    {
        var signer = Ed25519NoteSigner.Of(name, NoteKey.Ed25519Note, folder.OpenOrMake(file, SeedBytes));
        return signer.IsRefused ? throw new InvalidDataException(signer.Refusal!.Message) : signer.Value;
    }

    private static async Task Admit(Work work, INoteSigner signer, CancellationToken ct)
    {
        if (await IsCurrent(work, signer, ct))
        {
            return;
        }

        var known = await All(work, ct);
        if (known.Count > 0)
        {
            throw new InvalidDataException(
                "数据目录中的账本密钥不是这个数据库的账本所用的密钥，继续会使账本分叉。请把原来的 ledger-*.key 放回数据目录后再启动。");
        }

        await Insert(work, signer, 0, ct);
    }

    private static async Task<bool> IsCurrent(Session session, INoteSigner signer, CancellationToken ct)
        => await session.First<string>(
            "select vkey from ledger_key where vkey = @vkey and retired_at is null", new { vkey = signer.Key().ToString() }, ct) is not null;

    private static Task Insert(Work work, INoteSigner signer, long size, CancellationToken ct)
        => work.Execute("insert into ledger_key (vkey, from_size) values (@vkey, @size)", new { vkey = signer.Key().ToString(), size }, ct);
}
