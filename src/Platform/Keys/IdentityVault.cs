using System.Security.Cryptography;
using System.Text;

namespace Zhiheng.Platform.Keys;

/// <summary>
/// Identity numbers of persons. They are matched by a keyed hash, kept encrypted (AES-256-GCM) and shown masked; nothing else
/// of them is stored. The key lies in a file beside the database, never in it, so that a copy of the database alone names nobody.
/// </summary>
public sealed class IdentityVault
{
    private readonly byte[] hashKey;
    private readonly byte[] cipherKey;

    public IdentityVault(byte[] key)
    {
        hashKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: "identity-hash"u8.ToArray());
        cipherKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: "identity-cipher"u8.ToArray());
    }

    /// <summary>Opens the key in <paramref name="folder"/>, making it on first use, readable by its owner only.</summary>
    public static IdentityVault Open(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "identity.key");
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            var fresh = Entropy.Bytes(32);
            using var file = new FileStream(path, options);
            file.Write(fresh);
            return new IdentityVault(fresh);
        }
        catch (IOException) when (System.IO.File.Exists(path))
        {
            return new IdentityVault(System.IO.File.ReadAllBytes(path));
        }
    }

    /// <summary>The same number and type always give the same 64 hexadecimal characters; without the key they tell nothing.</summary>
    public string Hash(string type, string number)
        => Convert.ToHexStringLower(HMACSHA256.HashData(hashKey, Encoding.UTF8.GetBytes($"{type}|{number}")));

    public byte[] Seal(string number)
    {
        var plain = Encoding.UTF8.GetBytes(number);
        var sealedBytes = new byte[12 + plain.Length + 16];
        var nonce = Entropy.Bytes(12);
        nonce.CopyTo(sealedBytes, 0);
        using var aes = new AesGcm(cipherKey, 16);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(12, plain.Length), sealedBytes.AsSpan(12 + plain.Length));
        return sealedBytes;
    }

    public string Open(byte[] sealedBytes)
    {
        var plain = new byte[sealedBytes.Length - 28];
        using var aes = new AesGcm(cipherKey, 16);
        aes.Decrypt(sealedBytes.AsSpan(0, 12), sealedBytes.AsSpan(12, plain.Length), sealedBytes.AsSpan(12 + plain.Length), plain);
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>The first three and last two characters, or nothing but stars for a short number.</summary>
    public static string Mask(string number)
        => number.Length < 8 ? new string('*', number.Length) : $"{number[..3]}{new string('*', number.Length - 5)}{number[^2..]}";
}
