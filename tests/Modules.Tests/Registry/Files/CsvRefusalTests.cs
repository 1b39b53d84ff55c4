using System.Text;
using Zhiheng.Registry.Reporting.Files;

namespace Zhiheng.Modules.Tests.Registry.Files;

public class CsvRefusalTests
{
    [Fact]
    public void A_missing_file_is_refused()
    {
        var outcome = ReportFile.Open(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileLimits.Default);

        Assert.Equal("registry.file.not-found", outcome.Refusal.Code);
    }

    [Fact]
    public void A_folder_is_refused() =>
        Assert.Equal("registry.file.no-access", ReportFile.Open(Path.GetTempPath(), FileLimits.Default).Refusal.Code);

    public static TheoryData<string, byte[]> WholeFiles => new()
    {
        { "registry.file.empty", [] },
        { "registry.file.header-missing", "\n \n,,\n"u8.ToArray() },
        { "registry.file.header-missing", [0xef, 0xbb, 0xbf] },
        { "registry.file.utf16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("a,b\n1,2\n")] },
        { "registry.file.utf16", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes("a,b\n1,2\n")] },
        { "registry.file.utf16", Encoding.Unicode.GetBytes("a,b\n1,2\n") },
        { "registry.file.utf16", [.. Encoding.UTF32.Preamble, .. Encoding.UTF32.GetBytes("a,b")] },
        { "registry.file.binary", "%PDF-1.7 a,b"u8.ToArray() },
        { "registry.file.binary", [0x89, .. "PNG\r\n"u8] },
        { "registry.file.binary", [0x1f, 0x8b, 8, 0] },
        { "registry.file.web-page", "<html><table>"u8.ToArray() },
        { "registry.file.web-page", "\ufeff\r\n <?xml version=\"1.0\"?>"u8.ToArray() },
        { "registry.file.header-blank", "a,,c\n1,2,3\n"u8.ToArray() },
        { "registry.file.header-blank", "a,b,\n1,2\n"u8.ToArray() },
        { "registry.file.header-duplicate", "ORG,b,ｏｒｇ\n1,2,3\n"u8.ToArray() },
        { "registry.file.header-unreadable", "a\u202e,b\n"u8.ToArray() },
        { "registry.file.header-unreadable", "a\0,b\n"u8.ToArray() },
        { "registry.file.header-unreadable", "a\"x,b\n"u8.ToArray() },
        { "registry.file.unclosed-quote", "a,\"b\n1,2\n"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(WholeFiles))]
    public void A_file_that_cannot_be_read_is_refused(string code, byte[] bytes)
    {
        using var given = GivenFile.Of(bytes);

        Assert.Equal(code, given.Refused());
    }

    [Fact]
    public void Size_up_to_the_limit_is_taken_and_one_byte_more_is_not()
    {
        using var given = GivenFile.Csv("a\n1234\n");

        Assert.Equal("", given.Refused(new FileLimits(MaxBytes: 7)));
        Assert.Equal("registry.file.too-large", given.Refused(new FileLimits(MaxBytes: 6)));
    }

