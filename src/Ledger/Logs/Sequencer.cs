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
/// database lets one at a time (<see cref="Work.TryExclusive"/>), and the size of the log is compared inside.
/// </summary>
public sealed class Sequencer(Database database, LogKeys keys, TimeProvider clock)
{
    /// <summary>About a quarter of a second of work, so that the writers of facts never wait long.</summary>
    public const int MostLeaves = 10_000;

    private RightEdge? edge;

    /// <summary>Integrates at most <see cref="MostLeaves"/> facts and signs a checkpoint. The answer: how many; 0 also when another is at it.</summary>
    public async Task<int> Integrate(CancellationToken ct)
    {
        // Reading, canonical JSON and hashing happen before the transaction: writers of facts wait only for the writing.
        IReadOnlyList<UnsequencedFact> facts;
        RightEdge growing;
        await using (var session = await database.Read(ct))
        {
            facts = await Unsequenced.Oldest(session, MostLeaves, ct);
            if (facts.Count == 0)
            {
                return 0;
            }

            var size = (await TileStore.Latest(session, ct))?.Size ?? 0;
            growing = edge is { } kept && kept.Size == size ? kept : await RightEdge.Load(session, size, ct);
        }

        // What is in memory counts again only once it is committed.
        edge = null;
        var start = growing.Size;
        foreach (var fact in facts)
        {
            growing.Append(Leaf(fact));
        }

        var act = new Act("zhiheng", Capacity.System, clock.GetUtcNow(), "公开事实进入账本");
        await using var work = await database.Begin(act, ct);
        if (!await work.TryExclusive("ledger", ct) || !await Write(work, facts, start, growing, ct))
        {
            return 0;
        }

        edge = growing;
        return facts.Count;
    }

    /// <summary>False when another sequencer has grown the log meanwhile: nothing is written.</summary>
    private async Task<bool> Write(Work work, IReadOnlyList<UnsequencedFact> facts, long start, RightEdge grown, CancellationToken ct)
    {
        if (((await TileStore.Latest(work, ct))?.Size ?? 0) != start || !await Unsequenced.Take(work, facts, ct))
        {
            return false;
        }

        var signer = await keys.Signer(work, ct);
        var leaves = facts.Select((fact, i) => new object?[] { start + i, fact.Seq, fact.Salt }).ToList();
        await TileStore.Save(work, leaves, grown.TakeGrown(), ct);
        var checkpoint = new Checkpoint(signer.Name, grown.Size, grown.Root).ToNote().SignedBy(signer);
        await TileStore.Save(work, grown.Size, checkpoint.ToString(), ct);
        await work.Commit([], ct);
        return true;
    }

    private static byte[] Leaf(UnsequencedFact fact)
    {
        var payload = LedgerLeaf.Payload(fact.Kind, fact.Subject, fact.EffectiveOn, Encoding.UTF8.GetBytes(fact.Payload));
        return payload.IsRefused
            ? throw new InvalidDataException($"日志第 {fact.Seq} 条不是规范的 JSON：{payload.Refusal!.Message}")
            : new LedgerLeaf(fact.Kind, fact.Subject, fact.At, LedgerLeaf.Commit(fact.Salt, payload.Value)).ToBytes();
    }
}
