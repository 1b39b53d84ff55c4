using Zhiheng.Contracts.Registry;
using Zhiheng.Modules.Tests.Registry.Files;
using Zhiheng.Modules.Tests.Registry.Rules;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Registry.Reporting.Files;
using Zhiheng.Registry.Reporting.Import;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Import;

/// <summary>Every row gets one answer, whatever is wrong with it.</summary>
public class AnswerTests
{
    [Theory]
    [BothDatabases]
    public async Task Good_bad_unreadable_and_blank_rows_each_get_what_they_deserve(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        using var given = GivenFile.Csv(Csv(Line(1), Line(2) + ",one too many", "", Line(3).Replace("01", "0\u00071"), Line(4)));

        var record = await Report(desk, given);

        Assert.Equal(("done", 5L, 2L, 0L, 2L), (record.State, record.RowsDone, record.Accepted, record.Warned, record.Rejected));
        var answers = await desk.Register.Answers(record.Id);
        Assert.Equal([1, 2, 4, 5], answers.Select(a => a.Row));
        Assert.Contains("registry.file.too-many-cells", answers[1].Findings, StringComparison.Ordinal);
        Assert.Contains("registry.file.control-character", answers[2].Findings, StringComparison.Ordinal);
        Assert.Equal(2, await desk.Count("registry_certificate"));
    }

    [Theory]
    [BothDatabases]
    public async Task A_file_that_breaks_off_keeps_what_was_read_and_says_so(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        using var given = GivenFile.Csv(Csv(Line(1), Line(2), "\"" + Line(3)));

        var record = await Report(desk, given);

        Assert.Equal(("broken", 2L, 1L), (record.State, record.Accepted, record.Rejected));
        Assert.Contains("registry.file.unclosed-quote", (await desk.Register.Answers(record.Id))[^1].Findings, StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases]
    public async Task As_many_answers_as_rows_over_several_chunks(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        var lines = Enumerable.Range(1, (2 * ImportReport.ChunkRows) + 1).Select(i => i % 7 == 0 ? Line(i) + ",x" : i % 5 == 0 ? Line(i, "A9") : Line(i));
        using var given = GivenFile.Csv(Csv([.. lines]));

        var record = await Report(desk, given);

        var answers = await desk.Register.Answers(record.Id);
        Assert.Equal(Enumerable.Range(1, (2 * ImportReport.ChunkRows) + 1).Select(i => (long)i), answers.Select(a => a.Row));
        Assert.Equal(
            (record.Accepted, record.Warned, record.Rejected),
            (answers.Count(a => a.Verdict == "accepted"), answers.Count(a => a.Verdict == "warned"), answers.Count(a => a.Verdict == "rejected")));
        Assert.True(record is { Accepted: > 0, Warned: > 0, Rejected: > 0 });
    }

    [Theory]
    [BothDatabases]
    public async Task A_file_without_rows_is_done(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        using var given = GivenFile.Csv(Csv());

        Assert.Equal(("done", 0L), ((await Report(desk, given)).State, await desk.Count("registry_report_row")));
    }

    [Theory]
    [BothDatabases]
    public async Task An_unknown_or_withdrawn_body_and_a_strange_header_are_refused_before_anything_is_kept(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        await using (var work = await desk.Register.Database.Begin(desk.Database.Act(), CancellationToken.None))
        {
            await work.Execute("update registry_body set withdrawn_on = '2026-06-01' where approval_no = @no", new { no = ImportDesk.Two }, CancellationToken.None);
            await work.Commit([], CancellationToken.None);
        }

        string[] header = [.. Row.System().Cells.Keys];
        string[] row = [.. Row.System().Cells.Values];
        var unknown = await desk.Register.Report("CNCA-R-2999-999", header, [row], ImportDesk.Today);
        var withdrawn = await desk.Register.Report(ImportDesk.Two, header, [row], ImportDesk.Today);
        var strange = await desk.Register.Report(ImportDesk.One, ["甲", "乙"], [["1", "2"]], ImportDesk.Today);

        Assert.Equal("registry.report.unknown-body", unknown.Refusal.Code);
        Assert.Equal("registry.report.body-withdrawn", withdrawn.Refusal.Code);
        Assert.Equal("registry.report.template-unknown", strange.Refusal.Code);
        Assert.Equal(0, await desk.Count("registry_report_file"));
        Assert.False((await desk.Register.Report(ImportDesk.Two, header, [row], ImportDesk.Today.AddDays(-1))).IsRefused);
    }

    [Fact]
    public void Facts_written_in_haste_are_what_the_serialiser_gives()
    {
        const string Content = """{"holderName":"海岱“精工”\\有限公司","people":120,"list":["a","b"]}""";
        var content = System.Text.Json.JsonDocument.Parse(Content).RootElement;
        var text = new FactText();
        var (on, last) = (new DateOnly(2026, 5, 20), new DateOnly(2029, 5, 19));

        Assert.Equal(
            JournalEntry.Public(Guid.Empty, new CertificateReported("c", "b", "s", "n\"1", "h", "海岱<精工>", on, last, content)),
            text.Reported(Guid.Empty, "c", "b", "s", "n\"1", "h", "海岱<精工>", on, last, Content));
        Assert.Equal(
            JournalEntry.Public(Guid.Empty, new CertificateReported("c", "b", "s", "n", "h", "n", on, null, content)),
            text.Reported(Guid.Empty, "c", "b", "s", "n", "h", "n", on, null, Content));
        Assert.Equal(JournalEntry.Public(Guid.Empty, new CertificateChanged(on, ["01", "97_02"], content)), text.Changed(Guid.Empty, on, ["01", "97_02"], Content));
        Assert.Equal(JournalEntry.Public(Guid.Empty, new CertificateRenewed(on, last, content)), text.Renewed(Guid.Empty, on, last, Content));
    }

    private static string Csv(params string[] lines) => string.Join('\n', lines.Prepend(string.Join(',', Row.System().Cells.Keys)));

    private static string Line(int number, string scheme = "A010101")
        => string.Join(',', Row.System().With($"CERT_NUMBER=99926Q{number:00000}R0M|AUTH_PROJ_CODE={scheme}").Cells.Values);

    private static async Task<ReportRecord> Report(ImportDesk desk, GivenFile given)
    {
        using var file = ReportFile.Open(given.Path, FileLimits.Default).Value;
        var outcome = await desk.Register.Import.Handle(
            ImportDesk.One, file.ToSource("试验.csv", null), desk.Database.Act(), ImportDesk.Today, null, CancellationToken.None);
        return outcome.Value;
    }
}
