using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Evidence;

namespace Zhiheng.Modules.Tests.Platform.Evidence;

/// <summary>What a file is, and which are turned away under which name.</summary>
public class EvidenceKindTests
{
    private static readonly Dictionary<string, (Func<byte[]> Bytes, string Name, string Code)> Refused = new()
    {
        ["empty"] = (() => [], "空.txt", "platform.evidence.empty"),
        ["svg"] = (() => "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"u8.ToArray(), "标志.svg", "platform.evidence.markup"),
        ["html as png"] = (() => "<!DOCTYPE html><script>alert(1)</script>"u8.ToArray(), "照片.png", "platform.evidence.markup"),
        ["html after a mark and blanks"] = (() => [0xEF, 0xBB, 0xBF, .. " \r\n<html>"u8], "a.txt", "platform.evidence.markup"),
        ["script inside a text"] = (() => "见下 <ScRiPt>alert(1)</sCrIpT>"u8.ToArray(), "a.txt", "platform.evidence.markup"),
        ["program"] = (() => [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, 4], "报告.pdf", "platform.evidence.program"),
        ["program of Linux"] = (() => [0x7F, .. "ELF"u8, 2, 1, 1, 0], "报告.pdf", "platform.evidence.program"),
        ["shell script"] = (() => "#!/bin/sh\nrm -rf ~\n"u8.ToArray(), "说明.txt", "platform.evidence.program"),
        ["batch file"] = (() => "@echo off\r\ndel *.*\r\n"u8.ToArray(), "说明.bat", "platform.evidence.not-as-named"),
        ["archive"] = (() => GivenEvidence.Package(("a.txt", "a")), "材料.zip", "platform.evidence.archive"),
        ["empty archive"] = (() => GivenEvidence.Package(), "材料.zip", "platform.evidence.archive"),
        ["rar"] = (() => [.. "Rar!"u8, 0x1A, 7, 0], "材料.rar", "platform.evidence.archive"),
        ["presentation"] = (() => GivenEvidence.Package(("[Content_Types].xml", GivenEvidence.Types("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"))), "a.pptx", "platform.evidence.unknown-kind"),
        ["encrypted archive"] = (() => GivenEvidence.Encrypted(GivenEvidence.Docx), "合同.docx", "platform.evidence.encrypted"),
        ["old Word"] = (() => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "合同.doc", "platform.evidence.old-office"),
        ["bomb"] = (GivenEvidence.Bomb, "表.xlsx", "platform.evidence.bomb"),
        ["picture of a million millions"] = (() => GivenEvidence.PngOf(1_000_000, 1_000_000), "a.png", "platform.evidence.bomb"),
        ["macros by type"] = (() => GivenEvidence.Package(("[Content_Types].xml", GivenEvidence.Types("application/vnd.ms-excel.sheet.macroEnabled.main+xml"))), "表.xlsm", "platform.evidence.macros"),
        ["macros by part"] = (() => GivenEvidence.Package(("[Content_Types].xml", GivenEvidence.Types(GivenEvidence.DocxType)), ("word/vbaProject.bin", "x")), "文.docx", "platform.evidence.macros"),
        ["macros of version 4"] = (() => GivenEvidence.Package(("[Content_Types].xml", GivenEvidence.Types(GivenEvidence.XlsxType)), ("xl/macrosheets/sheet1.xml", "x")), "表.xlsx", "platform.evidence.macros"),
        ["entry that leads elsewhere"] = (() => GivenEvidence.Package(("[Content_Types].xml", GivenEvidence.Types(GivenEvidence.DocxType)), ("word/../../a", "x")), "文.docx", "platform.evidence.damaged"),
        ["entry twice"] = (() => GivenEvidence.Package(("[Content_Types].xml", GivenEvidence.Types(GivenEvidence.DocxType)), ("word/a", "x"), ("Word/A", "y")), "文.docx", "platform.evidence.damaged"),
        ["types with an entity"] = (() => GivenEvidence.Package(("[Content_Types].xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><Types>&b;</Types>")), "文.docx", "platform.evidence.damaged"),
        ["archive behind a picture"] = (() => [.. GivenEvidence.Jpeg, .. GivenEvidence.Package(("a.txt", "a"))], "a.jpg", "platform.evidence.polyglot"),
        ["archive behind a PDF"] = (() => [.. GivenEvidence.Pdf, .. GivenEvidence.Package(("a.txt", "a"))], "a.pdf", "platform.evidence.polyglot"),
        ["page behind a PDF"] = (() => [.. GivenEvidence.Pdf, .. "<html>"u8], "a.pdf", "platform.evidence.polyglot"),
        ["something behind a PNG"] = (() => [.. GivenEvidence.Png, 0], "a.png", "platform.evidence.polyglot"),
        ["PDF in a picture"] = (() => [.. GivenEvidence.Jpeg, .. "%PDF-1.4"u8], "a.jpg", "platform.evidence.polyglot"),
        ["something before an archive"] = (() => [.. "PK\u0003\u0004"u8, .. GivenEvidence.Docx], "a.docx", "platform.evidence.polyglot"),
        ["cut off PDF"] = (() => GivenEvidence.Pdf[..40], "a.pdf", "platform.evidence.damaged"),
        ["cut off PNG"] = (() => GivenEvidence.Png[..^3], "a.png", "platform.evidence.damaged"),
        ["cut off JPEG"] = (() => GivenEvidence.Jpeg[..^2], "a.jpg", "platform.evidence.damaged"),
        ["cut off HEIC"] = (() => GivenEvidence.Heic[..^1], "a.heic", "platform.evidence.damaged"),
        ["cut off docx"] = (() => GivenEvidence.Docx[..^1], "a.docx", "platform.evidence.archive"),
        ["PNG called PDF"] = (() => GivenEvidence.Png, "a.pdf", "platform.evidence.not-as-named"),
        ["text called PNG"] = (() => GivenEvidence.Text, "a.png", "platform.evidence.not-as-named"),
        ["zeros"] = (() => new byte[100], "a.txt", "platform.evidence.unknown-kind"),
        ["UTF-16"] = (() => [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes("说明")], "a.txt", "platform.evidence.not-text"),
        ["neither encoding"] = (() => [0xFF, 0xC3, 0x28, 0xFF], "a.txt", "platform.evidence.not-text"),
        ["control character behind the first kilobyte"] = (() => [.. new string('a', 2000).Select(c => (byte)c), 7], "a.txt", "platform.evidence.not-text"),
    };

