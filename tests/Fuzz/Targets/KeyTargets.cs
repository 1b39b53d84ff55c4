using System.Text.Json.Nodes;
using Zhiheng.Proofs.Credentials;
using Zhiheng.Proofs.Jose;
using Zhiheng.Proofs.Json;
using Zhiheng.Proofs.Signatures;

namespace Zhiheng.Fuzz.Targets;

internal static class KeyTargets
{
    private static readonly byte[] Message = Seeds.Utf8("a message");
    private static readonly byte[] Sm2Key = Sm2.PublicKey(Seeds.Word("sm2"));
    private static readonly byte[] Sm2Signed = Sm2.Sign(Seeds.Word("sm2"), Message);
    private static readonly byte[] Edwards = Ed25519.PublicKey(Seeds.Word("edwards"));
    private static readonly ManagedPrimitives Managed = new();
    private static readonly byte[] Nonce = new byte[Sm4Gcm.NonceLength];

    public static IEnumerable<Target> All { get; } =
    [
        new("jwk", [Seeds.Utf8(Seeds.Signer.PublicKey.ToJwk().ToJsonString()), Seeds.Utf8(Ed25519Key.FromBytes(Edwards).Value.ToJwk().ToJsonString()), Seeds.Utf8("""{"kty":"EC","crv":"P-256","x":"AA","y":"AA","use":"sig","key_ops":["verify"],"kid":"1"}""")], ReadJwk),
        new("multibase", [Seeds.Utf8(Seeds.Signer.PublicKey.ToMultibase()), Seeds.Utf8(Ed25519Key.FromBytes(Edwards).Value.ToMultibase())], Multibase),
        new("did-document", [Seeds.DidJson, Seeds.Utf8(Embedded())], Document),
        new("did-web", [Seeds.Utf8(Seeds.Did), Seeds.Utf8("did:web:example.com"), Seeds.Utf8("did:web:127.0.0.1%3A80:a:b%20c"), Seeds.Utf8("did:web:xn--fiqs8s.example:~x_-.y")], Name),
        new("ed25519", [[.. Edwards, .. Ed25519.Sign(Seeds.Word("edwards"), Message), .. Message], [.. Edwards, .. Ed25519.Sign(Seeds.Word("edwards"), []),]], VerifyEdwards, Guarded: true),
        new("sm2", [[.. Sm2Key, .. Sm2Signed, .. Message]], VerifySm2, Guarded: true),
        new("sm2-der", [Sm2Der.Encode(Sm2Signed), Sm2Der.Encode(new byte[64])], Der),
        new("sm4-gcm", [Sm4Gcm.Encrypt(Seeds.Word("sm4").AsSpan(0, 16), Nonce, Message), Sm4Gcm.Encrypt(Seeds.Word("sm4").AsSpan(0, 16), Nonce, new byte[100])], Decrypt, Guarded: true),
    ];

    private static string Embedded()
    {
        var document = JsonNode.Parse(Seeds.DidJson)!.AsObject();
        var method = document["verificationMethod"]![0]!.DeepClone();
        method["id"] = "#key-2";
        document["assertionMethod"]!.AsArray().Add(method);
        return document.ToJsonString();
    }

    private static Answer ReadJwk(byte[] input)
    {
        var json = CanonicalJson.Parse(input);
        if (json.IsRefused)
        {
            return Answer.Of(json);
        }

        var es256 = Es256Key.FromJwk(json.Value);
        var ed25519 = Ed25519Key.FromJwk(json.Value);
        Use(es256.IsRefused ? null : es256.Value);
        Use(ed25519.IsRefused ? null : ed25519.Value);
        return es256.IsRefused ? Answer.Of(ed25519) : Answer.Accepted();
    }

    private static Answer Multibase(byte[] input)
    {
        var text = Seeds.Text(input);
        var es256 = Es256Key.FromMultibase(text);
        var ed25519 = Ed25519Key.FromMultibase(text);
        Target.Holds((es256.IsRefused || es256.Value.ToMultibase() == text) && (ed25519.IsRefused || ed25519.Value.ToMultibase() == text), "a key has one spelling");
        Use(es256.IsRefused ? null : es256.Value);
        return es256.IsRefused ? Answer.Of(ed25519) : Answer.Accepted();
    }

    private static void Use(IVerifyingKey? key) => Target.Holds(key?.Verify(Message, Sm2Signed) != true, "a foreign signature is refused");

    private static Answer Document(byte[] input)
    {
        var document = DidDocument.Parse(input, Seeds.Did);
        Use(document.IsRefused ? null : document.Value.AssertionKey(Seeds.Signer.KeyId));
        return Answer.Of(document);
    }

    private static Answer Name(byte[] input)
    {
        var url = DidWeb.ToUrl(Seeds.Text(input));
        Target.Holds(url.IsRefused || (url.Value.Scheme == "https" && url.Value.UserInfo.Length == 0 && url.Value.Query.Length == 0 && url.Value.AbsolutePath.EndsWith("/did.json", StringComparison.Ordinal)), "a name leads to a did.json over https");
        return Answer.Of(url);
    }

    private static Answer VerifyEdwards(byte[] input)
    {
        if (input.Length < 96)
        {
            return Answer.Refused("short");
        }

        var holds = Ed25519.Verify(input.AsSpan(0, 32), input.AsSpan(96), input.AsSpan(32, 64));
        Target.Holds(holds == Ed25519.Verify(Managed, input.AsSpan(0, 32), input.AsSpan(96), input.AsSpan(32, 64)), "both implementations agree");

        // A key whose point is of small order signs everything (RFC 8032 lets it): whose keys are believed is asked elsewhere.
        return !input.AsSpan(0, 32).SequenceEqual(Edwards) ? Answer.Refused("foreign-key") : holds ? Answer.Accepted(Answer.Digest(input)) : Answer.Refused("no");
    }

    private static Answer VerifySm2(byte[] input)
    {
        if (input.Length < 128)
        {
            return Answer.Refused("short");
        }

        var holds = Sm2.Verify(Primitives.Chosen, input.AsSpan(0, 64), input.AsSpan(128), input.AsSpan(64, 64), default);
        Target.Holds(holds == Sm2.Verify(Managed, input.AsSpan(0, 64), input.AsSpan(128), input.AsSpan(64, 64), default), "both implementations agree");
        return holds ? Answer.Accepted(Answer.Digest(input)) : Answer.Refused("no");
    }

    private static Answer Der(byte[] input)
    {
        var signature = Sm2Der.Decode(input);
        Target.Holds(signature.IsRefused || Sm2Der.Encode(signature.Value).AsSpan().SequenceEqual(input), "a signature has one spelling");
        return Answer.Of(signature);
    }

    private static Answer Decrypt(byte[] input) => Answer.Of(Sm4Gcm.Decrypt(Seeds.Word("sm4").AsSpan(0, 16), Nonce, input), Convert.ToHexString);
}
