using System.IO.Compression;
using Zhiheng.Proofs.Credentials;
using Zhiheng.Proofs.Jose;

namespace Zhiheng.Fuzz.Targets;

internal static class StatusTargets
{
    private static readonly string Encoded = new StatusList { [7] = true, [131_071] = true }.Encode();

    public static IEnumerable<Target> All { get; } =
    [
        new("status-list", [Seeds.Utf8(Encoded), Seeds.Utf8(new StatusList(1 << 20).Encode())], input => Answer.Of(StatusList.Decode(Seeds.Text(input)))),

        // The packed bytes themselves, and several members one after the other.
        new("status-gzip", [StrictBase64Url.Decode(Encoded.AsSpan(1))!, Bomb()], input => Answer.Of(StatusList.Decode("u" + StrictBase64Url.Encode(input)))),
        new("status-credential", Seeds.Kept("status-credential"), input => Read(Seeds.Text(input)), Guarded: true),
        new("status-credential-signed", Seeds.Kept("status-credential"), input => CredentialTargets.Signed(input, Read)),
    ];

    private static Answer Read(string text) => Answer.Of(
        StatusListCredential.Read(text, Seeds.Documents),
        list => $"{list.Id} {list.Issuer} {list.Purpose} {list.ValidFrom:O} {list.ValidUntil:O} {Answer.Digest(Seeds.Utf8(list.List.Encode()))}");

    /// <summary>200 MB of zeros in 200 kB.</summary>
    private static byte[] Bomb()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 200; i++)
            {
                gzip.Write(zeros);
            }
        }

        return packed.ToArray();
    }
}