    private static readonly Dictionary<string, (Func<byte[]> Bytes, string Name, EvidenceKind Kind)> Taken = new()
    {
        ["pdf"] = (() => GivenEvidence.Pdf, "a.PDF", EvidenceKind.Pdf),
        ["pdf filled up with zeros"] = (() => [.. GivenEvidence.Pdf, .. new byte[50]], "a.pdf", EvidenceKind.Pdf),
        ["png"] = (() => GivenEvidence.Png, "a.png", EvidenceKind.Png),
        ["jpeg"] = (() => GivenEvidence.Jpeg, "a.jpeg", EvidenceKind.Jpeg),
        ["moving photo"] = (() => [.. GivenEvidence.Jpeg, .. "\0\0\0\u0018ftypmp42"u8], "a.jpg", EvidenceKind.Jpeg),
        ["heic"] = (() => GivenEvidence.Heic, "a.heic", EvidenceKind.Heic),
        ["ofd"] = (() => GivenEvidence.Ofd, "a.ofd", EvidenceKind.Ofd),
        ["docx"] = (() => GivenEvidence.Docx, "a.docx", EvidenceKind.Docx),
        ["xlsx"] = (() => GivenEvidence.Xlsx, "a.xlsx", EvidenceKind.Xlsx),
        ["utf-8"] = (() => GivenEvidence.Text, "a.txt", EvidenceKind.Text),
        ["gb18030"] = (() => Gb18030().GetBytes("检查发现，𠮷野家。"), "a.csv", EvidenceKind.Text),
        ["a text that begins like a program"] = (() => "MZ-2026-01 号记录"u8.ToArray(), "a.txt", EvidenceKind.Text),
        ["a text in angle brackets"] = (() => "<关于检查的说明>"u8.ToArray(), "a.txt", EvidenceKind.Text),
        ["a character across two blocks"] = (() => [.. "a"u8, .. Enumerable.Repeat("检"u8.ToArray(), 50_000).SelectMany(b => b)], "a.txt", EvidenceKind.Text),
    };

