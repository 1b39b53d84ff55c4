using Zhiheng.Contracts.Indicators;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Reference;
using Zhiheng.Targets.Policies;
using Zhiheng.Targets.Reading;
using Zhiheng.Testing;
using static Zhiheng.Modules.Tests.Targets.Policies.PolicyDesk;

namespace Zhiheng.Modules.Tests.Targets.Policies;

/// <summary>From a file to a draft that another person may adopt.</summary>
public class DraftTests
{
    [Theory, BothDatabases]
    public async Task A_document_becomes_a_draft_of_what_was_read(Dialect dialect)
    {
        await using var desk = await Start(dialect);

        var view = await desk.View(await desk.Received());

        Assert.Equal("draft", view.Document.State);
        Assert.Equal("鲁政发〔2025〕9号", view.Draft.Head.Number);
        Assert.Equal("370000", view.Draft.Head.Region);
        Assert.Equal(["(一)", "(二)"], view.Draft.Measures.Select(measure => measure.No));
        Assert.Equal([3000m, 200m, 500m], view.Draft.Indicators.Select(indicator => indicator.Target));
        Assert.Equal("city", view.Draft.Measures[0].Units.Single(unit => unit.Role == UnitRole.Implementer).EveryOf);
        Assert.Equal(100_000, view.Draft.Subsidies.Single().AmountYuan);
        Assert.Empty(view.Corrections);
    }

    [Theory, BothDatabases]
    public async Task A_poem_is_refused_and_nothing_is_kept(Dialect dialect)
    {
        await using var desk = await Start(dialect);

        var refused = await desk.Hand("床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。\n");

        Assert.Equal("targets.policy.no-structure", refused.Refusal.Code);
        Assert.Empty(await desk.Documents.List(By(1), default));
    }

    [Theory, BothDatabases]
    public async Task The_same_file_is_taken_once_until_it_was_discarded(Dialect dialect)
    {
        await using var desk = await Start(dialect);
        var id = await desk.Received();

        Assert.Equal("targets.draft.same-file", (await desk.Hand(Plan)).Refusal.Code);
        Assert.False((await desk.Decide.Handle(new DiscardDocument(id, 1, "选错了文件"), desk.Act(), By(1), default)).IsRefused);
        Assert.False((await desk.Hand(Plan)).IsRefused);
    }

    [Theory, BothDatabases]
    public async Task Another_office_may_read_the_same_file_in_for_itself(Dialect dialect)
    {
        await using var desk = await Start(dialect);
        await desk.Received();

        Assert.False((await desk.Hand(Plan, City)).IsRefused);
    }

    [Theory, BothDatabases]
    public async Task Every_correction_stays_with_what_stood_there_before(Dialect dialect)
    {
        await using var desk = await Start(dialect);
        var id = await desk.Received();

        Assert.False((await desk.Change(id, new MeasureChange(2, Measure("（二）", Lead("省教育厅"))))).IsRefused);
        Assert.False((await desk.Change(id, new IndicatorChange(null, Indicator()))).IsRefused);
        Assert.False((await desk.Change(id, new SubsidyChange(1, null))).IsRefused);

        var view = await desk.View(id);
        Assert.Equal(["measure:2", "indicator:4", "subsidy:1"], view.Corrections.Select(correction => correction.Place));
        Assert.Contains("省工业和信息化厅", view.Corrections[0].Was, StringComparison.Ordinal);
        Assert.Contains("省教育厅", view.Corrections[0].Becomes, StringComparison.Ordinal);
        Assert.Null(view.Corrections[1].Was);
        Assert.Null(view.Corrections[2].Becomes);
        Assert.Equal("省教育厅", view.Draft.Measures[1].Units.Single().Name);
        Assert.Empty(view.Draft.Subsidies);
    }

    [Theory, BothDatabases]
    public async Task A_key_is_never_given_twice(Dialect dialect)
    {
        await using var desk = await Start(dialect);
        var id = await desk.Received();

        await desk.Change(id, new IndicatorChange(null, Indicator(name: "甲")));
        await desk.Change(id, new IndicatorChange(4, null));
        await desk.Change(id, new IndicatorChange(null, Indicator(name: "乙")));

        Assert.Equal(5, (await desk.View(id)).Draft.Indicators[^1].Key);
    }

