using System.Text;
using System.Text.RegularExpressions;
using Zhiheng.Platform.Documents;

namespace Zhiheng.Modules.Tests.Platform.Documents;

/// <summary>What programs that are not ours say of the files.</summary>
public class OutsideToolTests
{
    private const string NotFirst = "，。、；：？！）》」』】〕”’…％";

    [ToolFact("pdfsig")]
    public void Pdfsig_finds_both_kinds_of_signature_valid_and_whole()
    {
        using var ecdsa = Given.AnEcdsaCertificate();
        using var rsa = Given.AnRsaCertificate();

        Assert.All([ecdsa, rsa], certificate =>
        {
            var said = Outside.Ask(Given.ASignedCertificate(certificate), "pdfsig", "{}").Said;

            Assert.Contains("Signature is Valid", said, StringComparison.Ordinal);
            Assert.Contains("Total document signed", said, StringComparison.Ordinal);
            Assert.Contains("ETSI.CAdES.detached", said, StringComparison.Ordinal);
        });
    }

    [ToolFact("pdfsig")]
    public void Pdfsig_notices_every_one_of_twenty_changes()
    {
        using var certificate = Given.AnEcdsaCertificate();
        var file = Given.ASignedCertificate(certificate);

        // Not in the slot: its zeros after the CMS are no part of what pdfsig reads. Ours reads them (SignedPdfTests).
        var slotEnd = Encoding.Latin1.GetString(file).IndexOf("/Contents<", StringComparison.Ordinal) + 6000;
        Assert.All(Enumerable.Range(0, 20), i =>
        {
            var changed = (byte[])file.Clone();
            changed[slotEnd + ((file.Length - slotEnd - 1) * i / 19)] ^= 1;

            Assert.DoesNotContain("Signature is Valid", Outside.Ask(changed, "pdfsig", "{}").Said, StringComparison.Ordinal);
        });
    }

    [ToolFact("qpdf", "mutool")]
    public void Qpdf_and_mutool_have_nothing_to_repair()
    {
        using var certificate = Given.AnEcdsaCertificate();
        byte[][] files = [Given.ASignedCertificate(certificate), Given.Writer.Write(Given.ALongSheet().ToDocument(), Given.Made).Value];

        Assert.All(files, file =>
        {
            var checkedByQpdf = Outside.Ask(file, "qpdf", "--check", "{}");
            var drawn = Outside.Ask(file, "mutool", "draw", "-q", "-o", "{folder}/page-%d.png", "{}");

            Assert.Equal(0, checkedByQpdf.Code);
            Assert.DoesNotContain("WARNING", checkedByQpdf.Said, StringComparison.Ordinal);
            Assert.Equal((0, ""), (drawn.Code, drawn.Said.Replace("warning: ICC support is not available\n", "", StringComparison.Ordinal)));
        });
    }

    [ToolFact("pdffonts")]
    public void The_typeface_is_embedded_as_a_subset_that_can_be_read_back()
    {
        var said = Outside.Ask(Given.Writer.Write(Given.ASheet().ToDocument(), Given.Made).Value, "pdffonts", "{}").Said;

        Assert.Matches(@"[A-Z]{6}\+WenQuanYiMicroHei +CID TrueType +Identity-H +yes yes yes", said);
    }