    public static TheoryData<string> RefusedFiles => [.. Refused.Keys];

    public static TheoryData<string> TakenFiles => [.. Taken.Keys];

    [Theory]
    [MemberData(nameof(RefusedFiles))]
    public async Task What_is_not_on_the_list_is_refused_by_name_and_nothing_stays(string file)
    {
        await using var desk = await EvidenceDesk.Open(Dialect.Sqlite);
        var (bytes, name, code) = Refused[file];

        var outcome = await desk.Keep(bytes(), name);

        Assert.Equal(code, outcome.IsRefused ? outcome.Refusal.Code : outcome.Value.Kind.ToString());
        Assert.Equal((0, 0), (desk.OnDisk.Count, await desk.Rows()));
    }

    [Theory]
    [MemberData(nameof(TakenFiles))]
    public async Task What_is_on_the_list_is_kept_under_its_digest_and_comes_back_as_it_was(string file)
    {
        await using var desk = await EvidenceDesk.Open(Dialect.Sqlite);
        var (make, name, kind) = Taken[file];
        var bytes = make();

        var outcome = await desk.Keep(bytes, name);

        Assert.True(!outcome.IsRefused, outcome.IsRefused ? outcome.Refusal.Message : "");
        await using var content = (await desk.Files.Open(outcome.Value.Id, CancellationToken.None)).Value;
        using var back = new MemoryStream();
        await content.Stream.CopyToAsync(back);
        Assert.Equal((kind, "not-scanned"), (content.File.Kind, content.File.Scan));
        Assert.Equal(bytes, back.ToArray());
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        Assert.Equal(Path.Combine(desk.Folder, digest[..2], digest[2..]), Assert.Single(desk.OnDisk));
    }

    [Theory]
    [InlineData("image/svg+xml", true)]
    [InlineData("text/html; charset=utf-8", true)]
    [InlineData("application/pdf", true)]
    [InlineData("image/png", false)]
    [InlineData("application/octet-stream", false)]
    [InlineData("application/vnd.ms-excel", false)]
    [InlineData("", false)]
    public async Task A_claim_that_contradicts_the_content_is_refused_and_an_ignorant_one_is_not(string declared, bool isRefused)
    {
        await using var desk = await EvidenceDesk.Open(Dialect.Sqlite);

        var outcome = await desk.Keep(GivenEvidence.Png, "a.png", declared);

        Assert.Equal(isRefused, outcome.IsRefused);
    }

    /// <summary>Damage anywhere is answered, never an exception: one byte of each kind is changed at every place.</summary>
    [Fact]
    public void No_damaged_file_brings_the_sniffer_down()
    {
        foreach (var whole in new[] { GivenEvidence.Pdf, GivenEvidence.Png, GivenEvidence.Jpeg, GivenEvidence.Heic, GivenEvidence.Docx, GivenEvidence.Ofd })
        {
            for (var i = 0; i < whole.Length; i++)
            {
                var changed = (byte[])whole.Clone();
                changed[i] ^= 0xFF;
                using var stream = new MemoryStream(changed);
                using var cut = new MemoryStream(whole, 0, i);

                Assert.NotNull(EvidenceSniffer.Sniff(stream, "a.pdf"));
                Assert.NotNull(EvidenceSniffer.Sniff(cut, "a.pdf"));
            }
        }
    }

    private static System.Text.Encoding Gb18030() => System.Text.CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
}
