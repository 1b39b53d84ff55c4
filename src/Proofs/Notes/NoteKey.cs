using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Zhiheng.Proofs.Signatures;

namespace Zhiheng.Proofs.Notes;

/// <summary>A verifier key of C2SP signed-note: name+hex(id)+base64(algorithm ‖ public key). Two keys are the same if their text is.</summary>
public sealed class NoteKey : IEquatable<NoteKey>
{
    /// <summary>Ed25519 over the note text.</summary>
    public const byte Ed25519Note = 0x01;

    /// <summary>Ed25519 over a time and the note text (C2SP tlog-cosignature, cosignature/v1).</summary>
    public const byte Ed25519Cosignature = 0x04;

    private const int MostCharacters = 1024;

    private readonly byte[] publicKey;
    private readonly string text;

    private NoteKey(string name, byte algorithm, byte[] publicKey)
    {
        Name = name;
        Algorithm = algorithm;
        this.publicKey = publicKey;
        Id = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', algorithm, .. publicKey]));
        text = $"{name}+{Id:x8}+{Convert.ToBase64String([algorithm, .. publicKey])}";
    }

    public string Name { get; }

    /// <summary>The first four bytes of SHA-256(name ‖ newline ‖ algorithm ‖ public key): finds the key, and proves nothing.</summary>
    public uint Id { get; }

    public byte Algorithm { get; }

    /// <summary>32 bytes (RFC 8032).</summary>
    public ReadOnlySpan<byte> PublicKey => publicKey;

    public static Proof<NoteKey> Of(string name, byte algorithm, ReadOnlySpan<byte> publicKey)
    {
        if (!Encoded.IsKeyName(name))
        {
            return ProofRefusals.NoteKeyName(name);
        }

        return algorithm is not (Ed25519Note or Ed25519Cosignature) ? ProofRefusals.NoteKeyAlgorithm(algorithm)
            : publicKey.Length != Ed25519.KeyLength ? ProofRefusals.NoteKeyLength(publicKey.Length)
            : new NoteKey(name, algorithm, publicKey.ToArray());
    }

    /// <summary>Reads a vkey. The key id in it must be the one that follows from the rest.</summary>
    public static Proof<NoteKey> Parse(string vkey)
    {
        // Base64 may itself hold plus signs, so only the first two separate.
        if (vkey.Length > MostCharacters || vkey.Split('+', 3) is not [var name, { Length: 8 } id, var encoded]
            || Encoded.Base64(encoded) is not [var algorithm, .. var publicKey])
        {
            return ProofRefusals.NoteKeyText(vkey);
        }

        var key = Of(name, algorithm, publicKey);
        return key.IsRefused || id == key.Value.Id.ToString("x8", null) ? key : ProofRefusals.NoteKeyId(vkey);
    }

    public override string ToString() => text;

    public bool Equals(NoteKey? other) => other is not null && other.text == text;

    public override bool Equals(object? obj) => Equals(obj as NoteKey);

    public override int GetHashCode() => (int)Id;

    internal bool Made(NoteSignature signature) => signature.KeyId == Id && signature.KeyName == Name;

    internal bool Verifies(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) => Ed25519.Verify(publicKey, message, signature);
}
