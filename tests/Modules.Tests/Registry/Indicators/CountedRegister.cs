using System.Text.Json;
using Zhiheng.Contracts.Indicators;
using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Reference;
using Zhiheng.Registry.Indicators;
using Zhiheng.Registry.Schemes;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Indicators;

/// <summary>A register whose certificates and facts a test writes one by one, and the indicators over it. Today is 2026-06-01 at first.</summary>
internal sealed class CountedRegister : IAsyncDisposable
{
    public static readonly CancellationToken Ct = CancellationToken.None;
    private readonly TestDatabase test;
    private int ids;

    private CountedRegister(TestDatabase test, Database database)
    {
        this.test = test;
        Database = database;
        Calendar = new BusinessCalendar(test.Clock, ReferenceData.WorkingDays);
        Indicators = new RegistryIndicators(database, ReferenceData.Regions, SchemeTable.Load(), Calendar);
        Run = new IndicatorRun(database, ReferenceData.Regions, Calendar);
    }

    public Database Database { get; }

    public TestDatabase Test => test;

    public BusinessCalendar Calendar { get; }

    public RegistryIndicators Indicators { get; }

    public IndicatorRun Run { get; }

    public static async Task<CountedRegister> Open(Dialect dialect)
    {
        var fresh = await TestDatabase.Create(dialect);
        await new TestRegister(fresh).AddBody("CNCA-R-2999-001");
        return new CountedRegister(fresh, fresh.Database);
    }

    public static RegionCode Region(string code) => RegionCode.Parse(code).Value;

    public static IndicatorAsk Ask(string name, string? size = null, params string[] schemes) => new(name, new IndicatorFilter(schemes, [], size));

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static JsonElement Content(string? region, int? people = null, string? first = null)
    {
        var fields = new Dictionary<string, object>();
        if (region is not null)
        {
            fields["holderDistrict"] = region;
        }

        if (people is not null)
        {
            fields["peopleCovered"] = people;
        }

        if (first is not null)
        {
            fields["firstIssuedOn"] = first;
        }

        return JsonSerializer.SerializeToElement(fields);
    }

    public async Task<Guid> Organization(string? code = null)
    {
        var id = Id();
        await Write("insert into registry_organization (id, code, name, is_demo, version) values (@id, @code, @name, @yes, 1)", new { id, code = code ?? $"X{ids}", name = $"试验单位{ids}", yes = true });
        return id;
    }

    /// <summary>A certificate of the holder with its first fact.</summary>
    public async Task<Guid> Certificate(Guid holder, string scheme, DateOnly issuedOn, DateOnly? expiresOn, JsonElement content)
    {
        var id = Id();
        await using var work = await Database.Begin(test.Act(), Ct);
        await AddCertificate(work, id, holder, scheme, issuedOn, expiresOn);
        await work.Commit(Reported(id, scheme, issuedOn, expiresOn, content), Ct);
        return id;
    }

    public static JournalEntry Reported(Guid id, string scheme, DateOnly issuedOn, DateOnly? expiresOn, JsonElement content)
        => JournalEntry.Public(id, new CertificateReported($"code{id:N}", "CNCA-R-2999-001", scheme, $"N{id:N}", "X", "试验单位", issuedOn, expiresOn, content));

    public static Task AddCertificate(Work work, Guid id, Guid holder, string scheme, DateOnly issuedOn, DateOnly? expiresOn)
        => work.Execute(
            """
            insert into registry_certificate (id, code, body, scheme, number, number_key, category, holder, holder_name, issued_on, expires_on, status, status_since, reported_on, content, version)
            select @id, @code, b.id, @scheme, @number, @number, 'MS', @holder, '试验单位', @issuedOn, @expiresOn, 'valid', @issuedOn, @issuedOn, '{}', 1
            from registry_body b
            """,
            new { id, code = $"code{id:N}", scheme, number = $"N{id:N}", holder, issuedOn, expiresOn },
            Ct);

    public async Task Facts(params JournalEntry[] facts)
    {
        await using var work = await Database.Begin(test.Act(), Ct);
        await work.Commit(facts, Ct);
    }

    public async Task Write(string sql, object values)
    {
        await using var work = await Database.Begin(test.Act(), Ct);
        await work.Execute(sql, values, Ct);
        await work.Commit([], Ct);
    }

    /// <summary>The figures of one ask at the end of each month of a span.</summary>
    public async Task<IReadOnlyList<decimal?>> History(IndicatorAsk ask, string region, string from, string to)
        => [.. (await Indicators.History([ask], Region(region), Day(from), Day(to), Ct))[0].Select(figure => figure.Value)];

    public async Task<decimal?> Figure(IndicatorAsk ask, string region, string day) => (await History(ask, region, day, day))[^1];

    public async Task<IReadOnlyList<string>> Kept()
    {
        await using var session = await Database.Read(Ct);
        var rows = await session.Query<FigureRow>("select region, ask, day, value from registry_figure order by region, ask, day", null, Ct);
        return [.. rows.Select(row => $"{row.Region} {row.Ask} {row.Day:O} {row.Value}")];
    }

    public Guid Id() => new(++ids, 0, 0, new byte[8]);

    public async ValueTask DisposeAsync() => await test.DisposeAsync();
}
