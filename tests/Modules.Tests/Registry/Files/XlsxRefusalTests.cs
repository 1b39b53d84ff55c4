using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Zhiheng.Registry.Reporting.Files;

namespace Zhiheng.Modules.Tests.Registry.Files;

public class XlsxRefusalTests
{
    private static readonly byte[] Ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

    [Fact]
    public void An_old_workbook_and_an_encrypted_one_are_told_apart()
    {
        var old = new byte[2_048];
        Ole.CopyTo(old, 0);
        old[30] = 9;
        BinaryPrimitives.WriteUInt32LittleEndian(old.AsSpan(48), 1);
        var encrypted = old.ToArray();
        Encoding.Unicode.GetBytes("EncryptedPackage").CopyTo(encrypted, 1_024 + 128);
        using var first = GivenFile.Of(old);
        using var second = GivenFile.Of(encrypted);
        using var stub = GivenFile.Of(Ole);

        Assert.Equal("registry.file.old-xls", first.Refused());
        Assert.Equal("registry.file.xlsx-encrypted", second.Refused());
        Assert.Equal("registry.file.old-xls", stub.Refused());
    }

    [Fact]
    public void A_ZIP_file_without_a_workbook_is_refused()
    {
        using var docx = GivenFile.Of(GivenFile.Zip(("word/document.xml", "<w/>")));
        using var nothing = GivenFile.Of(GivenFile.Zip());

        Assert.Equal("registry.file.zip-not-workbook", docx.Refused());
        Assert.Equal("registry.file.zip-not-workbook", nothing.Refused());
    }

    [Fact]
    public void A_binary_workbook_is_refused()
    {
        var parts = GivenFile.Parts(GivenFile.Sheet(""));
        parts[0].Text = parts[0].Text.Replace("workbook.xml", "workbook.bin", StringComparison.Ordinal);
        using var given = GivenFile.Of(GivenFile.Zip(parts));

        Assert.Equal("registry.file.xlsb", given.Refused());
    }

    [Theory]
    [InlineData("<sheet name=\"h\" sheetId=\"1\" state=\"hidden\" r:id=\"rId1\"/>")]
    [InlineData("<sheet name=\"h\" sheetId=\"1\" r:id=\"rId7\"/>")]
    [InlineData("")]
    public void A_workbook_without_a_visible_sheet_is_refused(string sheets)
    {
        var parts = GivenFile.Parts(GivenFile.Sheet(GivenFile.Row(1, "甲")));
        parts[1].Text = parts[1].Text.Replace("<sheet name=\"数据\" sheetId=\"1\" r:id=\"rId1\"/>", sheets, StringComparison.Ordinal);
        using var given = GivenFile.Of(GivenFile.Zip(parts));

        Assert.Equal("registry.file.no-sheet", given.Refused());
    }

    [Fact]
    public void A_workbook_whose_sheet_is_missing_or_outside_is_refused()
    {
        var missing = GivenFile.Parts("").Where(p => !p.Path.Contains("sheet1", StringComparison.Ordinal)).ToArray();
        var outside = GivenFile.Parts(GivenFile.Sheet(GivenFile.Row(1, "甲")));
        outside[2].Text = outside[2].Text.Replace("Id=\"rId1\"", "Id=\"rId1\" TargetMode=\"External\"", StringComparison.Ordinal);
        using var first = GivenFile.Of(GivenFile.Zip(missing));
        using var second = GivenFile.Of(GivenFile.Zip(outside));

        Assert.Equal("registry.file.xlsx-damaged", first.Refused());
        Assert.Equal("registry.file.no-sheet", second.Refused());
    }

    [Fact]
    public void An_encrypted_entry_is_refused()
    {
        var bytes = GivenFile.XlsxBytes(GivenFile.Row(1, "甲"));
        for (var i = 0; i < bytes.Length - 4; i++)
        {
            if (bytes.AsSpan(i).StartsWith("PK\x1\x2"u8))
            {
                bytes[i + 8] |= 1;
            }
        }

        using var given = GivenFile.Of(bytes);

        Assert.Equal("registry.file.xlsx-encrypted", given.Refused());
    }

