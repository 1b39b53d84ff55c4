using Zhiheng.Contracts.Indicators;
using Zhiheng.Contracts.Registry;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Registry.Indicators;
using Zhiheng.Testing;
using static Zhiheng.Modules.Tests.Registry.Indicators.CountedRegister;

namespace Zhiheng.Modules.Tests.Registry.Indicators;

/// <summary>What each indicator counts, to the day. Today is 2026-06-01.</summary>
public class MeasureTests
{
    private const string County = "370102";
    private static readonly IndicatorAsk Valid = Ask(RegistryMeasures.ValidCertificates);
    private static readonly IndicatorAsk Suspended = Ask(RegistryMeasures.CertificatesSuspended);

    [Theory, BothDatabases]
    public async Task A_certificate_is_in_force_from_its_day_of_issue_to_its_last_day(Dialect dialect)
    {
        await using var register = await Open(dialect);
        await register.Certificate(await register.Organization(), "A010101", Day("2025-03-10"), Day("2026-03-09"), Content(County));
        await register.Run.Run(Ct);

        Assert.Equal([0, 1, 1, 0], await Of(register, Valid, "2025-03-09", "2025-03-10", "2026-03-09", "2026-03-10"));
    }

    [Theory, BothDatabases]
    public async Task A_suspended_certificate_is_not_in_force_until_the_day_it_is_restored(Dialect dialect)
    {
        await using var register = await Open(dialect);
        var id = await register.Certificate(await register.Organization(), "A010101", Day("2025-03-10"), null, Content(County));
        await register.Facts(JournalEntry.Public(id, new CertificateSuspended(Day("2025-06-01"), Day("2025-07-01"), null)), JournalEntry.Public(id, new CertificateRestored(Day("2025-09-15"))));
        await register.Run.Run(Ct);

        Assert.Equal([1, 0, 0, 0, 1], await Of(register, Valid, "2025-05-31", "2025-06-01", "2025-07-02", "2025-09-14", "2025-09-15"));
        Assert.Equal([0, 1, 1, 1, 0], await Of(register, Suspended, "2025-05-31", "2025-06-01", "2025-07-02", "2025-09-14", "2025-09-15"));
    }

    [Theory, BothDatabases]
    public async Task Revoked_and_cancelled_count_in_their_year_and_expired_ones_do_not(Dialect dialect)
    {
        await using var register = await Open(dialect);
        var holder = await register.Organization();
        var revoked = await register.Certificate(holder, "A010101", Day("2024-01-01"), null, Content(County));
        var cancelled = await register.Certificate(holder, "A010101", Day("2024-01-01"), null, Content(County));
        await register.Certificate(holder, "A010101", Day("2024-01-01"), Day("2025-06-30"), Content(County));
        await register.Facts(JournalEntry.Public(revoked, new CertificateRevoked(Day("2025-05-31"), null)), JournalEntry.Public(cancelled, new CertificateCancelled(Day("2025-08-01"), null)));
        await register.Run.Run(Ct);

        Assert.Equal([0, 1, 2, 2, 0], await Of(register, Ask(RegistryMeasures.CertificatesWithdrawn), "2025-05-30", "2025-05-31", "2025-08-01", "2025-12-31", "2026-01-01"));
        Assert.Equal([3, 2, 0], await Of(register, Valid, "2025-05-30", "2025-05-31", "2025-08-01"));
    }

    [Theory, BothDatabases]
    public async Task A_holder_counts_once_in_a_city_however_many_certificates_it_has(Dialect dialect)
    {
        await using var register = await Open(dialect);
        var holder = await register.Organization();
        await register.Certificate(holder, "A010101", Day("2025-01-01"), Day("2025-12-31"), Content("370102"));
        await register.Certificate(holder, "A020101", Day("2025-01-01"), null, Content("370112"));
        await register.Run.Run(Ct);
        var ask = Ask(RegistryMeasures.CertifiedOrganisations);

        Assert.Equal((1, 1, 1, 1), (await register.Figure(ask, "370102", "2025-06-30"), await register.Figure(ask, "370112", "2025-06-30"), await register.Figure(ask, "370100", "2025-06-30"), await register.Figure(ask, "370000", "2025-06-30")));
        Assert.Equal((0, 1), (await register.Figure(ask, "370102", "2026-01-31"), await register.Figure(ask, "370100", "2026-01-31")));
        Assert.Equal((2, 1), (await register.Figure(Valid, "370100", "2025-06-30"), await register.Figure(Valid, "370100", "2026-01-31")));
    }

