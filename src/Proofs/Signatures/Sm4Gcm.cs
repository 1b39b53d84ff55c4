using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Zhiheng.Proofs.Signatures;

/// <summary>
/// SM4 in Galois/counter mode (NIST SP 800-38D; RFC 8998 for SM4): 16-byte key, 12-byte nonce, 16-byte tag. OpenSSL has the mode
/// only since 3.1, so that the mode is ours and only the cipher below it may be OpenSSL's. A nonce must never serve twice with one key.
/// </summary>
public static class Sm4Gcm
{
    public const int KeyLength = 16;
    public const int NonceLength = 12;
    public const int TagLength = 16;

    /// <summary>The ciphertext with the tag behind it.</summary>
    public static byte[] Encrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> associated = default)
        => Encrypt(Primitives.Chosen, key, nonce, plaintext, associated);

    /// <summary>The plaintext, or a refusal; no byte of an altered message is ever returned.</summary>
    public static Proof<byte[]> Decrypt(
        ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertextAndTag, ReadOnlySpan<byte> associated = default)
        => Decrypt(Primitives.Chosen, key, nonce, ciphertextAndTag, associated);

    internal static byte[] Encrypt(
        IPrimitives primitives, ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> associated)
    {
        if (key.Length != KeyLength || nonce.Length != NonceLength)
        {
            throw new ArgumentException($"SM4-GCM takes a key of {KeyLength} and a nonce of {NonceLength} bytes.");
        }

        var message = new byte[plaintext.Length + TagLength];
        primitives.Sm4Counter(key, [.. nonce, 0, 0, 0, 2], plaintext, message);
        Tag(primitives, key, nonce, message.AsSpan(0, plaintext.Length), associated).CopyTo(message.AsSpan(plaintext.Length));
        return message;
    }

    internal static Proof<byte[]> Decrypt(
        IPrimitives primitives, ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> message, ReadOnlySpan<byte> associated)
    {
        if (key.Length != KeyLength || nonce.Length != NonceLength || message.Length < TagLength)
        {
            return ProofRefusals.Sm4Length();
        }

        var ciphertext = message[..^TagLength];
        if (!CryptographicOperations.FixedTimeEquals(Tag(primitives, key, nonce, ciphertext, associated), message[^TagLength..]))
        {
            return ProofRefusals.Sm4Tag();
        }

        var plaintext = new byte[ciphertext.Length];
        primitives.Sm4Counter(key, [.. nonce, 0, 0, 0, 2], ciphertext, plaintext);
        return plaintext;
    }

    private static byte[] Tag(
        IPrimitives primitives, ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> associated)
    {
        Span<byte> block = stackalloc byte[16];
        block.Clear();
        primitives.Sm4Counter(key, stackalloc byte[16], block, block);
        var h = BinaryPrimitives.ReadUInt128BigEndian(block);
        var sum = Absorb(Absorb(0, h, associated), h, ciphertext);
        sum = Times(sum ^ new UInt128((ulong)associated.Length * 8, (ulong)ciphertext.Length * 8), h);

        var tag = new byte[TagLength];
        BinaryPrimitives.WriteUInt128BigEndian(block, sum);
        primitives.Sm4Counter(key, [.. nonce, 0, 0, 0, 1], block, tag);
        return tag;
    }

    /// <summary>The last block is filled with zeros.</summary>
    private static UInt128 Absorb(UInt128 sum, UInt128 h, ReadOnlySpan<byte> data)
    {
        Span<byte> last = stackalloc byte[16];
        for (; data.Length >= 16; data = data[16..])
        {
            sum = Times(sum ^ BinaryPrimitives.ReadUInt128BigEndian(data), h);
        }

        if (data.IsEmpty)
        {
            return sum;
        }

        last.Clear();
        data.CopyTo(last);
        return Times(sum ^ BinaryPrimitives.ReadUInt128BigEndian(last), h);
    }

    /// <summary>Multiplication in GF(2^128) with the bits in reverse order (SP 800-38D section 6.3), by masks instead of branches.</summary>
    private static UInt128 Times(UInt128 x, UInt128 y)
    {
        UInt128 product = 0, reduction = (UInt128)0xE1 << 120;
        for (var bit = 127; bit >= 0; bit--)
        {
            product ^= y & (UInt128.Zero - ((x >> bit) & 1));
            y = (y >> 1) ^ (reduction & (UInt128.Zero - (y & 1)));
        }

        return product;
    }
}
