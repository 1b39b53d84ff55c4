using System.Security.Cryptography;
using System.Text;
using Zhiheng.Proofs.Documents;

namespace Zhiheng.Proofs.Tests.Documents;

public class SignedPdfTests
{
    private static readonly byte[] Certificate = File.ReadAllBytes(Vectors.PathOf("pdf", "signed-certificate.pdf"));

    [Fact]
    public void A_certificate_given_out_once_stays_verifiable()
    {
        var proof = SignedPdf.Read(Certificate).Value;

        Assert.Equal("CN=Zhiheng example signer", proof.Signer.Subject);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 1, 30, 0, TimeSpan.Zero), proof.SignedAt);
        Assert.Equal("{\"number\":\"00126Q00001R1M/3700\"}", Encoding.UTF8.GetString(Assert.Single(proof.Attachments).Content.Span));
    }

    [Fact]
    public void A_change_of_one_byte_is_noticed_wherever_it_is()
        => Assert.All(Enumerable.Range(0, 200), i => Assert.StartsWith("proofs.pdf.", RefusalOfChange((Certificate.Length - 1) * i / 199, 1), StringComparison.Ordinal));

    [Theory]
    [InlineData(0x01)]
    [InlineData(0x20)]
    [InlineData(0x10)]
    public void A_change_of_any_byte_of_the_signature_itself_is_noticed(byte change)
    {
        var start = Encoding.Latin1.GetString(Certificate).IndexOf("/Contents<", StringComparison.Ordinal) + 9;
        var end = Certificate.AsSpan(start).IndexOf((byte)'>') + start;

        Assert.All(Enumerable.Range(start, end - start + 1), at => Assert.StartsWith("proofs.pdf.", RefusalOfChange(at, change), StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_ends_early_is_refused()
        => Assert.All(Enumerable.Range(0, 100), i => Assert.True(SignedPdf.Read(Certificate.AsMemory(0, Certificate.Length * i / 100)).IsRefused));

    [Fact]
    public void A_revision_saved_after_signing_is_refused()
    {
        var previous = Encoding.Latin1.GetString(Certificate).LastIndexOf("xref\n0 ", StringComparison.Ordinal);
        byte[] revised = [.. Certificate, .. Encoding.ASCII.GetBytes($"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Root 1 0 R/Prev {previous}>>\nstartxref\n{Certificate.Length}\n%%EOF\n")];

        Assert.Equal("proofs.pdf.several-revisions", Refusal(revised));
    }

    [Fact]
    public void What_is_appended_after_the_end_is_not_covered()
    {
        var start = Encoding.Latin1.GetString(Certificate).Split("startxref\n")[^1].Split('\n')[0];

        Assert.Equal("proofs.pdf.not-covered", Refusal([.. Certificate, .. Encoding.ASCII.GetBytes($"x startxref\n{start}\n%%EOF\n")]));
        Assert.Equal("proofs.pdf.not-covered", Refusal([.. Certificate, (byte)'\n']));
        Assert.Equal("proofs.pdf.not-a-pdf", Refusal([.. Certificate, (byte)'x']));
    }

    [Fact]
    public void A_tiny_file_with_everything_in_place_is_accepted()
        => Assert.Empty(SignedPdf.Read(TinyPdf.Signed(bindsSigner: true)).Value.Attachments);

    [Fact]
    public void A_signer_that_the_signature_does_not_name_is_refused()
        => Assert.Equal("proofs.pdf.signer-not-bound", Refusal(TinyPdf.Signed(bindsSigner: false)));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    public void A_signature_that_leaves_out_a_part_is_refused(int before, int after)
        => Assert.Equal("proofs.pdf.not-covered", Refusal(TinyPdf.Signed(bindsSigner: true, rangeOf: (from, to, length) => $"{from - before} {to + after} {length - to - after}")));

    [Fact]
    public void A_signature_of_another_form_is_refused()
        => Assert.Equal("proofs.pdf.unsupported", Refusal(TinyPdf.Signed(bindsSigner: true, subFilter: "adbe.x509.rsa_sha1")));

    [Fact]
    public void Unsigned_attributes_are_refused()
        => Assert.Equal("proofs.pdf.signature-unreadable", Refusal(TinyPdf.Signed(bindsSigner: true, after: cms =>
            cms.SignerInfos[0].AddUnsignedAttribute(new AsnEncodedData("1.2.3.4", [0x05, 0x00])))));

    [Fact]
    public void A_file_without_signature_is_refused()
        => Assert.Equal("proofs.pdf.no-signature", Refusal(TinyPdf.Of("<</Type/Catalog>>")));

    [Fact]
    public void Two_signatures_are_refused()
        => Assert.Equal("proofs.pdf.several-signatures", Refusal(TinyPdf.Of("<</AcroForm<</Fields[2 0 R 2 0 R]>>>>", "<</FT/Sig/V<<>>>>")));

    [Theory]
    [InlineData("")]
    [InlineData("%PDF-1.7")]
    [InlineData("hello %%EOF")]
    public void What_is_no_PDF_is_refused(string text) => Assert.Equal("proofs.pdf.not-a-pdf", Refusal(Encoding.ASCII.GetBytes(text)));

    [Theory]
    [InlineData("(open string")]
    [InlineData("<</A 1/A 2>>")]
    [InlineData("<ABC>")]
    [InlineData("[1 2")]
    [InlineData("7 0 R")]
    public void A_catalogue_that_cannot_be_read_is_refused(string catalogue) => Assert.Equal("proofs.pdf.malformed", Refusal(TinyPdf.Of(catalogue)));

    [Fact]
    public void Nesting_without_end_is_refused()
        => Assert.Equal("proofs.pdf.malformed", Refusal(TinyPdf.Of(new string('[', 1_000_000))));

    [Fact]
    public void An_encrypted_file_is_refused()
        => Assert.Equal("proofs.pdf.unsupported", Refusal(Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(TinyPdf.Of("<<>>")).Replace("/Root", "/Encrypt 1 0 R/Root", StringComparison.Ordinal))));

    private static string RefusalOfChange(int at, byte change)
    {
        var changed = (byte[])Certificate.Clone();
        changed[at] ^= change;
        return SignedPdf.Read(changed).Refusal?.Code ?? $"unnoticed at {at}";
    }

    private static string? Refusal(byte[] file) => SignedPdf.Read(file).Refusal?.Code;
}
