using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Zhiheng.Proofs.Credentials;

namespace Zhiheng.Proofs.Tests.Credentials;

[Trait("Category", "Outside")]
public sealed class OutsideTests : IDisposable
{
    private const int Certificates = 100;
    private readonly string folder = Directory.CreateTempSubdirectory("zhiheng-outside-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [OutsideFact]
    public void Software_of_others_accepts_100_certificates_and_rejects_100_mutated_ones()
    {
        var revoked = Enumerable.Range(0, Certificates).Where(index => index % 10 == 3).ToArray();
        foreach (var index in Enumerable.Range(0, Certificates))
        {
            var credential = ConformityCredential.Build(Given.ARandomClaim(index));
            var jwt = VcJwt.Sign(credential, Given.Key);
            var json = DataIntegrity.Add(credential, Given.Key, Given.Now).ToJsonString();
            Write($"{index:D3}.jwt", jwt);
            Write($"{index:D3}.json", json);
            Write(index % 2 == 0 ? $"{index:D3}-bad.jwt" : $"{index:D3}-bad.json", Mutated(index % 2 == 0 ? jwt : json, index));
        }

        WriteIndex(revoked);

        Assert.Equal("200 accepted, 100 rejected, 0 wrong", Outside.Node("credentials/check.mjs", folder).Trim());
        AssertThatWeAgree(revoked);
    }

    private void AssertThatWeAgree(int[] revoked)
    {
        var lists = Given.Lists(revoked: revoked);
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => char.IsAsciiDigit(Path.GetFileName(file)[0])))
        {
            var verdict = CredentialVerifier.Check(File.ReadAllText(file), Given.Documents, lists, Given.Now);
            var index = int.Parse(Path.GetFileName(file)[..3], System.Globalization.CultureInfo.InvariantCulture);
            var expected = file.Contains("-bad", StringComparison.Ordinal) ? Standing.NotGenuine : revoked.Contains(index) ? Standing.NotValid : Standing.Valid;
            Assert.True(expected == verdict.Standing, $"{file}: {verdict.Standing} {verdict.Reason}");
        }
    }

    /// <summary>
    /// One letter or digit becomes another. Not the last of a part of a JWT: decoders of others do not look at its unused bits.
    /// </summary>
    private static string Mutated(string text, int index)
    {
        var places = Enumerable.Range(0, text.Length - 1).Where(at => char.IsAsciiLetterOrDigit(text[at]) && text[at + 1] != '.' && IsNoEscape(text, at)).ToList();
        var chance = SHA256.HashData(Encoding.UTF8.GetBytes($"mutation {index}"));
        var place = places[(int)(BitConverter.ToUInt32(chance) % places.Count)];
        return $"{text[..place]}{(text[place] == 'x' ? 'y' : 'x')}{text[(place + 1)..]}";
    }

    /// <summary>The letter case of \u4E2D means nothing; such places are left out.</summary>
    private static bool IsNoEscape(string text, int at) => !text.AsSpan(Math.Max(0, at - 5), Math.Min(at, 5)).Contains('\\');

    private void WriteIndex(int[] revoked)
    {
        Write("did.json", Encoding.UTF8.GetString(Given.DidJson(Given.Key)));
        Write("list.json", Given.ListJson(Given.RevocationList, StatusPurpose.Revocation, revoked));
        File.Copy(Vectors.PathOf("untp-0.7.0", "schema", "ConformityCredential.json"), Path.Combine(folder, "ConformityCredential.json"));
        foreach (var file in CredentialContexts.Files.Keys)
        {
            File.WriteAllBytes(Path.Combine(folder, file), CredentialContexts.Read(file));
        }

        Write("index.json", new JsonObject
        {
            ["now"] = Given.Now.UtcDateTime.ToString("O"),
            ["contexts"] = JsonSerializer.SerializeToNode(CredentialContexts.Files.ToDictionary(file => file.Value, file => file.Key)),
            ["schema"] = "ConformityCredential.json",
            ["documents"] = new JsonObject { [Given.Did] = "did.json" },
            ["lists"] = new JsonObject { [Given.RevocationList] = "list.json" },
            ["set"] = JsonSerializer.SerializeToNode(revoked.Select(index => $"{index:D3}")),
        }.ToJsonString());
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
}
