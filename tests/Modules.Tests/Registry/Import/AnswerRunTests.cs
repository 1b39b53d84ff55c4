using Zhiheng.Modules.Tests.Registry.Rules;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Jobs;
using Zhiheng.Registry.Reporting.Files;
using Zhiheng.Registry.Reporting.Import;
using Zhiheng.Registry.Reporting.Jobs;
using Zhiheng.Registry.Reporting.Rules;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Import;

/// <summary>Clean rows are kept as runs; whoever asks still sees every row.</summary>
public class AnswerRunTests
{
    private static readonly Guid File = new("01900000-0000-7000-8000-000000000001");
    private static readonly Finding Remark = new("registry.test.remark", Severity.Warn, "A", "x", "提示。", null);

    [Fact]
    public void Clean_rows_that_follow_each_other_are_one_run()
    {
        var certificate = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
        RowAnswer[] answers =
        [
            new(1, 2, certificate, []), new(2, 3, certificate, []), new(3, 4, certificate, [Remark]), new(4, 5, certificate, []),
            new(5, 7, certificate, []), new(6, 8, certificate, []), new(8, 10, certificate, []), new(9, 11, null, [Remark with { Severity = Severity.Reject }]),
        ];

        var kept = Answers.Rows(File, answers);

        // A gap in rows or lines begins a new run; only a row that stands alone keeps its certificate.
        Assert.Equal(
            [(1L, 2L, "accepted", false, 2L), (3L, 4L, "warned", true, 1L), (4L, 5L, "accepted", true, 1L), (5L, 7L, "accepted", false, 2L), (8L, 10L, "accepted", true, 1L), (9L, 11L, "rejected", false, 1L)],
            kept.Select(r => ((long)r[1]!, (long)r[2]!, (string)r[3]!, r[4] is not null, (long)r[6]!)));
        Assert.Empty(Answers.Rows(File, []));
    }

    [Theory]
    [BothDatabases]
    public async Task Pages_and_the_result_list_every_row_wherever_a_page_begins(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        var rows = Enumerable.Range(1, 12).Select(i => Given(i, i is 4 or 9 ? "A9" : "A010101")).ToArray();
        var record = (await desk.Report(rows)).Record;
        var results = new ReportResults(desk.Register.Database, new JobQueue(desk.Register.Database, desk.Register.Clock));

        for (var after = 0; after <= 13; after++)
        {
            foreach (var limit in new[] { 1, 3, 100 })
            {
                var expected = Enumerable.Range(1, 12).Where(i => i > after).Take(limit).Select(i => ((long)i, i + 1L, i is 4 or 9));
                var page = await results.Rows(record.Id, after, limit, onlyFindings: false, CancellationToken.None);
                Assert.Equal(expected, page.Select(r => (r.Row, r.Line, r.Findings.Count > 0)));
            }

            var found = await results.Rows(record.Id, after, 100, onlyFindings: true, CancellationToken.None);
            Assert.Equal(new long[] { 4, 9 }.Where(i => i > after), found.Select(r => r.Row));
        }

        var lines = new List<ResultLine>();
        await foreach (var line in results.Lines(record.Id))
        {
            lines.Add(line);
        }

        Assert.Equal(Enumerable.Range(1, 12), lines.Select(l => l.Row).Distinct());
        Assert.Equal(10, lines.Count(l => l.Verdict == "接受"));
        Assert.True(await desk.Count("registry_report_row") < 12);
    }

    private static Row Given(int number, string scheme) => Row.System().With($"CERT_NUMBER=99926Q{number:00000}R0M|AUTH_PROJ_CODE={scheme}");
}
