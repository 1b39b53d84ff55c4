using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Zhiheng.Kernel;

namespace Zhiheng.Platform.Accounts.External;

/// <summary>
/// An OpenID Connect provider: authorisation code with PKCE (RFC 7636) and a nonce. What it says of itself is read from its discovery
/// document, kept for an hour, and read again when a proof is signed with a key that is not known yet: providers rotate their keys.
/// </summary>
public sealed class OpenIdProvider(OpenIdSettings settings, HttpClient http, TimeProvider clock) : IIdentityProvider
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    // A proof with an unknown key makes the keys be read again at most this often.
    private static readonly TimeSpan SoonestAgain = TimeSpan.FromSeconds(30);

    // Clocks of two machines are a little off.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    // Signatures by the provider's private key only: "none" is no signature, and HS256 would make the client's secret a signing key.
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256];

    private volatile Known? known;

    public string Name => settings.Name;

    public bool TrustsSecondFactor => settings.TrustsSecondFactor;

    public async Task<Outcome<Uri>> AddressOf(AuthorizationRequest request, CancellationToken ct)
    {
        var told = await Told(TimeSpan.Zero, ct);
        return told.Then<Uri>(t => new Uri(new OpenIdConnectMessage
        {
            IssuerAddress = t.AuthorizationEndpoint,
            ClientId = settings.ClientId,
            ResponseType = OpenIdConnectResponseType.Code,
            Scope = OpenIdConnectScope.OpenId,
            RedirectUri = request.Redirect.AbsoluteUri,
            State = request.State,
            Nonce = request.Nonce,
            Parameters = { ["code_challenge"] = request.Challenge, ["code_challenge_method"] = "S256" },
        }.CreateAuthenticationRequestUrl()));
    }

    public async Task<Outcome<ExternalIdentity>> Redeem(AuthorizationAnswer answer, CancellationToken ct)
    {
        var told = await Told(TimeSpan.Zero, ct);
        if (told.IsRefused)
        {
            return told.Refusal;
        }

        // RFC 9207: an answer of another provider is not taken to this one.
        if (answer.Issuer is not null && answer.Issuer != told.Value.Issuer)
        {
            return ExternalRefusals.TokenRefused(Name);
        }

        var proof = await Exchange(told.Value.TokenEndpoint, answer, ct);
        if (proof.IsRefused)
        {
            return proof.Refusal;
        }

        var (token, failure) = await Check(proof.Value, told.Value);
        if (failure is SecurityTokenSignatureKeyNotFoundException)
        {
            var again = await Told(SoonestAgain, ct);
            if (again.IsRefused)
            {
                return again.Refusal;
            }

            (token, _) = await Check(proof.Value, again.Value);
        }

        return token is null ? ExternalRefusals.TokenRefused(Name) : Identity(token, answer.Nonce);
    }

    private Outcome<ExternalIdentity> Identity(JsonWebToken token, string nonce)
    {
        var given = token.TryGetPayloadValue<string>("nonce", out var text) ? text : string.Empty;
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(nonce)))
        {
            return ExternalRefusals.WrongNonce(Name);
        }

        // OpenID Connect Core §3.1.3.7: with several audiences, or when it is there, the authorised party is this client.
        var party = token.TryGetPayloadValue<string>("azp", out var azp) ? azp : null;
        var isOurs = party is null ? token.Audiences.Count() == 1 : party == settings.ClientId;
        return !isOurs || string.IsNullOrEmpty(token.Subject) || token.IssuedAt > (clock.GetUtcNow() + Tolerance).UtcDateTime
            ? ExternalRefusals.TokenRefused(Name)
            : new ExternalIdentity(token.Issuer, token.Subject, UsedSecondFactor(token));
    }

    // RFC 8176 "mfa"; some say it as the context class instead.
    private static bool UsedSecondFactor(JsonWebToken token)
        => token.Claims.Any(claim => claim is { Type: "amr", Value: "mfa" } or { Type: "acr", Value: "mfa" or "http://schemas.openid.net/pape/policies/2007/06/multi-factor" });

    private async Task<(JsonWebToken? Token, Exception? Failure)> Check(string proof, OpenIdConnectConfiguration told)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var result = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(proof, new TokenValidationParameters
        {
            ValidIssuer = settings.Issuer.OriginalString,
            ValidAudience = settings.ClientId,
            ValidAlgorithms = Algorithms,
            IssuerSigningKeys = told.SigningKeys,
            RequireSignedTokens = true,
            RequireExpirationTime = true,

            // The tolerance is put on our own time: a token may say the first or the last instant that there is.
            LifetimeValidator = (from, until, _, _) => now - Tolerance < until && (from is null || from <= now + Tolerance),
        });
        return result.IsValid ? ((JsonWebToken)result.SecurityToken, null) : (null, result.Exception);
    }

    private async Task<Outcome<string>> Exchange(string endpoint, AuthorizationAnswer answer, CancellationToken ct)
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code", ["code"] = answer.Code, ["redirect_uri"] = answer.Redirect.AbsoluteUri, ["code_verifier"] = answer.Verifier,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint);
        if (settings.ClientSecret is { } secret)
        {
            // RFC 6749 §2.3.1: both are form-encoded before they are joined.
            var pair = $"{Uri.EscapeDataString(settings.ClientId)}:{Uri.EscapeDataString(secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }
        else
        {
            fields["client_id"] = settings.ClientId;
        }

        request.Content = new FormUrlEncodedContent(fields);
        try
        {
            using var response = await http.SendAsync(request, ct);
            if ((int)response.StatusCode is >= 400 and < 500)
            {
                return ExternalRefusals.CodeRefused(Name);
            }

            if (!response.IsSuccessStatusCode)
            {
                return ExternalRefusals.Unreachable(Name);
            }

            using var body = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(ct));
            return body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty("id_token", out var proof) && proof.ValueKind == JsonValueKind.String
                ? proof.GetString()!
                : ExternalRefusals.TokenRefused(Name);
        }
        catch (Exception error) when (ProviderDocuments.IsOutage(error, ct))
        {
            return ExternalRefusals.Unreachable(Name);
        }
        catch (JsonException)
        {
            return ExternalRefusals.TokenRefused(Name);
        }
    }

    /// <summary>What the provider says of itself, not older than an hour, or than <paramref name="asked"/> where that is more than zero.</summary>
    private async Task<Outcome<OpenIdConnectConfiguration>> Told(TimeSpan asked, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (known is { } kept && now - kept.At < (asked > TimeSpan.Zero ? asked : Kept))
        {
            return kept.Told;
        }

        // Two who ask at once both read: the same answer twice does no harm.
        var told = await ProviderDocuments.Read(settings, http, ct);
        if (!told.IsRefused)
        {
            known = new Known(told.Value, now);
        }

        return told;
    }

    private sealed record Known(OpenIdConnectConfiguration Told, DateTimeOffset At);
}