    [ToolFact("pdftotext")]
    public void Every_word_of_a_certificate_can_be_searched_though_a_mark_lies_across_it()
    {
        var sheet = Given.ASheet() with { IsDemo = true };

        var text = Outside.Text(Given.Writer.Write(sheet.ToDocument(), Given.Made).Value);

        Assert.All([sheet.Title, sheet.Number, sheet.Holder, sheet.HolderCode, sheet.HolderAddress, sheet.Standards, sheet.Scope, "2028年1月14日", sheet.Body, sheet.Signatory, sheet.Address],
            word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    [ToolFact("pdftotext")]
    public void However_long_the_names_the_first_page_holds_the_dates_the_signature_and_the_code()
    {
        var (name, many) = (string.Concat(Enumerable.Repeat("山东云岭精密机械制造", 9)), string.Concat(Enumerable.Repeat("GB/T 19001-2016 / ISO 9001:2015；", 5)));
        var sheet = Given.ASheet() with { Holder = name, Body = name[..45], BodyApproval = "CNCA-R-2002-001", HolderAddress = name, Standards = many, FirstIssuedOn = new(2019, 1, 15), IsSigned = true };
        CertificateSheet[] sheets =
        [
            sheet, sheet with { Scope = name + name }, sheet with { Sites = [.. Enumerable.Range(1, 3).Select(i => new CertificateSite($"第{i}基地", name))] },
            sheet with { Title = name[..20] + "认证证书", Scope = name + name }, sheet with { Holder = new string('a', 180) },
        ];

        Assert.All(sheets, one =>
        {
            var pages = Outside.Text(Given.Writer.Write(one.ToDocument(), Given.Made).Value).Split('\f');
            Assert.Contains("2028年1月14日", pages[0], StringComparison.Ordinal);
            Assert.Contains(one.Signatory, pages[0], StringComparison.Ordinal);
            Assert.Contains(one.Address, pages[0], StringComparison.Ordinal);
        });
    }

    [ToolFact("pdftotext")]
    public void A_certificate_without_end_says_so()
    {
        var text = Outside.Text(Given.Writer.Write((Given.ASheet() with { ExpiresOn = null }).ToDocument(), Given.Made).Value);

        Assert.Contains("长期有效", text, StringComparison.Ordinal);
        Assert.DoesNotContain("有效期至", text, StringComparison.Ordinal);
    }

    [ToolFact("pdftotext")]
    public void A_long_certificate_continues_on_further_pages_and_loses_nothing()
    {
        var sheet = Given.ALongSheet();
        var file = Given.Writer.Write(sheet.ToDocument(), Given.Made).Value;

        var pages = Outside.Text(file).TrimEnd('\f').Split('\f');
        var run = Outside.Text(file).ReplaceLineEndings("");

        Assert.True(pages.Length > 1);
        Assert.Contains(sheet.Scope, run, StringComparison.Ordinal);
        Assert.All(sheet.Sites, site => Assert.Contains(site.Address, run, StringComparison.Ordinal));
        Assert.All(pages.Skip(1), page => Assert.Contains(sheet.Number, page, StringComparison.Ordinal));
        Assert.Contains("赵明远", pages[0], StringComparison.Ordinal);
    }

    [ToolFact("pdftotext")]
    public void No_line_begins_with_closing_punctuation_or_ends_with_opening()
    {
        var text = string.Concat(Enumerable.Range(1, 90).Select(i => $"{new string('甲', i % 7)}，《认证{new string('乙', i % 5)}》（第{i}条）。"));

        var lines = Outside.Text(Given.Writer.Write(Given.ASentence(text), Given.Made).Value).Split('\n', '\f').Where(line => line.Length > 0 && !line.EndsWith('页')).ToList();

        Assert.True(lines.Count > 20);
        Assert.All(lines, line => Assert.False(NotFirst.Contains(line[0], StringComparison.Ordinal) || "《（".Contains(line[^1], StringComparison.Ordinal), line));
    }

    [ToolFact("pdftotext")]
    public void A_long_row_of_a_table_continues_on_the_next_page()
    {
        var value = string.Concat(Enumerable.Range(1, 400).Select(i => $"第{i}项；"));

        var text = Outside.Text(Given.Writer.Write(Given.ADocument(Table.OfFacts(80, ("范围", value), ("备注", "无"))), Given.Made).Value);

        // The row may break within an item, and the page number stands between.
        var run = Regex.Replace(text.ReplaceLineEndings(""), @"第 ?\d 页 ?共 ?\d ?页|第\d页共\d页|\f", "");
        Assert.Equal(2, text.TrimEnd('\f').Split('\f').Length);
        Assert.All(Enumerable.Range(1, 400), i => Assert.Contains($"第{i}项；", run, StringComparison.Ordinal));
    }

    [ToolFact("pdftoppm", "zbarimg")]
    public void The_code_is_read_from_the_printed_page()
    {
        var sheet = Given.ASheet() with { IsDemo = true };
        var folder = Directory.CreateTempSubdirectory("zhiheng-qr-").FullName;

        Outside.Ask(Given.Writer.Write(sheet.ToDocument(), Given.Made).Value, "pdftoppm", "-r", "150", "-png", "{}", $"{folder}/page");
        var said = Outside.Ask([], "zbarimg", "-q", "--raw", $"{folder}/page-1.png").Said;
        Directory.Delete(folder, recursive: true);

        Assert.Equal(sheet.Address, said.Split('\n')[0]);
    }
}