    [Theory, BothDatabases]
    public async Task Newly_certified_is_who_had_none_before_even_before_this_register(Dialect dialect)
    {
        await using var register = await Open(dialect);
        var (fresh, old, older) = (await register.Organization(), await register.Organization(), await register.Organization());
        await register.Certificate(fresh, "A010101", Day("2026-02-10"), null, Content(County));
        await register.Certificate(fresh, "A020101", Day("2026-03-10"), null, Content(County));
        await register.Certificate(old, "A010101", Day("2026-02-10"), null, Content(County, first: "2020-02-11"));
        await register.Certificate(older, "A020101", Day("2024-02-10"), Day("2025-02-09"), Content(County));
        await register.Certificate(older, "A010101", Day("2026-01-10"), null, Content(County));
        await register.Run.Run(Ct);

        Assert.Equal([0, 1, 1], await Of(register, Ask(RegistryMeasures.NewlyCertifiedOrganisations), "2026-01-31", "2026-02-28", "2026-06-01"));
        Assert.Equal([1, 2, 2], await Of(register, Ask(RegistryMeasures.NewlyCertifiedOrganisations, null, "A01"), "2026-01-31", "2026-02-28", "2026-06-01"));
        Assert.Equal([1, 3, 4, 4], await Of(register, Ask(RegistryMeasures.CertificatesIssued), "2026-01-31", "2026-02-28", "2026-03-31", "2026-06-01"));
    }

    [Theory, BothDatabases]
    public async Task A_filter_takes_prefixes_and_bands_of_people(Dialect dialect)
    {
        await using var register = await Open(dialect);
        var holder = await register.Organization();
        foreach (var (scheme, people) in new[] { ("A010101", 19), ("A010101", 20), ("A020101", 299), ("A020101", 300), ("P0201", 999), ("P0201", 1000), ("B0101", (int?)null) })
        {
            await register.Certificate(holder, scheme, Day("2025-01-01"), null, Content(County, people));
        }

        await register.Run.Run(Ct);
        async Task<decimal?> Count(string? size, params string[] schemes) => await register.Figure(Ask(RegistryMeasures.ValidCertificates, size, schemes), County, "2025-06-30");

        Assert.Equal((1, 2, 2, 1), (await Count("micro"), await Count("small"), await Count("medium"), await Count("large")));
        Assert.Equal((7, 4, 2, 3, 1), (await Count(null), await Count(null, "A"), await Count(null, "A01"), await Count(null, "A02", "B"), await Count("small", "A02")));
    }

    [Theory, BothDatabases]
    public async Task A_move_counts_from_its_day_and_the_past_stays(Dialect dialect)
    {
        await using var register = await Open(dialect);
        await register.Indicators.Keep([Valid], Ct);
        var id = await register.Certificate(await register.Organization(), "A010101", Day("2025-01-01"), null, Content("370102"));
        await register.Run.Run(Ct);
        await register.Facts(JournalEntry.Public(id, new CertificateChanged(Day("2026-01-15"), [], Content("370202"))));
        await register.Run.Run(Ct);

        Assert.Equal([1, 0], [await register.Figure(Valid, "370102", "2025-12-31"), await register.Figure(Valid, "370102", "2026-01-31")]);
        Assert.Equal([0, 1], [await register.Figure(Valid, "370202", "2025-12-31"), await register.Figure(Valid, "370202", "2026-01-31")]);
        Assert.Equal([1, 1], [await register.Figure(Valid, "370000", "2025-12-31"), await register.Figure(Valid, "370000", "2026-01-31")]);
    }

    [Theory, BothDatabases]
    public async Task What_was_dissolved_counts_where_it_lies_today_and_is_listed_no_more(Dialect dialect)
    {
        await using var register = await Open(dialect);
        await register.Certificate(await register.Organization(), "A010101", Day("2018-06-01"), null, Content("371202"));
        await register.Run.Run(Ct);

        Assert.Equal((1, 1, 0), (await register.Figure(Valid, "370100", "2018-12-31"), await register.Figure(Valid, "370000", "2018-12-31"), await register.Figure(Valid, "370200", "2018-12-31")));
        var cities = (await register.Indicators.Within([Valid], Region("370000"), "city", Day("2026-06-01"), Ct))[0];
        Assert.Equal([new IndicatorFigure("370100", Day("2026-06-01"), 1)], cities);
        Assert.DoesNotContain((await register.Indicators.Within([Valid], Region("370000"), "county", Day("2026-06-01"), Ct))[0], figure => figure.Region == "371202");
    }

