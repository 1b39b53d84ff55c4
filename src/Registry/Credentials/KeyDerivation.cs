using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Zhiheng.Registry.Credentials;

/// <summary>
/// Private keys on P-256 out of one secret: HKDF-SHA-256 (RFC 5869) to 48 bytes, modulo n − 1, plus 1. The 128 bits beyond the
/// order make the result as good as uniform (FIPS 186-5, A.2.1).
/// </summary>
internal static class KeyDerivation
{
    private const int Bytes = 48;

    private static readonly BigInteger Order = new(
        Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"), isUnsigned: true, isBigEndian: true);

    /// <summary>The private number (32 bytes, big-endian) of the key with this name; the same for ever.</summary>
    public static byte[] Scalar(byte[] secret, string name)
    {
        var drawn = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, Bytes, "zhiheng/es256"u8.ToArray(), Encoding.UTF8.GetBytes(name));
        var number = (new BigInteger(drawn, isUnsigned: true, isBigEndian: true) % (Order - 1)) + 1;
        var scalar = new byte[32];
        number.TryWriteBytes(scalar.AsSpan(32 - number.GetByteCount(isUnsigned: true)), out _, isUnsigned: true, isBigEndian: true);
        return scalar;
    }
}
