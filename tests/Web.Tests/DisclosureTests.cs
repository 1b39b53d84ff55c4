using System.Globalization;
using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Demo;
using Zhiheng.Registry.Reporting.Templates;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

/// <summary>What the templates mark as not public never leaves, on no page and in no answer of the API.</summary>
public class DisclosureTests
{
    [Theory]
    [BothDatabases]
    public async Task No_column_that_is_not_public_shows_anywhere(Dialect dialect)
    {
        await using var site = await TestSite.Start(dialect);
        var province = new DemoProvince(20260101, DemoSize.Tiny, site.Register.Calendar.Today);
        var body = province.Bodies[0];
        await site.Register.AddBody(body.ApprovalNo, [.. body.SchemeCodes]);
        var marks = new Marks();
        foreach (var file in FilesOf(province, body.ApprovalNo))
        {
            await Take(site, file, marks);
        }

        var answers = await Walk.From(site.Client, 400, await Starts(site, body.ApprovalNo));

        Assert.True(marks.Made.Count >= 50, $"Only {marks.Made.Count} cells were marked: {string.Join(' ', marks.Made.Select(mark => mark.Column))}");
        Assert.True(answers.Count > 12, "The walk did not reach the certificates.");
        foreach (var (path, text) in answers)
        {
            Assert.All(marks.Made, mark => Assert.False(text.Contains(mark.Text, StringComparison.Ordinal), $"{path} shows {mark.Column}: {mark.Text}"));
        }
    }

    [Theory]
    [BothDatabases]
    public async Task Nobody_who_audited_is_on_the_pages_or_in_the_credential_of_the_printed_certificate(Dialect dialect)
    {
        await using var site = await TestSite.Start(dialect);
        await site.Register.AddBody(Rows.Body);
        await site.Register.Report(Rows.System("T1", ("CHK_P_LIST", "暗记甲")));

        var printed = PrintedText.Of(await site.Client.GetByteArrayAsync($"/c/{await site.Register.CodeOf("T1")}/certificate.pdf"));

        Assert.Contains("济南试验机械有限公司", printed.Attached, StringComparison.Ordinal);
        Assert.All(new[] { "暗记", "试验人员", "2025-08-29" }, hidden => Assert.DoesNotContain(hidden, printed.Pages + printed.Attached, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_typed_a_fact_in_is_not_told_to_the_public()
    {
        await using var site = await TestSite.Start();
        await site.Register.AddBody(Rows.Body);
        await site.Register.Report(Rows.System("T1", Rows.Suspended("2026-05-01", "2026-08-01")));
        var code = await site.Register.CodeOf("T1");

        foreach (var path in new[] { "/", $"/c/{code}", $"/api/v1/certificates/{code}" })
        {
            Assert.DoesNotContain("试验人员", await site.Client.GetStringAsync(path));
        }
    }

    /// <summary>The first file of each template; team and energy rows need the certificates of the same period.</summary>
    private static IEnumerable<DemoFile> FilesOf(DemoProvince province, string body)
        => province.Files().Where(file => file.BodyApprovalNo == body).GroupBy(file => file.TemplateNo).Select(files => files.First());

    private static async Task Take(TestSite site, DemoFile file, Marks marks)
    {
        var template = TestRegister.Reference.Templates.Find(file.TemplateNo, file.ReportedOn)!;
        var columns = template.Columns.ToDictionary(column => column.Column);
        var rows = file.Rows.Take(2).Select(cells => cells.Select((cell, i) =>
            columns[file.Header[i]] is { Public: false } column && (cell.Length > 0 || column.Type == CellType.Text) ? marks.Mark(column, cell) : cell).ToArray());

        var outcome = await site.Register.Report(file.BodyApprovalNo, file.Header, rows, file.ReportedOn, file.TemplateNo);

        Assert.False(outcome.IsRefused, outcome.IsRefused ? outcome.Refusal.Message : "");
        var answers = await site.Register.Answers(outcome.Value.Id);
        Assert.True(outcome.Value.Rejected == 0, file.TemplateNo + ": " + string.Join('\n', answers.Select(answer => answer.Findings)));
    }

    private static async Task<string[]> Starts(TestSite site, string body)
    {
        await using var session = await site.Register.Database.Read(CancellationToken.None);
        var codes = await session.Query<string>("select code from registry_certificate", null, CancellationToken.None);
        var numbers = await session.Query<string>("select number from registry_certificate", null, CancellationToken.None);
        var organizations = await session.Query<string>("select code from registry_organization", null, CancellationToken.None);
        return
        [
            "/", "/about", "/report", "/search?q=有限公司", "/search?q=有限公司&lang=en", $"/bodies/{body}", "/openapi/v1.json",
            .. codes.SelectMany(code => new[] { $"/c/{code}", $"/c/{code}?lang=en", $"/c/{code}?asOf=2026-01-01", $"/api/v1/certificates/{code}", $"/api/v1/certificates/{code}?asOf=2026-01-01" }),
            .. organizations.SelectMany(code => new[] { $"/organizations/{Uri.EscapeDataString(code)}", $"/api/v1/organizations/{Uri.EscapeDataString(code)}" }),
            .. numbers.SelectMany(number => new[] { $"/search?q={Uri.EscapeDataString(number)}", $"/api/v1/certificates?q={Uri.EscapeDataString(number)}", $"/api/v1/verify/{Uri.EscapeDataString(number)}" }),
            "/api/v1/bodies", $"/api/v1/bodies/{body}", "/api/v1/certificates?q=有限公司", "/api/v1/schemes",
        ];
    }

    /// <summary>Puts something recognisable into a cell without making the row wrong. Codes out of a table and dates that rules compare stay.</summary>
    private sealed class Marks
    {
        private int next = 100;

        public List<(string Column, string Text)> Made { get; } = [];

        public string Mark(TemplateColumn column, string cell)
        {
            next++;
            var mark = column switch
            {
                { Codes: not null } or { Secret: true } => null,
                { Type: CellType.Text, MaxLength: 0 or >= 6 } => $"暗记{next}",
                { Type: CellType.Decimal, Digits: 0 or >= 6 } => string.Create(CultureInfo.InvariantCulture, $"{next}.7193"),
                { Type: CellType.Int, Digits: 0 or >= 6 } => string.Create(CultureInfo.InvariantCulture, $"71{next}93"),
                _ => null,
            };
            if (column.Secret && cell.Length >= 8)
            {
                Made.Add((column.Column, cell));
            }
            else if (mark is not null)
            {
                Made.Add((column.Column, mark));
            }

            return mark ?? cell;
        }
    }
}
