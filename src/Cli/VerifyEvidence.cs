using System.Text;
using System.Text.Json;
using Zhiheng.Proofs;
using Zhiheng.Proofs.Credentials;
using Zhiheng.Proofs.Jose;

namespace Zhiheng.Cli;

/// <summary>The DID documents and status lists at hand: from files, and if that is wished from where their names say.</summary>
internal sealed class VerifyEvidence : IDisposable
{
    private const int MostBytes = 16 * 1024 * 1024;

    private readonly Dictionary<string, byte[]> documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Proof<StatusListCredential>?> lists = new(StringComparer.Ordinal);
    private readonly List<string> listFiles = [];
    private readonly HttpClient? client;

    public VerifyEvidence(IEnumerable<string> didFiles, IEnumerable<string> statusFiles, bool online)
    {
        foreach (var json in didFiles.Select(File.ReadAllBytes))
        {
            if (IdOf(json) is { } did)
            {
                documents[did] = json;
            }
        }

        // Whoever gives the document of an issuer has chosen that issuer.
        Named = [.. documents.Keys];
        listFiles.AddRange(statusFiles.Select(File.ReadAllText));
        client = online ? new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(15), MaxResponseContentBufferSize = MostBytes } : null;
    }

    public IReadOnlyCollection<string> Named { get; }

    /// <summary>Why something could not be fetched, for the answer "cannot tell".</summary>
    public List<string> Troubles { get; } = [];

    public Proof<DidDocument>? Document(string did) => Json(did) is { } json ? DidDocument.Parse(json, did) : default(Proof<DidDocument>?);

    public Proof<StatusListCredential>? List(string url)
    {
        if (!lists.TryGetValue(url, out var list))
        {
            var read = listFiles.Select(text => StatusListCredential.Read(text, Document)).ToList();
            var named = read.Where(one => !one.IsRefused && one.Value.Id == url).Select(one => (Proof<StatusListCredential>?)one).FirstOrDefault();
            var fetched = named is null && Uri.TryCreate(url, UriKind.Absolute, out var address) ? Fetch(address) : null;
            lists[url] = list = named ?? (fetched is not null ? StatusListCredential.Read(Encoding.UTF8.GetString(fetched), Document)
                : read.Where(one => one.IsRefused).Select(one => (Proof<StatusListCredential>?)one).FirstOrDefault());
        }

        return list;
    }

    /// <summary>Whether one of these documents publishes the key; null where none of them is at hand.</summary>
    public bool? Publishes(Es256Key key, params IEnumerable<string> dids)
    {
        var known = dids.Distinct(StringComparer.Ordinal).Select(did => (Did: did, Json: Json(did))).Where(one => one.Json is not null).ToList();
        return known.Count == 0 ? null : known.Exists(one => Keys(one.Json!, one.Did).Contains(key.Thumbprint(), StringComparer.Ordinal));
    }

    public void Dispose() => client?.Dispose();

    private static IEnumerable<string> Keys(byte[] json, string did)
    {
        if (DidDocument.Parse(json, did).IsRefused)
        {
            yield break;
        }

        using var document = JsonDocument.Parse(json);
        foreach (var method in document.RootElement.GetProperty("verificationMethod").EnumerateArray())
        {
            if (method.TryGetProperty("publicKeyJwk", out var jwk) && Es256Key.FromJwk(jwk) is { IsRefused: false } key)
            {
                yield return key.Value.Thumbprint();
            }
        }
    }

    private static string? IdOf(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.TryGetProperty("id", out var id) ? id.GetString() : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private byte[]? Json(string did)
    {
        if (!documents.TryGetValue(did, out var json) && DidWeb.ToUrl(did) is { IsRefused: false } url && Fetch(Reachable(url.Value)) is { } fetched)
        {
            documents[did] = json = fetched;
        }

        return json;
    }

    // did:web knows https only; a site on this machine has no certificate.
    private static Uri Reachable(Uri url) => url.IsLoopback ? new UriBuilder(url) { Scheme = "http" }.Uri : url;

    private byte[]? Fetch(Uri url)
    {
        if (client is null || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
        {
            return null;
        }

        try
        {
            using var answer = client.GetAsync(url).GetAwaiter().GetResult();
            if (answer.IsSuccessStatusCode)
            {
                return answer.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
            }

            Troubles.Add($"{url} 答复 {(int)answer.StatusCode}");
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            Troubles.Add($"无法取得 {url}（{error.Message}）");
        }

        return null;
    }
}
