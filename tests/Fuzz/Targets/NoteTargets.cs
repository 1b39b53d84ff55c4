using Zhiheng.Proofs.Log;
using Zhiheng.Proofs.Notes;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Fuzz.Targets;

internal static class NoteTargets
{
    private static readonly TreeHash[] Leaves = [.. Seeds.Entries(11).Select(entry => Merkle.Leaf(entry))];
    private static readonly NodesInMemory Nodes = new(Leaves);
    private static readonly LogIdentity Tessera = LogIdentity.Of(Seeds.Tessera);
    private static readonly SignedNote Signed = Seeds.Checkpoint(Nodes.Size, Nodes.Root, cosigned: true);
    private static readonly byte[][] Checkpoints =
    [
        Signed.ToBytes(), Seeds.Checkpoint(0, Merkle.Empty).ToBytes(), Seeds.Vector("tlog", "tlog-tiles-tessera-testlog", "checkpoint.15"), Seeds.Vector("tlog", "tlog-tiles-tessera-testlog", "checkpoint.7"),
    ];

    public static IEnumerable<Target> All { get; } =
    [
        new("note", Checkpoints, Note),
        new("checkpoint", Checkpoints, Open, Guarded: true),
        new("signature-lines", [.. Checkpoints.Select(note => Seeds.Utf8(SignedNote.Lines(SignedNote.Parse(note).Value.Signatures)))], Lines),
        new("note-key", [Seeds.Utf8(Seeds.Log.Key().ToString()), Seeds.Utf8(Seeds.Witness.Key().ToString()), Seeds.Utf8(Seeds.Tessera.ToString()), Seeds.Utf8(Seeds.Log.ToSecretText())], Key),
        new("add-checkpoint", [.. new[] { 0L, 4, 7, 11 }.Select(old => new AddCheckpoint(old, Consistency.Build(Nodes, old, 11).Value, Signed).ToBytes())], Add),
        new("tlog-proof", [.. new[] { 0L, 3, 10 }.SelectMany(i => new[] { Proof(i, null), Proof(i, Seeds.Word("extra")) })], Prove, Guarded: true),
    ];

    private static byte[] Proof(long index, byte[]? extra) => new TlogProof(index, Inclusion.Build(Nodes, index, 11).Value, Signed, extra is null ? default(ReadOnlyMemory<byte>?) : extra).ToBytes();

    private static Answer Note(byte[] input)
    {
        var note = SignedNote.Parse(input);
        Target.Holds(note.IsRefused || note.Value.ToBytes().AsSpan().SequenceEqual(input), "a note has one spelling");
        return note.IsRefused ? Answer.Of(note) : Answer.Of(note.Value.Verify([Seeds.Log.Key(), Seeds.Witness.Key(), Seeds.Tessera]));
    }

    private static Answer Open(byte[] input)
    {
        var opened = Checkpoint.Open(input, Seeds.Identity, [Seeds.Witness.Key()], 0);
        opened = opened.IsRefused && Checkpoint.Open(input, Tessera) is { IsRefused: false } other ? other : opened;
        return Answer.Of(opened, value => value.Checkpoint.ToText());
    }

    private static Answer Lines(byte[] input)
    {
        var lines = SignedNote.ParseSignatures(input);
        Target.Holds(lines.IsRefused || Seeds.Utf8(SignedNote.Lines(lines.Value)).AsSpan().SequenceEqual(input), "signature lines have one spelling");
        return Answer.Of(lines);
    }

    private static Answer Key(byte[] input)
    {
        var text = Seeds.Text(input);
        var key = NoteKey.Parse(text);
        Target.Holds(key.IsRefused || key.Value.ToString() == text, "a key has one spelling");
        return key.IsRefused && Ed25519NoteSigner.Parse(text) is { IsRefused: false } ? Answer.Accepted() : Answer.Of(key);
    }

    private static Answer Add(byte[] input)
    {
        var request = AddCheckpoint.Parse(input);
        if (request.IsRefused)
        {
            return Answer.Of(request);
        }

        Target.Holds(request.Value.ToBytes().AsSpan().SequenceEqual(input), "a request has one spelling");
        _ = request.Value.Origin;
        var latest = request.Value.OldSize is > 0 and <= 11 and var old ? new Checkpoint(Seeds.Log.Name, old, Merkle.Root(Leaves.AsSpan(0, (int)old))) : null;
        var verdict = request.Value.Judge(Seeds.Identity, latest);
        Target.Holds(verdict.Refusal is not null || verdict.Checkpoint!.Checkpoint.Root == Nodes.Root, "only the signed root is cosigned");
        return Answer.Of(verdict.Refusal);
    }

    /// <summary>A proof of any of the leaves, under a witness.</summary>
    private static Answer Prove(byte[] input)
    {
        var proof = TlogProof.Parse(input);
        if (proof.IsRefused)
        {
            return Answer.Of(proof);
        }

        Target.Holds(proof.Value.ToBytes().AsSpan().SequenceEqual(input), "a proof has one spelling");
        var index = proof.Value.Index;
        var leaf = Leaves[(int)(index % Leaves.Length)];
        var verified = proof.Value.Verify(leaf, Seeds.Identity, [Seeds.Witness.Key()], 1);
        return Answer.Of(verified, value => $"{index} of {value.Checkpoint.Size}");
    }
}
