using Zhiheng.Contracts.Indicators;
using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Reference;
using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.Indicators;
using Zhiheng.Testing;
using static Zhiheng.Modules.Tests.Registry.Indicators.CountedRegister;

namespace Zhiheng.Modules.Tests.Registry.Indicators;

/// <summary>However facts arrive, the figures are those of counting everything anew, and those of plain queries over the stretches.</summary>
public class FollowingTests
{
    private static readonly IReadOnlyList<IndicatorAsk> Asks =
    [
        .. RegistryMeasures.All.SelectMany(measure => new[]
        {
            Ask(measure.Definition.Name),
            Ask(measure.Definition.Name, null, "A01", "P"),
            Ask(measure.Definition.Name, "medium"),
        }),
    ];

    [Theory, BothDatabases]
    public async Task Figures_followed_step_by_step_are_those_of_a_rebuild(Dialect dialect)
    {
        await using var register = await Open(dialect);
        await register.Indicators.Keep(Asks, Ct);
        var lives = new RandomLives(register, 7);
        for (var round = 0; round < 6; round++)
        {
            await lives.Batch(certificates: 12, changes: 40);
            await register.Run.Run(Ct);
            await Merge(register, lives, round);
            register.Test.Clock.Advance(TimeSpan.FromDays(round * 9));
            await register.Run.Run(Ct);
        }

        var followed = await register.Kept();
        await register.Run.Rebuild(Ct);

        Assert.NotEmpty(followed);
        Assert.Equal(followed, await register.Kept());
    }

    [Theory, BothDatabases]
    public async Task Figures_are_those_of_a_plain_query_over_the_stretches(Dialect dialect)
    {
        await using var register = await Open(dialect);
        await register.Indicators.Keep(Asks, Ct);
        var lives = new RandomLives(register, 11);
        for (var round = 0; round < 4; round++)
        {
            await lives.Batch(certificates: 15, changes: 50);
            await register.Run.Run(Ct);
        }

        foreach (var region in new[] { "370000", "370100", "370102", "110000" })
        {
            var kept = await register.Indicators.History(Asks, Region(region), Day("2024-11-01"), Day("2026-06-01"), Ct);
            foreach (var (ask, i) in Asks.Select((ask, i) => (ask, i)))
            {
                foreach (var figure in kept[i].Where((_, month) => month % 5 == 0 || month > 17))
                {
                    Assert.Equal((ask.Name, figure.Day, await Plain(register, ask, region, figure.Day)), (ask.Name, figure.Day, figure.Value));
                }
            }
        }
    }

    [Theory, BothDatabases]
    public async Task An_ask_that_is_not_kept_has_the_same_figures(Dialect dialect)
    {
        await using var register = await Open(dialect);
        await new RandomLives(register, 23).Batch(certificates: 40, changes: 120);
        await register.Run.Run(Ct);
        var (from, to) = (Day("2024-01-01"), Day("2026-06-01"));
        var counted = await register.Indicators.History(Asks, Region("370000"), from, to, Ct);
        var within = await register.Indicators.Within(Asks, Region("370000"), "county", to, Ct);

        await register.Indicators.Keep(Asks, Ct);
        await register.Indicators.Keep(Asks, Ct);
        await register.Run.Run(Ct);

        Assert.Equal(counted, await register.Indicators.History(Asks, Region("370000"), from, to, Ct));
        Assert.Equal(within, await register.Indicators.Within(Asks, Region("370000"), "county", to, Ct));
        Assert.Equal(0, await register.Run.Run(Ct));
    }

    [Theory, BothDatabases]
    public async Task Every_figure_has_as_many_records(Dialect dialect)
    {
        await using var register = await Open(dialect);
        await new RandomLives(register, 31).Batch(certificates: 50, changes: 150);
        await register.Run.Run(Ct);

        foreach (var ask in Asks)
        {
            foreach (var day in new[] { "2025-12-31", "2026-06-01" })
            {
                var first = await register.Indicators.Records(ask, Region("370000"), Day(day), null, 3, Ct);
                var rest = await register.Indicators.Records(ask, Region("370000"), Day(day), first.Count == 0 ? null : first[^1].Key, 1000, Ct);

                var keys = first.Concat(first.Count < 3 ? [] : rest).Select(record => record.Key).ToList();
                Assert.Equal((ask.Name, await register.Figure(ask, "370000", day)), (ask.Name, keys.Count));
                Assert.Equal(keys.Distinct(), keys);
            }
        }
    }

