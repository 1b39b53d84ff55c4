using Zhiheng.Targets.Outlook;

namespace Zhiheng.Modules.Tests.Targets.Outlook;

public class OutlooksTests
{
    private static readonly DateOnly Today = new(2026, 6, 10);
    private static readonly Goal Certificates = new(100_000, 130_000, Comparator.AtLeast, TargetKind.Level, 2027, "张");

    [Fact]
    public void Without_a_figure_nothing_can_be_said()
    {
        var statement = Outlooks.Judge(Certificates, [], Today);

        Assert.Equal(Course.CannotTell, statement.Course);
        Assert.Contains("还没有任何数据", statement.Chinese);
        Assert.Contains("130,000张", statement.Chinese);
        Assert.Empty(statement.Band);
    }

    [Fact]
    public void One_figure_is_no_trend()
    {
        var statement = Judge(Certificates, Levels(1, 120_000, 500));

        Assert.Equal(Course.CannotTell, statement.Course);
        Assert.Contains("只有 1 个数据", statement.Chinese);
    }

    [Fact]
    public void Five_figures_are_too_few_and_six_are_enough()
    {
        Assert.Equal(Course.CannotTell, Judge(Certificates, Levels(5, 120_000, 700)).Course);
        Assert.Equal(Course.OnCourse, Judge(Certificates, Levels(6, 120_000, 700)).Course);
    }

    [Fact]
    public void One_figure_that_is_there_already_has_met_the_target()
        => Assert.Equal(Course.Met, Judge(Certificates, Levels(1, 130_000, 0)).Course);

    [Fact]
    public void A_target_is_met_at_its_number_and_not_one_below()
    {
        Assert.Equal(Course.Met, Judge(Certificates, Levels(12, 130_000, 0)).Course);
        Assert.Equal(Course.Behind, Judge(Certificates, Levels(12, 129_999, 0)).Course);
    }

    [Fact]
    public void A_flat_line_below_the_target_is_behind_and_its_band_has_no_width()
    {
        var statement = Judge(Certificates, Levels(12, 120_000, 0));

        Assert.Equal((Course.Behind, 0.0), (statement.Course, statement.Chance));
        Assert.All(statement.Band, at => Assert.Equal((120_000, 120_000, 120_000), (Math.Round(at.Low), Math.Round(at.Middle), Math.Round(at.High))));
    }

    [Fact]
    public void A_straight_line_is_followed_to_the_due_day_and_not_beyond()
    {
        var statement = Judge(Certificates, Levels(12, 110_000, 1000));

        Assert.Equal(Course.OnCourse, statement.Course);
        Assert.Equal(new DateOnly(2027, 12, 31), statement.Band[^1].Day);
        Assert.Equal(140_000, statement.Band[^1].Middle, 200.0);
        Assert.Contains("进度正常", statement.Chinese);
        Assert.StartsWith("On course", statement.English);
    }

    [Fact]
    public void Scatter_widens_the_band_the_farther_the_wider()
    {
        var points = Levels(12, 120_000, 500).Select((point, i) => point with { Value = point.Value + (i % 2 * 900) }).ToList();

        var band = Judge(Certificates, points).Band;

        Assert.True(band[0].High - band[0].Low > 900);
        Assert.True(band[^1].High - band[^1].Low > band[0].High - band[0].Low);
    }

    [Fact]
    public void After_the_due_day_the_figure_of_that_day_decides()
    {
        var goal = Certificates with { DueYear = 2025 };
        List<Point> points = [new(new DateOnly(2025, 12, 31), 131_000), new(new DateOnly(2026, 5, 31), 120_000)];

        var met = Judge(goal, points);
        var missed = Judge(goal, [new(new DateOnly(2025, 12, 31), 129_000), new(new DateOnly(2026, 5, 31), 140_000)]);

        Assert.Equal(Course.Met, met.Course);
        Assert.Contains("此后未保持：2026-05-31 为 120,000张", met.Chinese);
        Assert.Equal(Course.Behind, missed.Course);
        Assert.Contains("还差 1,000张", missed.Chinese);
    }

    [Fact]
    public void On_the_due_day_itself_there_is_nothing_left_to_forecast()
    {
        var goal = Certificates with { DueYear = 2026 };
        var points = Levels(12, 120_000, 100, new DateOnly(2026, 12, 31));

        Assert.Equal(Course.Behind, Outlooks.Judge(goal, points, new DateOnly(2026, 12, 31)).Course);
        Assert.Equal(Course.Behind, Outlooks.Judge(goal, points, new DateOnly(2027, 1, 1)).Course);
    }

    [Fact]
    public void A_due_year_in_the_past_without_its_figure_cannot_be_told()
    {
        var statement = Judge(Certificates with { DueYear = 2020 }, Levels(12, 140_000, 0));

        Assert.Equal(Course.CannotTell, statement.Course);
        Assert.Contains("缺少 2020-12-31 的数据", statement.Chinese);
    }

    [Fact]
    public void Reached_and_lost_before_the_due_day_is_said()
    {
        var points = Levels(12, 131_000, -1000);

        var statement = Judge(Certificates, points);

        Assert.Equal(Course.Behind, statement.Course);
        Assert.Contains("后回落", statement.Chinese);
    }

    [Fact]
    public void A_limit_is_kept_at_its_number_and_broken_one_above()
    {
        var limit = new Goal(null, 50, Comparator.AtMost, TargetKind.Level, 2027, "件");

        Assert.Equal(Course.Met, Judge(limit, Levels(12, 50, 0)).Course);
        Assert.Equal(Course.Behind, Judge(limit, Levels(12, 51, 0)).Course);
        Assert.Equal(Course.OnCourse, Judge(limit, Levels(12, 80, -2)).Course);
    }

