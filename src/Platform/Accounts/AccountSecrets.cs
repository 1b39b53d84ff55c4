using System.Security.Cryptography;
using Zhiheng.Platform.Keys;

namespace Zhiheng.Platform.Accounts;

/// <summary>
/// Seals what must be read again (secrets of authenticator apps, parked forms) with AES-256-GCM under a key that lies beside the
/// database, never in it: a copy of the database alone signs nobody in.
/// </summary>
public sealed class AccountSecrets(KeyFolder keys)
{
    private const string KeyName = "accounts.key";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly Lazy<byte[]> key = new(() => keys.OpenOrMake(KeyName, 32));

    public byte[] Seal(byte[] plain)
    {
        var nonce = Entropy.Bytes(NonceBytes);
        var cipher = new byte[plain.Length];
        var tag = new byte[TagBytes];
        using var aes = new AesGcm(key.Value, TagBytes);
        aes.Encrypt(nonce, plain, cipher, tag);
        return [.. nonce, .. cipher, .. tag];
    }

    /// <exception cref="CryptographicException">Sealed with another key, or altered.</exception>
    public byte[] Open(byte[] @sealed)
    {
        var cipher = @sealed.AsSpan()[NonceBytes..^TagBytes];
        var plain = new byte[cipher.Length];
        using var aes = new AesGcm(key.Value, TagBytes);
        aes.Decrypt(@sealed.AsSpan(0, NonceBytes), cipher, @sealed.AsSpan()[^TagBytes..], plain);
        return plain;
    }
}
