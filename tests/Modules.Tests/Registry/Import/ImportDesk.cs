using Zhiheng.Kernel;
using Zhiheng.Modules.Tests.Registry.Rules;
using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.Reporting.Import;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Import;

/// <summary>What the register said to a report: its record, and for each row the verdict and the codes without their prefix.</summary>
internal sealed record Reported(ReportRecord Record, IReadOnlyList<string> Answers)
{
    /// <summary>The answer to the only row.</summary>
    public string Answer => Assert.Single(Answers);
}

/// <summary>A register with two bodies, to which rows are reported. Today is 2026-06-01 unless a report says otherwise.</summary>
internal sealed class ImportDesk : IAsyncDisposable
{
    /// <summary>The body of the rows of <see cref="Row"/>.</summary>
    public const string One = "CNCA-R-2999-001";

    public const string Two = "CNCA-R-2999-002";

    public static readonly DateOnly Today = new(2026, 6, 1);

    private ImportDesk(TestDatabase database)
    {
        Database = database;
        Register = new TestRegister(database);
    }

    public TestDatabase Database { get; }

    public TestRegister Register { get; }

    public static async Task<ImportDesk> Open(Dialect dialect)
    {
        var desk = new ImportDesk(await TestDatabase.Create(dialect));
        await desk.Register.AddBody(One);
        await desk.Register.AddBody(Two);
        return desk;
    }

    public static string Credit(int number) => CreditCode.Compose('9', '1', "370102", $"YY{number:000000}").Value;

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    public Task<Reported> Report(params Row[] rows) => Report(Today, rows);

    public Task<Reported> Report(DateOnly on, params Row[] rows) => Report(on, One, rows);

    public async Task<Reported> Report(DateOnly on, string body, params Row[] rows)
    {
        var header = rows[0].Cells.Keys.ToList();
        var outcome = await Register.Report(body, header, rows.Select(r => header.Select(c => r.Cells[c]).ToArray()), on);
        Assert.False(outcome.IsRefused, outcome.IsRefused ? outcome.Refusal.Message : string.Empty);
        var answers = await Register.Answers(outcome.Value.Id);
        return new Reported(outcome.Value, [.. answers.Select(a => string.Join(' ', Codes(a.Findings).Prepend(a.Verdict)))]);
    }

    /// <summary>The facts about a certificate, oldest first: kind, day, payload.</summary>
    public async Task<IReadOnlyList<(string Kind, DateOnly On, string Payload)>> Facts(string number)
    {
        await using var session = await Register.Database.Read(CancellationToken.None);
        return await session.Query<(string, DateOnly, string)>(
            """
            select j.kind, j.effective_on, j.payload from platform_journal j join registry_certificate c on c.id = j.subject
            where c.number = @number order by j.seq
            """,
            new { number },
            CancellationToken.None);
    }

    public async Task<IReadOnlyList<string>> Kinds(string number) => [.. (await Facts(number)).Select(f => f.Kind)];

    public async Task<CertificateRow> Certificate(string number, string? scheme = null)
    {
        await using var session = await Register.Database.Read(CancellationToken.None);
        var rows = await session.Query<CertificateRow>(
            $"select {CertificateStore.Columns} from registry_certificate where number = @number", new { number }, CancellationToken.None);
        return Assert.Single(rows, r => scheme is null || r.Scheme == scheme);
    }

    public async Task<long> Count(string table)
    {
        await using var session = await Register.Database.Read(CancellationToken.None);
        return await session.First<long>($"select count(*) from {table}", null, CancellationToken.None);
    }

    private static IEnumerable<string> Codes(string? findings)
        => RowAnswer.ReadFindings(findings).Select(f => f.Code[(f.Code.IndexOf('.', StringComparison.Ordinal) + 1)..]);
}