    [Fact]
    public void What_is_to_be_exactly_so_much_is_met_only_there()
    {
        var all = new Goal(80, 100, Comparator.Exactly, TargetKind.Level, 2027, "%");

        Assert.Equal(Course.Met, Judge(all, Levels(12, 100, 0)).Course);
        Assert.Equal(Course.OnCourse, Judge(all, Levels(12, 80, 1.2m)).Course);
        Assert.Equal(Course.Behind, Judge(all, Levels(12, 80, 0.1m)).Course);
    }

    [Fact]
    public void Without_a_due_year_a_target_is_met_or_its_course_is_unknown()
    {
        var goal = Certificates with { DueYear = null };

        Assert.Equal(Course.Met, Judge(goal, Levels(12, 130_000, 0)).Course);
        Assert.Contains("没有写明年限", Judge(goal, Levels(12, 120_000, 100)).Chinese);
        Assert.Equal(Course.CannotTell, Judge(goal, Levels(12, 120_000, 100)).Course);
    }

    [Fact]
    public void Figures_of_more_than_a_year_ago_say_nothing_about_now()
    {
        var statement = Judge(Certificates, Levels(12, 120_000, 900, new DateOnly(2025, 5, 31)));

        Assert.Equal(Course.CannotTell, statement.Course);
        Assert.Contains("已超过一年", statement.Chinese);
    }

    [Fact]
    public void A_change_is_counted_from_its_baseline_or_the_first_figure()
    {
        var goal = new Goal(100_000, 5_000, Comparator.AtLeast, TargetKind.Change, 2027, "张");

        Assert.Equal(Course.Met, Judge(goal, Levels(12, 105_000, 0)).Course);
        Assert.Equal(Course.Behind, Judge(goal, Levels(12, 104_999, 0)).Course);
        Assert.Equal(Course.Behind, Judge(goal with { Baseline = null }, Levels(12, 105_000, 0)).Course);
    }

    [Fact]
    public void The_flow_of_a_year_is_judged_for_the_running_year_when_none_is_named()
    {
        var goal = new Goal(null, 2_000, Comparator.AtLeast, TargetKind.AnnualFlow, null, "家");

        Assert.Equal(Course.OnCourse, Judge(goal, Flows(180)).Course);
        Assert.Equal(Course.Behind, Judge(goal, Flows(150)).Course);
        Assert.Equal(Course.Met, Judge(goal, Flows(400)).Course);
        Assert.Equal(new DateOnly(2026, 12, 31), Judge(goal, Flows(180)).Band[^1].Day);
    }

    [Fact]
    public void The_flow_of_a_past_year_needs_its_last_day()
    {
        var goal = new Goal(null, 2_000, Comparator.AtLeast, TargetKind.AnnualFlow, 2025, "家");

        Assert.Equal(Course.Met, Judge(goal, [new(new DateOnly(2025, 12, 31), 2_000)]).Course);
        Assert.Equal(Course.Behind, Judge(goal, [new(new DateOnly(2025, 12, 31), 1_999)]).Course);
        Assert.Equal(Course.CannotTell, Judge(goal, [new(new DateOnly(2025, 11, 30), 1_999)]).Course);
        Assert.Equal(Course.Met, Judge(goal, [new(new DateOnly(2025, 11, 30), 2_000)]).Course);
    }

    [Fact]
    public void A_limit_on_the_flow_of_a_year_is_broken_as_soon_as_it_is_passed()
    {
        var limit = new Goal(null, 1_000, Comparator.AtMost, TargetKind.AnnualFlow, 2026, "件");

        Assert.Equal(Course.Behind, Judge(limit, Flows(201)).Course);
        Assert.Contains("超出 5件", Judge(limit, Flows(201)).Chinese);
        Assert.Equal(Course.OnCourse, Judge(limit, Flows(50)).Course);
        Assert.Equal(Course.Behind, Judge(limit, Flows(150)).Course);
    }

    [Fact]
    public void Figures_after_today_and_their_order_do_not_count()
    {
        var points = Levels(12, 120_000, 0);

        Assert.Equal(Judge(Certificates, points).Chinese, Judge(Certificates, [new(new DateOnly(2026, 6, 11), 140_000), .. points.Reverse()]).Chinese);
    }

    /// <summary>Abramowitz and Stegun (1964), table 26.10: the t that 10 % lie above.</summary>
    [Theory]
    [InlineData(1, 3.078)]
    [InlineData(2, 1.886)]
    [InlineData(4, 1.533)]
    [InlineData(9, 1.383)]
    [InlineData(22, 1.321)]
    public void Quantiles_are_those_of_the_tables(int freedom, double expected) => Assert.Equal(expected, Student.Quantile80(freedom), 0.0006);

    private static Statement Judge(Goal goal, IReadOnlyList<Point> points) => Outlooks.Judge(goal, points, Today);

    /// <summary>Month's ends up to May 2026, each <paramref name="step"/> more than the one before.</summary>
    private static IReadOnlyList<Point> Levels(int count, decimal first, decimal step, DateOnly? last = null)
        => [.. Enumerable.Range(0, count).Select(i => new Point(MonthEnd(last ?? new DateOnly(2026, 5, 31), i + 1 - count), first + (i * step)))];

    /// <summary>Year to date with so much a month, from January 2025 to May 2026.</summary>
    private static IReadOnlyList<Point> Flows(decimal month)
        => [.. Enumerable.Range(0, 17).Select(i => MonthEnd(new DateOnly(2025, 1, 31), i)).Select(day => new Point(day, day.Month * month))];

    private static DateOnly MonthEnd(DateOnly day, int months)
    {
        var moved = new DateOnly(day.Year, day.Month, 1).AddMonths(months);
        return moved.AddMonths(1).AddDays(-1);
    }
}
