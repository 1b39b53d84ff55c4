using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Zhiheng.Modules.Tests.Registry.Files;
using Zhiheng.Platform.Tables;
using Table = Zhiheng.Platform.Tables.Table;

namespace Zhiheng.Modules.Tests.Platform.Tables;

public class TableTests
{
    private sealed record Row(string? Name, int Count, decimal Money, DateOnly? Until);

    private static readonly Row Full = new("济南〔2026〕12号", 3, -12.50m, new DateOnly(2026, 11, 22));

    private static readonly Row Bare = new(null, 0, 0m, null);

    private static readonly TableColumn<Row>[] Columns =
    [
        new("名称", 20, row => row.Name),
        new("份数", 8, row => row.Count),
        new("金额（元）", 10, row => row.Money),
        new("到期", 12, row => row.Until),
    ];

    [Fact]
    public async Task Text_numbers_and_days_come_back_from_CSV()
    {
        using var given = GivenFile.Of(await Csv(Full, Bare));
        using var file = given.Open();

        Assert.Equal(["名称", "份数", "金额(元)", "到期"], file.Header);
        Assert.Equal([["济南〔2026〕12号", "3", "-12.50", "2026-11-22"], ["", "0", "0", ""]], file.Rows().Select(row => row.Cells));
    }

    [Fact]
    public async Task Text_numbers_and_days_come_back_from_XLSX()
    {
        using var given = GivenFile.Of(await Xlsx("清单", Full, Bare));
        using var file = given.Open();

        Assert.Equal(["名称", "份数", "金额(元)", "到期"], file.Header);
        Assert.Equal([["济南〔2026〕12号", "3", "-12.5", "2026-11-22"], ["", "0", "0", ""]], file.Rows().Select(row => row.Cells));
    }

    [Fact]
    public async Task A_negative_number_stays_a_number_and_a_text_that_looks_like_one_stays_text()
    {
        var csv = Encoding.UTF8.GetString(await Csv(Full with { Name = "-12.50" }));

        Assert.Contains("'-12.50,3,-12.50,", csv);
    }

    [Fact]
    public async Task A_title_may_look_like_a_formula_too()
    {
        using var target = new MemoryStream();

        await Table.Csv(target, [new TableColumn<Row>("=1+1", 8, row => row.Count)], [Full]);

        Assert.Equal("\ufeff'=1+1\r\n3\r\n", Encoding.UTF8.GetString(target.ToArray()));
    }

    [Theory]
    [InlineData("清单", "清单")]
    [InlineData("a[b]:*?/\\'c", "abc")]
    [InlineData("<&>\"", "<&>\"")]
    [InlineData("  ", "1")]
    [InlineData("", "1")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十", "一二三四五六七八九十一二三四五六七八九十一二三四")]
    public async Task A_sheet_is_called_what_a_sheet_may_be_called(string title, string name)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(await Xlsx(title, Full)), isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(book).Select(error => error.Description));
        Assert.Equal(name, book.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Single().Name!.Value);
    }

    [Fact]
    public async Task A_day_is_a_day_to_a_spreadsheet()
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(await Xlsx("清单", Full)), isEditable: false);

        var day = book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>().Last();

        Assert.Equal(new DateTime(2026, 11, 22), DateTime.FromOADate(double.Parse(day.CellValue!.Text)));
        Assert.Null(day.DataType);
    }

    private static async Task<byte[]> Csv(params Row[] rows)
    {
        using var target = new MemoryStream();
        await Table.Csv(target, Columns, rows);
        return target.ToArray();
    }

    private static async Task<byte[]> Xlsx(string title, params Row[] rows)
    {
        using var target = new MemoryStream();
        await Table.Xlsx(target, title, Columns, rows);
        return target.ToArray();
    }
}
