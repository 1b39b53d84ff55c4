using System.Security.Cryptography;

namespace Zhiheng.Platform.Keys;

/// <summary>
/// The secrets of this installation: files beside the database, made at first use, readable by their owner only, and sealed
/// (AES-256-GCM under PBKDF2-SHA-256) when a passphrase is set. A plain file is sealed at the first start with a passphrase.
/// </summary>
public sealed class KeyFolder(string folder, string? passphrase = null)
{
    private const int Iterations = 600_000;
    private const int SaltBytes = 16;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private static ReadOnlySpan<byte> Mark => "ZHKEY1"u8;

    /// <summary>The names of the keys that are there and match, in order.</summary>
    public IReadOnlyList<string> Names(string pattern)
        => Directory.Exists(folder) ? [.. Directory.GetFiles(folder, pattern).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal)] : [];

    /// <summary>The secret of that name, <paramref name="length"/> bytes, made if it is not there.</summary>
    public byte[] OpenOrMake(string name, int length)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, name);
        KeyFile.MakeOnce(path, () => Seal(Entropy.Bytes(length)));
        var stored = File.ReadAllBytes(path);
        var isSealed = stored.AsSpan().StartsWith(Mark);
        var key = isSealed ? Unseal(stored, path) : stored;
        if (key.Length != length)
        {
            throw new InvalidDataException($"密钥文件 {path} 应为 {length} 字节，实为 {key.Length} 字节。请从备份恢复该文件。");
        }

        if (!isSealed && passphrase is not null)
        {
            KeyFile.Replace(path, Seal(key));
        }

        return key;
    }

    private byte[] Seal(byte[] key)
    {
        if (passphrase is null)
        {
            return key;
        }

        var salt = Entropy.Bytes(SaltBytes);
        var nonce = Entropy.Bytes(NonceBytes);
        var cipher = new byte[key.Length];
        var tag = new byte[TagBytes];
        using var aes = new AesGcm(Derive(salt), TagBytes);
        aes.Encrypt(nonce, key, cipher, tag, Mark);
        return [.. Mark, .. salt, .. nonce, .. cipher, .. tag];
    }

    private byte[] Unseal(byte[] stored, string path)
    {
        if (passphrase is null)
        {
            throw new InvalidDataException($"密钥文件 {path} 已用口令加密。请设置环境变量 ZHIHENG_KEY_PASSPHRASE 后再启动。");
        }

        var rest = stored.AsSpan(Mark.Length);
        if (rest.Length <= SaltBytes + NonceBytes + TagBytes)
        {
            throw new InvalidDataException($"密钥文件 {path} 不完整。请从备份恢复该文件。");
        }

        var key = new byte[rest.Length - SaltBytes - NonceBytes - TagBytes];
        try
        {
            using var aes = new AesGcm(Derive(rest[..SaltBytes].ToArray()), TagBytes);
            aes.Decrypt(rest.Slice(SaltBytes, NonceBytes), rest.Slice(SaltBytes + NonceBytes, key.Length), rest[^TagBytes..], key, Mark);
        }
        catch (AuthenticationTagMismatchException error)
        {
            throw new InvalidDataException($"口令打不开密钥文件 {path}。请核对 ZHIHENG_KEY_PASSPHRASE，或从备份恢复该文件。", error);
        }

        return key;
    }

    private byte[] Derive(byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(passphrase!, salt, Iterations, HashAlgorithmName.SHA256, 32);
}
