using System.Text.Json;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Zhiheng.Kernel;

namespace Zhiheng.Platform.Accounts.External;

/// <summary>Reads what a provider says of itself (OpenID Connect Discovery 1.0 §4) and its keys.</summary>
internal static class ProviderDocuments
{
    public static async Task<Outcome<OpenIdConnectConfiguration>> Read(OpenIdSettings settings, HttpClient http, CancellationToken ct)
    {
        var address = $"{settings.Issuer.OriginalString.TrimEnd('/')}/.well-known/openid-configuration";
        try
        {
            var documents = new Documents(http, settings.Issuer);
            var told = await OpenIdConnectConfigurationRetriever.GetAsync(address, documents, ct);
            return told.Issuer == settings.Issuer.OriginalString && IsFit(told.AuthorizationEndpoint, settings.Issuer) && IsFit(told.TokenEndpoint, settings.Issuer)
                ? told
                : ExternalRefusals.Misconfigured(settings.Name);
        }
        catch (Exception error) when (IsOutage(error, ct))
        {
            return ExternalRefusals.Unreachable(settings.Name);
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException or FormatException)
        {
            // What the library throws at a document that is none.
            return ExternalRefusals.Misconfigured(settings.Name);
        }
    }

    /// <summary>No connection, a connection that broke, or no answer in time; a visitor who left is neither.</summary>
    public static bool IsOutage(Exception error, CancellationToken ct)
        => error is HttpRequestException or IOException || (error is OperationCanceledException && !ct.IsCancellationRequested);

    // Whatever the document says: secrets go over https, or stay on this machine when the issuer is there itself.
    private static bool IsFit(string? address, Uri issuer)
        => Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.IsLoopback && issuer.IsLoopback));

    private sealed class Documents(HttpClient http, Uri issuer) : IDocumentRetriever
    {
        public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
            => IsFit(address, issuer) ? await http.GetStringAsync(address, cancel) : throw new ArgumentException($"{address} is no safe address.", nameof(address));
    }
}
