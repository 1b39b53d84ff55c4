using System.Security.Cryptography;

namespace Zhiheng.Proofs.Credentials;

/// <summary>
/// The JSON-LD contexts that may give words in a credential their meaning: known by address and SHA-256 and shipped, because whoever
/// expands a credential must have these very bytes. Neither signature needs them, and nothing is ever fetched.
/// </summary>
public static class CredentialContexts
{
    public const string Credentials = "https://www.w3.org/ns/credentials/v2";
    public const string Untp = "https://vocabulary.uncefact.org/untp/0.7.0/context/";

    /// <summary>Address → SHA-256 of the file, lower-case hexadecimal.</summary>
    public static IReadOnlyDictionary<string, string> Known { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Credentials] = "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734",
        [Untp] = "fbd4824e30d3cfc5cba949e1efe19b4c9ebaee056abe7aaf1c6b139a7bf91b0c",
    };

    /// <summary>File name → address. A name stands for its bytes for ever; another version gets another name.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["credentials-v2.jsonld"] = Credentials,
        ["untp-0.7.0.jsonld"] = Untp,
    };

    /// <summary>The shipped bytes of a file of <see cref="Files"/>, compared with the pinned digest.</summary>
    /// <exception cref="KeyNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The program was built with other bytes.</exception>
    public static byte[] Read(string file)
    {
        var digest = Known[Files[file]];
        using var stream = typeof(CredentialContexts).Assembly.GetManifestResourceStream($"Zhiheng.Proofs.Credentials.Contexts.{file}")
            ?? throw new InvalidDataException($"{file} is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == digest ? bytes : throw new InvalidDataException($"{file} is not the pinned one.");
    }
}
