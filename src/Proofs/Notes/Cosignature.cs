using System.Buffers.Binary;
using System.Text;
using Zhiheng.Proofs.Signatures;

namespace Zhiheng.Proofs.Notes;

/// <summary>
/// A witness's dated signature on a checkpoint (C2SP tlog-cosignature, cosignature/v1): as of that time, this was the largest
/// consistent tree that the witness had seen. Eight bytes of Unix seconds, big-endian, then Ed25519.
/// </summary>
public static class Cosignature
{
    private const int TimeLength = 8;

    /// <summary>The line of a witness for this checkpoint. The note need not carry the witness's earlier lines.</summary>
    public static NoteSignature Sign(INoteSigner witness, SignedNote checkpoint, DateTimeOffset now)
    {
        var seconds = now.ToUnixTimeSeconds();
        if (witness.Algorithm != NoteKey.Ed25519Cosignature || seconds <= 0)
        {
            throw new ArgumentException("A cosignature takes a cosigner's key and a time after 1970.", nameof(witness));
        }

        var signature = new byte[TimeLength + Ed25519.SignatureLength];
        BinaryPrimitives.WriteInt64BigEndian(signature, seconds);
        witness.Sign(Message(seconds, checkpoint.TextBytes)).CopyTo(signature, TimeLength);
        return new NoteSignature(witness.Name, witness.Key().Id, signature);
    }

    internal static bool Holds(NoteKey key, NoteSignature line, ReadOnlySpan<byte> text)
        => line.Signature.Length == TimeLength + Ed25519.SignatureLength && TimeOf(line) >= 0
            && key.Verifies(Message(TimeOf(line), text), line.Signature[TimeLength..]);

    internal static long TimeOf(NoteSignature line) => BinaryPrimitives.ReadInt64BigEndian(line.Signature);

    private static byte[] Message(long seconds, ReadOnlySpan<byte> text)
        => [.. "cosignature/v1\ntime "u8, .. Encoding.ASCII.GetBytes(Encoded.Decimal(seconds)), (byte)'\n', .. text];
}
