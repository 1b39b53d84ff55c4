using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Zhiheng.Kernel;
using Zhiheng.Platform.Keys;

namespace Zhiheng.Platform.Accounts;

/// <summary>
/// Passwords are hashed with PBKDF2-HMAC-SHA-512 (RFC 8018); the stored text says how, so that the work may grow:
/// <c>pbkdf2-sha512$iterations$salt$hash</c>. Length counts, not composition; what was found in published breaches is refused
/// (NIST SP 800-63B §5.1.1.2).
/// </summary>
public sealed class Passwords(int iterations = Passwords.DefaultIterations)
{
    /// <summary>What OWASP recommends for PBKDF2-HMAC-SHA-512; about a fifth of a second.</summary>
    public const int DefaultIterations = 210_000;

    public const int MinLength = 10;
    public const int MaxLength = 200;

    private const string Scheme = "pbkdf2-sha512";
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    private static readonly Lazy<HashSet<string>> Breached = new(Load);

    // Checked when there is no such account, so that the time of the answer does not tell which names exist.
    private readonly Lazy<string> nobody = new(() => Hash("nobody at all", iterations));

    public string Hash(string password) => Hash(password, iterations);

    /// <summary>Whether this is the password; always as slow as a hash, a missing one included.</summary>
    public bool Matches(string password, string? stored)
    {
        var parts = (stored ?? nobody.Value).Split('$');
        var salt = Convert.FromBase64String(parts[2]);
        var expected = Convert.FromBase64String(parts[3]);
        var given = Derive(password, salt, int.Parse(parts[1], CultureInfo.InvariantCulture));
        return CryptographicOperations.FixedTimeEquals(given, expected) && stored is not null;
    }

    /// <summary>Why this password may not be chosen by this person; null when it may.</summary>
    public static Refusal? Refuse(string password, params string?[] personal)
    {
        if (new StringInfo(password).LengthInTextElements < MinLength)
        {
            return AccountRefusals.PasswordTooShort();
        }

        if (password.Length > MaxLength)
        {
            return AccountRefusals.PasswordTooLong();
        }

        var lower = password.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        if (lower.Distinct().Count() < 5 || Breached.Value.Contains(lower) || Breached.Value.Contains(Stem(lower)))
        {
            return AccountRefusals.PasswordBreached();
        }

        return personal.Any(name => name is { Length: >= 3 } && lower.Contains(name.ToLowerInvariant(), StringComparison.Ordinal))
            ? AccountRefusals.PasswordPersonal()
            : null;
    }

    // "Password2026!" is "password" to those who guess.
    private static string Stem(string password) => password.Trim([.. "0123456789!@#$%^&*()_-+=.,?~ "]);

    private static string Hash(string password, int iterations)
    {
        var salt = Entropy.Bytes(SaltBytes);
        return $"{Scheme}${iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(Derive(password, salt, iterations))}";
    }

    private static byte[] Derive(string password, byte[] salt, int iterations)
        => Rfc2898DeriveBytes.Pbkdf2(password.Normalize(NormalizationForm.FormKC), salt, iterations, HashAlgorithmName.SHA512, HashBytes);

    private static HashSet<string> Load()
    {
        using var stream = typeof(Passwords).Assembly.GetManifestResourceStream("Zhiheng.Platform.Data.breached-passwords.txt")
            ?? throw new InvalidDataException("breached-passwords.txt is not embedded.");
        using var reader = new StreamReader(stream);
        var known = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            known.Add(line);
        }

        return known;
    }
}
