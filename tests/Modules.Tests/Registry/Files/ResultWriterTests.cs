using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Zhiheng.Platform.Tables;
using Zhiheng.Registry.Reporting.Files;

namespace Zhiheng.Modules.Tests.Registry.Files;

public class ResultWriterTests
{
    private static readonly ResultLine Plain = new(
        1, 2, "退回", "错误", "registry.example", "ORG_NAME", "甲,\"公司\"\n二行 <b>&amp;_x0041_", "请更正；再上报。");

    private static readonly ResultLine Accepted = new(2, 4, "接收", "", "", "", "", "");

    [Fact]
    public async Task CSV_comes_back_as_it_was_written()
    {
        var bytes = await Csv(Plain, Accepted);
        using var given = GivenFile.Of(bytes);
        using var file = given.Open();

        Assert.Equal(FileFormat.CsvUtf8Bom, file.Format);
        Assert.Equal(ResultLine.Titles, file.Header);
        Assert.Equal([Cells(Plain), Cells(Accepted)], file.Rows().Select(r => r.Cells));
    }

    [Fact]
    public async Task XLSX_comes_back_as_it_was_written()
    {
        using var given = GivenFile.Of(await Xlsx([Plain, Accepted]));
        using var file = given.Open();

        Assert.Equal(ResultLine.Titles, file.Header);
        Assert.Equal([Cells(Plain), Cells(Accepted)], file.Rows().Select(r => r.Cells));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData(" =1")]
    [InlineData("＝1")]
    [InlineData("＋1")]
    [InlineData("－1")]
    [InlineData("＠x")]
    public async Task Nothing_can_become_a_formula(string value)
    {
        var line = Plain with { Value = value, Message = value, Column = value, Verdict = value, Severity = value, Code = value };

        var csv = Encoding.UTF8.GetString(await Csv(line));
        var xlsx = await Xlsx([line]);

        Assert.Equal(6, csv.Split("'" + value).Length - 1);
        using var book = SpreadsheetDocument.Open(new MemoryStream(xlsx), isEditable: false);
        var cells = book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().ToList();
        Assert.DoesNotContain(cells, c => c.CellFormula is not null);
        Assert.Equal(6, cells.Count(c => c.DataType?.Value == DocumentFormat.OpenXml.Spreadsheet.CellValues.InlineString && c.InnerText == value));
    }

    [Fact]
    public async Task Characters_nobody_can_see_become_visible()
    {
        var line = Plain with { Value = "a\0b\u202ec\ud800d\uffffe\U00020BB7" };
        using var csv = GivenFile.Of(await Csv(line));
        using var xlsx = GivenFile.Of(await Xlsx([line]));

        const string visible = "a[U+0000]b[U+202E]c[U+D800]d[U+FFFF]e\U00020BB7";
        Assert.Equal(visible, csv.Rows()[0].Cells[6]);
        Assert.Equal(visible, xlsx.Rows()[0].Cells[6]);
    }

    [Fact]
    public async Task A_text_longer_than_a_cell_is_cut_and_shows_it()
    {
        using var given = GivenFile.Of(await Xlsx([Plain with { Value = string.Concat(Enumerable.Repeat("\U00020BB7", 20_000)) }]));

        var value = given.Rows(new FileLimits(MaxCompressionRatio: 10_000))[0].Cells[6];

        Assert.Equal(32_767, value.Length);
        Assert.EndsWith("\U00020BB7…", value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_beyond_a_sheet_go_to_the_next_one()
    {
        var lines = Enumerable.Range(1, 7).Select(i => Accepted with { Row = i });

        using var book = SpreadsheetDocument.Open(new MemoryStream(await Xlsx(lines, rowsPerSheet: 3)), isEditable: false);

        var sheets = book.WorkbookPart!.Workbook.Sheets!.Cast<DocumentFormat.OpenXml.Spreadsheet.Sheet>()
            .Select(s => ((WorksheetPart)book.WorkbookPart.GetPartById(s.Id!)).Worksheet);
        Assert.Equal(
            ["行号1 2 3", "行号4 5 6", "行号7"],
            sheets.Select(s => string.Join(' ', s.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Select(r => r.FirstChild!.InnerText))
                .Replace("行号 ", "行号", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(0, 3, 1)]
    [InlineData(3, 3, 1)]
    [InlineData(4, 3, 2)]
    public async Task The_workbook_is_valid_and_has_no_empty_sheet_too_many(int rows, int perSheet, int sheets)
    {
        var bytes = await Xlsx(Enumerable.Repeat(Plain, rows), perSheet);

        using var book = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(book).Select(e => e.Description));
        Assert.Equal(sheets, book.WorkbookPart!.WorksheetParts.Count());
        Assert.All(book.WorkbookPart.WorksheetParts, s => Assert.Contains("state=\"frozen\"", s.Worksheet.OuterXml, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_target_may_be_a_response_that_only_writes_forwards_and_asynchronously()
    {
        var lines = Enumerable.Range(1, 20_000).Select(i => Plain with { Row = i });
        await using var csv = new ForwardOnly();
        await using var xlsx = new ForwardOnly();

        await ResultWriter.WriteCsv(csv, lines);
        await ResultWriter.WriteXlsx(xlsx, lines);

        using var first = GivenFile.Of(csv.Written.ToArray());
        using var second = GivenFile.Of(xlsx.Written.ToArray());
        Assert.Equal(20_000, first.Rows().Count);
        Assert.Equal(20_000, second.Rows(new FileLimits(MaxCompressionRatio: 10_000)).Count);
    }

    [Fact]
    public async Task Writing_stops_when_it_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ResultWriter.WriteXlsx(Stream.Null, [Plain], source.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ResultWriter.WriteCsv(Stream.Null, [Plain], source.Token));
    }

    private static string[] Cells(ResultLine l) =>
        [$"{l.Row}", $"{l.Line}", l.Verdict, l.Severity, l.Code, l.Column, l.Value, l.Message];

    private static async Task<byte[]> Csv(params ResultLine[] lines)
    {
        using var target = new MemoryStream();
        await ResultWriter.WriteCsv(target, lines);
        return target.ToArray();
    }

    private static async Task<byte[]> Xlsx(IEnumerable<ResultLine> lines, int rowsPerSheet = Table.MaxSheetRows)
    {
        using var target = new MemoryStream();
        await ResultWriter.WriteXlsx(target, lines.ToAsyncEnumerable(), rowsPerSheet);
        return target.ToArray();
    }

    private sealed class ForwardOnly : Stream
    {
        public MemoryStream Written { get; } = new();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            Written.WriteAsync(buffer, cancellationToken);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Written.WriteAsync(buffer, offset, count, cancellationToken);

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Flush() => throw new NotSupportedException();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Asynchronous writing only.");
    }
}
