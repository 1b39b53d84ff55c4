using Zhiheng.Registry.Reporting.Files;

namespace Zhiheng.Modules.Tests.Registry.Files;

public class XlsxReadingTests
{
    private const string Header = """<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="B1" t="inlineStr"><is><t>乙</t></is></c></row>""";

    private const string Styles = """
        <numFmts count="4">
          <numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>
          <numFmt numFmtId="165" formatCode="yyyy/m/d\ h:mm:ss"/>
          <numFmt numFmtId="166" formatCode="000000"/>
          <numFmt numFmtId="167" formatCode="[Red]#,##0.00_);&quot;days&quot;"/>
        </numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="20"/></cellXfs>
        """;

    [Fact]
    public void A_workbook_gives_header_rows_and_numbers_as_a_person_sees_them()
    {
        using var given = GivenFile.Xlsx(
            GivenFile.Row(1, "甲", " 乙\u3000") + GivenFile.Row(2, "1", " 好 ") + GivenFile.Row(5, "", "") + GivenFile.Row(7, "2"));
        using var file = given.Open();

        var rows = file.Rows().ToList();

        Assert.Equal(FileFormat.Xlsx, file.Format);
        Assert.Equal(["甲", "乙"], file.Header);
        Assert.Equal([["1", "好"], ["2", ""]], rows.Select(r => r.Cells));
        Assert.Equal([(1, 2), (6, 7)], rows.Select(r => (r.Row, r.Line)));
        Assert.Equal(64, file.Sha256.Length);
        Assert.Equal(1, file.Progress);
    }

    [Theory]
    [InlineData("<v>330212</v>", "", "330212")]
    [InlineData("<v>330212.0</v>", "", "330212")]
    [InlineData("<v>0.5</v>", "", "0.5")]
    [InlineData("<v>1E5</v>", "", "100000")]
    [InlineData("<v>0.30000000000000004</v>", "", "0.3")]
    [InlineData("<v>-0.00001</v>", "", "-0.00001")]
    [InlineData("<v>999999999999999</v>", "", "999999999999999")]
    [InlineData("<v>007</v>", "", "7")]
    [InlineData("<v>1</v>", "t=\"b\"", "1")]
    [InlineData("<v>0</v>", "t=\"b\"", "0")]
    [InlineData("<v> 文 </v>", "t=\"str\"", "文")]
    [InlineData("<v>0</v>", "t=\"s\"", "普通")]
    [InlineData("<v>1</v>", "t=\"s\"", "富文本")]
    [InlineData("<v>2</v>", "t=\"s\"", "一\r二")]
    [InlineData("<v>3</v>", "t=\"s\"", "")]
    [InlineData("<is><r><t>内</t></r><r><rPr><b/></rPr><t>联</t></r><rPh><t>nei</t></rPh></is>", "t=\"inlineStr\"", "内联")]
    [InlineData("<v>41778</v>", "s=\"1\"", "2014-05-19")]
    [InlineData("<v>41778.75</v>", "s=\"1\"", "2014-05-19")]
    [InlineData("<v>41778.75</v>", "s=\"2\"", "2014-05-19")]
    [InlineData("<v>41778.75</v>", "s=\"3\"", "2014-05-19 18:00:00")]
    [InlineData("<v>41778</v>", "s=\"3\"", "2014-05-19 00:00:00")]
    [InlineData("<v>1</v>", "s=\"1\"", "1900-01-01")]
    [InlineData("<v>59</v>", "s=\"1\"", "1900-02-28")]
    [InlineData("<v>61</v>", "s=\"1\"", "1900-03-01")]
    [InlineData("<v>2958465</v>", "s=\"1\"", "9999-12-31")]
    [InlineData("<v>0.5</v>", "s=\"6\"", "12:00:00")]
    [InlineData("<v>37001</v>", "s=\"4\"", "037001")]
    [InlineData("<v>1234.5</v>", "s=\"5\"", "1234.5")]
    [InlineData("<v>2014-05-19T00:00:00</v>", "t=\"d\"", "2014-05-19")]
    [InlineData("<v>2014-05-19T08:30:00Z</v>", "t=\"d\"", "2014-05-19 08:30:00")]
    [InlineData("", "s=\"1\"", "")]
    public void Each_kind_of_cell(string content, string attributes, string expected)
    {
        const string shared = """
            <si><t xml:space="preserve"> 普通 </t></si>
            <si><r><rPr><b/></rPr><t>富</t></r><r><t>文本</t></r><rPh sb="0" eb="1"><t>fu</t></rPh></si>
            <si><t>一_x000D_二</t></si><si/>
            """;
        using var given = GivenFile.Xlsx(
            $"""{Header}<row r="2"><c r="A2" {attributes}>{content}</c><c r="B2"><v>9</v></c></row>""", shared, Styles);

        Assert.Equal([expected, "9"], given.Rows()[0].Cells);
    }