    [Fact]
    public void Columns_up_to_the_limit_are_taken_and_one_more_is_not()
    {
        using var given = GivenFile.Csv(string.Join(',', Enumerable.Range(1, 300)));
        using var wide = GivenFile.Csv(string.Join(',', Enumerable.Range(1, 10_000)));

        Assert.Equal("", given.Refused());
        Assert.Equal("registry.file.too-many-columns", given.Refused(new FileLimits(MaxColumns: 299)));
        Assert.Contains("10,000 列", wide.Refusal()!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_up_to_the_limit_are_given_and_the_next_one_ends_the_file()
    {
        using var given = GivenFile.Csv("a\n1\n2\n3\n4\n");

        var rows = given.Rows(new FileLimits(MaxRows: 2));

        Assert.Equal(3, rows.Count);
        Assert.Equal(("registry.file.too-many-rows", true, 3), (rows[2].Problem!.Code, rows[2].EndsFile, rows[2].Row));
    }

    public static TheoryData<string, string, string> Rows => new()
    {
        { "registry.file.too-many-cells", "1,2,3", "" },
        { "registry.file.too-many-cells", "1,2,", "" },
        { "registry.file.control-character", "1,x\0y", "乙" },
        { "registry.file.control-character", "\u0007,2", "甲" },
        { "registry.file.control-character", "1,\u0085x", "乙" },
        { "registry.file.bidi-character", "1,a\u202eb", "乙" },
        { "registry.file.bidi-character", "\u2066a,2", "甲" },
        { "registry.file.bidi-character", "a\u2069,2", "甲" },
        { "registry.file.bidi-character", "a\u200f,2", "甲" },
        { "registry.file.invisible-character", "1,a\u2061b", "乙" },
        { "registry.file.invisible-character", "1,\u180eb", "乙" },
        { "registry.file.invisible-character", "1,a\u206ab", "乙" },
        { "registry.file.stray-quote", "1,5\" 管", "乙" },
        { "registry.file.stray-quote", "\"a\"b,2", "甲" },
        { "registry.file.stray-quote", "x, \"y\"", "乙" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_bad_row_is_refused_and_the_file_goes_on(string code, string bad, string column)
    {
        using var given = GivenFile.Csv($"甲,乙\nx,y\n{bad}\nz,“好”…\n");

        var rows = given.Rows();

        Assert.Equal(3, rows.Count);
        Assert.Equal((code, column, 2, 3, false),
            (rows[1].Problem!.Code, rows[1].Column, rows[1].Row, rows[1].Line, rows[1].EndsFile));
        Assert.Contains("第 3 行", rows[1].Problem!.Message, StringComparison.Ordinal);
        Assert.Contains(column, rows[1].Problem!.Message, StringComparison.Ordinal);
        Assert.Empty(rows[1].Cells);
        Assert.Equal(["z", "“好”…"], rows[2].Cells);
    }

    [Fact]
    public void A_row_of_10000_cells_is_refused_and_the_file_goes_on()
    {
        using var given = GivenFile.Csv($"a,b\n{string.Join(',', Enumerable.Range(1, 10_000))}\n1,2\n");

        var rows = given.Rows();

        Assert.Equal("registry.file.too-many-cells", rows[0].Problem!.Code);
        Assert.Equal(["1", "2"], rows[1].Cells);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    public void A_cell_of_a_megabyte_is_refused_and_the_file_goes_on(string quote)
    {
        using var given = GivenFile.Csv($"a,b\n1,{quote}{new string('长', 1 << 20)}{quote}\n1,2\n");

        var rows = given.Rows();

        Assert.Equal(("registry.file.cell-too-long", "b", false), (rows[0].Problem!.Code, rows[0].Column, rows[0].EndsFile));
        Assert.Equal(["1", "2"], rows[1].Cells);
    }

    [Fact]
    public void A_cell_may_be_as_long_as_the_limit()
    {
        using var given = GivenFile.Csv($"a,b\n1,{new string('长', 32_767)}\n1,{new string('长', 32_768)}\n");

        var rows = given.Rows();

        Assert.Equal(32_767, rows[0].Cells[1].Length);
        Assert.Contains("32,768 个字符", rows[1].Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_that_is_never_closed_ends_the_file_and_names_the_line_it_opened_on()
    {
        using var given = GivenFile.Csv("a,b\n1,2\n\"x\ny\",\"3\n4,5\n6,7\n");

        var rows = given.Rows();

        Assert.Equal(2, rows.Count);
        Assert.Equal(("registry.file.unclosed-quote", "b", true), (rows[1].Problem!.Code, rows[1].Column, rows[1].EndsFile));
        Assert.Contains("从第 4 行开始", rows[1].Problem!.Message, StringComparison.Ordinal);
        Assert.Empty(given.Rows(skip: 2));
    }

    [Fact]
    public void A_row_without_end_costs_no_more_memory_than_the_limit()
    {
        using var given = GivenFile.Csv("a,b\n1,2\n3,\"" + string.Concat(Enumerable.Repeat("4,5\n", 100_000)));

        var rows = given.Rows(new FileLimits(MaxRowBytes: 100_000));

        Assert.Equal(2, rows.Count);
        Assert.Equal(("registry.file.row-too-long", true, 3), (rows[1].Problem!.Code, rows[1].EndsFile, rows[1].Line));
        Assert.Empty(given.Rows(new FileLimits(MaxRowBytes: 100_000), skip: 2));
    }
}
