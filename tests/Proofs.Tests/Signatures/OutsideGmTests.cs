using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Zhiheng.Proofs.Signatures;
using Zhiheng.Proofs.Tests.Credentials;

namespace Zhiheng.Proofs.Tests.Signatures;

[Trait("Category", "Outside")]
public sealed class OutsideGmTests : IDisposable
{
    private const int Cases = 20;
    private static readonly byte[] Secret = SHA256.HashData("sm2"u8);
    private static readonly byte[] Public = Sm2.PublicKey(Secret);
    private readonly string folder = Directory.CreateTempSubdirectory("zhiheng-gm-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [OutsideFact]
    public void Sm_crypto_agrees_in_both_directions()
    {
        var cases = Enumerable.Range(0, Cases).Select(index => new
        {
            message = Hex(Message(index)),
            sm3 = Hex(Sm3.Hash(Message(index))),
            signature = Hex(Sm2.Sign(Secret, Message(index))),
            key = Hex(Key(index)),
            block = Hex(Counter(index)),
            sm4 = Hex(Stream(index, new byte[16])),
        });
        var file = Path.Combine(folder, "cases.json");
        File.WriteAllText(file, JsonSerializer.Serialize(new { privateKey = Hex(Secret), publicKey = "04" + Hex(Public), cases }));

        var theirs = JsonSerializer.Deserialize<string[]>(Outside.Node("gm/check.mjs", file))!;

        Assert.Equal(Cases, theirs.Length);
        Assert.All(theirs.Index(), one => Assert.All(
            BothPrimitives.All, primitives => Assert.True(Sm2.Verify(primitives, Public, Message(one.Index), Convert.FromHexString(one.Item), default))));
    }

    [OutsideFact]
    public void The_command_line_of_OpenSSL_agrees_in_both_directions()
    {
        Write("private.pem", Encoding.ASCII.GetBytes(PemEncoding.WriteString("PRIVATE KEY", PrivateKeyInfo())));
        Write("public.pem", Encoding.ASCII.GetBytes(PemEncoding.WriteString("PUBLIC KEY", PublicKeyInfo())));
        foreach (var index in Enumerable.Range(0, Cases))
        {
            Write($"{index:D3}.msg", Message(index));
            Write($"{index:D3}.sm3", Encoding.ASCII.GetBytes(Hex(Sm3.Hash(Message(index)))));
            Write($"{index:D3}.der", Sm2Der.Encode(Sm2.Sign(Secret, Message(index))));
            Write($"{index:D3}.key", Encoding.ASCII.GetBytes(Hex(Key(index))));
            Write($"{index:D3}.iv", Encoding.ASCII.GetBytes(Hex(Counter(index))));
            Write($"{index:D3}.sm4", Stream(index, Message(index)));
        }

        Outside.Run("bash", ["gm/check.sh", folder]);

        Assert.All(Enumerable.Range(0, Cases), index => Assert.True(
            Sm2.Verify(Public, Message(index), Sm2Der.Decode(File.ReadAllBytes(Path.Combine(folder, $"{index:D3}.theirs"))).Value)));
    }

    private static byte[] Message(int index) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("质量", 1 + (index * 3))));

    private static byte[] Key(int index) => Sm3.Hash([(byte)index])[..16];

    private static byte[] Counter(int index) => Sm3.Hash([(byte)index])[16..];

    /// <summary>By our own code, since OpenSSL is what it is compared with.</summary>
    private static byte[] Stream(int index, byte[] input)
    {
        var output = new byte[input.Length];
        new ManagedPrimitives().Sm4Counter(Key(index), Counter(index), input, output);
        return output;
    }

    private static byte[] PublicKeyInfo() => Der(writer =>
    {
        Algorithm(writer);
        writer.WriteBitString([4, .. Public]);
    });

    private static byte[] PrivateKeyInfo() => Der(writer =>
    {
        writer.WriteInteger(0);
        Algorithm(writer);
        writer.WriteOctetString(Der(inner =>
        {
            inner.WriteInteger(1);
            inner.WriteOctetString(Secret);
        }));
    });

    private static void Algorithm(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("1.2.840.10045.2.1");
            writer.WriteObjectIdentifier("1.2.156.10197.1.301");
        }
    }

    private static byte[] Der(Action<AsnWriter> content)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            content(writer);
        }

        return writer.Encode();
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private void Write(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(folder, name), bytes);
}
