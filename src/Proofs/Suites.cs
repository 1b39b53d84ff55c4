namespace Zhiheng.Proofs;

/// <summary>The names of the suites that signed objects carry, so that a suite can be retired without guessing what an old object used.</summary>
public static class Suites
{
    /// <summary>ECDSA on P-256 with SHA-256, 64-byte r‖s (RFC 7518 section 3.4).</summary>
    public const string Es256 = "ES256";

    /// <summary>Ed25519 (RFC 8032), 64-byte signature over the message itself.</summary>
    public const string Ed25519 = "Ed25519";

    /// <summary>SM2 with SM3 (GB/T 32918.2, GB/T 32905), 64-byte r‖s, signer identity 1234567812345678 unless stated.</summary>
    public const string Sm2Sm3 = "SM2-SM3";
}
