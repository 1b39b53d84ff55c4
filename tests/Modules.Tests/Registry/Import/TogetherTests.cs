using Zhiheng.Kernel;
using Zhiheng.Modules.Tests.Registry.Rules;
using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Reporting.Import;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Import;

/// <summary>Several reports at the same time, as several processes would run them: each importer has its own connections.</summary>
public class TogetherTests
{
    private static readonly IReadOnlyList<string[]> Lives = [.. GivenLives.Rows(2 * ImportReport.ChunkRows)];

    [Theory]
    [BothDatabases]
    public async Task Of_two_importers_of_one_file_at_once_one_ends_it_and_the_other_says_so(Dialect dialect)
    {
        await using var whole = await ImportDesk.Open(dialect);
        await Run(whole, whole.Register, ImportDesk.One, Lives);
        await using var desk = await ImportDesk.Open(dialect);
        desk.Database.Clock.Tick = TimeSpan.FromMilliseconds(2);
        await using var second = desk.Database.Again();

        var outcomes = await Task.WhenAll(
            Run(desk, desk.Register, ImportDesk.One, Lives), Run(desk, new TestRegister(second), ImportDesk.One, Lives));

        Assert.Contains(outcomes, o => !o.IsRefused && o.Value.State == "done");
        Assert.All(outcomes, o => Assert.True(!o.IsRefused || o.Refusal.Code == "registry.report.already-running"));
        Assert.Equal(await Snapshot.Of(whole.Database), await Snapshot.Of(desk.Database));
    }

    [Theory]
    [BothDatabases]
    public async Task Two_bodies_that_report_the_same_new_organisations_at_once_both_succeed(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        desk.Database.Clock.Tick = TimeSpan.FromMilliseconds(2);
        await using var second = desk.Database.Again();
        IReadOnlyList<string[]> others = [.. GivenLives.Rows(2 * ImportReport.ChunkRows, ImportDesk.Two)];

        var outcomes = await Task.WhenAll(
            Run(desk, desk.Register, ImportDesk.One, Lives), Run(desk, new TestRegister(second), ImportDesk.Two, others));

        Assert.All(outcomes, o => Assert.Equal(("done", Lives.Count), (o.Value.State, o.Value.RowsDone)));
        var dump = await TableDump.Of(desk.Database);
        Assert.Equal(Lives.Concat(others).Select(r => r[2]).Distinct().Count(), dump.Tables["registry_organization"].Count);
        Assert.Equal(dump.Tables["registry_organization"].Count, dump.Tables["registry_organization_name"].Count);
        Assert.Equal(2, dump.Tables["registry_certificate"].GroupBy(c => c["number"]).Max(g => g.Count()));
    }

    [Theory]
    [BothDatabases]
    public async Task Two_files_of_one_body_at_once_lose_no_act(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        var numbers = Enumerable.Range(1, 400).Select(i => $"99926Q{i:00000}R0M").ToList();
        await desk.Report([.. numbers.Select(n => Row.System().With("CERT_NUMBER", n))]);
        desk.Database.Clock.Tick = TimeSpan.FromMilliseconds(1);
        await using var second = desk.Database.Again();
        var suspended = numbers.Select(n => Cells(Row.System().With($"CERT_NUMBER={n}|CERTI_STATUS=02|PAUSE_CAUSE=0116|PAUSE_S_DATE=2026-05-25|PAUSE_E_DATE=2026-08-25")));
        var surveyed = numbers.Select(n => Cells(Row.System().With($"CERT_NUMBER={n}|APPR_AC_CODE=03|SUSE_TIMES=1|CHG_TYP_CODE=97_02|CHG_DATE=2026-05-30")));

        var outcomes = await Task.WhenAll(
            Run(desk, desk.Register, ImportDesk.One, [.. suspended]), Run(desk, new TestRegister(second), ImportDesk.One, [.. surveyed]));

        // Whichever came first: what each certificate is must be what its facts say.
        Assert.All(outcomes, o => Assert.Equal("done", o.Value.State));
        var dump = await TableDump.Of(desk.Database);
        foreach (var certificate in dump.Tables["registry_certificate"])
        {
            var facts = dump.Tables["platform_journal"].Where(f => f["subject"] == certificate["id"]).OrderBy(f => long.Parse(f["seq"]!, System.Globalization.CultureInfo.InvariantCulture)).Select(f => f["kind"]).ToList();
            Assert.Equal(facts.Contains("CertificateSuspended") && !facts.Contains("CertificateRestored") ? "suspended" : "valid", certificate["status"]);
            Assert.Equal(facts.Contains("SurveillanceRecorded"), certificate["surveillance_due"] != "2027-05-20");
            Assert.Contains("SurveillanceRecorded", facts);
            Assert.Contains("CertificateSuspended", facts);
        }
    }

    private static string[] Cells(Row row) => [.. row.Cells.Values];

    private static Task<Outcome<ReportRecord>> Run(ImportDesk desk, TestRegister register, string body, IReadOnlyList<string[]> rows)
        => Task.Run(() => register.Import.Handle(body, GivenLives.Source(rows), desk.Database.Act(), ImportDesk.Today, null, CancellationToken.None));
}
