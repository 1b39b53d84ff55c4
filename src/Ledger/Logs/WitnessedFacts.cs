using System.Text;
using Zhiheng.Contracts.Ledger;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Proofs.Notes;

namespace Zhiheng.Ledger.Logs;

/// <summary>The witnesses that this installation shows its checkpoints to.</summary>
public sealed record AskedWitnesses(IReadOnlyList<KnownWitness> All);

/// <summary>Answers when the witnesses saw a fact, out of the checkpoints and cosignatures that are kept.</summary>
public sealed class WitnessedFacts(Database database, LedgerReading reading, AskedWitnesses witnesses) : IWitnessedFacts
{
    public async Task<WatchedLog?> Watched(CancellationToken ct)
    {
        var key = (await reading.Keys(ct)).LastOrDefault(one => one.RetiredAt is null);
        return key is null || witnesses.All.Count == 0
            ? null
            : new WatchedLog(key.Vkey, [.. witnesses.All.Select(witness => witness.Key.ToString())], (witnesses.All.Count / 2) + 1);
    }

    public async Task<WitnessedFact?> Find(Guid subject, string kind, WatchedLog by, DateTimeOffset notBefore, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        var fact = (await Journal.PublicFactsOf(session, subject, ct)).LastOrDefault(row => row.Kind == kind);
        if (fact is null || await TileStore.IndexOf(session, fact.Seq, ct) is not { } index)
        {
            return null;
        }

        var keys = by.Witnesses.Select(vkey => NoteKey.Parse(vkey).Value).ToList();
        foreach (var size in await TileStore.CosignedSizes(session, index, notBefore, by.Quorum, ct))
        {
            if (await Signed(session, size, keys, by.Quorum, notBefore, ct) is var (note, lines) && await reading.ProofIn(index, note, ct) is { Shown: { Salt: { } salt, Payload: { } payload } } proven)
            {
                return new WitnessedFact(
                    Encoding.UTF8.GetString(proven.Entry), Encoding.UTF8.GetString(payload), Convert.ToHexStringLower(salt), Encoding.UTF8.GetString(proven.Proof.ToBytes()),
                    index, size, [.. lines.SelectMany(line => line.Line.Signature.ToArray())], At(lines.Min(line => line.UnixSeconds!.Value)), At(lines.Max(line => line.UnixSeconds!.Value)));
            }
        }

        return null;
    }

    /// <summary>The checkpoint with exactly a quorum of cosignatures: those that came first, in the order in which the witnesses were named.</summary>
    private static async Task<(SignedNote Note, List<VerifiedSignature> Lines)?> Signed(
        Session session, long size, List<NoteKey> keys, int quorum, DateTimeOffset notBefore, CancellationToken ct)
    {
        var note = SignedNote.Parse(Encoding.UTF8.GetBytes((await TileStore.Checkpoint(session, size, ct))!.Note)).Value;
        var all = note.With((await TileStore.Cosignatures(session, size, ct)).Select(line => NoteSignature.Parse(line).Value)).Verify(keys);
        if (all.IsRefused)
        {
            return null;
        }

        var inTime = all.Value.Where(line => line.UnixSeconds >= notBefore.ToUnixTimeSeconds())
            .OrderBy(line => line.UnixSeconds).ThenBy(line => keys.IndexOf(line.Key)).Take(quorum).OrderBy(line => keys.IndexOf(line.Key)).ToList();
        return inTime.Count < quorum ? null : (note.With(inTime.Select(line => line.Line)), inTime);
    }

    private static DateTimeOffset At(long unixSeconds) => DateTimeOffset.FromUnixTimeSeconds(unixSeconds);
}
