using System.Buffers.Binary;
using System.Text;
using Zhiheng.Platform.Documents;
using Zhiheng.Platform.Documents.Fonts;

namespace Zhiheng.Modules.Tests.Platform.Documents;

public class FontTests
{
    private static readonly Lazy<byte[]> Shipped = new(ReadShipped);

    [Fact]
    public void The_shipped_face_prints_ordinary_Chinese_Latin_and_figures()
        => Assert.Null(DocumentFonts.Shipped.Missing("质衡·认证证书（GB/T 19001-2016）“第 1 页”，Ⅲ级；龘靐\n—…％℃"));

    /// <summary>The shipped face has glyphs for them, but empty ones.</summary>
    [ToolFact("pdftotext")]
    public void A_sign_drawn_empty_is_written_out()
        => Assert.Contains("-18°C 冷藏，V 级", Outside.Text(Given.Writer.Write(Given.ASentence("-18℃ 冷藏，Ⅴ 级"), Given.Made).Value), StringComparison.Ordinal);

    [Theory]
    [InlineData("lǎo", "ǎ", "U+01CE")]
    [InlineData("丁㐂", "㐂", "U+3402")]
    [InlineData("𠮷野", "𠮷", "U+20BB7")]
    [InlineData("甲\t乙", "", "U+0009")]
    [InlineData("甲\uD842", "�", "U+FFFD")]
    public void A_character_without_glyph_is_refused_by_name(string text, string character, string codePoint)
    {
        var outcome = Given.Writer.Write(Given.ASentence($"某某{text}公司"), Given.Made);

        Assert.Equal("platform.document.no-glyph", outcome.Refusal.Code);
        Assert.Contains($"“{character}”（{codePoint}）", outcome.Refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("شىنجاڭ")]
    [InlineData("བོད")]
    [InlineData("甲\u202E乙")]
    public void A_script_that_must_be_shaped_is_refused_rather_than_misprinted(string text)
        => Assert.Equal("platform.document.needs-shaping", Given.Writer.Write(Given.ASentence(text), Given.Made).Refusal.Code);

    [Fact]
    public void A_missing_character_is_found_wherever_it_stands()
    {
        var sheet = Given.ASheet() with { Signatory = "赵㐂", };
        var watermarked = Given.ASentence("字") with { Page = new PageLook { Watermark = "㐂" } };
        var nested = Given.ADocument(new Foot(new Columns(4, new Column(0, new Framed(4, Ink.Brand, new Paragraph("㐂", TextStyle.Body))))));

        Assert.All([sheet.ToDocument(), watermarked, nested], document =>
            Assert.Equal("platform.document.no-glyph", Given.Writer.Write(document, Given.Made).Refusal.Code));
    }

    [HanazonoFact]
    public void A_fallback_face_prints_what_the_shipped_one_lacks()
    {
        var fonts = DocumentFonts.WithFallback([HanazonoFactAttribute.HanaMinA, HanazonoFactAttribute.HanaMinB]).Value;

        var file = new DocumentWriter(fonts).Write(Given.ASentence("丁㐂与𠮷野𪛖公司"), Given.Made).Value;

        if (Outside.Has("pdftotext"))
        {
            Assert.Contains("丁㐂与𠮷野𪛖公司", Outside.Text(file), StringComparison.Ordinal);
            Assert.Equal(3, Outside.Ask(file, "pdffonts", "{}").Said.Split('\n').Count(line => line.Contains("CID TrueType", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void A_face_with_postscript_outlines_is_refused_by_name()
    {
        var font = new byte[28];
        "OTTO"u8.CopyTo(font);
        font[5] = 1;
        "CFF "u8.CopyTo(font.AsSpan(12));

        var refusal = FontFace.Read(font, "思源.otf").Refusal;

        Assert.Equal("platform.document.font-not-truetype", refusal.Code);
        Assert.Contains("思源.otf", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_face_that_forbids_embedding_is_refused()
    {
        var font = (byte[])Shipped.Value.Clone();
        var face = BinaryPrimitives.ReadInt32BigEndian(font.AsSpan(12));
        var record = Enumerable.Range(0, 40).Select(i => face + 12 + (16 * i)).First(at => Encoding.ASCII.GetString(font, at, 4) == "OS/2");
        BinaryPrimitives.WriteInt16BigEndian(font.AsSpan(BinaryPrimitives.ReadInt32BigEndian(font.AsSpan(record + 8)) + 8), 2);

        Assert.Equal("platform.document.font-restricted", FontFace.Read(font, "某字体").Refusal.Code);
    }

    [Fact]
    public void A_face_that_a_collection_lacks_is_refused()
        => Assert.Equal("platform.document.font-face-missing", FontFace.Read(Shipped.Value, "集合", face: 2).Refusal.Code);

    [Fact]
    public void Every_face_of_a_collection_can_be_read()
        => Assert.Equal("WenQuanYiMicroHeiMono", FontFace.Read(Shipped.Value, "集合", face: 1).Value.PostScriptName);

    [Fact]
    public void A_font_that_ends_early_is_refused()
        => Assert.All(Enumerable.Range(0, 30), i =>
            Assert.StartsWith("platform.document.font-", FontFace.Read(Shipped.Value.AsMemory(0, Shipped.Value.Length * i / 45), "残缺").Refusal.Code, StringComparison.Ordinal));

    [Fact]
    public void A_damaged_font_is_refused_or_prints_but_never_fails()
    {
        Assert.All(Enumerable.Range(0, 120), i =>
        {
            var font = (byte[])Shipped.Value.Clone();
            font.AsSpan(20 + (7 * i), 5).Fill((byte)(i * 37));

            var read = FontFace.Read(font, "损坏");

            Assert.True(read.IsRefused || new DocumentWriter(new DocumentFonts([read.Value])).Write(Given.ASentence("认证证书 A1é"), Given.Made) is not null);
        });
    }

    private static byte[] ReadShipped()
    {
        using var stream = typeof(DocumentFonts).Assembly.GetManifestResourceStream("Zhiheng.Platform.Documents.Fonts.wqy-microhei.ttc")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