    [Fact]
    public void A_document_type_is_refused_and_its_entities_are_never_resolved()
    {
        using var secret = GivenFile.Csv("geheim");
        var sheet = $"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret.Path}">]>{GivenFile.Sheet(GivenFile.Row(1, "&e;"))}""";
        using var given = GivenFile.Of(GivenFile.Zip(GivenFile.Parts(sheet)));
        using var misplaced = GivenFile.Xlsx(GivenFile.Row(1, "甲"), "<!DOCTYPE x>");

        Assert.Equal("registry.file.xml-dtd", given.Refused());
        Assert.Equal("registry.file.xml-dtd", misplaced.Refused());
    }

    [Fact]
    public void Broken_XML_names_the_part_and_the_place()
    {
        using var given = GivenFile.Of(GivenFile.Zip(GivenFile.Parts("<worksheet><sheetData></worksheet>")));

        var refusal = given.Refusal()!;

        Assert.Equal("registry.file.xml-damaged", refusal.Code);
        Assert.Contains("xl/worksheets/sheet1.xml 第 1 行", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 5_000)) + string.Concat(Enumerable.Repeat("</a>", 5_000));
        using var given = GivenFile.Xlsx(deep);

        Assert.Equal("registry.file.xlsx-damaged", given.Refused());
    }

    [Fact]
    public void A_zip_bomb_is_stopped_by_its_ratio_while_unpacking()
    {
        using var given = GivenFile.Xlsx(
            GivenFile.Row(1, "甲") + GivenFile.Row(2, "1") + string.Concat(Enumerable.Repeat($"<row>{new string(' ', 4_000)}</row>", 4_000)));

        var rows = given.Rows();

        Assert.Equal("registry.file.zip-ratio", rows[^1].Problem!.Code);
        Assert.True(rows[^1].EndsFile);
        Assert.Equal("1", rows[0].Cells[0]);
    }

    [Fact]
    public void A_zip_bomb_is_stopped_by_its_total_while_unpacking()
    {
        using var given = GivenFile.Xlsx(
            GivenFile.Row(1, "甲") + GivenFile.Row(2, "1") + string.Concat(Enumerable.Repeat("<row><c/></row>\n", 100_000)));

        var rows = given.Rows(new FileLimits(MaxCompressionRatio: 10_000, MaxUnpackedBytes: 1_000_000));

        Assert.Equal(("registry.file.zip-too-large", true), (rows[^1].Problem!.Code, rows[^1].EndsFile));
        Assert.Equal(2, rows.Count);
    }

    [Fact]
    public void One_element_that_would_fill_the_memory_is_stopped()
    {
        using var given = GivenFile.Xlsx(GivenFile.Row(1, "甲") + GivenFile.Row(2, "1")
            + $"""<row r="3" spans="{new string('1', 3_000_000)}"><c/></row>""");

        var rows = given.Rows(new FileLimits(MaxCompressionRatio: 10_000, MaxRowBytes: 1 << 20));

        Assert.Equal(("registry.file.xlsx-element-too-large", true, 2), (rows[^1].Problem!.Code, rows[^1].EndsFile, rows[^1].Row));
    }

    [Fact]
    public void Entries_beyond_the_limit_are_refused()
    {
        var parts = GivenFile.Parts(GivenFile.Sheet(GivenFile.Row(1, "甲")));
        using var given = GivenFile.Of(GivenFile.Zip(parts));

        Assert.Equal("", given.Refused(new FileLimits(MaxZipEntries: 6)));
        Assert.Equal("registry.file.zip-entries", given.Refused(new FileLimits(MaxZipEntries: 5)));
    }

    [Fact]
    public void A_part_listed_twice_is_refused()
    {
        var parts = GivenFile.Parts(GivenFile.Sheet(GivenFile.Row(1, "甲")));
        using var given = GivenFile.Of(GivenFile.Zip([.. parts, ("XL/worksheets/sheet1.xml", "")]));

        Assert.Equal("registry.file.xlsx-damaged", given.Refused());
    }

    public static TheoryData<string, string, string> Cells => new()
    {
        { "registry.file.formula", "<f>1+1</f><v>2</v>", "" },
        { "registry.file.formula", "<f t=\"shared\" si=\"0\"/><v>2</v>", "" },
        { "registry.file.formula", "<f>HYPERLINK(\"x\")</f>", "t=\"str\"" },
        { "registry.file.cell-error", "<v>#N/A</v>", "t=\"e\"" },
        { "registry.file.number-imprecise", "<v>9.1370102000012345E+17</v>", "" },
        { "registry.file.date-impossible", "<v>60</v>", "s=\"1\"" },
        { "registry.file.cell-damaged", "<v>99</v>", "t=\"s\"" },
        { "registry.file.cell-damaged", "<v>-1</v>", "t=\"s\"" },
        { "registry.file.cell-damaged", "<v>x</v>", "" },
        { "registry.file.cell-damaged", "<v>2</v>", "t=\"b\"" },
        { "registry.file.cell-damaged", "<v>2</v>", "t=\"?\"" },
        { "registry.file.control-character", "<is><t>a_x0000_b</t></is>", "t=\"inlineStr\"" },
        { "registry.file.control-character", "<is><t>a_xD800_b</t></is>", "t=\"inlineStr\"" },
        { "registry.file.bidi-character", "<is><t>a\u202eb</t></is>", "t=\"inlineStr\"" },
        { "registry.file.invisible-character", "<is><t>a\u2061b</t></is>", "t=\"inlineStr\"" },
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_bad_cell_is_refused_and_the_file_goes_on(string code, string content, string attributes)
    {
        using var given = GivenFile.Xlsx(
            $"""{GivenFile.Row(1, "甲", "乙")}<row r="2"><c r="A2"><v>1</v></c><c r="B2" {attributes}>{content}</c></row>{GivenFile.Row(3, "3", "4")}""",
            "<si><t>a</t></si>", """<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>""");

        var rows = given.Rows();

        Assert.Equal((code, "乙", 1, 2, false), (rows[0].Problem!.Code, rows[0].Column, rows[0].Row, rows[0].Line, rows[0].EndsFile));
        Assert.StartsWith("单元格 B2（乙）", rows[0].Problem!.Message, StringComparison.Ordinal);
        Assert.Equal(["3", "4"], rows[1].Cells);
    }

    [Theory]
    [InlineData("registry.file.too-many-cells", """<c r="AB2"><v>1</v></c>""")]
    [InlineData("registry.file.cell-damaged", """<c r="B2"><v>1</v></c><c r="A2"><v>1</v></c>""")]
    [InlineData("registry.file.cell-damaged", """<c r="A2"><v>1</v></c><c r="A2"><v>1</v></c>""")]
    [InlineData("registry.file.cell-damaged", """<c r="ABCDE2"><v>1</v></c>""")]
    [InlineData("registry.file.cell-damaged", """<c r="22"><v>1</v></c>""")]
    public void A_row_with_cells_out_of_place_is_refused_and_the_file_goes_on(string code, string cells)
    {
        using var given = GivenFile.Xlsx($"""{GivenFile.Row(1, "甲", "乙")}<row r="2">{cells}</row>{GivenFile.Row(3, "3")}""");

        var rows = given.Rows();

        Assert.Equal([code, null], rows.Select(r => r.Problem?.Code));
    }

    [Fact]
    public void Blank_cells_beyond_the_header_do_no_harm()
    {
        using var given = GivenFile.Xlsx($"""{GivenFile.Row(1, "甲")}<row r="2"><c r="A2"><v>1</v></c><c r="XFD2" s="3"/></row>""");

        Assert.Equal(["1"], given.Rows()[0].Cells);
    }

    [Fact]
    public void Row_numbers_that_go_backwards_end_the_file()
    {
        using var given = GivenFile.Xlsx(GivenFile.Row(1, "甲") + GivenFile.Row(3, "1") + GivenFile.Row(3, "2") + GivenFile.Row(4, "3"));

        var rows = given.Rows();

        Assert.Equal([(2, false), (3, true)], rows.Select(r => (r.Row, r.EndsFile)));
        Assert.Empty(given.Rows(skip: 3));
    }

    [Fact]
    public void A_cell_of_a_megabyte_is_refused_and_the_file_goes_on()
    {
        var text = new string('长', 1 << 20);
        using var inline = GivenFile.Xlsx(GivenFile.Row(1, "甲") + GivenFile.Row(2, text) + GivenFile.Row(3, "1"));
        using var shared = GivenFile.Xlsx(
            $"""{GivenFile.Row(1, "甲")}<row r="2"><c r="A2" t="s"><v>0</v></c></row>{GivenFile.Row(3, "1")}""", $"<si><t>{text}</t></si>");
        var limits = new FileLimits(MaxCompressionRatio: 10_000);

        Assert.Equal(["registry.file.cell-too-long", null], inline.Rows(limits).Select(r => r.Problem?.Code));
        Assert.Equal(["registry.file.cell-too-long", null], shared.Rows(limits).Select(r => r.Problem?.Code));
    }

    [Fact]
    public void Ten_thousand_columns_are_refused_in_the_header_and_in_a_row()
    {
        var wide = $"""<row r="2">{string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 10_000))}</row>""";
        using var header = GivenFile.Xlsx(wide);
        using var row = GivenFile.Xlsx(GivenFile.Row(1, "甲") + wide + GivenFile.Row(3, "1"));

        Assert.Equal("registry.file.too-many-columns", header.Refused());
        Assert.Equal(["registry.file.too-many-cells", null], row.Rows().Select(r => r.Problem?.Code));
    }

    [Theory]
    [InlineData("registry.file.header-missing", "")]
    [InlineData("registry.file.header-missing", "<row r=\"1\"><c r=\"A1\"/></row>")]
    [InlineData("registry.file.header-unreadable", "<row r=\"1\"><c r=\"A1\"><f>1</f><v>1</v></c></row>")]
    [InlineData("registry.file.header-blank", "<row r=\"1\"><c r=\"B1\"><v>1</v></c></row>")]
    [InlineData("registry.file.header-duplicate", "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>1</v></c></row>")]
    public void A_header_that_cannot_serve_is_refused(string code, string rows)
    {
        using var given = GivenFile.Xlsx(rows);

        Assert.Equal(code, given.Refused());
    }

    [Fact]
    public void An_unknown_compression_method_is_refused()
    {
        var bytes = GivenFile.XlsxBytes(GivenFile.Row(1, "甲"));
        for (var i = 0; i < bytes.Length - 4; i++)
        {
            if (bytes.AsSpan(i).StartsWith("PK\x1\x2"u8))
            {
                bytes[i + 10] = 14;
            }
        }

        using var given = GivenFile.Of(bytes);

        Assert.Equal("registry.file.xlsx-damaged", given.Refused());
    }

    [Fact]
    public void Parts_stored_without_compression_are_read()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in GivenFile.Parts(GivenFile.Sheet(GivenFile.Row(1, "甲") + GivenFile.Row(2, "1"))))
            {
                using var part = zip.CreateEntry(path, CompressionLevel.NoCompression).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        using var given = GivenFile.Of(bytes.ToArray());

        Assert.Equal(["1"], given.Rows()[0].Cells);
    }
}
