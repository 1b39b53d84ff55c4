using System.Text;
using Zhiheng.Platform.Documents;
using Zhiheng.Proofs.Documents;

namespace Zhiheng.Modules.Tests.Platform.Documents;

public class DocumentTests
{
    [Fact]
    public void The_same_document_and_time_give_the_same_bytes()
        => Assert.Equal(Given.Writer.Write(Given.ALongSheet().ToDocument(), Given.Made).Value, Given.Writer.Write(Given.ALongSheet().ToDocument(), Given.Made).Value);

    [Fact]
    public void Another_time_gives_other_bytes()
        => Assert.NotEqual(Given.Writer.Write(Given.ASentence("甲"), Given.Made).Value, Given.Writer.Write(Given.ASentence("甲"), Given.Made.AddSeconds(1)).Value);

    [Fact]
    public void Many_threads_may_write_at_once()
    {
        var alone = Given.Writer.Write(Given.ASheet().ToDocument(), Given.Made).Value;
        var files = new byte[16][];

        Parallel.For(0, files.Length, i => files[i] = Given.Writer.Write(Given.ASheet().ToDocument(), Given.Made).Value);

        Assert.All(files, file => Assert.Equal(alone, file));
    }

    [Fact]
    public void The_structure_is_there_for_a_screen_reader()
    {
        var file = Encoding.Latin1.GetString(Given.Writer.Write(Given.ALongSheet().ToDocument(), Given.Made).Value);

        Assert.All(
            ["/S/Document", "/S/H1", "/S/H2", "/S/P", "/S/Table", "/S/TR", "/Scope/Row", "/Scope/Column", "/S/TD", "/S/Figure", "/Alt<FEFF", "/Lang(zh-CN)", "/MarkInfo<</Marked true>>", "/ParentTree"],
            part => Assert.Contains(part, file, StringComparison.Ordinal));
    }

    [Fact]
    public void An_attachment_lies_in_the_file_as_it_is()
    {
        var file = Given.Writer.Write(Given.ASheet().ToDocument(), Given.Made).Value;

        Assert.True(file.AsSpan().IndexOf(Given.Credential) > 0);
        Assert.Contains("/AFRelationship/Data", Encoding.Latin1.GetString(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_block_higher_than_a_page_is_refused()
    {
        var tall = new Foot(Enumerable.Range(0, 60).Select(i => (Block)new Paragraph($"第 {i} 行", TextStyle.Body)).ToArray());

        Assert.Equal("platform.document.too-tall", Given.Writer.Write(Given.ADocument(tall), Given.Made).Refusal.Code);
    }

    [Theory]
    [InlineData(40, 30)]
    [InlineData(4000, 500)]
    public void A_code_too_dense_to_be_scanned_is_refused(int length, double size)
    {
        var dense = new Columns(4, new Column(0, new QrCode(new string('网', length), size, "二维码")));

        Assert.Equal("platform.document.qr-too-dense", Given.Writer.Write(Given.ADocument(dense), Given.Made).Refusal.Code);
    }

    [Fact]
    public void A_signature_larger_than_its_slot_is_refused()
    {
        var prepared = Given.Writer.Prepare(Given.ASentence("甲"), Given.Made, Given.Note, slotBytes: 100).Value;

        Assert.Equal("platform.document.signature-too-long", prepared.Seal(new byte[101]).Refusal.Code);
    }

    [Fact]
    public void What_an_RSA_key_signs_is_proved()
    {
        using var certificate = Given.AnRsaCertificate();

        Assert.Equal(certificate.RawData, SignedPdf.Read(Given.ASignedCertificate(certificate)).Value.Signer.RawData);
    }

    [Fact]
    public void What_an_elliptic_key_signs_is_proved_with_its_time_and_attachment()
    {
        using var certificate = Given.AnEcdsaCertificate();

        var proof = SignedPdf.Read(Given.ASignedCertificate(certificate)).Value;

        Assert.Equal((certificate.Thumbprint, Given.Made), (proof.Signer.Thumbprint, proof.SignedAt));
        Assert.Equal(("credential.json", "application/vc+json"), (proof.Attachments[0].Name, proof.Attachments[0].MediaType));
        Assert.Equal(Given.Credential, proof.Attachments[0].Content.ToArray());
    }

    [Fact]
    public void A_key_that_stays_elsewhere_can_sign()
    {
        using var whole = Given.AnEcdsaCertificate();
        using var key = System.Security.Cryptography.X509Certificates.ECDsaCertificateExtensions.GetECDsaPrivateKey(whole)!;
        using var certificate = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificate(whole.RawData);

        var signer = DocumentSigner.From(certificate, key);

        Assert.False(SignedPdf.Read(Given.Writer.WriteSigned(Given.ASentence("甲"), Given.Made, Given.Note, signer).Value).IsRefused);
    }

    [Fact]
    public void A_certificate_without_its_key_cannot_become_a_signer()
    {
        using var whole = Given.AnEcdsaCertificate();
        using var certificate = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificate(whole.RawData);

        Assert.Throws<ArgumentException>(() => DocumentSigner.From(certificate));
    }
}
