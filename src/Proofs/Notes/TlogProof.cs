using System.Text;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Notes;

/// <summary>
/// A .tlog-proof file (C2SP tlog-proof): that an entry stands at an index of a log, checkable offline. <paramref name="Extra"/> is for
/// the application and is not protected by anything.
/// </summary>
public sealed record TlogProof(long Index, IReadOnlyList<TreeHash> Hashes, SignedNote Checkpoint, ReadOnlyMemory<byte>? Extra = null)
{
    private const string Header = "c2sp.org/tlog-proof@v1";

    public static Proof<TlogProof> Parse(ReadOnlySpan<byte> bytes)
    {
        if (HashLines.Split(bytes) is not ([Header, .. var head], var rest))
        {
            return ProofRefusals.TlogProofMalformed();
        }

        byte[]? extra = null;
        if (head is [var first, ..] && first.StartsWith("extra ", StringComparison.Ordinal))
        {
            extra = Encoded.Base64(first.AsSpan("extra ".Length));
            head = extra is null ? [] : head[1..];
        }

        if (head is not [var second, .. var lines] || !second.StartsWith("index ", StringComparison.Ordinal)
            || Encoded.Decimal(second.AsSpan("index ".Length)) is not { } index)
        {
            return ProofRefusals.TlogProofMalformed();
        }

        var hashes = HashLines.Parse(lines);
        var note = SignedNote.Parse(rest);
        return hashes.IsRefused ? hashes.Refusal
            : note.IsRefused ? note.Refusal
            : new TlogProof(index, hashes.Value, note.Value, extra is null ? default(ReadOnlyMemory<byte>?) : extra);
    }

    public byte[] ToBytes()
    {
        var extra = Extra is { } data ? $"extra {Convert.ToBase64String(data.Span)}\n" : "";
        return Encoding.UTF8.GetBytes($"{Header}\n{extra}index {Encoded.Decimal(Index)}\n{HashLines.Text(Hashes)}\n{Checkpoint}");
    }

    /// <summary>The checkpoint, if it is the log's and enough witnesses cosigned it, and if the leaf stands in it at <see cref="Index"/>.</summary>
    public Proof<OpenedCheckpoint> Verify(
        in TreeHash leaf, LogIdentity log, IReadOnlyCollection<NoteKey>? witnesses = null, int quorum = 0)
    {
        var opened = Notes.Checkpoint.Open(Checkpoint, log, witnesses, quorum);
        if (opened.IsRefused)
        {
            return opened;
        }

        var checkpoint = opened.Value.Checkpoint;
        return Inclusion.Check(leaf, Index, checkpoint.Size, [.. Hashes], checkpoint.Root) is { } refusal ? refusal : opened;
    }
}
