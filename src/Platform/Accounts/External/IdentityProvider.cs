using Zhiheng.Kernel;

namespace Zhiheng.Platform.Accounts.External;

/// <summary>What a sign-in asks of the provider. Nonce, state and challenge are made anew for each and used once.</summary>
public sealed record AuthorizationRequest(Uri Redirect, string State, string Nonce, string Challenge);

/// <summary>What the browser brought back, with what the sign-in had sent. <c>Issuer</c> is the answer's own claim (RFC 9207), if any.</summary>
public sealed record AuthorizationAnswer(string Code, string? Issuer, Uri Redirect, string Nonce, string Verifier);

/// <summary>Somebody as the provider vouches for them. The subject is unique at its issuer only.</summary>
public sealed record ExternalIdentity(string Issuer, string Subject, bool UsedSecondFactor)
{
    /// <summary>How an account remembers it.</summary>
    public string Key => $"{Issuer}|{Subject}";
}

/// <summary>An external provider of identities. Whatever goes wrong there is a refusal with a sentence, never an exception.</summary>
public interface IIdentityProvider
{
    /// <summary>How people call it: 统一身份认证平台.</summary>
    string Name { get; }

    /// <summary>Whether a second factor asked for there replaces ours.</summary>
    bool TrustsSecondFactor { get; }

    /// <summary>Where the browser is sent to sign in.</summary>
    Task<Outcome<Uri>> AddressOf(AuthorizationRequest request, CancellationToken ct);

    /// <summary>Exchanges the code for a proof of who it is, and checks the proof.</summary>
    Task<Outcome<ExternalIdentity>> Redeem(AuthorizationAnswer answer, CancellationToken ct);
}

/// <summary>How this installation is known to an OpenID Connect provider. No secret: a public client.</summary>
public sealed record OpenIdSettings(Uri Issuer, string ClientId, string? ClientSecret, string Name, bool TrustsSecondFactor)
{
    /// <summary>Null where no issuer or client is named: nobody signs in from outside then.</summary>
    /// <exception cref="ArgumentException">The issuer is no https address (http on this machine only).</exception>
    public static OpenIdSettings? From(string? issuer, string? clientId, string? clientSecret, string? name, string? trustsSecondFactor)
    {
        if (string.IsNullOrWhiteSpace(issuer) || string.IsNullOrWhiteSpace(clientId))
        {
            return null;
        }

        if (!Uri.TryCreate(issuer.Trim(), UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback))
        {
            throw new ArgumentException($"ZHIHENG_OIDC_ISSUER 应为 https 地址，现为 {issuer}。请修改后再启动。", nameof(issuer));
        }

        return new OpenIdSettings(
            address, clientId.Trim(), string.IsNullOrEmpty(clientSecret) ? null : clientSecret, string.IsNullOrWhiteSpace(name) ? "统一身份认证" : name.Trim(),
            trustsSecondFactor == "true");
    }
}
