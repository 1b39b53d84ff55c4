using System.Text;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Proofs.Log;
using Zhiheng.Proofs.Notes;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Ledger.Logs;

/// <summary>A witness this log asks: where it answers add-checkpoint, and the key whose cosignatures count.</summary>
public sealed record KnownWitness(Uri Address, NoteKey Key);

/// <summary>How a witness is reached. The answer: status and body.</summary>
public delegate Task<(int Status, byte[] Body)> AskWitness(Uri address, byte[] body, CancellationToken ct);

/// <summary>
/// Shows the newest checkpoint to the configured witnesses (C2SP tlog-witness) and keeps their cosignatures. A witness that does not
/// answer delays nothing: it is asked again with the next checkpoint.
/// </summary>
public sealed class Witnessing(Database database, IReadOnlyList<KnownWitness> witnesses, AskWitness ask, TimeProvider clock)
{
    private readonly Dictionary<NoteKey, long> seen = [];
    private long asked;

    public async Task Ask(CancellationToken ct)
    {
        if (witnesses.Count == 0)
        {
            return;
        }

        CheckpointRow? latest;
        await using (var session = await database.Read(ct))
        {
            latest = await TileStore.Latest(session, ct);
        }

        if (latest is null || latest.Size == asked)
        {
            return;
        }

        asked = latest.Size;
        foreach (var witness in witnesses)
        {
            await Ask(witness, latest, ct);
        }
    }

    private async Task Ask(KnownWitness witness, CheckpointRow latest, CancellationToken ct)
    {
        var note = SignedNote.Parse(Encoding.UTF8.GetBytes(latest.Note)).Value;
        var old = seen.GetValueOrDefault(witness.Key);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var body = new AddCheckpoint(old, await Consistency(old, note, ct), note).ToBytes();
            var (status, answer) = await ask(witness.Address, body, ct);
            if (status == 200)
            {
                await Keep(witness, note, latest.Size, answer, ct);
                seen[witness.Key] = latest.Size;
                return;
            }

            // 409: it has seen another size and says which.
            if (status != 409 || !long.TryParse(Encoding.UTF8.GetString(answer).Trim(), out old) || old > latest.Size)
            {
                return;
            }
        }
    }

    private async Task<TreeHash[]> Consistency(long old, SignedNote note, CancellationToken ct)
    {
        var checkpoint = Checkpoint.Parse(note.Text).Value;
        if (old == 0 || old == checkpoint.Size)
        {
            return [];
        }

        await using var session = await database.Read(ct);
        return await LedgerReading.Prove(session, read => Proofs.Tree.Consistency.Build(new TileReader(checkpoint.Size, read), old, checkpoint.Size), ct);
    }

    private async Task Keep(KnownWitness witness, SignedNote note, long size, byte[] answer, CancellationToken ct)
    {
        var lines = SignedNote.ParseSignatures(answer);
        if (lines.IsRefused)
        {
            return;
        }

        var cosigned = note.With(lines.Value).Verify([witness.Key]);
        if (cosigned.IsRefused || cosigned.Value.Count == 0)
        {
            return;
        }

        var act = new Act("zhiheng", Capacity.System, clock.GetUtcNow(), "保存见证签名");
        await using var work = await database.Begin(act, ct);
        await TileStore.SaveCosignature(work, size, witness.Key.ToString(), cosigned.Value[0].Line.ToString(), ct);
        await work.Commit([], ct);
    }
}
