using Zhiheng.Proofs.Signatures;

namespace Zhiheng.Proofs.Notes;

/// <summary>A private key in memory. Its text is that of golang.org/x/mod/sumdb/note: PRIVATE+KEY+name+hex(id)+base64(algorithm ‖ seed).</summary>
public sealed class Ed25519NoteSigner : INoteSigner
{
    private const string Prefix = "PRIVATE+KEY+";
    private const int MostCharacters = 1024;

    private readonly byte[] seed;
    private readonly NoteKey key;

    private Ed25519NoteSigner(NoteKey key, byte[] seed)
    {
        this.key = key;
        this.seed = seed;
    }

    public string Name => key.Name;

    public byte Algorithm => key.Algorithm;

    public byte[] PublicKey => key.PublicKey.ToArray();

    /// <summary>From a seed of 32 random bytes.</summary>
    public static Proof<Ed25519NoteSigner> Of(string name, byte algorithm, ReadOnlySpan<byte> seed)
    {
        if (seed.Length != Ed25519.KeyLength)
        {
            return ProofRefusals.NoteKeyLength(seed.Length);
        }

        var verifier = NoteKey.Of(name, algorithm, Ed25519.PublicKey(seed));
        return verifier.IsRefused ? verifier.Refusal : new Ed25519NoteSigner(verifier.Value, seed.ToArray());
    }

    public static Proof<Ed25519NoteSigner> Parse(string skey)
    {
        if (skey.Length > MostCharacters || !skey.StartsWith(Prefix, StringComparison.Ordinal) || skey[Prefix.Length..].Split('+', 3) is not [var name, { Length: 8 } id, var encoded]
            || Encoded.Base64(encoded) is not [var algorithm, .. { Length: Ed25519.KeyLength } seed])
        {
            return ProofRefusals.NoteSecretText();
        }

        var signer = Of(name, algorithm, seed);
        return signer.IsRefused || id == signer.Value.key.Id.ToString("x8", null) ? signer : ProofRefusals.NoteSecretText();
    }

    public byte[] Sign(ReadOnlySpan<byte> message) => Ed25519.Sign(seed, message);

    /// <summary>The text that <see cref="Parse"/> reads. Whoever has it can sign.</summary>
    public string ToSecretText() => $"{Prefix}{Name}+{key.Id:x8}+{Convert.ToBase64String([Algorithm, .. seed])}";
}
