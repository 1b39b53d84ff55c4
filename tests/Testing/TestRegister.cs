using System.Security.Cryptography;
using System.Text;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Keys;
using Zhiheng.Platform.Reference;
using Zhiheng.Registry.Bodies;
using Zhiheng.Registry.Demo;
using Zhiheng.Registry.Reporting.Files;
using Zhiheng.Registry.Reporting.Import;
using Zhiheng.Registry.Reporting.Templates;
using Zhiheng.Registry.Schemes;

namespace Zhiheng.Testing;

/// <summary>The register's use cases over a <see cref="TestDatabase"/>, put together as the program does it.</summary>
public sealed class TestRegister(TestDatabase database)
{
    public static ReportRules Reference { get; } = new(
        TemplateCatalogue.Load(), CodeTables.Load(), SchemeTable.Load(), ReferenceData.Regions, ReferenceData.Rules);

    public Database Database => database.Database;

    public TestClock Clock => database.Clock;

    public BusinessCalendar Calendar { get; } = new(database.Clock, ReferenceData.WorkingDays);

    public IdentityVault Vault { get; } = IdentityVault.Open(database.Folder);

    public ImportReport Import => new(database.Database, Reference, Vault, database.Clock, Calendar);

    public Task AddBody(string approvalNo, params string[] schemes) => AddBody(approvalNo, $"{approvalNo} 认证（试验）有限公司", schemes);

    private async Task AddBody(string approvalNo, string name, string[] schemes)
    {
        var order = new RegisterBody(
            approvalNo, name, null, null, schemes.Length == 0 ? ["A", "B", "C", "P", "S"] : schemes,
            new DateOnly(2010, 1, 1), null, IsDemo: true);
        var outcome = await new RegisterBodyHandler(database.Database, database.Clock).Handle(order, database.Act(), CancellationToken.None);
        Xunit.Assert.False(outcome.IsRefused);
    }

    /// <summary>Reports a file of the demo, or any rows, as the named body.</summary>
    public Task<Outcome<ReportRecord>> Report(
        string body, IReadOnlyList<string> header, IEnumerable<string[]> rows, DateOnly? reportedOn = null, string? template = null)
    {
        var all = rows.ToList();
        var text = string.Join('\n', all.Select(r => string.Join('\u001f', r)).Prepend(string.Join('\u001f', header)));
        var source = new ReportSource(
            "rows", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), header, template, all.Count,
            skip => all.Select((cells, i) => new RowRead(i + 1, i + 2, cells, null, EndsFile: false)).Skip(skip));
        return Import.Handle(body, source, database.Act(), reportedOn, null, CancellationToken.None);
    }

    public async Task<IReadOnlyList<(long Row, string Verdict, string? Findings)>> Answers(Guid file)
    {
        await using var session = await Database.Read(CancellationToken.None);
        var kept = await session.Query<(long First, string Verdict, string? Findings, long Rows)>(
            "select row_no, verdict, findings, rows from registry_report_row where file = @file order by row_no", new { file }, CancellationToken.None);
        return [.. kept.SelectMany(k => Enumerable.Range(0, (int)k.Rows).Select(i => (k.First + i, k.Verdict, k.Findings)))];
    }

    /// <summary>Takes in every file of a demo province; the answer is how many rows were rejected.</summary>
    public async Task<long> Seed(DemoProvince province)
    {
        foreach (var body in province.Bodies)
        {
            await AddBody(body.ApprovalNo, body.Name, [.. body.SchemeCodes]);
        }

        long rejected = 0;
        foreach (var file in province.Files())
        {
            var outcome = await Report(file.BodyApprovalNo, file.Header, file.Rows, file.ReportedOn, file.TemplateNo);
            Xunit.Assert.False(outcome.IsRefused, outcome.IsRefused ? outcome.Refusal.Message : string.Empty);
            rejected += outcome.Value.Rejected;
        }

        return rejected;
    }
}
