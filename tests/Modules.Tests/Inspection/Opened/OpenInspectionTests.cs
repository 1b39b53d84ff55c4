using System.Text;
using System.Text.Json;
using Zhiheng.Inspection.Campaigns;
using Zhiheng.Inspection.Open;
using Zhiheng.Platform.Databases;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Inspection.Opened;

public class OpenInspectionTests
{
    private static readonly DateOnly Today = PlanDesk.Today;

    [Theory]
    [InlineData(0, 0, 0, 1)]
    [InlineData(0, 10, 0, 0.277533)]
    [InlineData(10, 10, 0.722467, 1)]
    [InlineData(1, 10, 0.017876, 0.404150)]
    [InlineData(50, 100, 0.403832, 0.596168)]
    [InlineData(10, 1000, 0.005441, 0.018309)]
    public void The_interval_is_the_one_of_Wilson(long hits, long trials, double low, double high)
    {
        var found = Wilson.Interval(hits, trials);

        Assert.Equal(low, found.Low, 5);
        Assert.Equal(high, found.High, 5);
    }

    [Theory, BothDatabases]
    public async Task Findings_are_shown_while_they_are_public_and_found_by_name_or_code(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        var (campaign, inspector) = (await desk.ApprovedCampaign(), await desk.Registered());
        async Task Add(string subject, string name, DateOnly? until, string state = "published")
            => await new GivenFinding(campaign, subject, name, inspector, Today.AddDays(-3), "1") { Until = until, State = state }.Add(desk.Test, desk.Database);
        await Add("S1", "甲机械有限公司", null);
        await Add("S2", "乙机械有限公司", Today);
        await Add("S3", "丙机械有限公司", Today.AddDays(-1));
        await Add("S4", "丁机械有限公司", null, "ended");
        await Add("S5", "戊机械有限公司", null, "rejected");
        async Task<string> Find(string? text) => string.Join(' ', (await desk.Open.Findings(text, null, default)).Findings.Select(one => one.Subject).Order());

        Assert.Equal(("S1 S2", "S1 S2", "S1", "S2", ""), (await Find(null), await Find("机械"), await Find("甲"), await Find("S2"), await Find("S3")));
        Assert.Equal("", await Find("S"));
        var one = (await desk.Open.Findings("S1", null, default)).Findings.Single();
        Assert.Equal(("济南市市场监督管理局", "370100-2026-001", false), (one.Unit, one.Campaign, one.HasProblem));
        Assert.Equal(["C07"], one.ItemCodes);
    }

    [Theory, BothDatabases]
    public async Task Pages_of_findings_follow_each_other_without_a_gap(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        var (campaign, inspector) = (await desk.ApprovedCampaign(), await desk.Registered());
        for (var i = 0; i < OpenInspections.PageRows + 3; i++)
        {
            await new GivenFinding(campaign, $"S{i:00}", "同名有限公司", inspector, Today.AddDays(-i / 10), "1").Add(desk.Test, desk.Database);
        }

        var first = await desk.Open.Findings(null, null, default);
        var second = await desk.Open.Findings(null, first.Next, default);

        Assert.Equal((OpenInspections.PageRows, 3, (string?)null, 53L), (first.Findings.Count, second.Findings.Count, second.Next, first.Count));
        Assert.Equal(53, first.Findings.Concat(second.Findings).Select(one => one.Subject).Distinct().Count());
        Assert.Equal(OpenInspections.PageRows, (await desk.Open.Findings(null, "nonsense_x", default)).Findings.Count);
    }

    [Theory, BothDatabases]
    public async Task A_ten_fold_difference_between_groups_of_inspectors_is_visible(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        var campaign = await desk.ApprovedCampaign();
        var (strict, mild) = (await desk.Registered("J-01", PlanDesk.City), await desk.Registered("J-02", PlanDesk.County));
        for (var i = 0; i < 40; i++)
        {
            await new GivenFinding(campaign, $"A{i}", "甲", strict, Today, i < 20 ? "E" : "1").Add(desk.Test, desk.Database);
            await new GivenFinding(campaign, $"B{i}", "乙", mild, Today, i < 2 ? "A" : "1").Add(desk.Test, desk.Database);
        }

        await new GivenFinding(campaign, "C1", "丙", mild, Today, "12").Add(desk.Test, desk.Database);
        await new GivenFinding(campaign, "C2", "丁", mild, Today.AddYears(-1), "A").Add(desk.Test, desk.Database);
        var found = await desk.Open.Statistics(2026, default);

        Assert.Equal((80L, 22L), (found.All.Visits, found.All.Problems));
        Assert.Equal([PlanDesk.City.Name, PlanDesk.County.Name], found.Units.Select(unit => unit.Name));
        Assert.Equal((0.5, 0.05), (found.Units[0].Rate, found.Units[1].Rate));
        Assert.True(found.Units[0].Interval.Low > found.Units[1].Interval.High);
        Assert.Equal(10, FindingStatistics.Spread(found.Units, 20)!.Value, 6);
        Assert.Null(FindingStatistics.Spread(found.Units, 41));
        Assert.Equal("C07", Assert.Single(found.Items).Key);
        Assert.Equal("370100", Assert.Single(found.Regions).Key);
    }

    [Theory, BothDatabases]
    public async Task Visits_of_the_year_stand_against_the_cap_of_the_item(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        var inspector = await desk.Registered();
        var campaign = await desk.ApprovedCampaign();
        var twice = await desk.ApprovedCampaign(PlanDesk.Campaign() with { Departments = [new Department("市局", ["C14"])] });
        await new GivenFinding(campaign, "S1", "甲有限公司", inspector, Today, "1").Add(desk.Test, desk.Database);
        await new GivenFinding(twice, "S1", "甲有限公司", inspector, Today, "1").Add(desk.Test, desk.Database);
        await new GivenFinding(campaign, "S2", "乙有限公司", inspector, Today.AddYears(-1), "1").Add(desk.Test, desk.Database);

        var all = await desk.Open.Visits(null, null, 10, default);
        var paged = await desk.Open.Visits(null, null, 1, default);

        Assert.Equal([("S1", "C07", 1, 1, true), ("S1", "C14", 1, 2, false)], all.Counts.Select(one => (one.Subject, one.Item, one.Visits, one.Cap, one.IsFull)));
        Assert.Null(paged.Next);
        Assert.Empty((await desk.Open.Visits("乙", null, 10, default)).Counts);
        Assert.Empty((await desk.Open.Visits(null, "S1", 10, default)).Counts);
    }

    [Theory, BothDatabases]
    public async Task Open_data_names_no_inspector_and_both_formats_say_the_same(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        await desk.PublishedPlan();
        await new GivenFinding(await desk.ApprovedCampaign(), "S1", "甲有限公司", await desk.Registered(), Today, "E", "B").Add(desk.Test, desk.Database);

        var tables = await desk.Data.Tables(default);

        Assert.Equal(["items", "plans", "campaigns", "findings", "visits", "statistics"], tables.Select(table => table.Name));
        foreach (var table in tables)
        {
            var (csv, json) = (Encoding.UTF8.GetString(await table.Csv(default)), Encoding.UTF8.GetString(table.ToJson()));
            Assert.NotEmpty(table.Rows);
            Assert.All(new[] { "试验检查员", "试验人员", "审核人", "执法-0001" }, person => Assert.DoesNotContain(person, csv + json));
            Assert.Equal(table.Rows.Count, JsonDocument.Parse(json).RootElement.GetArrayLength());
            Assert.Equal(table.Rows.Count + 1, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        }
    }
}
