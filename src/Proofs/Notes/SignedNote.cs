using System.Text;
using System.Text.Unicode;

namespace Zhiheng.Proofs.Notes;

/// <summary>A signature line whose key is known and which holds. <paramref name="UnixSeconds"/> is the time in a cosignature, else null.</summary>
public sealed record VerifiedSignature(NoteKey Key, NoteSignature Line, long? UnixSeconds);

/// <summary>A C2SP signed note: a text that ends in a newline, a blank line, and signature lines. Nothing in the text counts before <see cref="Verify"/>.</summary>
public sealed class SignedNote
{
    public const int MostBytes = 1_000_000;
    public const int MostSignatures = 100;

    private readonly byte[] textBytes;

    private SignedNote(string text, IReadOnlyList<NoteSignature> signatures)
    {
        Text = text;
        Signatures = signatures;
        textBytes = Encoding.UTF8.GetBytes(text);
    }

    /// <summary>The signed text with its last newline.</summary>
    public string Text { get; }

    public IReadOnlyList<NoteSignature> Signatures { get; }

    /// <summary>The text as it is signed.</summary>
    public ReadOnlySpan<byte> TextBytes => textBytes;

    /// <summary>A text to be signed. It must end in a newline and have no other control characters; anything else is a bug of the caller.</summary>
    public static SignedNote Unsigned(string text) => IsText(text) ? new(text, []) : throw new ArgumentException("Not the text of a note.", nameof(text));

    public static Proof<SignedNote> Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MostBytes)
        {
            return ProofRefusals.NoteTooLarge(bytes.Length, MostBytes);
        }

        var blank = bytes.LastIndexOf("\n\n"u8);
        if (blank < 0 || bytes[^1] != '\n' || !Utf8.IsValid(bytes))
        {
            return ProofRefusals.NoteMalformed();
        }

        var text = Encoding.UTF8.GetString(bytes[..(blank + 1)]);
        var signatures = ParseSignatures(bytes[(blank + 2)..]);
        return !IsText(text) ? ProofRefusals.NoteMalformed()
            : signatures.IsRefused ? signatures.Refusal
            : new SignedNote(text, signatures.Value);
    }

    /// <summary>Reads signature lines alone, each with its newline; a witness answers with these.</summary>
    public static Proof<NoteSignature[]> ParseSignatures(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is 0 or > MostBytes || bytes[^1] != '\n' || !Utf8.IsValid(bytes))
        {
            return ProofRefusals.NoteMalformed();
        }

        if (bytes.Count((byte)'\n') > MostSignatures)
        {
            return ProofRefusals.NoteTooManySignatures(MostSignatures);
        }

        var lines = Encoding.UTF8.GetString(bytes[..^1]).Split('\n').Select(NoteSignature.Parse).ToList();
        return lines.Find(line => line.IsRefused).Refusal is { } refusal ? refusal : lines.Select(line => line.Value).ToArray();
    }

    /// <summary>Signature lines, each with its newline, as <see cref="ParseSignatures"/> reads them.</summary>
    public static string Lines(IEnumerable<NoteSignature> signatures) => string.Concat(signatures.Select(signature => $"{signature}\n"));

    /// <summary>The same note with further lines at the end.</summary>
    public SignedNote With(params IEnumerable<NoteSignature> signatures) => new(Text, [.. Signatures, .. signatures]);

    /// <summary>The same note signed over its text. For cosignatures, which need a time, see <see cref="Cosignature.Sign"/>.</summary>
    public SignedNote SignedBy(INoteSigner signer)
        => signer.Algorithm == NoteKey.Ed25519Note
            ? With(new NoteSignature(signer.Name, signer.Key().Id, signer.Sign(textBytes)))
            : throw new ArgumentException("This signer makes cosignatures.", nameof(signer));

    /// <summary>
    /// The signatures by known keys, one for each key, in the order of the lines. Refused if a line by a known key does not hold, or if no
    /// known key signed. Lines by unknown keys are passed over.
    /// </summary>
    public Proof<IReadOnlyList<VerifiedSignature>> Verify(IReadOnlyCollection<NoteKey> known)
    {
        var verified = new List<VerifiedSignature>();
        foreach (var line in Signatures)
        {
            var named = known.Where(key => key.Made(line)).ToList();
            var holding = named.Find(key => Holds(key, line));
            if (named.Count > 0 && holding is null)
            {
                return ProofRefusals.NoteBadSignature(line.KeyName);
            }

            if (holding is not null && !verified.Exists(earlier => earlier.Key.Equals(holding)))
            {
                verified.Add(new(holding, line, holding.Algorithm == NoteKey.Ed25519Cosignature ? Cosignature.TimeOf(line) : null));
            }
        }

        return verified.Count > 0 ? verified : ProofRefusals.NoteUnsigned();
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToString());

    public override string ToString() => $"{Text}\n{Lines(Signatures)}";

    private static bool IsText(string text)
        => text.EndsWith('\n') && !text.AsSpan().ContainsAnyInRange('\0', '\t') && !text.AsSpan().ContainsAnyInRange('\v', '\x1f');

    private bool Holds(NoteKey key, NoteSignature line) => key.Algorithm == NoteKey.Ed25519Cosignature
        ? Cosignature.Holds(key, line, textBytes)
        : key.Verifies(textBytes, line.Signature);
}
