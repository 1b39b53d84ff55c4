namespace Zhiheng.Kernel.Tests;

public class WorkingDayTableTests
{
    private static readonly CalendarException NewYear = new(new DateOnly(2027, 1, 1), "元旦", IsOff: true);

    [Fact]
    public void December_days_in_the_next_years_notice_do_not_make_their_year_known()
    {
        var table = new WorkingDayTable([NewYear, new(new DateOnly(2026, 12, 31), "元旦", IsOff: true)]);

        Assert.Equal([2027], table.Years);
        Assert.False(table.Knows(2026));
        Assert.False(table.IsWorkday(new DateOnly(2026, 12, 31)));
    }

    [Fact]
    public void A_make_up_Saturday_is_a_working_day_with_a_name()
    {
        var saturday = new DateOnly(2027, 2, 6);
        var table = new WorkingDayTable([NewYear, new(saturday, "春节", IsOff: false)]);

        Assert.True(table.IsWorkday(saturday));
        Assert.Equal("春节", table.NameOf(saturday));
        Assert.False(table.IsWorkday(saturday.AddDays(1)));
        Assert.Null(table.NameOf(saturday.AddDays(1)));
    }

    [Fact]
    public void A_day_listed_twice_is_a_defect_of_the_table()
    {
        Assert.Throws<ArgumentException>(() => new WorkingDayTable([NewYear, NewYear]));
    }
}
