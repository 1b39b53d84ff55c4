namespace Zhiheng.Proofs.Credentials;

/// <summary>
/// The JSON-LD contexts that may give words in a credential their meaning. They are known by address and SHA-256 and are
/// not shipped: neither signature needs them, and nothing is ever fetched. Whoever expands a credential pins these bytes.
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
}
