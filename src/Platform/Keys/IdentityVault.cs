using System.Security.Cryptography;
using System.Text;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform.Keys;

/// <summary>
/// Identity numbers of persons. They are matched by a keyed hash, kept encrypted (AES-256-GCM) and shown masked; nothing else
/// of them is stored. The key lies in a file beside the database, never in it, so that a copy of the database alone names nobody.
/// </summary>
public sealed class IdentityVault
{
    private const int KeyBytes = 32;
    private const string KeySetting = "identity-key";

    private readonly byte[] hashKey;
    private readonly byte[] cipherKey;

    public IdentityVault(byte[] key)
    {
        Fingerprint = Convert.ToHexStringLower(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 16, info: "identity-fingerprint"u8.ToArray()));
        hashKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: "identity-hash"u8.ToArray());
        cipherKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: "identity-cipher"u8.ToArray());
    }

    /// <summary>Tells keys apart and tells nothing of the key.</summary>
    public string Fingerprint { get; }

    /// <summary>
    /// The first key that takes persons into a database stays its key: with another one nobody would be recognised again. Refused
    /// after a restore without the key file, or on a second node with a key of its own.
    /// </summary>
    public async Task<Refusal?> RefuseOtherKey(Work work, CancellationToken ct)
    {
        var known = await Settings.Get(work, KeySetting, ct);
        if (known is null)
        {
            await Settings.Set(work, KeySetting, Fingerprint, ct);
        }

        return known is null || known == Fingerprint ? null : VaultRefusals.OtherKey();
    }

    /// <summary>Opens the key in <paramref name="folder"/>, making it on first use, readable by its owner only.</summary>
    public static IdentityVault Open(string folder, string? passphrase = null)
        => new(new KeyFolder(folder, passphrase).OpenOrMake("identity.key", KeyBytes));

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

internal static class VaultRefusals
{
    public static Refusal OtherKey() => new(
        "platform.identity.other-key",
        "数据目录中的 identity.key 不是这个数据库原来使用的密钥，继续会使已登记的人员无法识别。请从备份恢复原来的 identity.key 后再上报。");
}
