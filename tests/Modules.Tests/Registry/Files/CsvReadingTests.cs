using System.Security.Cryptography;
using System.Text;
using Zhiheng.Registry.Reporting.Files;

namespace Zhiheng.Modules.Tests.Registry.Files;

public class CsvReadingTests
{
    private const string Text = "证书编号,组织名称,状态\n0001,甲公司,01\n0002,乙公司,02\n";

    [Theory]
    [InlineData(FileFormat.CsvUtf8)]
    [InlineData(FileFormat.CsvUtf8Bom)]
    [InlineData(FileFormat.CsvGb18030)]
    public void Each_encoding_gives_the_same_rows(FileFormat format)
    {
        using var given = GivenFile.Csv(
            Text, format is FileFormat.CsvGb18030 ? GivenFile.Gb18030 : null, mark: format is FileFormat.CsvUtf8Bom);
        using var file = given.Open();

        var rows = file.Rows().ToList();

        Assert.Equal(format, file.Format);
        Assert.Equal(["证书编号", "组织名称", "状态"], file.Header);
        Assert.Equal(["0001", "甲公司", "01"], rows[0].Cells);
        Assert.Equal(["0002", "乙公司", "02"], rows[1].Cells);
        Assert.Equal(2, file.EstimatedRows);
    }

    [Fact]
    public void Characters_of_four_bytes_survive_in_both_encodings()
    {
        const string rare = "𠮷㐂龘é€";
        using var utf8 = GivenFile.Csv($"a\n{rare}\n");
        using var gb = GivenFile.Csv($"名\n{rare}\n", GivenFile.Gb18030);

        Assert.Equal([rare], utf8.Rows()[0].Cells);
        Assert.Equal([rare], gb.Rows()[0].Cells);
    }

    [Fact]
    public void The_digest_is_the_SHA_256_of_the_raw_bytes()
    {
        using var given = GivenFile.Csv(Text, mark: true);
        using var file = given.Open();

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(given.Path))), file.Sha256);
    }

    [Theory]
    [InlineData("a,b;c\n1,2\n", "1", "2")]
    [InlineData("a\tb;c\n1,5\t2\n", "1,5", "2")]
    [InlineData("a;b\n1,5;2\n", "1,5", "2")]
    [InlineData("\"a,x\";b\n1,5;2\n", "1,5", "2")]
    public void The_delimiter_is_comma_else_tab_else_semicolon(string text, string first, string second)
    {
        using var given = GivenFile.Csv(text);

        Assert.Equal([first, second], given.Rows()[0].Cells);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Every_line_end_is_understood(string end)
    {
        using var given = GivenFile.Csv($"a,b{end}1,2{end}3,4");

        var rows = given.Rows();

        Assert.Equal([["1", "2"], ["3", "4"]], rows.Select(r => r.Cells));
    }

    [Fact]
    public void Line_breaks_inside_quotes_belong_to_the_cell_and_count_as_lines()
    {
        using var given = GivenFile.Csv("a,b\n1,\"第一行\n第二行\"\n2,\"x\r\ny\"\n3,z\n");

        var rows = given.Rows();

        Assert.Equal(["第一行\n第二行", "x\r\ny", "z"], rows.Select(r => r.Cells[1]));
        Assert.Equal([1, 2, 3], rows.Select(r => r.Row));
        Assert.Equal([2, 4, 6], rows.Select(r => r.Line));
    }

    [Fact]
    public void Doubled_quotes_inside_quotes_are_one_quote()
    {
        using var given = GivenFile.Csv("a,b\n\"他说\"\"好\"\"\",\"\"\"\"\n");

        Assert.Equal(["他说\"好\"", "\""], given.Rows()[0].Cells);
    }

    [Fact]
    public void Outer_spaces_go_and_inner_ones_stay()
    {
        using var given = GivenFile.Csv("a,b,c\n  x y\u3000,\"\u3000 z \",\u00a0q\n");

        Assert.Equal(["x y", "z", "\u00a0q"], given.Rows()[0].Cells);
    }

    [Fact]
    public void Missing_cells_are_empty()
    {
        using var given = GivenFile.Csv("a,b,c\n1\n");

        Assert.Equal(["1", "", ""], given.Rows()[0].Cells);
    }

    [Fact]
    public void Blank_rows_are_passed_over_but_counted()
    {
        using var given = GivenFile.Csv("\n,,\na,b\n\n1,2\n,\n\" \",\u3000\n3,4\n,\n\n");

        var rows = given.Rows();

        Assert.Equal([2, 5], rows.Select(r => r.Row));
        Assert.Equal([5, 8], rows.Select(r => r.Line));
    }

    [Fact]
    public void Column_names_are_trimmed_and_brought_to_one_width()
    {
        using var given = GivenFile.Csv(" ＯＲＧ＿ＮＡＭＥ ,\u3000状态\n1,2\n");
        using var file = given.Open();

        Assert.Equal(["ORG_NAME", "状态"], file.Header);
    }

    [Fact]
    public void Reading_goes_on_behind_the_rows_already_done()
    {
        using var given = GivenFile.Csv("a\n1\n\n\"3\n3\"\n4\n5\n");

        var all = given.Rows();
        for (var skip = 0; skip <= 6; skip++)
        {
            var rest = given.Rows(skip: skip);

            Assert.Equal(
                all.Where(r => r.Row > skip).Select(r => (r.Row, r.Line, r.Cells[0])), rest.Select(r => (r.Row, r.Line, r.Cells[0])));
        }
    }

    [Fact]
    public void Progress_reaches_one_and_starts_anew()
    {
        using var given = GivenFile.Csv("a\n" + string.Concat(Enumerable.Repeat("12345678\n", 100_000)));
        using var file = given.Open();
        Assert.Equal(0, file.Progress);

        var half = 0.0;
        foreach (var row in file.Rows())
        {
            half = row.Row is 50_000 ? file.Progress : half;
        }

        Assert.InRange(half, 0.4, 0.7);
        Assert.Equal(1, file.Progress);
        _ = file.Rows().First();
        Assert.InRange(file.Progress, 0.01, 0.5);
    }

    [Fact]
    public void A_file_with_a_header_alone_has_no_rows()
    {
        using var given = GivenFile.Csv("a,b");

        Assert.Empty(given.Rows());
    }

    [Fact]
    public void The_real_reports_of_2015_read_as_1230_rows()
    {
        if (SharedFile.Find("data/certificates/ms_cert_reports_2015_anonymised.csv") is not { } path)
        {
            return;
        }

        using var file = ReportFile.Open(path, FileLimits.Default).Value;
        var rows = file.Rows().ToList();

        Assert.Equal(1_230, rows.Count);
        Assert.Equal(41, file.Header.Count);
        Assert.Equal(2, rows.Count(r => r.Problem is null && r.Cells.Any(c => c.Contains('\n', StringComparison.Ordinal))));

        Assert.DoesNotContain(rows, r => r.Problem is not null);

        // One report carries a zero-width space in its industry codes: the rules take it out and warn.
        Assert.Equal(155, Assert.Single(rows, r => r.Cells.Any(c => c.Contains('\u200b', StringComparison.Ordinal))).Line);
    }
}
