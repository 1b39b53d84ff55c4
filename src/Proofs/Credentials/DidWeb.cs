namespace Zhiheng.Proofs.Credentials;

/// <summary>
/// did:web (W3C CCG): a name that says where its document lies. did:web:host%3A5080:bodies:CNCA-R-2002-001 lies at
/// https://host:5080/bodies/CNCA-R-2002-001/did.json, did:web:host at https://host/.well-known/did.json.
/// </summary>
public static class DidWeb
{
    private const string Prefix = "did:web:";
    private const int MostCharacters = 1024;

    /// <summary>The name for this host (its port included where it is not the usual one) and the parts of a path, which may hold any text.</summary>
    public static string Of(Uri host, params ReadOnlySpan<string> path)
    {
        var name = Prefix + (host.IsDefaultPort ? host.IdnHost : $"{host.IdnHost}%3A{host.Port}");
        foreach (var part in path)
        {
            name += ":" + Uri.EscapeDataString(part);
        }

        return name;
    }

    /// <summary>Where the document is fetched; always https.</summary>
    public static Proof<Uri> ToUrl(string did)
    {
        var path = ToPath(did);
        return path.IsRefused ? path.Refusal : new Uri($"https://{Uri.UnescapeDataString(did[Prefix.Length..].Split(':')[0])}{path.Value}");
    }

    /// <summary>The path of the document on its host, beginning with '/'.</summary>
    public static Proof<string> ToPath(string did)
    {
        if (did.Length > MostCharacters || !did.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return ProofRefusals.NotDidWeb(did);
        }

        var parts = did[Prefix.Length..].Split(':');
        if (!IsHost(parts[0]) || !parts.Skip(1).All(IsPathPart))
        {
            return ProofRefusals.NotDidWeb(did);
        }

        return parts.Length == 1 ? "/.well-known/did.json" : $"/{string.Join('/', parts.Skip(1))}/did.json";
    }

    /// <summary>A host name with an optional port, whose colon is written %3A; nothing that could lead to another host.</summary>
    private static bool IsHost(string text)
    {
        var (host, port) = text.IndexOf("%3A", StringComparison.OrdinalIgnoreCase) is var at && at < 0 ? (text, "443") : (text[..at], text[(at + 3)..]);
        return host.Length > 0 && host.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-')
            && Uri.CheckHostName(host) is UriHostNameType.Dns or UriHostNameType.IPv4
            && port.All(char.IsAsciiDigit) && ushort.TryParse(port, out var number) && number > 0;
    }

    /// <summary>The characters of a DID (DID Core section 3.1), percent signs only before two hexadecimal digits; "." and ".." would leave the folder.</summary>
    private static bool IsPathPart(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '%' && at + 2 < text.Length && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2]))
            {
                at += 2;
            }
            else if (!char.IsAsciiLetterOrDigit(text[at]) && text[at] is not ('.' or '-' or '_' or '~'))
            {
                return false;
            }
        }

        return text.Length > 0 && Uri.UnescapeDataString(text) is not ("." or "..") && !text.Contains("%2F", StringComparison.OrdinalIgnoreCase)
            && !text.Contains("%5C", StringComparison.OrdinalIgnoreCase);
    }
}
