using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Reference;
using Zhiheng.Registry.Lookup;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Lookup;

/// <summary>What everybody asks must be found through an index, however large the register grows.</summary>
public class PlanTests
{
    public static TheoryData<string> LookUps => new()
    {
        VerifiedRow.Sql.Replace("{key}", "'Q1'", StringComparison.Ordinal),
        $"select {SummaryRow.Columns} from {SummaryRow.From} where c.code = 'x'",
        $"select {SummaryRow.Columns} from {SummaryRow.From} where c.code in (" + "{keys})",
        SearchStore.NumberSql(NoFilter, isWhole: true),
        SearchStore.NumberSql(NoFilter, isWhole: false),
        "select id from registry_organization where code = 'x'",
        SearchStore.PartSql,
        NameIndexStore.NamesSql,
        "select first_key, keys from registry_name_page where run = 1 and first_key > 7 order by first_key limit 8",
        "select c.code from registry_certificate c where c.holder = 'x' order by c.issued_on desc, c.code desc limit 20",
        "select c.issued_on, c.code from registry_certificate c where (c.issued_on, c.code) < ('2026-01-01', 'x') order by c.issued_on desc, c.code desc limit 20",
    };

    private static SearchFilter NoFilter => SearchFilter.Of(new SearchQuery(string.Empty), ReferenceData.Regions, new DateOnly(2026, 6, 1)).Value;

    [Theory]
    [MemberData(nameof(LookUps))]
    public async Task Sqlite_scans_no_table_and_sorts_nothing_for_a_key(string sql)
    {
        await using var test = await TestDatabase.Create(Dialect.Sqlite);
        await using var reading = await test.Database.Read(CancellationToken.None);

        var plan = await reading.Query<Step>($"explain query plan {sql}", Parameters, CancellationToken.None);

        // The table of bodies holds a few hundred rows, and the keys themselves come from a JSON array.
        Assert.DoesNotContain(plan, s => s.Detail.StartsWith("SCAN", StringComparison.Ordinal) && !s.Detail.Contains("json_each", StringComparison.Ordinal) && s.Detail is not ("SCAN j" or "SCAN b"));
    }

    [Theory]
    [MemberData(nameof(LookUps))]
    public async Task Postgres_can_answer_a_key_from_an_index(string sql)
    {
        if (BothDatabasesAttribute.Server is null)
        {
            return;
        }

        await using var test = await TestDatabase.Create(Dialect.Postgres);
        await using var reading = await test.Database.Read(CancellationToken.None);

        // Empty tables are read whole whatever their indexes; without that choice the plan shows which index serves.
        await reading.Query<string>("set enable_seqscan = off", null, CancellationToken.None);
        var plan = await reading.Query<string>($"explain {sql.Replace("'x' order", "'00000000-0000-0000-0000-000000000000' order", StringComparison.Ordinal)}", Parameters, CancellationToken.None);

        Assert.DoesNotContain(plan, line => line.Contains("Seq Scan", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task The_name_index_is_read_through_its_key(Dialect dialect)
    {
        await using var test = await TestDatabase.Create(dialect);
        await GivenNames.Add(test, ["济南云鼎机械厂"]);
        await using var reading = await test.Database.Read(CancellationToken.None);
        var parameters = new { keys = "[1, 2]", fromNo = 1L, yes = true };

        var plan = dialect == Dialect.Sqlite
            ? (await reading.Query<Step>($"explain query plan {NameIndexStore.AroundSql}", parameters, CancellationToken.None)).Select(s => s.Detail)
            : await reading.Query<string>($"explain {NameIndexStore.AroundSql}", parameters, CancellationToken.None);

        // No switch here: an answer of one row each leaves even a small table no better way.
        Assert.InRange(plan.Count(line => line.Contains("registry_name_page", StringComparison.Ordinal) && line.Contains("Index", StringComparison.OrdinalIgnoreCase)), 2, 3);
        Assert.DoesNotContain(plan, line => line.Contains("Seq Scan on registry_name_page", StringComparison.Ordinal) || line.StartsWith("SCAN p", StringComparison.Ordinal) || line.StartsWith("SCAN q", StringComparison.Ordinal));
    }

    private static Dictionary<string, object> Parameters => new()
    {
        ["keys"] = "[\"1\"]", ["key"] = "Q123456", ["end"] = "Q123457", ["afterKey"] = string.Empty, ["afterCode"] = string.Empty, ["most"] = 20,
        ["part"] = "YY0000001", ["today"] = new DateOnly(2026, 6, 1),
    };

    private sealed record Step
    {
        public string Detail { get; init; } = string.Empty;
    }
}
