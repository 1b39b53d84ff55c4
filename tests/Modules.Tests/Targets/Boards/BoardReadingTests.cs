using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Reference;
using Zhiheng.Targets.Boards;
using Zhiheng.Targets.Policies;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Targets.Boards;

public class BoardReadingTests
{
    private static readonly RegionCode Jinan = RegionCode.Parse("370100").Value;

    [Theory]
    [BothDatabases]
    public async Task A_board_holds_measures_targets_and_units_of_one_policy(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        await new TestPolicy(database).Add();

        var board = (await Reading(database).Read(TestPolicy.Id, null, null, TestPolicy.From("370000"), default))!;

        Assert.True(board.IsWhole);
        Assert.Equal(["扩大认证覆盖", "加大奖补", "联合监管"], board.Measures.Select(line => line.Measure.Title));
        Assert.Equal(3, board.Targets.Count);
        Assert.Equal(["省市场监管局", "省财政厅"], board.Units.Select(unit => unit.Name));
        Assert.Equal((2, 2), (board.Units[0].Measures, board.Units[0].Leads));
        Assert.Equal((2, 1), (board.Units[1].Measures, board.Units[1].Leads));
    }

    [Theory]
    [BothDatabases]
    public async Task What_stands_still_is_behind_what_grows_is_on_course_and_a_measure_stands_as_its_worst_target(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        await new TestPolicy(database).Add();

        var board = (await Reading(database).Read(TestPolicy.Id, null, null, TestPolicy.From("370000"), default))!;

        Assert.Equal(
            [Stand.OnCourse, Stand.Behind, Stand.NoFigure],
            board.Targets.Select(target => target.Standing.Stand));
        Assert.Equal([Stand.Behind, Stand.NoFigure, Stand.NoFigure], board.Measures.Select(line => line.Stand));
        Assert.Equal("培训不在登记簿内。", board.Targets[2].Standing.Chinese);
        Assert.NotEmpty(board.Targets[0].Standing.Ahead);
    }

    [Theory]
    [BothDatabases]
    public async Task The_past_is_judged_by_what_was_known_then_and_the_last_day_is_today(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        await new TestPolicy(database).Add();

        var board = (await Reading(database).Read(TestPolicy.Id, null, null, TestPolicy.From("370000"), default))!;

        Assert.Equal(new BusinessCalendar(database.Clock, ReferenceData.WorkingDays).Today, board.Day);
        Assert.Equal(8, board.Days.Count);
        Assert.All(board.Days.SkipLast(1), day => Assert.Contains((day.Month, day.Day), new[] { (3, 31), (6, 30), (9, 30), (12, 31) }));
        Assert.Equal(Stand.NoFigure, board.Measures[0].Stands[0]);
        Assert.All(board.Measures, line => Assert.Equal(8, line.Stands.Count));
    }

    [Theory]
    [BothDatabases]
    public async Task The_year_comparison_takes_the_same_months_end_a_year_before(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        await new TestPolicy(database).Add();

        var target = (await Reading(database).Read(TestPolicy.Id, null, null, TestPolicy.From("370000"), default))!.Targets[0];

        Assert.Equal(1750, target.Now!.Value);
        Assert.InRange(target.Now.Day.DayNumber - target.LastYear!.Day.DayNumber, 365, 366 + 31);
    }

    [Theory]
    [BothDatabases]
    public async Task One_unit_sees_its_measures_and_their_targets_only(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        await new TestPolicy(database).Add();

        var board = (await Reading(database).Read(TestPolicy.Id, null, TestPolicy.Finance, TestPolicy.From("370000"), default))!;

        Assert.Equal(["加大奖补", "联合监管"], board.Measures.Select(line => line.Measure.Title));
        Assert.Equal([TestPolicy.Unmeasured], board.Targets.Select(target => target.Target.Id));
        Assert.Equal(2, board.Units.Count);
    }

    [Theory]
    [BothDatabases]
    public async Task A_part_of_the_region_has_figures_but_is_not_judged_by_the_goal_of_the_whole(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        await new TestPolicy(database).Add();

        var board = (await Reading(database).Read(TestPolicy.Id, Jinan, null, TestPolicy.From("370000"), default))!;

        Assert.False(board.IsWhole);
        Assert.Equal(175, board.Targets[0].Now!.Value);
        Assert.Equal(Stand.CannotTell, board.Targets[0].Standing.Stand);
        Assert.Empty(board.Targets[0].Standing.Ahead);
    }

    [Theory]
    [BothDatabases]
    public async Task What_lies_elsewhere_is_not_there(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        await new TestPolicy(database).Add();
        var reading = Reading(database);
        var mine = TestPolicy.From("370000");

        Assert.Null(await reading.Read(TestPolicy.Id, null, null, TestPolicy.From("360000"), default));
        Assert.Null(await reading.Read(TestPolicy.Id, RegionCode.Parse("360100").Value, null, mine, default));
        Assert.Null(await reading.Read(TestPolicy.Id, null, TestPolicy.Growing, mine, default));
        Assert.Null(await reading.Read(TestPolicy.Growing, null, null, mine, default));
        Assert.Empty(await reading.Policies(TestPolicy.From("360000"), default));
    }

    [Theory]
    [BothDatabases]
    public async Task Policies_in_force_come_before_replaced_ones_and_divisions_before_nothing(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        await new TestPolicy(database).Add();
        var reading = Reading(database);
        var board = (await reading.Read(TestPolicy.Id, null, null, TestPolicy.From("370000"), default))!;

        Assert.Equal([TestPolicy.Id, TestPolicy.Replaced], (await reading.Policies(TestPolicy.From("370000"), default)).Select(policy => policy.Id));
        Assert.Equal(["370100", "370200"], (await reading.Divisions(board.Targets[0].Target, board.Region, "city", default)).Select(figure => figure.Region));
        Assert.Empty(await reading.Divisions(board.Targets[2].Target, board.Region, "city", default));
    }

    [Theory]
    [InlineData(Stand.NoFigure)]
    [InlineData(Stand.NoFigure, Stand.NoFigure, Stand.NoFigure)]
    [InlineData(Stand.Behind, Stand.Met, Stand.Behind, Stand.NoFigure)]
    [InlineData(Stand.CannotTell, Stand.Met, Stand.NoFigure)]
    [InlineData(Stand.CannotTell, Stand.OnCourse, Stand.CannotTell)]
    [InlineData(Stand.Met, Stand.Met, Stand.Met)]
    [InlineData(Stand.OnCourse, Stand.Met, Stand.OnCourse)]
    public void A_measure_stands_as_its_targets_do(Stand expected, params Stand[] targets) => Assert.Equal(expected, Standings.Of(targets));

    private static BoardReading Reading(TestDatabase database)
    {
        var calendar = new BusinessCalendar(database.Clock, ReferenceData.WorkingDays);
        var indicators = new TestIndicators(calendar);
        return new BoardReading(new AdoptedPolicies(database.Database, calendar, indicators), indicators, ReferenceData.Regions, calendar);
    }
}
