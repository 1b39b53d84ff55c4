using Zhiheng.Contracts.Indicators;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Reference;
using Zhiheng.Registry.Indicators;
using Zhiheng.Registry.Schemes;
using Zhiheng.Targets.Policies;
using Zhiheng.Testing;
using static Zhiheng.Modules.Tests.Targets.Policies.PolicyDesk;

namespace Zhiheng.Modules.Tests.Targets.Policies;

/// <summary>From a draft to targets that are measured.</summary>
public class AdoptionTests
{
    private static readonly DateOnly Month = new(2025, 12, 31);

    [Theory, BothDatabases]
    public async Task What_is_adopted_is_what_was_checked(Dialect dialect)
    {
        await using var desk = await Start(dialect);

        var view = await desk.AdoptedPlan();

        Assert.Equal("山东省人民政府关于试验质量工作的实施方案", view.Policy.Title);
        Assert.Equal(2, view.Measures.Count);
        Assert.Contains("提升认证水平", view.Measures[0].Body, StringComparison.Ordinal);
        var duties = view.Duties[view.Measures[0].Id].ToList();
        Assert.Equal(["省市场监管局"], duties.Where(duty => duty.Role == "lead").Select(duty => duty.UnitName));
        Assert.Equal(["省农业农村厅", "省工业和信息化厅"], duties.Where(duty => duty.Role == "participant").Select(duty => duty.UnitName).Order(StringComparer.Ordinal));
        Assert.Equal(16, duties.Count(duty => duty is { Role: "implementer", EveryOf: "city", Printed: "各市政府" }));
        Assert.Contains(duties, duty => duty is { UnitName: "济南市人民政府", UnitRegion: "370100" });
        Assert.Equal(["3000", "200", "500"], view.Targets.Select(target => target.Target));
        Assert.Equal(10_000_000, view.Subsidies.Single().AmountFen);
        Assert.Equal(1, await desk.One<long>("select count(*) from platform_journal where kind = 'PolicyAdopted' and is_public = @yes", new { yes = true }));
    }

    [Theory, BothDatabases]
    public async Task Who_checked_does_not_adopt(Dialect dialect)
    {
        await using var desk = await Start(dialect);
        var id = await desk.Received();
        await desk.Look(id);

        Assert.Equal("targets.draft.state", (await desk.Adopt(id)).Refusal.Code);
        await desk.Submit(id);
        Assert.Equal("platform.act.same-person", (await desk.Adopt(id, by: By(1))).Refusal.Code);
        Assert.Equal("platform.act.unknown", (await desk.Decide.Handle(new AdoptDocument(id, 1, null, null), desk.Act(), By(2, City), default)).Refusal.Code);
        Assert.Empty(await desk.Adopted.All(default));
        Assert.Equal(0, await desk.One<long>("select count(*) from platform_journal where kind = 'PolicyAdopted'"));
    }

    [Theory, BothDatabases]
    public async Task Adopting_twice_adopts_once(Dialect dialect)
    {
        await using var desk = await Start(dialect);
        var id = await desk.Received();
        await desk.Look(id);
        await desk.Submit(id);
        var (version, once) = ((await desk.View(id)).Document.Version, Id(500));
        await desk.Decide.Handle(new AdoptDocument(id, version, null, null), desk.Act(once: once), By(2), default);

        await Assert.ThrowsAsync<AlreadyActedException>(() => desk.Decide.Handle(new AdoptDocument(id, version, null, null), desk.Act(once: once), By(2), default));
        await Assert.ThrowsAsync<ChangedByAnotherException>(() => desk.Decide.Handle(new AdoptDocument(id, version, null, null), desk.Act(), By(2), default));

        Assert.Single(await desk.Adopted.All(default));
    }

    [Theory, BothDatabases]
    public async Task A_later_policy_replaces_the_earlier_one_and_both_stay_readable(Dialect dialect)
    {
        await using var desk = await Start(dialect);
        var first = await desk.AdoptedPlan();

        var second = await desk.AdoptedPlan(Plan.Replace("9号", "12号", StringComparison.Ordinal), first.Policy.Id, "replaces");

        var old = (await desk.Adopted.Find(first.Policy.Id, default))!;
        Assert.Equal(desk.Calendar.Today, old.Policy.ReplacedOn);
        Assert.All(old.Targets, target => Assert.Equal(desk.Calendar.Today, target.SupersededOn));
        Assert.Equal(first.Policy.Id, second.Policy.Earlier);
        Assert.Null(second.Policy.ReplacedOn);
        var third = await desk.Received(Plan.Replace("9号", "13号", StringComparison.Ordinal));
        await desk.Look(third);
        await desk.Submit(third);
        Assert.Equal("targets.draft.earlier", (await desk.Adopt(third, first.Policy.Id, "replaces")).Refusal.Code);
    }

