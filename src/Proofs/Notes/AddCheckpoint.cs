using System.Text;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Notes;

/// <summary>The body of an add-checkpoint request to a witness (C2SP tlog-witness): the size it saw last, the proof from there, the new checkpoint.</summary>
public sealed record AddCheckpoint(long OldSize, IReadOnlyList<TreeHash> Hashes, SignedNote Checkpoint)
{
    /// <summary>Whose checkpoint it says it is, for finding the log; nothing is verified yet.</summary>
    public string Origin => Checkpoint.Text[..Checkpoint.Text.IndexOf('\n', StringComparison.Ordinal)];

    public static Proof<AddCheckpoint> Parse(ReadOnlySpan<byte> body)
    {
        if (HashLines.Split(body) is not ([var old, .. var lines], var rest) || !old.StartsWith("old ", StringComparison.Ordinal)
            || Encoded.Decimal(old.AsSpan("old ".Length)) is not { } oldSize)
        {
            return ProofRefusals.WitnessMalformed();
        }

        var hashes = HashLines.Parse(lines);
        var note = SignedNote.Parse(rest);
        if (hashes.IsRefused || note.IsRefused)
        {
            return (hashes.Refusal ?? note.Refusal)!;
        }

        var stated = Notes.Checkpoint.Parse(note.Value.Text);
        return stated.IsRefused ? stated.Refusal : new AddCheckpoint(oldSize, hashes.Value, note.Value);
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes($"old {Encoded.Decimal(OldSize)}\n{HashLines.Text(Hashes)}\n{Checkpoint}");

    /// <summary>
    /// What a witness must check before it cosigns: null for <paramref name="log"/> means that the origin is unknown, null for
    /// <paramref name="latest"/> that nothing of this log was cosigned yet. The answer must be stored before it is cosigned, and
    /// the check and the storing must be one step.
    /// </summary>
    public WitnessVerdict Judge(LogIdentity? log, Checkpoint? latest)
    {
        if (log is null)
        {
            return WitnessVerdict.No(404, ProofRefusals.WitnessUnknownLog());
        }

        var opened = Notes.Checkpoint.Open(Checkpoint, log);
        if (opened.IsRefused)
        {
            return WitnessVerdict.No(403, opened.Refusal);
        }

        var checkpoint = opened.Value.Checkpoint;
        if (OldSize > checkpoint.Size)
        {
            return WitnessVerdict.No(400, ProofRefusals.TreeSizes(OldSize, checkpoint.Size));
        }

        if (OldSize != (latest?.Size ?? 0))
        {
            return WitnessVerdict.No(409, ProofRefusals.WitnessOldSize(OldSize, latest?.Size ?? 0));
        }

        // An empty tree has one root only; a first checkpoint of size 0 with another one is caught by the comparison with it.
        var refusal = Consistency.Check(OldSize, checkpoint.Size, [.. Hashes], latest?.Root ?? Merkle.Empty, checkpoint.Root)
            ?? (checkpoint.Size == 0 && checkpoint.Root != Merkle.Empty ? ProofRefusals.TreeConsistency(0, 0) : null);
        return refusal is null ? new(200, opened.Value, null) : WitnessVerdict.No(422, refusal);
    }
}

/// <summary>The HTTP status that C2SP tlog-witness asks for, with the checkpoint to store and cosign (200) or the reason why not.</summary>
public sealed record WitnessVerdict(int Status, OpenedCheckpoint? Checkpoint, ProofRefusal? Refusal)
{
    internal static WitnessVerdict No(int status, ProofRefusal refusal) => new(status, null, refusal);
}
