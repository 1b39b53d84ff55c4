namespace Zhiheng.Proofs.Jose;

/// <summary>Something that signs without showing its key: a key in memory, or one inside an HSM.</summary>
public interface ISigner
{
    /// <summary>A name of <see cref="Suites"/>; it enters what is signed.</summary>
    string Suite { get; }

    /// <summary>How a verifier finds the public key: for credentials the DID URL of the verification method.</summary>
    string KeyId { get; }

    /// <summary>The raw signature of the suite (ES256 and Ed25519: 64 bytes). May be called from several threads at once.</summary>
    byte[] Sign(ReadOnlySpan<byte> data);
}

/// <summary>A public key, which knows the one algorithm that it is good for: what a message claims about its algorithm never chooses it.</summary>
public interface IVerifyingKey
{
    string Suite { get; }

    /// <summary>False for everything that is not a valid signature, wrong lengths included.</summary>
    bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature);
}