    [Theory, BothDatabases]
    public async Task A_tightened_target_takes_the_place_of_one_and_leaves_the_others(Dialect dialect)
    {
        await using var desk = await Start(dialect);
        var first = await desk.AdoptedPlan();
        var id = await desk.Received(Plan.Replace("9号", "12号", StringComparison.Ordinal));
        await desk.Look(id);
        var item = (await desk.View(id)).Draft.Indicators[0];
        await desk.Change(id, new IndicatorChange(item.Key, item with { Target = 4000, Earlier = first.Targets[0].Id }));
        await desk.Submit(id);

        Assert.Equal("targets.draft.earlier-target", (await desk.Adopt(id)).Refusal.Code);
        Assert.Equal("targets.draft.earlier", (await desk.Adopt(id, first.Policy.Id)).Refusal.Code);
        Assert.Equal("targets.draft.earlier", (await desk.Adopt(id, first.Policy.Id, "cancels")).Refusal.Code);
        Assert.False((await desk.Adopt(id, first.Policy.Id, "tightens")).IsRefused);

        var old = (await desk.Adopted.Find(first.Policy.Id, default))!;
        Assert.Null(old.Policy.ReplacedOn);
        Assert.Equal([desk.Calendar.Today, null, null], old.Targets.Select(target => target.SupersededOn));
    }

    [Theory, BothDatabases]
    public async Task A_target_is_measured_by_a_published_indicator(Dialect dialect)
    {
        await using var desk = await Start(dialect);
        var view = await desk.AdoptedPlan();

        Assert.False((await desk.BindTo(view.Targets[0], "module", CountedFigures.Name)).IsRefused);

        var bound = (await desk.Adopted.Target(view.Targets[0].Id, default))!;
        Assert.Equal(("module", CountedFigures.Name), (bound.Source, bound.Ask));
        Assert.Single(desk.Indicators.Kept);
        var history = (await desk.Adopted.Histories([bound], RegionCode.Parse("370000").Value, default)).Single();
        Assert.Null(history.Missing);
        Assert.Equal(100, history.Figures[0].Value);
        Assert.Equal(1, await desk.One<long>("select count(*) from platform_journal where kind = 'TargetBound' and is_public = @yes", new { yes = true }));
    }

