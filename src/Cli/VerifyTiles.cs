using System.Text.Json;
using Zhiheng.Proofs.Log;

namespace Zhiheng.Cli;

/// <summary>The hash tiles of the log that a credential names, from a folder or a site. <see cref="Trouble"/> says what could not be asked.</summary>
internal sealed class VerifyTiles(VerifySource source) : IDisposable
{
    public string? Trouble { get; private set; }

    /// <summary>From where the caller says, or if that is wished from where the credential says (auditableEvidence); null: from nowhere.</summary>
    public static VerifyTiles? Of(string? ledger, bool online, JsonElement credential)
        => (ledger ?? (online ? Named(credential) : null)) is { } place ? new VerifyTiles(VerifySource.Of(place)) : null;

    /// <summary>At the address itself, or below ledger/ where the address is that of the whole site.</summary>
    public ReadOnlyMemory<byte>? Get(TilePath path) => Fetch(path.ToString()) ?? Fetch($"ledger/{path}");

    public void Dispose() => source.Dispose();

    private ReadOnlyMemory<byte>? Fetch(string path)
    {
        try
        {
            return source.Get(path, CancellationToken.None).GetAwaiter().GetResult() is { IsGone: false } found ? found.Bytes : default(ReadOnlyMemory<byte>?);
        }
        catch (UnreachableException error)
        {
            Trouble ??= error.Message;
            return null;
        }
    }

    /// <summary>The address of a leaf's proof ends in proof/N below the log.</summary>
    private static string? Named(JsonElement credential)
        => credential.TryGetProperty("credentialSubject", out var subject) && subject.ValueKind == JsonValueKind.Object
            && subject.TryGetProperty("auditableEvidence", out var link) && link.ValueKind == JsonValueKind.Object
            && link.TryGetProperty("linkURL", out var text) && text.ValueKind == JsonValueKind.String
            && Uri.TryCreate(text.GetString(), UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            ? new Uri(url, "..").AbsoluteUri
            : null;
}