    [Theory, BothDatabases]
    public async Task Figures_of_a_removed_measure_wait_for_a_person(Dialect dialect)
    {
        await using var desk = await Start(dialect);
        var id = await desk.Received();
        await desk.Look(id);

        Assert.False((await desk.Change(id, new MeasureChange(1, null))).IsRefused);

        var draft = (await desk.View(id)).Draft;
        Assert.Equal(["indicator:1", "indicator:2", "subsidy:1"], draft.Open);
        Assert.Equal([null, null, 2], draft.Indicators.Select(indicator => indicator.Measure));
        Assert.Equal("targets.draft.unchecked", (await desk.Submit(id)).Refusal.Code);
    }

    public static TheoryData<string, DraftChange> Mistakes => new()
    {
        { "platform.act.text", new HeadChange(new DraftHead(null, "", null, null, "370000", [], true)) },
        { "targets.draft.no-region", new HeadChange(new DraftHead(null, "方案", null, null, null, [], true)) },
        { "targets.draft.no-region", new HeadChange(new DraftHead(null, "方案", null, null, "37", [], true)) },
        { "targets.draft.no-region", new HeadChange(new DraftHead(null, "方案", null, null, "999999", [], true)) },
        { "targets.draft.issued-later", new HeadChange(new DraftHead(null, "方案", null, new DateOnly(2099, 1, 1), "370000", [], true)) },
        { "platform.act.text", new MeasureChange(1, Measure("")) },
        { "platform.act.personal-data", new MeasureChange(1, Measure("（一）", Lead("联系 13800138000"))) },
        { "targets.draft.unit-twice", new MeasureChange(1, Measure("（一）", Lead("省教育厅"), new DraftUnit("省教育厅", UnitRole.Participant, null))) },
        { "targets.draft.level", new MeasureChange(1, Measure("（一）", new DraftUnit("各市政府", UnitRole.Implementer, "village"))) },
        { "targets.draft.no-item", new MeasureChange(77, Measure()) },
        { "targets.draft.no-item", new MeasureChange(null, null) },
        { "platform.act.text", new IndicatorChange(1, Indicator(name: "")) },
        { "targets.draft.indicator-form", new IndicatorChange(1, Indicator(comparator: ">")) },
        { "targets.draft.indicator-form", new IndicatorChange(1, Indicator(kind: "weekly")) },
        { "targets.draft.negative", new IndicatorChange(1, Indicator(-1)) },
        { "targets.draft.no-such-measure", new IndicatorChange(1, Indicator(measure: 9)) },
        { "targets.draft.due-before", new IndicatorChange(1, Indicator(due: 2024)) },
        { "targets.draft.due-before", new IndicatorChange(1, Indicator(due: 2101)) },
        { "targets.draft.backwards", new IndicatorChange(1, Indicator(10, baseline: 11)) },
        { "targets.draft.backwards", new IndicatorChange(1, Indicator(10, baseline: 9, comparator: "<=")) },
        { "targets.draft.amount", new SubsidyChange(1, new DraftSubsidy(0, 1, "企业", 0, null, null, null, [], true)) },
        { "targets.draft.no-such-measure", new SubsidyChange(1, new DraftSubsidy(0, 9, "企业", 100, null, null, null, [], true)) },
        { "targets.draft.no-item", new ItemsSeen(["measure:99"]) },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_named_where_it_is_made(string code, DraftChange change)
    {
        await using var desk = await Start(Dialect.Sqlite);
        var id = await desk.Received();

        Assert.Equal(code, (await desk.Change(id, change)).Refusal.Code);
        Assert.Equal(1, (await desk.View(id)).Document.Version);
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(10, 0)]
    public async Task A_baseline_up_to_the_target_is_taken(int target, int baseline)
    {
        await using var desk = await Start(Dialect.Sqlite);
        var id = await desk.Received();

        Assert.False((await desk.Change(id, new IndicatorChange(1, Indicator(target, baseline)))).IsRefused);
        Assert.False((await desk.Change(id, new IndicatorChange(1, Indicator(due: 2025)))).IsRefused);
    }

    [Theory, BothDatabases]
    public async Task Contradictory_targets_are_not_handed_in(Dialect dialect)
    {
        await using var desk = await Start(dialect);
        var id = await desk.Received();
        await desk.Look(id);
        await desk.Change(id, new IndicatorChange(null, Indicator(10)));
        await desk.Change(id, new IndicatorChange(null, Indicator(12)));

        var refused = await desk.Submit(id);

        Assert.Equal("targets.draft.contradictory", refused.Refusal.Code);
        Assert.Contains("10、12", refused.Refusal.Message, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_plan_without_measures_is_not_handed_in(Dialect dialect)
    {
        await using var desk = await Start(dialect);
        var id = await desk.Received();
        await desk.Change(id, new MeasureChange(1, null));
        await desk.Change(id, new MeasureChange(2, null));

        Assert.Equal("targets.draft.no-measure", (await desk.Submit(id)).Refusal.Code);
    }

    [Theory, BothDatabases]
    public async Task A_plan_of_another_region_is_not_handed_in(Dialect dialect)
    {
        await using var desk = await Start(dialect);
        var id = await desk.Received();
        await desk.Look(id);
        await desk.Change(id, new HeadChange((await desk.View(id)).Draft.Head with { Region = "430000" }));

        Assert.Equal("targets.draft.out-of-region", (await desk.Submit(id)).Refusal.Code);
    }

    [Theory, BothDatabases]
    public async Task Only_the_own_office_corrects(Dialect dialect)
    {
        await using var desk = await Start(dialect);
        var id = await desk.Received();

        Assert.Equal("platform.act.unknown", (await desk.Change(id, new DoubtsSeen(), By(1, City))).Refusal.Code);
        Assert.Null(await desk.Documents.Find(id, By(1, City), default));
        var below = await desk.Received(Plan.Replace("9号", "10号", StringComparison.Ordinal), City);
        var refused = await desk.Correct.Handle(new CorrectDraft(below, 1, new DoubtsSeen()), desk.Act(), By(1), default);
        Assert.Equal("platform.act.other-organ", refused.Refusal.Code);
    }

    [Theory, BothDatabases]
    public async Task Two_who_correct_at_once_do_not_overwrite_each_other(Dialect dialect)
    {
        await using var desk = await Start(dialect);
        var id = await desk.Received();
        await desk.Change(id, new IndicatorChange(null, Indicator()));

        await Assert.ThrowsAsync<ChangedByAnotherException>(() => desk.Correct.Handle(new CorrectDraft(id, 1, new IndicatorChange(null, Indicator(name: "乙"))), desk.Act(), By(1), default));

        Assert.Equal(4, (await desk.View(id)).Draft.Indicators.Count);
    }

    [Theory, BothDatabases]
    public async Task What_was_handed_in_is_not_corrected_until_it_comes_back(Dialect dialect)
    {
        await using var desk = await Start(dialect);
        var id = await desk.Received();
        await desk.Look(id);
        await desk.Submit(id);

        Assert.Equal("targets.draft.state", (await desk.Change(id, new DoubtsSeen())).Refusal.Code);
        Assert.Equal("platform.act.text", (await desk.Decide.Handle(new ReturnDocument(id, 99, " "), desk.Act(), By(2), default)).Refusal.Code);
        Assert.False((await desk.Decide.Handle(new ReturnDocument(id, (await desk.View(id)).Document.Version, "责任单位不全"), desk.Act(), By(2), default)).IsRefused);
        Assert.Equal("责任单位不全", (await desk.View(id)).Document.Decision);
        Assert.False((await desk.Change(id, new IndicatorChange(null, Indicator()))).IsRefused);
    }

    [Fact]
    public void Units_are_read_as_people_write_them()
    {
        var units = DraftUnits.Read("省质监局、省农业厅", "省商务厅\n济南海关，青岛海关", "各市、县（市、区）政府");

        Assert.Equal(["省质监局", "省农业厅", "省商务厅", "济南海关", "青岛海关", "各市、县(市、区)政府"], units.Select(unit => unit.Name));
        Assert.Equal("city,county", units[^1].EveryOf);
        Assert.Equal("省质监局\n省农业厅", DraftUnits.Write(units, UnitRole.Lead));
    }
}
