using System.Security.Cryptography;

namespace Zhiheng.Proofs.Signatures;

/// <summary>OpenSSL 3 (provider "default"). A build of it without the Chinese algorithms is treated as if it were not there.</summary>
internal sealed unsafe partial class OpenSslPrimitives : IPrimitives
{
    private static readonly nint Sm3Digest = Libcrypto.IsThere ? Libcrypto.EVP_MD_fetch(0, "SM3", 0) : 0;
    private static readonly nint Sm4Cipher = Libcrypto.IsThere ? Libcrypto.EVP_CIPHER_fetch(0, "SM4-CTR", 0) : 0;
    private static readonly nint Sm2Group = Libcrypto.IsThere ? Libcrypto.EC_GROUP_new_by_curve_name(Libcrypto.Sm2Curve) : 0;

    public static bool IsUsable => Sm3Digest != 0 && Sm4Cipher != 0 && Sm2Group != 0;

    public byte[] Ed25519PublicKey(ReadOnlySpan<byte> seed)
    {
        var key = PrivateKey(seed);
        try
        {
            var publicKey = new byte[32];
            nuint length = 32;
            fixed (byte* to = publicKey)
            {
                Must(Libcrypto.EVP_PKEY_get_raw_public_key(key, to, &length));
            }

            return publicKey;
        }
        finally
        {
            Libcrypto.EVP_PKEY_free(key);
        }
    }

    public byte[] Ed25519Sign(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> message)
    {
        var key = PrivateKey(seed);
        var context = Libcrypto.EVP_MD_CTX_new();
        try
        {
            var signature = new byte[64];
            nuint length = 64;
            Must(Libcrypto.EVP_DigestSignInit(context, 0, 0, 0, key));
            fixed (byte* to = signature, from = message)
            {
                Must(Libcrypto.EVP_DigestSign(context, to, &length, from, (nuint)message.Length));
            }

            return signature;
        }
        finally
        {
            Libcrypto.EVP_MD_CTX_free(context);
            Libcrypto.EVP_PKEY_free(key);
        }
    }

    public bool Ed25519Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        var context = Libcrypto.EVP_MD_CTX_new();
        nint key = 0;
        try
        {
            fixed (byte* point = publicKey, sign = signature, from = message)
            {
                key = Libcrypto.EVP_PKEY_new_raw_public_key(Libcrypto.Ed25519, 0, point, 32);
                return key != 0 && Libcrypto.EVP_DigestVerifyInit(context, 0, 0, 0, key) == 1
                    && Libcrypto.EVP_DigestVerify(context, sign, 64, from, (nuint)message.Length) == 1;
            }
        }
        finally
        {
            // A refused signature leaves its reason in the thread's queue, where the next caller would mistake it for its own.
            Libcrypto.ERR_clear_error();
            Libcrypto.EVP_PKEY_free(key);
            Libcrypto.EVP_MD_CTX_free(context);
        }
    }

    public byte[] Sm3(ReadOnlySpan<byte> data)
    {
        var digest = new byte[32];
        uint size = 32;
        fixed (byte* from = data, to = digest)
        {
            Must(Libcrypto.EVP_Digest(from, (nuint)data.Length, to, &size, Sm3Digest, 0));
        }

        return digest;
    }

    public void Sm4Counter(ReadOnlySpan<byte> key, ReadOnlySpan<byte> counter, ReadOnlySpan<byte> input, Span<byte> output)
    {
        var context = Libcrypto.EVP_CIPHER_CTX_new();
        try
        {
            int written;
            fixed (byte* secret = key, start = counter, from = input, to = output)
            {
                Must(Libcrypto.EVP_EncryptInit_ex2(context, Sm4Cipher, secret, start, 0));
                if (!input.IsEmpty)
                {
                    Must(Libcrypto.EVP_EncryptUpdate(context, to, &written, from, input.Length));
                }
            }
        }
        finally
        {
            Libcrypto.EVP_CIPHER_CTX_free(context);
        }
    }

    private static nint PrivateKey(ReadOnlySpan<byte> seed)
    {
        fixed (byte* from = seed)
        {
            var key = Libcrypto.EVP_PKEY_new_raw_private_key(Libcrypto.Ed25519, 0, from, 32);
            return key != 0 ? key : throw new CryptographicException("OpenSSL made no key of the seed.");
        }
    }

    /// <summary>With inputs of the right length these calls fail only when memory is exhausted or the library is broken.</summary>
    private static void Must(int result)
    {
        if (result != 1)
        {
            throw new CryptographicException("OpenSSL refused an operation that cannot fail with valid arguments.");
        }
    }
}
