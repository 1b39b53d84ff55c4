using System.Text;
using Zhiheng.Modules.Tests.Platform.Documents;
using Zhiheng.Modules.Tests.Registry.Import;
using Zhiheng.Modules.Tests.Registry.Rules;
using Zhiheng.Platform.Databases;
using Zhiheng.Proofs.Credentials;
using Zhiheng.Proofs.Documents;
using Zhiheng.Registry.Credentials;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Credentials;

public class ElectronicCertificateTests
{
    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] AttachedFiles = ["certificate.pdf", "credential.jwt"];

    [Theory]
    [BothDatabases]
    public async Task A_valid_certificate_gets_a_credential_that_verifies_in_both_forms(Dialect dialect)
    {
        await using var desk = await CredentialDesk.Open(dialect);

        var issued = await desk.Issue();

        Assert.Equal(Standing.Valid, (await desk.Check(issued.Jwt)).Standing);
        Assert.Equal(Standing.Valid, (await desk.Check((await desk.Certificates.WithProof(issued, CancellationToken.None)).ToJsonString())).Standing);
        Assert.Equal(issued.Jwt, (await desk.Issue()).Jwt);
    }

    [Theory]
    [BothDatabases]
    public async Task A_suspension_shows_in_the_next_status_list_and_stops_issuing(Dialect dialect)
    {
        await using var desk = await CredentialDesk.Open(dialect);
        var issued = await desk.Issue();
        Assert.Equal(Standing.Valid, (await desk.Check(issued.Jwt)).Standing);

        await desk.Suspend();

        Assert.Equal("proofs.credential.suspended", (await desk.Check(issued.Jwt)).Reason?.Code);
        Assert.Equal("registry.credential.suspended", await desk.Refusal());
    }

    [Theory]
    [BothDatabases]
    public async Task A_lifted_suspension_leaves_the_old_credential_revoked_and_issues_a_new_one(Dialect dialect)
    {
        await using var desk = await CredentialDesk.Open(dialect);
        var old = await desk.Issue();
        await desk.Suspend();

        await desk.Lift();

        Assert.Equal("proofs.credential.revoked", (await desk.Check(old.Jwt)).Reason?.Code);
        var renewed = await desk.Issue();
        Assert.Equal(Standing.Valid, (await desk.Check(renewed.Jwt)).Standing);
        Assert.Equal("proofs.credential.revoked", (await desk.Check(old.Jwt)).Reason?.Code);
        Assert.Equal((1, 2), (old.Issue, renewed.Issue));
        Assert.NotEqual(old.Id, renewed.Id);
    }

    [Theory]
    [BothDatabases]
    public async Task A_change_of_what_the_credential_says_replaces_it_and_another_change_does_not(Dialect dialect)
    {
        await using var desk = await CredentialDesk.Open(dialect);
        var old = await desk.Issue();

        await desk.Report("RELA_PEOP_NUM=90|CHG_TYP_CODE=02|CHG_DATE=2026-05-28");
        Assert.Equal(Standing.Valid, (await desk.Check(old.Jwt)).Standing);
        await desk.Report("RELA_PEOP_NUM=90|BUSI_COVER_SCOP=轴承的制造|CHG_TYP_CODE=02|CHG_DATE=2026-05-29");

        Assert.Equal("proofs.credential.revoked", (await desk.Check(old.Jwt)).Reason?.Code);
        var renewed = await desk.Issue();
        Assert.Contains("轴承的制造", (await desk.Certificates.WithProof(renewed, CancellationToken.None))["credentialSubject"]!.ToJsonString(Readable));
        Assert.Equal(Standing.Valid, (await desk.Check(renewed.Jwt)).Standing);
    }

    [Theory]
    [BothDatabases]
    public async Task A_revoked_certificate_revokes_its_credential_also_when_it_was_suspended_before(Dialect dialect)
    {
        await using var desk = await CredentialDesk.Open(dialect);
        var issued = await desk.Issue();
        await desk.Suspend();

        await desk.Report("CERTI_STATUS=03|CANCEL_CAUSE=0112|CANCEL_DATE=2026-05-30|REPORT_TYPE=05|APPR_AC_CODE=05");

        Assert.Equal("proofs.credential.revoked", (await desk.Check(issued.Jwt)).Reason?.Code);
        Assert.Equal("registry.credential.ended", await desk.Refusal());
    }

    [Theory]
    [BothDatabases]
    public async Task The_last_day_is_valid_and_the_next_one_is_not(Dialect dialect)
    {
        await using var desk = await CredentialDesk.Open(dialect);
        var issued = await desk.Issue();

        desk.Import.Database.Clock.Set(new DateOnly(2029, 5, 19));
        Assert.Equal(Standing.Valid, (await desk.Check(issued.Jwt)).Standing);
        desk.Import.Database.Clock.Set(new DateOnly(2029, 5, 20));

        Assert.Equal("proofs.credential.expired", (await desk.Check(issued.Jwt)).Reason?.Code);
        Assert.Equal("registry.credential.expired", await desk.Refusal());
    }

    [Theory]
    [BothDatabases]
    public async Task A_certificate_without_end_is_valid_without_end_in_every_form(Dialect dialect)
    {
        await using var desk = await CredentialDesk.Open(dialect);
        await desk.Endless();
        var issued = await desk.Issue();

        var file = (await desk.Pdf.Write(issued, CancellationToken.None)).Value;
        var metadata = CertificateMetadata.Of(issued, file);

        Assert.False((await desk.Certificates.WithProof(issued, CancellationToken.None)).ContainsKey("validUntil"));
        Assert.Null(metadata.ValidUntil);
        Assert.Equal(AttachedFiles, metadata.Attachments.Select(one => one.Name));
        desk.Import.Database.Clock.Set(new DateOnly(2099, 1, 1));
        Assert.Equal(Standing.Valid, (await desk.Check(Encoding.ASCII.GetString(SignedPdf.Read(file).Value.Attachments[0].Content.Span))).Standing);
    }

    [Theory]
    [BothDatabases]
    public async Task A_new_key_keeps_what_the_old_one_signed_verifiable(Dialect dialect)
    {
        await using var desk = await CredentialDesk.Open(dialect);
        var issued = await desk.Issue();

        var key = await desk.Keys.Rotate(ImportDesk.One, desk.Import.Database.Act(), CancellationToken.None);

        Assert.Equal(2, key.Value.Generation);
        Assert.Equal(Standing.Valid, (await desk.Check(issued.Jwt)).Standing);
        var json = await desk.Certificates.WithProof(issued, CancellationToken.None);
        Assert.EndsWith("#key-2", json["proof"]!["verificationMethod"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(Standing.Valid, (await desk.Check(json.ToJsonString())).Standing);
    }

    [Theory]
    [BothDatabases]
    public async Task A_new_key_of_an_unknown_body_is_refused(Dialect dialect)
    {
        await using var desk = await CredentialDesk.Open(dialect);

        var refused = await desk.Keys.Rotate("CNCA-R-2999-404", desk.Import.Database.Act(), CancellationToken.None);

        Assert.Equal("registry.credential.unknown-body", refused.Refusal.Code);
    }

    [Theory]
    [BothDatabases]
    public async Task Many_who_ask_at_once_in_two_processes_get_one_credential(Dialect dialect)
    {
        await using var desk = await CredentialDesk.Open(dialect);
        var other = desk.Again();

        var issued = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? desk : other).Issue()));

        Assert.Single(issued.Select(one => one.Jwt).Distinct());
        Assert.Equal(1, await desk.Import.Count("registry_credential"));
    }

    [Theory]
    [BothDatabases]
    public async Task The_signed_file_holds_the_credential_and_is_the_same_bytes_again(Dialect dialect)
    {
        await using var desk = await CredentialDesk.Open(dialect);
        var issued = await desk.Issue();

        var file = (await desk.Pdf.Write(issued, CancellationToken.None)).Value;

        var read = SignedPdf.Read(file);
        Assert.False(read.IsRefused, read.Refusal?.Message);
        var attachment = Assert.Single(read.Value.Attachments);
        Assert.Equal(Standing.Valid, (await desk.Check(Encoding.ASCII.GetString(attachment.Content.Span))).Standing);
        desk.Import.Database.Clock.Advance(TimeSpan.FromDays(1));
        var again = await desk.Issue();
        Assert.Equal(file, (await desk.Pdf.Write(again, CancellationToken.None)).Value);
    }

    [Theory]
    [BothDatabases]
    public async Task A_credential_of_another_key_file_is_not_signed(Dialect dialect)
    {
        await using var desk = await CredentialDesk.Open(dialect);
        await desk.Issue();
        File.Delete(Path.Combine(desk.Import.Database.Folder, "signing-0001.key"));
        await desk.Suspend();
        await desk.Lift();

        var failure = await Assert.ThrowsAsync<InvalidDataException>(() => desk.Again().Issue());

        Assert.Contains("signing-0001.key", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases]
    public async Task Nobody_who_decided_or_audited_and_nothing_undisclosed_is_in_any_form(Dialect dialect)
    {
        await using var desk = await CredentialDesk.Open(dialect, Row.System().With("CHK_P_LIST=暗记甲|REMARK=暗记乙"));
        await desk.Import.Report(Row.Team().With("FULL_NAME=暗记丙"));
        var issued = await desk.Issue();

        var json = (await desk.Certificates.WithProof(issued, CancellationToken.None)).ToString();
        var file = (await desk.Pdf.Write(issued, CancellationToken.None)).Value;
        var metadata = CertificateMetadata.Of(issued, file).ToString();
        var printed = Outside.Has("pdftotext") ? Outside.Text(file) : "";

        Assert.All(new[] { "暗记", "*", "试验人员", "2026-05-18" }, hidden => Assert.DoesNotContain(hidden, Unescaped(json) + metadata + printed, StringComparison.Ordinal));
        Assert.DoesNotContain("decidedBy", json, StringComparison.Ordinal);
        Assert.DoesNotContain("signedBy", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://zheng.example")]
    [InlineData("https://[::1]:5080")]
    [InlineData("https://user@zheng.example")]
    [InlineData("https://zheng.example/?x=1")]
    [InlineData("nonsense")]
    public void An_address_that_no_DID_can_hold_is_refused(string url)
        => Assert.Equal("registry.credential.address", CredentialAddresses.Of(url).Refusal.Code);

    [Fact]
    public void Addresses_below_a_folder_keep_the_folder()
        => Assert.Equal("did:web:zheng.example:cert:bodies:CNCA-R-2002-001", CredentialAddresses.Of("https://zheng.example/cert/").Value.BodyDid("CNCA-R-2002-001"));

    private static string Unescaped(string json) => System.Text.RegularExpressions.Regex.Unescape(json);
}
