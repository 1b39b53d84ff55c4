namespace Zhiheng.Kernel.Tests;

public class PeriodTests
{
    private static readonly DateOnly First = new(2026, 3, 15);
    private static readonly DateOnly Last = new(2029, 3, 14);

    [Fact]
    public void Both_ends_are_covered_and_the_days_beside_them_are_not()
    {
        var period = new Period(First, Last);

        Assert.True(period.Covers(First));
        Assert.True(period.Covers(Last));
        Assert.False(period.Covers(First.AddDays(-1)));
        Assert.False(period.Covers(Last.AddDays(1)));
    }

    [Fact]
    public void One_day_is_a_period_of_one_day()
    {
        Assert.Equal(1, new Period(First, First).Days);
    }

    [Fact]
    public void Ending_before_the_start_is_impossible()
    {
        Assert.Throws<ArgumentException>(() => new Period(First, First.AddDays(-1)));
    }

    [Fact]
    public void Periods_that_share_a_single_day_overlap_and_neighbours_do_not()
    {
        var period = new Period(First, Last);

        Assert.True(period.Overlaps(new Period(Last, Last.AddDays(9))));
        Assert.True(period.Overlaps(new Period(First.AddDays(-9), First)));
        Assert.False(period.Overlaps(new Period(Last.AddDays(1), Last.AddDays(9))));
        Assert.False(period.Overlaps(new Period(First.AddDays(-9), First.AddDays(-1))));
    }

    [Fact]
    public void A_period_covers_itself_and_not_a_longer_one()
    {
        var period = new Period(First, Last);

        Assert.True(period.Covers(period));
        Assert.False(period.Covers(new Period(First, Last.AddDays(1))));
        Assert.False(period.Covers(new Period(First.AddDays(-1), Last)));
    }
}
