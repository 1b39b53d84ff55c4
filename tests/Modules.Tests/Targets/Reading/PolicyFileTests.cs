using System.IO.Compression;
using System.Text;
using Zhiheng.Targets.Reading;
using Zhiheng.Targets.Reading.Files;

namespace Zhiheng.Modules.Tests.Targets.Reading;

public class PolicyFileTests
{
    private const string Short = "一、加强监管\n1.加强检查。每年检查100家。(市质监局负责)\n2.加强宣传。(市质监局负责)\n";

    public static TheoryData<string, byte[]> NotRead => new()
    {
        { "targets.policy.empty", [] },
        { "targets.policy.empty", "  \r\n\t　"u8.ToArray() },
        { "targets.policy.pdf", "%PDF-1.7\n%âãÏÓ"u8.ToArray() },
        { "targets.policy.image", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] },
        { "targets.policy.image", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A] },
        { "targets.policy.old-word", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1] },
        { "targets.policy.rtf", @"{\rtf1\ansi}"u8.ToArray() },
        { "targets.policy.encoding", [0xFF, 0xFE, 0x00, 0x4E] },
        { "targets.policy.encoding", [.. "一、"u8, 0x80, 0xFF, 0x0A] },
        { "targets.policy.binary", [0x7F, 0x45, 0x4C, 0x46, 0, 0, 1] },
        { "targets.policy.damaged", "PK\u0003\u0004 and nothing"u8.ToArray() },
        { "targets.policy.not-word", Zip(("readme.txt", "x")) },
        { "targets.policy.macros", Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>"), ("word/vbaProject.bin", "x")) },
        { "targets.policy.macros", Zip(("[Content_Types].xml", "<Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>"), ("word/document.xml", "<w/>")) },
        { "targets.policy.damaged", Zip(("word/document.xml", "<w><unclosed>")) },
        { "targets.policy.damaged", Zip(("word/document.xml", "<!DOCTYPE w [<!ENTITY a \"aaaa\">]><w>&a;</w>")) },
        { "targets.policy.no-structure", "床前明月光，疑是地上霜。\n举头望明月，低头思故乡。\n"u8.ToArray() },
        { "targets.policy.only-tables", "序号\t指标\t目标\n1\t认证证书\t100张\n2\t获证企业\t200家\n"u8.ToArray() },
        { "targets.policy.only-tables", "<html><body><table><tr><td>序号</td><td>指标</td></tr><tr><td>1</td><td>认证证书100张</td></tr></table></body></html>"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(NotRead))]
    public void What_cannot_be_read_is_said_with_a_way_out(string code, byte[] file)
    {
        var read = GivenPolicy.Read(file);

        Assert.Equal(code, read.Refusal.Code);
        Assert.Contains("请", read.Refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_just_the_limit_is_taken_and_one_byte_more_is_not()
    {
        var file = new byte[PolicyFile.MostBytes + 1];
        Encoding.UTF8.GetBytes(Short).CopyTo(file, 0);
        file.AsSpan(Encoding.UTF8.GetByteCount(Short)).Fill((byte)'\n');

        Assert.Equal("targets.policy.too-large", GivenPolicy.Read(file).Refusal.Code);
        Assert.Equal("targets.policy.too-long", GivenPolicy.Read(file[..^1]).Refusal.Code);
        Assert.False(GivenPolicy.Read(file[..1_000_000]).IsRefused);
    }

    [Fact]
    public async Task A_stream_beyond_the_limit_is_not_taken_into_memory()
    {
        await using var stream = new MemoryStream(new byte[PolicyFile.MostBytes + 1]);

        var read = await PolicyFile.Read(stream, CancellationToken.None);

        Assert.Equal("targets.policy.too-large", read.Refusal.Code);
        Assert.True(stream.Position <= PolicyFile.MostBytes + 1);
    }

    [Fact]
    public void The_same_document_is_read_alike_in_every_encoding_and_format()
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var html = $"<!DOCTYPE html><html><head><style>p{{}}</style></head><body>{string.Concat(Short.Trim().Split('\n').Select(line => $"<p>{line}</p>"))}<script>var x = '一、';</script></body></html>";
        var word = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
            + string.Concat(Short.Trim().Split('\n').Select(line => $"<w:p><w:del><w:r><w:delText>删去的话</w:delText></w:r></w:del><w:r><w:t>{line}</w:t></w:r></w:p>")) + "</w:body></w:document>";
        byte[][] files =
        [
            Encoding.UTF8.GetBytes(Short), [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Short)], gb.GetBytes(Short.Replace("\n", "\r\n", StringComparison.Ordinal)),
            Encoding.UTF8.GetBytes(html), gb.GetBytes(html), Zip(("word/document.xml", word)),
        ];

        var read = files.Select(file => GivenPolicy.Read(file).Value).ToList();

        Assert.All(read, reading => Assert.Equal(
            [("1", "加强检查", "市质监局"), ("2", "加强宣传", "市质监局")], reading.Measures.Select(measure => (measure.No.Value, measure.Title.Value, measure.Units.Single().Name))));
        Assert.All(read, reading => Assert.Equal(100m, reading.Indicators.Single().Target.Value));
        Assert.Equal(["utf-8", "utf-8", "gb18030", "utf-8", "gb18030", "utf-8"], read.Select(reading => reading.Source.Encoding));
        Assert.Equal(["txt", "txt", "txt", "html", "html", "docx"], read.Select(reading => reading.Source.Format));
    }

    [Fact]
    public void A_table_beside_the_text_is_not_read_and_said_so()
    {
        var reading = GivenPolicy.Read(Short + "附表\n序号\t指标\t目标\n1\t认证证书达到\t100张\n").Value;

        Assert.Single(reading.Indicators);
        Assert.Contains(reading.Doubts, doubt => doubt.Contains("表格", StringComparison.Ordinal));
    }

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return file.ToArray();
    }
}
