using Zhiheng.Contracts.Indicators;
using Zhiheng.Inspection.Indicators;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Reference;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Inspection.Indicators;

public class InspectionIndicatorsTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly DateOnly Today = PlanDesk.Today;
    private static readonly RegionCode City = RegionCode.Parse("370100").Value;

    [Theory, BothDatabases]
    public async Task Findings_count_on_the_day_they_were_published_also_after_their_publication_has_ended(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        await Given(desk, ("S1", -3, "published"), ("S2", -2, "ended"), ("S3", -1, "rejected"), ("S4", -1, "reviewing"));
        var indicators = Over(desk);

        Assert.Equal([0, 1, 2], await Of(indicators, InspectionMeasures.FindingsPublished, -4, -3, -2));
        Assert.Equal([1, 2, 4], await Of(indicators, InspectionMeasures.ChecksCompleted, -3, -2, 0));
        Assert.Equal(2, (await indicators.Within([Ask(InspectionMeasures.FindingsPublished)], RegionCode.Parse("370000").Value, "city", Today, Ct))[0].Single().Value);
    }

    [Theory, BothDatabases]
    public async Task On_time_is_published_by_the_last_day_of_the_term(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        await Given(desk, ("S1", -9, "published"), ("S2", -9, "published"), ("S3", -9, "reviewing"), ("S4", -9, "published"));
        await desk.Test.Write("update inspection_finding set due_on = @due, reviewed_on = @on where task in (select id from inspection_task where subject = @subject)", ("S1", -5, -5), ("S2", -5, -4), ("S3", -5, null), ("S4", -2, -9));
        var indicators = Over(desk);

        Assert.Equal([null, 100m / 3, 50], await Of(indicators, InspectionMeasures.PublishedOnTime, -6, -5, 0));
    }

    [Theory, BothDatabases]
    public async Task The_list_shows_only_what_is_still_public(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        await Given(desk, ("S1", -3, "published"), ("S2", -2, "ended"), ("S3", -1, "reviewing"), ("S5", -1, "published"));
        var indicators = Over(desk);
        var ask = Ask(InspectionMeasures.FindingsPublished);

        var first = await indicators.Records(ask, City, Today, null, 1, Ct);
        var rest = await indicators.Records(ask, City, Today, first[0].Key, 10, Ct);

        Assert.Equal(["S1", "S5"], first.Concat(rest).Select(record => record.Name).Order());
        Assert.Equal("/inspections/findings?q=" + first[0].Name, first[0].Address);
        Assert.Empty(await indicators.Records(ask, RegionCode.Parse("370200").Value, Today, null, 10, Ct));
        Assert.Empty(await indicators.Records(ask, City, Today.AddDays(1), null, 10, Ct));
    }

    [Fact]
    public async Task A_filter_or_an_unknown_name_is_refused()
    {
        await using var desk = await PlanDesk.Start(Dialect.Sqlite);
        var indicators = Over(desk);

        Assert.Null(indicators.Trouble(Ask(InspectionMeasures.ChecksCompleted)));
        Assert.Equal("inspection.indicator.unknown", indicators.Trouble(Ask("inspection.nothing"))?.Code);
        foreach (var filter in new[] { new IndicatorFilter(["A"], [], null), new IndicatorFilter([], ["13"], null), new IndicatorFilter([], [], "large") })
        {
            Assert.Equal("inspection.indicator.filter", indicators.Trouble(new IndicatorAsk(InspectionMeasures.ChecksCompleted, filter))?.Code);
        }

        await Assert.ThrowsAsync<ArgumentException>(() => indicators.Keep([Ask("inspection.nothing")], Ct));
    }

    private static InspectionIndicators Over(PlanDesk desk) => new(desk.Database, ReferenceData.Regions, new BusinessCalendar(desk.Test.Clock, ReferenceData.WorkingDays));

    private static IndicatorAsk Ask(string name) => new(name, IndicatorFilter.None);

    /// <summary>Findings checked, due and published on one day, so many days from today.</summary>
    private static async Task Given(PlanDesk desk, params (string Subject, int Day, string State)[] findings)
    {
        var (campaign, inspector) = (await desk.ApprovedCampaign(), await desk.Registered());
        foreach (var (subject, day, state) in findings)
        {
            await new GivenFinding(campaign, subject, subject, inspector, Today.AddDays(day), "1") { State = state == "reviewing" ? "returned" : state }.Add(desk.Test, desk.Database);
        }
    }

    private static async Task<IReadOnlyList<decimal?>> Of(InspectionIndicators indicators, string name, params int[] days)
    {
        var values = new List<decimal?>();
        foreach (var day in days.Select(day => Today.AddDays(day)))
        {
            values.Add((await indicators.History([Ask(name)], City, day, day, Ct))[0].Single().Value);
        }

        return values;
    }
}

internal static class Rewriting
{
    public static async Task Write(this TestDatabase test, string sql, params (string Subject, int Due, int? On)[] rows)
    {
        await using var work = await test.Database.Begin(test.Act(), CancellationToken.None);
        foreach (var (subject, due, on) in rows)
        {
            await work.Execute(sql, new { subject, due = PlanDesk.Today.AddDays(due), on = PlanDesk.Today.AddDays(on ?? due) }, CancellationToken.None);
        }

        await work.Commit([], CancellationToken.None);
    }
}
