using System.Text;
using Zhiheng.Contracts.Indicators;
using Zhiheng.Targets.Demo;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

/// <summary>docs/indicators.md is what the program publishes.</summary>
public sealed class IndicatorsTests : IAsyncLifetime
{
    private TestSite site = null!;

    public async Task InitializeAsync() => site = await TestSite.Start();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public void The_document_is_what_the_program_says()
    {
        var file = Path.Combine(Golden.Root, "docs", "indicators.md");
        var text = Document(site.Get<IIndicators>().Defined);
        if (Environment.GetEnvironmentVariable("ZHIHENG_WRITE_DOCS") == "1")
        {
            File.WriteAllText(file, text);
        }

        Assert.Equal(File.ReadAllText(file), text);
    }

    [Fact]
    public void Every_indicator_is_answered_by_the_module_that_publishes_it()
    {
        var indicators = site.Get<IIndicators>();

        Assert.All(indicators.Defined, defined => Assert.Null(indicators.Trouble(new IndicatorAsk(defined.Name, IndicatorFilter.None))));
        Assert.Equal("web.indicator.unknown", indicators.Trouble(new IndicatorAsk("nobody.anything", IndicatorFilter.None))?.Code);
    }

    [Fact]
    public async Task Asks_of_several_modules_are_answered_in_their_order()
    {
        var indicators = site.Get<IIndicators>();
        var asks = indicators.Defined.Reverse().Select(defined => new IndicatorAsk(defined.Name, IndicatorFilter.None)).ToList();
        var (region, today) = (Kernel.RegionCode.Parse("370000").Value, Kernel.BusinessCalendar.DateIn(site.Clock.GetUtcNow()));
        await indicators.Keep(asks, default);

        var together = await indicators.History(asks, region, today.AddYears(-1), today, default);
        var within = await indicators.Within(asks, region, "city", today, default);

        Assert.Equal((asks.Count, asks.Count), (together.Count, within.Count));
        for (var i = 0; i < asks.Count; i++)
        {
            Assert.Equal((await indicators.History([asks[i]], region, today.AddYears(-1), today, default))[0], together[i]);
            Assert.Empty(await indicators.Records(asks[i], region, today.AddYears(-30), null, 1, default));
        }
    }

    private static string Document(IReadOnlyList<IndicatorDefinition> defined)
    {
        var text = new StringBuilder();
        text.Append(
            """
            # Published indicators

            What each figure counts, written by the program (`ZHIHENG_WRITE_DOCS=1 ./test`; a test fails when this file is stale). A figure belongs to a division and a day.
            *Level*: what holds at the end of the day; *year to date*: what happened from 1 January to the day. Figures are computed from facts: a past day keeps its
            answer until a fact about that day arrives. Divisions lie where they lie today: what was dissolved counts in what it became part of.

            Filters: *scheme* takes codes of the scheme table or their beginnings (`A01`, `P0201`); several add up. *size* takes `large` (1000 people and more), `medium` (300–999),
            `small` (20–299) or `micro` (below 20): the number of people the certified system covers, as reported (peopleCovered), in the bands that 统计上大中小微型企业划分办法（2017） uses
            for industry; compulsory certificates carry no such number and fit no band. There is no filter by industry: the reporting templates do not make it public, so that
            nobody outside could recompute the figure.


            """);
        foreach (var one in defined)
        {
            text.Append(
                $"""
                ## {one.Chinese} · {one.English}

                | | |
                | --- | --- |
                | Name | `{one.Name}` |
                | Kind, unit | {(one.Kind == IndicatorKind.Level ? "level" : "year to date")}, {one.Unit} |
                | 定义 | {one.Definition} |
                | 数据来源 | {one.Source} |
                | 计算方法 | {one.Formula} |
                | 名单 | {one.DrillDown} |
                | 筛选 | {(one.Filters.Count == 0 ? "无" : string.Join('、', one.Filters))} |


                """);
        }

        return text.Append(Bound(defined)).ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>How each target of the demo's plans is measured, or why it cannot be; the other plan sets none.</summary>
    private static string Bound(IReadOnlyList<IndicatorDefinition> defined)
    {
        var rows = DemoPolicies.Bindings.Select(binding =>
        {
            var source = binding.Ask is { } ask ? $"`{defined.Single(one => one.Name == ask).Name}`{(binding.Schemes.Count == 0 ? "" : " " + string.Join(", ", binding.Schemes))}" : "责任单位报送 reported";
            return $"| {binding.Target} | {source} | {binding.Why} |";
        });
        return $"""
            ## 演示方案的目标如何计量 · How the targets of the demo's plans are measured

            鲁政发〔2018〕22号 sets the targets below; 山东省贯彻实施质量发展纲要2014年行动计划 sets none.

            | 目标 | 来源 | 说明 |
            | --- | --- | --- |
            {string.Join("\n", rows)}
            """;
    }

    [Fact]
    public void Each_target_of_the_demo_is_bound_or_says_why_it_cannot_be()
        => Assert.All(DemoPolicies.Bindings, binding => Assert.True(binding.Ask is not null || binding.Why is not null, binding.Target));
}
