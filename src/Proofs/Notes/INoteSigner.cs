namespace Zhiheng.Proofs.Notes;

/// <summary>Whoever holds a private key: this process, or a device that never gives it away.</summary>
public interface INoteSigner
{
    string Name { get; }

    /// <summary><see cref="NoteKey.Ed25519Note"/> or <see cref="NoteKey.Ed25519Cosignature"/>.</summary>
    byte Algorithm { get; }

    /// <summary>32 bytes (RFC 8032).</summary>
    byte[] PublicKey { get; }

    /// <summary>The bare Ed25519 signature over <paramref name="message"/>, 64 bytes.</summary>
    byte[] Sign(ReadOnlySpan<byte> message);
}

public static class NoteSignerKey
{
    /// <summary>The key that verifies what the signer signs. A signer with an impossible name or key is a bug.</summary>
    public static NoteKey Key(this INoteSigner signer) => NoteKey.Of(signer.Name, signer.Algorithm, signer.PublicKey).Value;
}