    [Theory, BothDatabases]
    public async Task Days_are_months_ends_and_the_last_day_and_none_after_today(Dialect dialect)
    {
        await using var register = await Open(dialect);
        await register.Run.Run(Ct);
        async Task<string> Days(string from, string to)
            => string.Join(' ', (await register.Indicators.History([Valid], Region(County), Day(from), Day(to), Ct))[0].Select(figure => figure.Day.ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal("04-30 05-31 06-01", await Days("2026-04-01", "2026-06-01"));
        Assert.Equal("04-30 05-31", await Days("2026-04-30", "2026-05-31"));
        Assert.Equal("05-31", await Days("2026-05-02", "2026-06-02"));
        Assert.Equal("", await Days("2026-06-02", "2026-06-30"));
        Assert.Equal("", await Days("2026-05-31", "2026-05-01"));
        Assert.Equal("05-30", await Days("2026-05-30", "2026-05-30"));
    }

    [Theory, BothDatabases]
    public async Task Until_everything_is_counted_nothing_is_said(Dialect dialect)
    {
        await using var register = await Open(dialect);
        await register.Certificate(await register.Organization(), "A010101", Day("2025-01-01"), null, Content(County));

        Assert.Null(await register.Figure(Valid, County, "2025-06-30"));
        Assert.Empty((await register.Indicators.Within([Valid], Region("370000"), "county", Day("2025-06-30"), Ct))[0]);
        Assert.True(await register.Run.Step(Ct));
        Assert.Null(await register.Figure(Valid, County, "2025-06-30"));
        await register.Run.Run(Ct);
        Assert.Equal(1, await register.Figure(Valid, County, "2025-06-30"));
    }

    [Theory, BothDatabases]
    public async Task Records_name_certificates_and_organisations_with_their_public_pages(Dialect dialect)
    {
        await using var register = await Open(dialect);
        const string code = "91370102YYJCSY001X";
        var (holder, abroad) = (await register.Organization(code), await register.Organization());
        var certificate = await register.Certificate(holder, "A010101", Day("2025-01-01"), null, Content(County));
        await register.Certificate(abroad, "A010101", Day("2025-01-02"), null, Content(County));
        await register.Run.Run(Ct);

        var certificates = await register.Indicators.Records(Valid, Region("370100"), Day("2025-06-30"), null, 1, Ct);
        var holders = await register.Indicators.Records(Ask(RegistryMeasures.CertifiedOrganisations), Region("370100"), Day("2025-06-30"), null, 10, Ct);

        Assert.Equal(new IndicatorRecord($"{holder:N}{certificate:N}", $"N{certificate:N} 试验单位", County, Day("2025-01-01"), $"/c/code{certificate:N}"), Assert.Single(certificates));
        Assert.Equal([$"/organizations/{code}", null], holders.Select(record => record.Address));
        Assert.Empty(await register.Indicators.Records(Valid, Region("370100"), Day("2026-06-02"), null, 1, Ct));
        Assert.Empty(await register.Indicators.Records(Valid, Region("370100"), Day("2025-06-30"), "no key", 1, Ct));
        Assert.Empty(await register.Indicators.Records(Valid, Region("370100"), Day("2025-06-30"), new string('g', 64), 1, Ct));
    }

    [Theory]
    [InlineData("registry.nothing", "A01", null, null, "registry.indicator.unknown")]
    [InlineData(RegistryMeasures.ValidCertificates, "ZZ", null, null, "registry.indicator.scheme")]
    [InlineData(RegistryMeasures.ValidCertificates, "A99", null, null, "registry.indicator.scheme")]
    [InlineData(RegistryMeasures.ValidCertificates, "'", null, null, "registry.indicator.scheme")]
    [InlineData(RegistryMeasures.ValidCertificates, "", null, null, "registry.indicator.scheme")]
    [InlineData(RegistryMeasures.ValidCertificates, "A01", "13", null, "registry.indicator.industry")]
    [InlineData(RegistryMeasures.ValidCertificates, "A01", null, "huge", "registry.indicator.size")]
    [InlineData(RegistryMeasures.ValidCertificates, "A01", null, "large", null)]
    [InlineData(RegistryMeasures.ValidCertificates, "A0", null, null, null)]
    [InlineData(RegistryMeasures.ValidCertificates, "A010101", null, null, null)]
    public async Task What_cannot_be_asked_is_refused(string name, string scheme, string? industry, string? size, string? code)
    {
        await using var register = await Open(Dialect.Sqlite);
        var ask = new IndicatorAsk(name, new IndicatorFilter([scheme], industry is null ? [] : [industry], size));

        Assert.Equal(code, register.Indicators.Trouble(ask)?.Code);
        if (code is not null)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => register.Indicators.Keep([ask], Ct));
        }
    }

    [Fact]
    public async Task More_than_two_hundred_schemes_are_refused()
    {
        await using var register = await Open(Dialect.Sqlite);
        string[] Codes(int count) => [.. Enumerable.Range(0, count).Select(i => $"A01{i:000}")];

        Assert.Null(register.Indicators.Trouble(Ask(RegistryMeasures.ValidCertificates, null, Codes(200))));
        Assert.Equal("registry.indicator.too-many-schemes", register.Indicators.Trouble(Ask(RegistryMeasures.ValidCertificates, null, Codes(201)))?.Code);
    }

    private static async Task<IReadOnlyList<decimal?>> Of(CountedRegister register, IndicatorAsk ask, params string[] days)
    {
        var values = new List<decimal?>();
        foreach (var day in days)
        {
            values.Add(await register.Figure(ask, County, day));
        }

        return values;
    }
}