    [Fact]
    public void Dates_of_the_1904_system()
    {
        using var given = GivenFile.Xlsx(
            $"""{Header}<row r="2"><c r="A2" s="1"><v>0</v></c><c r="B2" s="1"><v>40316</v></c></row>""",
            styles: Styles, book: """<workbookPr date1904="1"/>""");

        Assert.Equal(["1904-01-01", "2014-05-19"], given.Rows()[0].Cells);
    }

    [Fact]
    public void Cells_and_rows_without_references_stand_in_order()
    {
        using var given = GivenFile.Xlsx(
            """<row><c t="str"><v>甲</v></c><c t="str"><v>乙</v></c></row><row/><row><c><v>1</v></c><c/></row><row><c r="B4"><v>2</v></c></row>""");

        var rows = given.Rows();

        Assert.Equal([["1", ""], ["", "2"]], rows.Select(r => r.Cells));
        Assert.Equal([3, 4], rows.Select(r => r.Line));
    }

    [Fact]
    public void The_first_visible_sheet_is_read_and_chart_sheets_are_not()
    {
        var parts = GivenFile.Parts(GivenFile.Sheet(GivenFile.Row(1, "隐")));
        parts[1].Text = parts[1].Text.Replace(
            "<sheet name=\"数据\" sheetId=\"1\" r:id=\"rId1\"/>",
            """<sheet name="h" sheetId="1" state="veryHidden" r:id="rId1"/><sheet name="c" sheetId="2" r:id="rId8"/><sheet name="v" sheetId="3" r:id="rId9"/>""",
            StringComparison.Ordinal);
        const string type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        parts[2].Text = parts[2].Text.Replace(
            "</Relationships>",
            $"""<Relationship Id="rId8" Type="{type}/chartsheet" Target="c.xml"/><Relationship Id="rId9" Type="{type}/worksheet" Target="worksheets/v.xml"/></Relationships>""",
            StringComparison.Ordinal);
        using var given = GivenFile.Of(GivenFile.Zip([.. parts, ("xl/worksheets/v.xml", GivenFile.Sheet(GivenFile.Row(1, "显")))]));
        using var file = given.Open();

        Assert.Equal(["显"], file.Header);
    }

    [Fact]
    public void Shared_text_beyond_the_memory_limit_is_read_from_disk()
    {
        var shared = string.Concat(Enumerable.Range(0, 1_000).Select(i => $"<si><t>文本{i}</t></si>"));
        var rows = string.Concat(Enumerable.Range(0, 1_000).Select(i =>
            $"""<row r="{i + 2}"><c r="A{i + 2}" t="s"><v>{i}</v></c><c r="B{i + 2}" t="s"><v>{999 - i}</v></c></row>"""));
        using var given = GivenFile.Xlsx(Header + rows, shared);

        foreach (var limit in (int[])[0, 100, 1 << 20])
        {
            var read = given.Rows(new FileLimits(MaxSharedTextChars: limit));

            Assert.Equal(1_000, read.Count);
            Assert.All(read, r => Assert.Equal([$"文本{r.Row - 1}", $"文本{1_000 - r.Row}"], r.Cells));
        }
    }

    [Fact]
    public void The_stated_dimension_serves_as_estimate()
    {
        using var given = GivenFile.Of(GivenFile.Zip(GivenFile.Parts(
            GivenFile.Sheet(GivenFile.Row(1, "甲")).Replace("<sheetData>", "<dimension ref=\"A1:BS1001\"/><sheetData>", StringComparison.Ordinal))));
        using var without = GivenFile.Xlsx(GivenFile.Row(1, "甲"));
        using var file = given.Open();
        using var plain = without.Open();

        Assert.Equal(1_000, file.EstimatedRows);
        Assert.Null(plain.EstimatedRows);
    }

    [Fact]
    public void Reading_goes_on_behind_the_rows_already_done()
    {
        using var given = GivenFile.Xlsx(
            GivenFile.Row(1, "甲") + GivenFile.Row(2, "1") + GivenFile.Row(4, "3") + GivenFile.Row(5, "4"));

        Assert.Equal([1, 3, 4], given.Rows().Select(r => r.Row));
        Assert.Equal([3, 4], given.Rows(skip: 1).Select(r => r.Row));
        Assert.Equal([4], given.Rows(skip: 3).Select(r => r.Row));
        Assert.Empty(given.Rows(skip: 4));
    }

    [Fact]
    public void A_title_row_of_blank_cells_above_the_header_is_passed_over()
    {
        using var given = GivenFile.Xlsx(GivenFile.Row(1, "", " ") + GivenFile.Row(3, "甲") + GivenFile.Row(4, "1"));

        var row = Assert.Single(given.Rows());

        Assert.Equal((1, 4), (row.Row, row.Line));
    }
}