    /// <summary>A fact whose number is smaller becomes visible after one whose number is larger: two transactions that commit in the other order.</summary>
    [PostgresFact]
    public async Task A_fact_that_commits_late_is_not_passed_over()
    {
        await using var register = await Open(Dialect.Postgres);
        var ask = Ask(RegistryMeasures.ValidCertificates);
        await register.Indicators.Keep([ask], Ct);
        var one = await register.Certificate(await register.Organization(), "A010101", Day("2025-01-01"), null, Content("370102"));
        var other = await register.Certificate(await register.Organization(), "A010101", Day("2025-01-01"), null, Content("370102"));
        await register.Run.Run(Ct);

        await using (var slow = await register.Database.Begin(register.Test.Act(), Ct))
        {
            await slow.Record([JournalEntry.Public(one, new CertificateRevoked(Day("2026-02-01"), null))], Ct);
            await register.Facts(JournalEntry.Public(other, new CertificateRevoked(Day("2026-02-01"), null)));
            await register.Run.Run(Ct);
            Assert.Equal(1, await register.Figure(ask, "370102", "2026-05-31"));
            await slow.Commit([], Ct);
        }

        await register.Run.Run(Ct);

        Assert.Equal(0, await register.Figure(ask, "370102", "2026-05-31"));
    }

    [Fact]
    public async Task Stretches_say_of_every_day_what_the_history_says()
    {
        await using var register = await Open(Dialect.Sqlite);
        await new RandomLives(register, 47).Batch(certificates: 60, changes: 300);
        await using var session = await register.Database.Read(Ct);
        var certificates = await StretchStore.CertificatesAfter(session, Guid.Empty, 100, Ct);
        var facts = (await JournalWalk.FactsOf(session, certificates.Select(c => c.Id), Stretches.Kinds, Ct)).ToLookup(fact => fact.Subject);

        foreach (var certificate in certificates)
        {
            var stretches = Stretches.Of(certificate, facts[certificate.Id]);
            var history = new History(certificate.Id, "", facts[certificate.Id].Select(f => new JournalRow(f.Seq, f.Kind, f.Subject, f.EffectiveOn, f.Payload, "", default, "")));
            for (var day = Day("2023-12-01"); day < Day("2029-01-01"); day = day.AddDays(3))
            {
                var standing = stretches.Where(s => s.Kind is "valid" or "suspended" && s.StartsOn <= day && day <= s.EndsOn).Select(s => s.Kind).ToList();
                var expected = history.AsOf(day).StandingOn(day) switch { Standing.Valid => ["valid"], Standing.Suspended => new List<string> { "suspended" }, _ => [] };
                Assert.Equal(expected, standing);
            }
        }
    }

    private static async Task Merge(CountedRegister register, RandomLives lives, int round)
    {
        var (merged, survivor) = (lives.Holders[0], lives.Holders[1]);
        await register.Write("update registry_organization set merged_into = @into where id = @merged", new { merged, into = round % 2 == 0 ? survivor : (Guid?)null });
        await register.Facts(round % 2 == 0
            ? JournalEntry.Public(merged, new OrganizationsMerged(register.Calendar.Today, "a", "b"))
            : JournalEntry.Public(merged, new OrganizationMergeUndone(register.Calendar.Today, "a", "b", "试验")));
    }

    private static async Task<decimal?> Plain(CountedRegister register, IndicatorAsk ask, string region, DateOnly day)
    {
        var measure = RegistryMeasures.Find(ask.Name)!;
        var within = ReferenceData.Regions.All.Select(r => r.Code).Distinct().Where(code => ReferenceData.Regions.IsWithin(code, Region(region))).Select(code => code.Value);
        const string fits = "(@anyScheme = @yes or substr(s.scheme, 1, 3) = 'A01' or substr(s.scheme, 1, 1) = 'P') and (@size = '' or s.size = @size)";
        var span = measure.CountsFirst
            ? $"s.first_on <= @day and s.first_on >= @year and s.first_on = (select min(e.first_on) from registry_stretch e where e.kind = 'issued' and e.holder = s.holder and {fits.Replace("s.", "e.", StringComparison.Ordinal)})"
            : measure.Stretch is "issued" or "withdrawn" ? "s.starts_on <= @day and s.starts_on >= @year" : "s.starts_on <= @day and s.ends_on >= @day";
        await using var session = await register.Database.Read(Ct);
        return await session.First<long>(
            $$"""
            select count(distinct {{(measure.CountsHolders ? "s.holder" : "s.certificate")}}) from registry_stretch s
            where s.kind = @kind and {{fits}} and {{span}} and s.region in ({keys})
            """,
            new
            {
                kind = measure.Stretch, anyScheme = ask.Filter.Schemes.Count == 0, yes = true, size = ask.Filter.Size ?? "", day, year = new DateOnly(day.Year, 1, 1), keys = Session.Keys(within),
            },
            Ct);
    }
}
