using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Evidence;

namespace Zhiheng.Modules.Tests.Platform.Evidence;

public class EvidenceNameTests
{
    [Theory]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData("C:\\材料\\说明.txt", "说明.txt")]
    [InlineData("..", "附件")]
    [InlineData("", "附件")]
    [InlineData(null, "附件")]
    [InlineData("  .hidden.txt. ", "hidden.txt")]
    [InlineData("a\0b\r\nc.txt", "abc.txt")]
    [InlineData("fdp.\u202Eexe.txt", "fdp.exe.txt")]
    [InlineData("说\u200B明\uFEFF.txt", "说明.txt")]
    [InlineData("a<b>\"c\"|d?*:.txt", "abcd.txt")]
    [InlineData("e\u0301.txt", "é.txt")]
    [InlineData("a\u3000b.txt", "a b.txt")]
    public void A_name_is_shown_without_places_and_tricks(string? name, string expected) => Assert.Equal(expected, EvidenceName.Clean(name));

    [Fact]
    public void A_long_name_is_shortened_and_keeps_its_ending()
    {
        var cleaned = EvidenceName.Clean(new string('长', 300) + ".docx");

        Assert.Equal((100, "docx"), (cleaned.Length, EvidenceName.Ending(cleaned)));
    }

    [Fact]
    public void A_long_name_is_not_cut_inside_a_character()
        => Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(EvidenceName.Clean(string.Concat(Enumerable.Repeat("𠮷", 80)) + ".txt"))));

    [Fact]
    public async Task A_file_without_ending_gets_that_of_its_content()
    {
        await using var desk = await EvidenceDesk.Open(Dialect.Sqlite);

        Assert.Equal("照片.jpg", (await desk.Keep(GivenEvidence.Jpeg, "照片")).Value.Name);
    }

    [Fact]
    public void A_name_cannot_leave_its_header()
    {
        var disposition = EvidenceName.Disposition("a\"; b=\\c%0d.txt", inline: false);

        Assert.Equal("attachment; filename=\"a__ b=_c_0d.txt\"; filename*=UTF-8''a%22%3B%20b%3D%5Cc%250d.txt", disposition);
    }

    [Theory]
    [InlineData("png", "image/png", "inline")]
    [InlineData("jpg", "image/jpeg", "inline")]
    [InlineData("pdf", "application/pdf", "attachment")]
    [InlineData("txt", "text/plain", "attachment")]
    public async Task Only_pictures_are_shown_in_the_page(string ending, string type, string disposition)
    {
        await using var desk = await EvidenceDesk.Open(Dialect.Sqlite);
        var bytes = ending switch { "png" => GivenEvidence.Png, "jpg" => GivenEvidence.Jpeg, "pdf" => GivenEvidence.Pdf, _ => GivenEvidence.Text };

        var file = (await desk.Keep(bytes, $"现场.{ending}")).Value;

        await using var content = (await desk.Files.Open(file.Id, CancellationToken.None)).Value;
        Assert.Equal(type, content.ContentType);
        Assert.Equal($"{disposition}; filename=\"__.{ending}\"; filename*=UTF-8''%E7%8E%B0%E5%9C%BA.{ending}", content.ContentDisposition);
    }
}
