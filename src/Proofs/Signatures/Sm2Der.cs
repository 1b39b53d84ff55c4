using System.Formats.Asn1;
using System.Numerics;

namespace Zhiheng.Proofs.Signatures;

/// <summary>The spelling of SM2 signatures in certificates and on OpenSSL's command line: SEQUENCE { r INTEGER, s INTEGER } (GM/T 0009).</summary>
public static class Sm2Der
{
    private const int MostBytes = 72;

    /// <summary>From r‖s, 64 bytes.</summary>
    public static byte[] Encode(ReadOnlySpan<byte> signature)
    {
        if (signature.Length != Sm2.SignatureLength)
        {
            throw new ArgumentException($"An SM2 signature r‖s has {Sm2.SignatureLength} bytes.", nameof(signature));
        }

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(new BigInteger(signature[..32], isUnsigned: true, isBigEndian: true));
            writer.WriteInteger(new BigInteger(signature[32..], isUnsigned: true, isBigEndian: true));
        }

        return writer.Encode();
    }

    /// <summary>To r‖s, 64 bytes. Only DER is read: one signature, one spelling.</summary>
    public static Proof<byte[]> Decode(ReadOnlySpan<byte> der)
    {
        if (der.Length > MostBytes || !TryRead(der, out var r, out var s))
        {
            return ProofRefusals.NotSm2Der();
        }

        var signature = new byte[Sm2.SignatureLength];
        Sm2.Write(r, signature.AsSpan(0, 32));
        Sm2.Write(s, signature.AsSpan(32));
        return signature;
    }

    private static bool TryRead(ReadOnlySpan<byte> der, out BigInteger r, out BigInteger s)
    {
        r = s = default;
        try
        {
            var outer = new AsnReader(der.ToArray(), AsnEncodingRules.DER);
            var numbers = outer.ReadSequence();
            (r, s) = (numbers.ReadInteger(), numbers.ReadInteger());
            numbers.ThrowIfNotEmpty();
            outer.ThrowIfNotEmpty();
            return r.Sign >= 0 && s.Sign >= 0 && r.GetByteCount(isUnsigned: true) <= 32 && s.GetByteCount(isUnsigned: true) <= 32;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }
}
