using Zhiheng.Registry.Reporting.Files;

namespace Zhiheng.Modules.Tests.Registry.Files;

/// <summary>Files in which no row is set apart: whoever asked finds out whether the first names the columns.</summary>
public class PlainRowsTests
{
    [Fact]
    public void Every_row_is_as_long_as_it_was_written_and_says_where_it_stands()
    {
        using var given = GivenFile.Xlsx(
            GivenFile.Row(1, "", "") + GivenFile.Row(2, "甲", "", "甲") + GivenFile.Row(3, "1") + GivenFile.Row(6, "2", "3", "4", "5"));
        using var file = Plain(given);

        var rows = file.Rows().ToList();

        Assert.Empty(file.Header);
        Assert.Equal([["甲", "", "甲"], ["1"], ["2", "3", "4", "5"]], rows.Select(row => row.Cells));
        Assert.Equal([2, 3, 6], rows.Select(row => row.Line));
        Assert.Equal(rows.Select(row => row.Cells), file.Rows().Select(row => row.Cells));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<row r=\"1\"><c r=\"A1\"/></row>")]
    public void A_sheet_without_content_has_no_rows(string content)
    {
        using var given = GivenFile.Xlsx(content);
        using var file = Plain(given);

        Assert.Empty(file.Rows());
    }

    [Fact]
    public void A_text_file_has_plain_rows_too()
    {
        using var given = GivenFile.Csv("1,1\n\n2,3,4\n");
        using var file = Plain(given);

        Assert.Equal([["1", "1"], ["2", "3", "4"]], file.Rows().Select(row => row.Cells));
    }

    [Fact]
    public void Cells_that_cannot_be_read_and_the_bounds_are_told_as_ever()
    {
        using var bad = GivenFile.Xlsx("""<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>1+1</f><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c></row>""");
        using var wide = GivenFile.Xlsx(GivenFile.Row(1, "1") + $"""<row r="2">{string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 301))}</row>""");
        using var far = GivenFile.Xlsx(GivenFile.Row(1, "1") + """<row r="2000000000"><c><v>1</v></c></row>""");
        using var damaged = GivenFile.Of(GivenFile.Zip(GivenFile.Parts("<worksheet><sheetData></worksheet>")));

        Assert.Equal([("registry.file.formula", false), (null, false)], Problems(bad));
        Assert.Equal([(null, false), ("registry.file.too-many-columns", true)], Problems(wide));
        Assert.Equal([(null, false), ("registry.file.too-many-rows", true)], Problems(far));
        Assert.Equal([("registry.file.xml-damaged", true)], Problems(damaged));
    }

    private static ReportFile Plain(GivenFile given) => ReportFile.OpenPlain(given.Path, FileLimits.Default).Value;

    private static List<(string?, bool)> Problems(GivenFile given)
    {
        using var file = Plain(given);
        return [.. file.Rows().Select(row => (row.Problem?.Code, row.EndsFile))];
    }
}
