using System.Net;
using System.Security.Cryptography;
using Zhiheng.Platform.Databases;
using Zhiheng.Proofs;
using Zhiheng.Proofs.Credentials;
using Zhiheng.Proofs.Documents;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

public class CredentialTests
{
    [Theory]
    [BothDatabases]
    public async Task Somebody_outside_verifies_a_certificate_with_what_the_site_publishes(Dialect dialect)
    {
        await using var site = await TestSite.Start(dialect);
        var code = await Given(site);
        var jwt = await site.Client.GetStringAsync($"/c/{code}/credential.jwt");
        var verdict = await Check(site, jwt);

        Assert.Equal(Standing.Valid, verdict.Standing);
        Assert.True(verdict.Credential!.Value.GetProperty("credentialSubject").TryGetProperty("ledgerIndex", out _));
        Assert.Equal(Standing.Valid, (await Check(site, await site.Client.GetStringAsync($"/c/{code}/credential.json"))).Standing);
        Assert.Equal(Standing.Valid, (await Check(site, await site.Client.GetStringAsync(new Uri(verdict.Credential!.Value.GetProperty("id").GetString()!)))).Standing);
    }

    [Fact]
    public async Task The_PDF_holds_the_credential_and_the_metadata_the_digests_of_both()
    {
        await using var site = await TestSite.Start();
        var code = await Given(site);

        var pdf = await site.Client.GetByteArrayAsync($"/c/{code}/certificate.pdf");
        var jwt = await site.Client.GetByteArrayAsync($"/c/{code}/credential.jwt");
        var metadata = await site.Client.Json($"/c/{code}/metadata.json");

        Assert.Equal(jwt, SignedPdf.Read(pdf).Value.Attachments[0].Content.ToArray());
        Assert.Equal([Digest(pdf), Digest(jwt)], metadata.GetProperty("attachments").EnumerateArray().Select(one => one.GetProperty("sha256").GetString()));
        Assert.Contains("\"did:web:127.0.0.1%3A", await site.Client.GetStringAsync("/.well-known/did.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_operator_rotates_the_key_of_a_body_and_what_was_issued_before_still_verifies()
    {
        await using var site = await TestSite.Start();
        var code = await Given(site);
        var old = await site.Client.GetStringAsync($"/c/{code}/credential.jwt");

        var answer = await CommandLine.Run("body", "rotate-key", Rows.Body, "--data", site.Database.Folder);
        var unknown = await CommandLine.Run("body", "rotate-key", "CNCA-R-2999-404", "--data", site.Database.Folder);

        Assert.Equal((0, 2), (answer.Code, unknown.Code));
        Assert.Contains("第 2 把密钥", answer.Text, StringComparison.Ordinal);
        Assert.Contains("CNCA-R-2999-404", unknown.Text, StringComparison.Ordinal);
        Assert.Equal(Standing.Valid, (await Check(site, old)).Standing);
        var json = await site.Client.GetStringAsync($"/c/{code}/credential.json");
        Assert.Contains("#key-2", json, StringComparison.Ordinal);
        Assert.Equal(Standing.Valid, (await Check(site, json)).Standing);
    }

    [Fact]
    public async Task A_suspended_certificate_has_no_card_and_every_form_says_why()
    {
        await using var site = await TestSite.Start();
        var code = await Given(site);
        Assert.Contains("certificate.pdf", await site.Client.Page($"/c/{code}"), StringComparison.Ordinal);

        await site.Register.Report(Rows.System("T1", Rows.Suspended("2026-05-01", "2026-08-01")));

        Assert.DoesNotContain("certificate.pdf", await site.Client.Page($"/c/{code}"), StringComparison.Ordinal);
        foreach (var path in new[] { $"/c/{code}/credential.jwt", $"/c/{code}/credential.json", $"/c/{code}/certificate.pdf", $"/c/{code}/metadata.json", $"/api/v1/certificates/{code}/credential" })
        {
            Assert.Equal("registry.credential.suspended", await site.Client.Problem(path, HttpStatusCode.Conflict));
        }
    }

    [Fact]
    public async Task What_is_not_there_is_told_as_a_problem()
    {
        await using var site = await TestSite.Start();
        var code = await Given(site);

        Assert.Equal("registry.credential.unknown", await site.Client.Problem("/c/none/credential.jwt", HttpStatusCode.NotFound));
        Assert.Equal("api.credential.no-issue", await site.Client.Problem($"/c/{code}/credential/2", HttpStatusCode.NotFound));
        Assert.Equal("api.credential.no-list", await site.Client.Problem($"/bodies/{Rows.Body}/status/revocation/2", HttpStatusCode.NotFound));
        Assert.Equal("api.credential.no-list", await site.Client.Problem($"/bodies/{Rows.Body}/status/other/1", HttpStatusCode.NotFound));
        await site.Client.Problem("/bodies/none/did.json", HttpStatusCode.NotFound);
        Assert.Equal("api.credential.format", await site.Client.Problem($"/api/v1/certificates/{code}/credential?format=xml", HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task The_contexts_that_a_credential_names_are_served_for_ever_and_to_any_page()
    {
        await using var site = await TestSite.Start();
        var code = await Given(site);
        var named = (await site.Client.Json($"/c/{code}/credential.json")).GetProperty("@context").EnumerateArray().Select(one => one.GetString()!).ToList();

        Assert.Equal(named.Order(), CredentialContexts.Files.Values.Order());
        foreach (var (file, address) in CredentialContexts.Files)
        {
            using var answer = await site.Client.GetAsync($"/contexts/{file}");
            Assert.Equal(CredentialContexts.Known[address], Digest(await answer.Content.ReadAsByteArrayAsync()));
            Assert.Equal("application/ld+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Contains("immutable", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
            Assert.Equal(["*"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
        }

        Assert.Equal("api.credential.no-context", await site.Client.Problem("/contexts/untp.jsonld", HttpStatusCode.NotFound));
    }

    [Theory]
    [InlineData("credential.jwt", "application/vc+jwt")]
    [InlineData("credential.json", "application/vc")]
    [InlineData("certificate.pdf", "application/pdf")]
    [InlineData("metadata.json", "application/json")]
    public async Task Each_form_has_its_media_type(string form, string mediaType)
    {
        await using var site = await TestSite.Start();

        using var response = await site.Client.GetAsync($"/c/{await Given(site)}/{form}");

        Assert.Equal(mediaType, response.Content.Headers.ContentType?.MediaType);
    }

    private static string Digest(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static async Task<string> Given(TestSite site)
    {
        await site.Register.AddBody(Rows.Body);
        await site.Register.Report(Rows.System("T1"));
        var code = await site.Register.CodeOf("T1");
        while (!(await site.Client.GetAsync($"/api/v1/certificates/{code}/proof?format=json")).IsSuccessStatusCode)
        {
            // The leaf stands within a second; what is issued earlier is not kept and is signed anew each time.
            await Task.Delay(50);
        }

        return code;
    }

    /// <summary>Fetches what the credential names: the issuer's document and the two lists.</summary>
    private static async Task<CredentialVerdict> Check(TestSite site, string text)
    {
        var did = DidWeb.Of(site.Address, "bodies", Rows.Body);
        var json = await site.Client.GetByteArrayAsync(DidWeb.ToPath(did).Value);
        Func<string, Proof<DidDocument>?> documents = asked => asked == did ? DidDocument.Parse(json, did) : default(Proof<DidDocument>?);
        var lists = new Dictionary<string, Proof<StatusListCredential>>();
        foreach (var purpose in new[] { "revocation", "suspension" })
        {
            var url = new Uri(site.Address, $"/bodies/{Rows.Body}/status/{purpose}/1");
            lists[url.AbsoluteUri] = StatusListCredential.Read(await site.Client.GetStringAsync(url), documents);
        }

        return CredentialVerifier.Check(
            text, documents, url => lists.TryGetValue(url, out var list) ? list : default(Proof<StatusListCredential>?), site.Clock.GetUtcNow());
    }
}
