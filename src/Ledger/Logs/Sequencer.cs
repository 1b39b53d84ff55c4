using System.Text;
using Zhiheng.Kernel;
using Zhiheng.Ledger.Keys;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Proofs.Log;
using Zhiheng.Proofs.Notes;

namespace Zhiheng.Ledger.Logs;

/// <summary>
/// Takes public facts out of the queue and makes them leaves: leaves, tiles and the signed checkpoint commit in one transaction
/// with the emptied queue, so a crash at any point leaves either the old log or the new one. Any number of processes may try; the
/// database lets one at a time (<see cref="Work.TryExclusive"/>), and the size of the log is read inside.
/// </summary>
public sealed class Sequencer(Database database, LogKeys keys, TimeProvider clock)
{
    /// <summary>About a second of work, so that the writers of facts never wait long.</summary>
    public const int MostLeaves = 10_000;

    private RightEdge? edge;

    /// <summary>Integrates at most <see cref="MostLeaves"/> facts and signs a checkpoint. The answer: how many; 0 also when another is at it.</summary>
    public async Task<int> Integrate(CancellationToken ct)
    {
        await using (var session = await database.Read(ct))
        {
            if (!await Unsequenced.Any(session, ct))
            {
                return 0;
            }
        }

        var act = new Act("zhiheng", Capacity.System, clock.GetUtcNow(), "公开事实进入账本");
        await using var work = await database.Begin(act, ct);
        return await work.TryExclusive("ledger", ct) ? await Grow(work, ct) : 0;
    }

    private async Task<int> Grow(Work work, CancellationToken ct)
    {
        var facts = await Unsequenced.Take(work, MostLeaves, ct);
        if (facts.Count == 0)
        {
            return 0;
        }

        var signer = await keys.Signer(work, ct);
        var size = (await TileStore.Latest(work, ct))?.Size ?? 0;
        var growing = edge is { } kept && kept.Size == size ? kept : await RightEdge.Load(work, size, ct);

        // What is in memory counts again only once it is committed.
        edge = null;
        var leaves = new object?[facts.Count][];
        for (var i = 0; i < leaves.Length; i++)
        {
            leaves[i] = [growing.Size, facts[i].Seq, facts[i].Salt];
            growing.Append(Leaf(facts[i]));
        }

        await TileStore.Save(work, leaves, growing.TakeGrown(), ct);
        var checkpoint = new Checkpoint(signer.Name, growing.Size, growing.Root).ToNote().SignedBy(signer);
        await TileStore.Save(work, growing.Size, checkpoint.ToString(), ct);
        await work.Commit([], ct);
        edge = growing;
        return facts.Count;
    }

    private static byte[] Leaf(UnsequencedFact fact)
    {
        var payload = LedgerLeaf.Payload(fact.Kind, fact.Subject, fact.EffectiveOn, Encoding.UTF8.GetBytes(fact.Payload));
        return payload.IsRefused
            ? throw new InvalidDataException($"日志第 {fact.Seq} 条不是规范的 JSON：{payload.Refusal!.Message}")
            : new LedgerLeaf(fact.Kind, fact.Subject, fact.At, LedgerLeaf.Commit(fact.Salt, payload.Value)).ToBytes();
    }
}
