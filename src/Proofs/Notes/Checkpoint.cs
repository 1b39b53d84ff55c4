using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Notes;

/// <summary>The text of a C2SP tlog-checkpoint: whose log, how many leaves, which root, and lines that nobody audits.</summary>
public sealed record Checkpoint(string Origin, long Size, TreeHash Root)
{
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>Reads the text of a note. Its signatures must have been verified, or must be verified next: see <see cref="Open"/>.</summary>
    public static Proof<Checkpoint> Parse(string text)
    {
        if (!text.EndsWith('\n') || text[..^1].Split('\n') is not [var origin, var number, var encoded, .. var extensions]
            || origin.Length == 0 || extensions.Contains(""))
        {
            return ProofRefusals.CheckpointLines();
        }

        var root = TreeHash.Parse(encoded);
        return Encoded.Decimal(number) is not { } size ? ProofRefusals.CheckpointSize(number)
            : root.IsRefused ? root.Refusal
            : new Checkpoint(origin, size, root.Value) { Extensions = extensions };
    }

    /// <summary>
    /// Reads a signed checkpoint of a known log. Refused unless the log signed it and at least <paramref name="quorum"/> of the
    /// witnesses cosigned it. Witnesses are counted by public key.
    /// </summary>
    public static Proof<OpenedCheckpoint> Open(
        ReadOnlySpan<byte> note, LogIdentity log, IReadOnlyCollection<NoteKey>? witnesses = null, int quorum = 0)
    {
        var parsed = SignedNote.Parse(note);
        return parsed.IsRefused ? parsed.Refusal : Open(parsed.Value, log, witnesses, quorum);
    }

    public static Proof<OpenedCheckpoint> Open(
        SignedNote note, LogIdentity log, IReadOnlyCollection<NoteKey>? witnesses = null, int quorum = 0)
    {
        var checkpoint = Parse(note.Text);
        if (checkpoint.IsRefused)
        {
            return checkpoint.Refusal;
        }

        if (checkpoint.Value.Origin != log.Origin)
        {
            return ProofRefusals.CheckpointOrigin(checkpoint.Value.Origin, log.Origin);
        }

        var signatures = note.Verify([.. log.Keys, .. witnesses ?? []]);
        if (signatures.IsRefused)
        {
            return signatures.Refusal;
        }

        var byLog = signatures.Value.Where(signature => log.Keys.Contains(signature.Key)).ToList();
        var byWitnesses = signatures.Value.Except(byLog).ToList();
        var distinct = byWitnesses.Select(signature => Convert.ToHexString(signature.Key.PublicKey)).Distinct(StringComparer.Ordinal).Count();
        return byLog.Count == 0 ? ProofRefusals.NoteUnsigned()
            : distinct < quorum ? ProofRefusals.CheckpointQuorum(distinct, quorum)
            : new OpenedCheckpoint(checkpoint.Value, note, byLog, byWitnesses);
    }

    /// <summary>The text that is signed. Lines with newlines in them, or an empty origin, are a bug of the caller.</summary>
    public string ToText()
    {
        var text = string.Concat(new[] { Origin, Encoded.Decimal(Size), Root.ToBase64() }.Concat(Extensions).Select(line => line + "\n"));
        return Parse(text) is { IsRefused: false, Value: var same } && same.Extensions.Count == Extensions.Count
            ? text
            : throw new InvalidOperationException("Not a checkpoint: an empty line, or a newline within a line.");
    }

    public SignedNote ToNote() => SignedNote.Unsigned(ToText());
}

/// <summary>Whose checkpoints are believed: the origin line and the keys of that log (several while keys are changed).</summary>
public sealed record LogIdentity(string Origin, IReadOnlyList<NoteKey> Keys)
{
    /// <summary>A log whose origin is the name of its keys, as C2SP recommends.</summary>
    public static LogIdentity Of(NoteKey key, params IEnumerable<NoteKey> others) => new(key.Name, [key, .. others]);
}

/// <summary>A checkpoint that its log signed, with the signatures that hold.</summary>
public sealed record OpenedCheckpoint(
    Checkpoint Checkpoint, SignedNote Note, IReadOnlyList<VerifiedSignature> LogSignatures, IReadOnlyList<VerifiedSignature> Cosignatures);
