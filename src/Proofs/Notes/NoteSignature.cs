using System.Buffers.Binary;

namespace Zhiheng.Proofs.Notes;

/// <summary>A signature line of a note: — name base64(key id ‖ signature). Nothing is said about whether it is valid.</summary>
public sealed class NoteSignature
{
    private const string Dash = "— ";

    private readonly byte[] signature;

    public NoteSignature(string keyName, uint keyId, ReadOnlySpan<byte> signature)
    {
        KeyName = keyName;
        KeyId = keyId;
        this.signature = signature.ToArray();
    }

    public string KeyName { get; }

    public uint KeyId { get; }

    /// <summary>What follows the key id: 64 bytes for Ed25519, 8 bytes of time and 64 for a cosignature.</summary>
    public ReadOnlySpan<byte> Signature => signature;

    /// <summary>Reads one line without its newline.</summary>
    public static Proof<NoteSignature> Parse(string line)
    {
        if (!line.StartsWith(Dash, StringComparison.Ordinal) || line[Dash.Length..].Split(' ') is not [var name, var encoded]
            || !Encoded.IsKeyName(name) || Encoded.Base64(encoded) is not { Length: > 4 } bytes)
        {
            return ProofRefusals.NoteSignatureLine(line);
        }

        return new NoteSignature(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes.AsSpan(4));
    }

    /// <summary>The line without its newline.</summary>
    public override string ToString()
    {
        var bytes = new byte[4 + signature.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, KeyId);
        signature.CopyTo(bytes, 4);
        return $"{Dash}{KeyName} {Convert.ToBase64String(bytes)}";
    }
}
