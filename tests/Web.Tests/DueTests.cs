using Zhiheng.Kernel;
using Zhiheng.Platform.Reference;
using Zhiheng.Testing;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Tests;

/// <summary>Wednesday 18 November 2026 is today; the 21st and 22nd are a weekend.</summary>
public class DueTests
{
    private static readonly DateOnly Today = new(2026, 11, 18);

    private static readonly BusinessCalendar Calendar = new(new TestClock(), ReferenceData.WorkingDays);

    [Theory]
    [InlineData("2026-11-17", DueState.Lapsed, 1)]
    [InlineData("2026-11-18", DueState.Today, 0)]
    [InlineData("2026-11-19", DueState.Near, 1)]
    [InlineData("2026-11-20", DueState.Near, 2)]
    [InlineData("2026-11-22", DueState.Near, 2)]
    [InlineData("2026-11-23", DueState.Near, 3)]
    [InlineData("2026-11-24", DueState.Far, 4)]
    [InlineData("2027-11-18", DueState.Far, null)]
    public void A_deadline_is_near_from_three_working_days_on_and_late_the_day_after(string due, DueState state, int? days)
    {
        var stands = Due.On(Day(due), Today, null, inWorkingDays: true, Calendar);

        Assert.Equal(state, stands.State);
        Assert.Equal(days ?? stands.Days, stands.Days);
    }

    [Fact]
    public void A_deadline_missed_over_a_weekend_is_late_by_no_working_day_yet()
    {
        var stands = Due.On(new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 21), null, inWorkingDays: true, Calendar);

        Assert.Equal(new Due(DueState.Lapsed, 0), stands);
    }

    [Fact]
    public void A_term_in_calendar_days_counts_every_day()
    {
        var stands = Due.On(new DateOnly(2026, 11, 28), Today, null, inWorkingDays: false, Calendar);

        Assert.Equal(new Due(DueState.Far, 10), stands);
    }

    [Theory]
    [InlineData("2026-11-13", DueState.Done)]
    [InlineData("2026-11-14", DueState.DoneLate)]
    public void What_was_done_on_the_last_day_was_done_in_time(string done, DueState state)
        => Assert.Equal(state, Due.On(new DateOnly(2026, 11, 13), Today, Day(done), inWorkingDays: true, Calendar).State);

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
