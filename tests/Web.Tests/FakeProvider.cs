using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Zhiheng.Web.Tests;

/// <summary>A provider that may lie in any way a test asks for. It signs in nobody: the browser comes back as the test says.</summary>
public sealed class FakeProvider : IAsyncDisposable
{
    private readonly WebApplication app;
    private RSA key = RSA.Create(2048);

    private FakeProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => Discovery ?? Results.Json(new
        {
            issuer = Told ?? Issuer, authorization_endpoint = $"{Issuer}/auth", token_endpoint = TokenEndpoint ?? $"{Issuer}/token", jwks_uri = $"{Issuer}/keys",
        }));
        app.MapGet("/keys", () => Results.Json(new { keys = new[] { Public() } }));
        app.MapPost("/token", async (HttpRequest request) =>
        {
            Asked = (await request.ReadFormAsync()).ToDictionary(field => field.Key, field => field.Value.ToString());
            return TokenAnswer ?? Results.Json(new { access_token = "x", token_type = "Bearer", id_token = Proof?.Invoke(this) ?? Sign(Claims()) });
        });
    }

    public string Issuer => app.Urls.Single();

    /// <summary>What it says its issuer is, where that is a lie.</summary>
    public string? Told { get; set; }

    public string? TokenEndpoint { get; set; }

    public IResult? Discovery { get; set; }

    public IResult? TokenAnswer { get; set; }

    /// <summary>The proof of identity, where it is not the honest one.</summary>
    public Func<FakeProvider, string>? Proof { get; set; }

    public string Nonce { get; set; } = string.Empty;

    public DateTimeOffset Now { get; set; }

    /// <summary>What the last token request said.</summary>
    public IReadOnlyDictionary<string, string> Asked { get; private set; } = new Dictionary<string, string>();

    public static async Task<FakeProvider> Start()
    {
        var provider = new FakeProvider();
        await provider.app.StartAsync();
        return provider;
    }

    public Dictionary<string, object> Claims(string subject = "somebody") => new()
    {
        ["iss"] = Issuer, ["aud"] = "client", ["sub"] = subject, ["nonce"] = Nonce, ["iat"] = Now.ToUnixTimeSeconds(), ["exp"] = Now.AddMinutes(2).ToUnixTimeSeconds(),
    };

    public Dictionary<string, object> Claims(string name, object value) => new(Claims()) { [name] = value };

    public string Sign(Dictionary<string, object> claims, RSA? other = null)
        => Sign(claims, new SigningCredentials(new RsaSecurityKey(other ?? key) { KeyId = KeyId(other ?? key) }, SecurityAlgorithms.RsaSha256));

    public static string Sign(Dictionary<string, object> claims, SigningCredentials credentials)
        => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor { Claims = claims, SigningCredentials = credentials });

    public string Unsigned(Dictionary<string, object> claims)
        => $"{Part("""{"alg":"none"}""")}.{Part(System.Text.Json.JsonSerializer.Serialize(claims))}.";

    /// <summary>From now on it signs with another key.</summary>
    public void RotateKey() => key = RSA.Create(2048);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        key.Dispose();
    }

    private object Public()
    {
        var parameters = key.ExportParameters(false);
        return new { kty = "RSA", use = "sig", alg = "RS256", kid = KeyId(key), n = WebEncoders.Base64UrlEncode(parameters.Modulus!), e = WebEncoders.Base64UrlEncode(parameters.Exponent!) };
    }

    private static string KeyId(RSA key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportRSAPublicKey()))[..16];

    private static string Part(string json) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(json));
}
