using Zhiheng.Proofs.Credentials;
using Zhiheng.Proofs.Jose;

namespace Zhiheng.Fuzz.Targets;

internal static class JoseTargets
{
    public static IEnumerable<Target> All { get; } =
    [
        new("jws", Seeds.Kept("jws"), Open, Guarded: true),

        // The header and the payload in the clear, a line each, signed after the change: reaches what lies behind the signature.
        new("jwt-signed", [.. Seeds.Kept("jws").Select(Clear)], Signed),
    ];

    private static byte[] Clear(byte[] jws)
    {
        var parts = Seeds.Text(jws).Split('.');
        return [.. StrictBase64Url.Decode(parts[0])!, (byte)'\n', .. StrictBase64Url.Decode(parts[1])!];
    }

    private static Answer Open(byte[] input)
    {
        var text = Seeds.Text(input);
        var jws = CompactJws.Parse(text);
        if (jws.IsRefused)
        {
            return Answer.Of(jws);
        }

        return Answer.Of(jws.Value.Open(Seeds.Signer.PublicKey, VcJwt.Type), payload => $"{text[..text.LastIndexOf('.')]} {payload.Length}");
    }

    private static Answer Signed(byte[] input)
    {
        var end = Array.IndexOf(input, (byte)'\n');
        var text = $"{StrictBase64Url.Encode(input.AsSpan(0, Math.Max(end, 0)))}.{StrictBase64Url.Encode(input.AsSpan(end + 1))}";
        return CredentialTargets.Judged($"{text}.{StrictBase64Url.Encode(Seeds.Signer.Sign(Seeds.Utf8(text)))}");
    }
}