    [Theory, BothDatabases]
    public async Task Binding_to_the_register_keeps_its_figures_from_then_on(Dialect dialect)
    {
        await using var desk = await Start(dialect);
        var target = (await desk.AdoptedPlan()).Targets[0];
        var register = new RegistryIndicators(desk.Database, ReferenceData.Regions, SchemeTable.Load(), desk.Calendar);
        var bind = new BindTargetHandler(desk.Database, desk.Calendar, register);

        var done = await bind.Handle(new BindTarget(target.Id, 1, "module", new IndicatorAsk("registry.valid-certificates", IndicatorFilter.None), null), desk.Act(), By(1), default);

        Assert.False(done.IsRefused);
        Assert.Equal(1, await desk.One<long>("select count(*) from registry_ask"));
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_bound_says_why(Dialect dialect)
    {
        await using var desk = await Start(dialect);
        var target = (await desk.AdoptedPlan()).Targets[0];

        Assert.Equal("targets.target.unknown-indicator", (await desk.BindTo(target, "module", "registry.nothing")).Refusal.Code);
        Assert.Equal("targets.target.source", (await desk.BindTo(target, "module")).Refusal.Code);
        Assert.Equal("targets.target.source", (await desk.BindTo(target, "guessed")).Refusal.Code);
        Assert.Equal("platform.act.text", (await desk.BindTo(target, "none")).Refusal.Code);
        var sized = new BindTarget(target.Id, target.Version, "module", new IndicatorAsk(CountedFigures.Name, IndicatorFilter.None with { Size = "large" }), null);
        Assert.Equal("test.size", (await desk.Bind.Handle(sized, desk.Act(), By(1), default)).Refusal.Code);
        Assert.Equal("platform.act.unknown", (await desk.BindTo(target, "reported", by: By(1, City))).Refusal.Code);
        Assert.False((await desk.BindTo(target, "none", why: "没有统计口径")).IsRefused);
        var history = (await desk.Adopted.Histories([(await desk.Adopted.Target(target.Id, default))!], RegionCode.Parse("370000").Value, default)).Single();
        Assert.Equal("没有统计口径", history.Missing);
    }

    [Theory, BothDatabases]
    public async Task A_new_document_may_take_the_place_of_targets_in_force_within_reach(Dialect dialect)
    {
        await using var desk = await Start(dialect);
        var first = await desk.AdoptedPlan();
        var second = await desk.AdoptedPlan(Plan.Replace("9号", "12号", StringComparison.Ordinal), first.Policy.Id, "replaces");
        var id = await desk.Received(Plan.Replace("9号", "13号", StringComparison.Ordinal));
        await desk.Look(id);
        var item = (await desk.View(id)).Draft.Indicators[0];
        await desk.Change(id, new IndicatorChange(item.Key, item with { Target = 4000, Earlier = second.Targets[0].Id }));
        await desk.Submit(id);
        await desk.Adopt(id, second.Policy.Id, "tightens");

        var open = await desk.Adopted.OpenTargets(By(1), default);

        Assert.Equal(second.Targets.Skip(1).Concat(await desk.Adopted.Targets(id, default)).Select(target => target.Id).Order(), open.Select(target => target.Id).Order());
        Assert.Empty(await desk.Adopted.OpenTargets(By(1, City), default));
        Assert.Equal(second.Policy.Id, (await desk.Adopted.Policy(second.Policy.Id, By(1), default))!.Id);
        Assert.Null(await desk.Adopted.Policy(second.Policy.Id, By(1, City), default));
    }

    [Theory, BothDatabases]
    public async Task A_superseded_target_is_left_alone(Dialect dialect)
    {
        await using var desk = await Start(dialect);
        var first = await desk.AdoptedPlan();
        await desk.AdoptedPlan(Plan.Replace("9号", "12号", StringComparison.Ordinal), first.Policy.Id, "replaces");
        var target = (await desk.Adopted.Target(first.Targets[0].Id, default))!;

        Assert.Equal("targets.target.superseded", (await desk.BindTo(target, "reported")).Refusal.Code);
    }

    [Theory, BothDatabases]
    public async Task A_reported_figure_counts_once_another_person_has_accepted_it(Dialect dialect)
    {
        await using var desk = await Start(dialect);
        var target = await Reportable(desk);

        var sent = await desk.Report.Handle(new ReportFigure(target.Id, Month, " 320.50 ", null, ["e1"]), desk.Act(), By(3, Unit), default);

        Assert.Empty(await desk.Adopted.Reported(target.Id, default));
        Assert.Equal("platform.act.same-person", (await desk.Report.Handle(new ReviewFigure(sent.Value, 1, true, null), desk.Act(), By(3), default)).Refusal.Code);
        Assert.Equal("platform.act.text", (await desk.Report.Handle(new ReviewFigure(sent.Value, 1, false, ""), desk.Act(), By(1), default)).Refusal.Code);
        Assert.False((await desk.Report.Handle(new ReviewFigure(sent.Value, 1, true, null), desk.Act(), By(1), default)).IsRefused);
        Assert.Equal("320.5", (await desk.Adopted.Reported(target.Id, default)).Single().Value);
        Assert.Equal("targets.target.report-state", (await desk.Report.Handle(new ReviewFigure(sent.Value, 2, true, null), desk.Act(), By(1), default)).Refusal.Code);
        var history = (await desk.Adopted.Histories([target], RegionCode.Parse("370000").Value, default)).Single();
        Assert.Equal((Month, 320.5m), (history.Figures.Single().Day, history.Figures.Single().Value!.Value));
        Assert.Equal(1, await desk.One<long>("select count(*) from platform_journal where kind = 'TargetFigureAccepted' and is_public = @yes", new { yes = true }));
    }

    [Theory, BothDatabases]
    public async Task A_returned_figure_may_be_sent_again(Dialect dialect)
    {
        await using var desk = await Start(dialect);
        var target = await Reportable(desk);
        var sent = await desk.Report.Handle(new ReportFigure(target.Id, Month, "320", null, ["e1"]), desk.Act(), By(3, Unit), default);

        Assert.Equal("targets.target.twice", (await desk.Report.Handle(new ReportFigure(target.Id, Month, "330", null, ["e1"]), desk.Act(), By(3, Unit), default)).Refusal.Code);
        Assert.False((await desk.Report.Handle(new ReviewFigure(sent.Value, 1, false, "缺少名单"), desk.Act(), By(1), default)).IsRefused);
        Assert.False((await desk.Report.Handle(new ReportFigure(target.Id, Month, "330", null, ["e1"]), desk.Act(), By(3, Unit), default)).IsRefused);
        Assert.Equal(0, await desk.One<long>("select count(*) from platform_journal where kind = 'TargetFigureAccepted'"));
    }

    [Theory]
    [InlineData("320 家", "2025-12-31", "targets.target.value")]
    [InlineData("-1", "2025-12-31", "targets.target.value")]
    [InlineData("1,000", "2025-12-31", "targets.target.value")]
    [InlineData("0.00001", "2025-12-31", "targets.target.value")]
    [InlineData("NaN", "2025-12-31", "targets.target.value")]
    [InlineData("", "2025-12-31", "targets.target.value")]
    [InlineData("1", "2025-12-30", "targets.target.as-of")]
    [InlineData("1", "2099-12-31", "targets.target.as-of")]
    public async Task A_figure_that_cannot_be_is_refused(string value, string day, string code)
    {
        await using var desk = await Start(Dialect.Sqlite);
        var target = await Reportable(desk);

        var refused = await desk.Report.Handle(new ReportFigure(target.Id, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), value, null, ["e1"]), desk.Act(), By(3, Unit), default);

        Assert.Equal(code, refused.Refusal.Code);
    }

