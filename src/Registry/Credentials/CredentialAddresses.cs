using Zhiheng.Kernel;
using Zhiheng.Proofs.Credentials;

namespace Zhiheng.Registry.Credentials;

/// <summary>Where the world finds what electronic certificates name: everything lies below one address, which ends in '/'.</summary>
public sealed record CredentialAddresses
{
    private const int MostCharacters = 200;

    private CredentialAddresses(Uri root) => Base = root;

    public Uri Base { get; }

    /// <summary>The DID of the platform, which vouches for the key that signs PDF files.</summary>
    public string PlatformDid => DidWeb.Of(Base, [.. Folders]);

    private IEnumerable<string> Folders => Base.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString);

    /// <summary>Below <paramref name="url"/>, which may come out of a request: refused where no DID can be made of it.</summary>
    public static Outcome<CredentialAddresses> Of(string url)
    {
        if (url.Length > MostCharacters || !Uri.TryCreate(url.TrimEnd('/') + "/", UriKind.Absolute, out var root)
            || root.Scheme is not ("http" or "https") || root.Query.Length + root.Fragment.Length + root.UserInfo.Length > 0)
        {
            return CredentialRefusals.Address();
        }

        var addresses = new CredentialAddresses(root);
        return DidWeb.ToPath(addresses.PlatformDid).IsRefused ? CredentialRefusals.Address() : addresses;
    }

    public string BodyDid(string approvalNo) => DidWeb.Of(Base, [.. Folders, "bodies", approvalNo]);

    public string Page(string code) => $"{Base}c/{Uri.EscapeDataString(code)}";

    /// <param name="issue">Counted from 1.</param>
    public string Credential(string code, int issue) => $"{Page(code)}/credential/{issue}";

    /// <param name="list">Counted from 1.</param>
    public string StatusList(string approvalNo, string purpose, long list) => $"{Base}bodies/{Uri.EscapeDataString(approvalNo)}/status/{purpose}/{list}";

    public string LedgerProof(long index) => $"{Base}ledger/proof/{index}";
}