    [Theory, BothDatabases]
    public async Task Only_a_unit_that_answers_for_the_measure_reports(Dialect dialect)
    {
        await using var desk = await Start(dialect);
        var target = await Reportable(desk);
        var other = new Zhiheng.Platform.Powers.Organ(Unit.Region, "山东省教育厅");

        Assert.Equal("targets.target.not-yours", (await desk.Report.Handle(new ReportFigure(target.Id, Month, "1", null, ["e1"]), desk.Act(), By(4, other), default)).Refusal.Code);
        Assert.Equal("platform.act.no-evidence", (await desk.Report.Handle(new ReportFigure(target.Id, Month, "1", null, []), desk.Act(), By(3, Unit), default)).Refusal.Code);
        var bare = (await desk.Adopted.Find(target.Policy, default))!.Targets[0];
        Assert.Equal("targets.target.not-reported", (await desk.Report.Handle(new ReportFigure(bare.Id, Month, "1", null, ["e1"]), desk.Act(), By(3, Unit), default)).Refusal.Code);
        Assert.Equal([target.Id], (await desk.Adopted.OwnTargets(Unit, default)).Select(own => own.Id));
        Assert.Empty(await desk.Adopted.OwnTargets(other, default));
    }

    [Fact]
    public void Shares_of_several_units_add_up_to_nothing()
    {
        var share = new TargetRow { Unit = "%", Target = "90" };
        ReportRow Row(string value, int month) => new() { Value = value, AsOf = new DateOnly(2025, month, 28) };

        var figures = AdoptedPolicies.Summed(share, [Row("80", 1), Row("90", 1), Row("85", 2)], RegionCode.Parse("370000").Value);
        var counts = AdoptedPolicies.Summed(share with { Unit = "家" }, [Row("80", 1), Row("90", 1), Row("85", 2)], RegionCode.Parse("370000").Value);

        Assert.Equal([null, 85m], figures.Select(figure => figure.Value));
        Assert.Equal([170m, 85m], counts.Select(figure => figure.Value));
    }

    [Theory, BothDatabases]
    public async Task Who_answers_for_a_unit_is_said_by_the_office_of_its_region(Dialect dialect)
    {
        await using var desk = await Start(dialect);
        await desk.AdoptedPlan();
        var unit = (await desk.Units.List(By(1), default)).Single(one => one.Name == "省农业农村厅");

        Assert.Equal("targets.target.no-unit", (await desk.Units.Handle(new AssignUnit(Id(9), 1, "370000", "山东省农业农村厅"), desk.Act(), By(1), default)).Refusal.Code);
        Assert.Equal("targets.target.no-unit", (await desk.Units.Handle(new AssignUnit(unit.Id, 1, "370000", "山东省农业农村厅"), desk.Act(), By(1, City), default)).Refusal.Code);
        Assert.True((await desk.Units.Handle(new AssignUnit(unit.Id, 1, "37", "山东省农业农村厅"), desk.Act(), By(1), default)).IsRefused);
        Assert.False((await desk.Units.Handle(new AssignUnit(unit.Id, 1, "370000", "山东省农业农村厅"), desk.Act(), By(1), default)).IsRefused);
        await Assert.ThrowsAsync<ChangedByAnotherException>(() => desk.Units.Handle(new AssignUnit(unit.Id, 1, "370000", "别的厅"), desk.Act(), By(1), default));
    }

    /// <summary>The third target is reported by the unit that leads its measure.</summary>
    private static async Task<TargetRow> Reportable(PolicyDesk desk)
    {
        var view = await desk.AdoptedPlan();
        Assert.False((await desk.BindTo(view.Targets[2], "reported")).IsRefused);
        var unit = (await desk.Units.List(By(1), default)).Single(one => one.Name == "省工业和信息化厅");
        Assert.False((await desk.Units.Handle(new AssignUnit(unit.Id, unit.Version, Unit.Region.Value, Unit.Name), desk.Act(), By(1), default)).IsRefused);
        return (await desk.Adopted.Target(view.Targets[2].Id, default))!;
    }
}
