using FsCheck;
using FsCheck.Fluent;
using Zhiheng.Platform.Reference;
using static Zhiheng.Kernel.Tests.Given;

namespace Zhiheng.Kernel.Tests;

public class BusinessCalendarTests
{
    [Theory]
    [InlineData("2026-03-01T15:59:59Z", "2026-03-01")]
    [InlineData("2026-03-01T16:00:00Z", "2026-03-02")]
    [InlineData("2026-12-31T16:00:00Z", "2027-01-01")]
    public void Today_changes_at_midnight_in_Beijing(string now, string today)
    {
        Assert.Equal(Day(today), Calendar(now).Today);
    }

    [Fact]
    public void Now_is_in_universal_time()
    {
        Assert.Equal(TimeSpan.Zero, Calendar().Now.Offset);
    }

    [Theory]
    [InlineData("2026-02-09", 7, "2026-02-25")]
    [InlineData("2026-02-13", 45, "2026-04-24")]
    [InlineData("2026-05-08", 1, "2026-05-09")]
    [InlineData("2026-09-28", 15, "2026-10-23")]
    [InlineData("2025-12-30", 3, "2026-01-05")]
    [InlineData("2026-02-13", 20, "2026-03-19")]
    [InlineData("2026-04-30", 5, "2026-05-11")]
    [InlineData("2026-06-12", 20, "2026-07-13")]
    [InlineData("2026-09-30", 1, "2026-10-08")]
    [InlineData("2026-02-13", 10, "2026-03-05")]
    [InlineData("2026-02-13", 7, "2026-03-02")]
    [InlineData("2026-02-15", 0, "2026-02-15")]
    public void Working_days_are_counted_from_the_next_day(string start, int days, string end)
    {
        Assert.Equal(new Deadline(Day(end), false), Calendar().AddWorkingDays(Day(start), days));
    }

    [Theory]
    [InlineData(2018, 250)]
    [InlineData(2019, 250)]
    [InlineData(2020, 249)]
    [InlineData(2021, 250)]
    [InlineData(2022, 249)]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void Every_announced_year_has_its_number_of_working_days(int year, int days)
    {
        Assert.Equal(days, Calendar().WorkingDaysBetween(new DateOnly(year - 1, 12, 31), new DateOnly(year, 12, 31)));
    }

    [Theory]
    [InlineData("2026-12-30", 1, "2026-12-31", false)]
    [InlineData("2026-12-30", 2, "2027-01-01", true)]
    [InlineData("2017-12-29", 1, "2018-01-02", true)]
    public void Counting_through_a_year_that_is_not_announced_is_provisional(string start, int days, string end, bool provisional)
    {
        Assert.Equal(new Deadline(Day(end), provisional), Calendar().AddWorkingDays(Day(start), days));
    }

    [Theory]
    [InlineData("2026-09-18", 15, "2026-10-08", false)]
    [InlineData("2026-09-15", 15, "2026-09-30", false)]
    [InlineData("2026-05-01", 8, "2026-05-09", false)]
    [InlineData("2026-12-21", 15, "2027-01-05", true)]
    public void Calendar_days_end_on_a_working_day_and_roll_forward_only(string start, int days, string end, bool provisional)
    {
        Assert.Equal(new Deadline(Day(end), provisional), Calendar().AddCalendarDays(Day(start), days));
    }

    [Theory]
    [InlineData("2026-10-08", 3, "2026-09-30")]
    [InlineData("2026-10-08", 0, "2026-10-08")]
    [InlineData("2026-05-12", 3, "2026-05-09")]
    [InlineData("2026-05-13", 3, "2026-05-09")]
    public void Reminders_roll_back(string due, int before, string remind)
    {
        Assert.Equal(new Deadline(Day(remind), false), Calendar().RemindBefore(Day(due), before));
    }

    [Fact]
    public void Rolling_across_the_edge_of_the_table_is_provisional_on_either_side()
    {
        Assert.Equal(new Deadline(new DateOnly(2017, 12, 29), true), Calendar().RemindBefore(new DateOnly(2018, 1, 1), 0));
        Assert.Equal(new Deadline(new DateOnly(2027, 1, 4), true), Calendar().RollForward(new DateOnly(2027, 1, 2)));
    }

    [Theory]
    [InlineData("2026-01-31", 1, "2026-02-28")]
    [InlineData("2028-01-31", 1, "2028-02-29")]
    [InlineData("2026-01-15", 12, "2027-01-15")]
    public void Months_are_clamped_to_the_end_of_the_month(string start, int months, string end)
    {
        Assert.Equal(Day(end), BusinessCalendar.AddMonths(Day(start), months));
    }

    [Theory]
    [InlineData("2026-03-15", 3, "2029-03-14")]
    [InlineData("2026-01-01", 1, "2026-12-31")]
    [InlineData("2024-02-29", 3, "2027-02-27")]
    [InlineData("2024-03-01", 4, "2028-02-29")]
    public void Validity_ends_the_day_before_the_same_day(string start, int years, string end)
    {
        Assert.Equal(Day(end), BusinessCalendar.EndOfValidity(Day(start), years));
    }

    [Fact]
    public void Less_than_a_year_or_less_than_no_day_is_a_bug_of_the_caller()
    {
        var day = new DateOnly(2026, 3, 2);

        Assert.Throws<ArgumentOutOfRangeException>(() => BusinessCalendar.EndOfValidity(day, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar().AddWorkingDays(day, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar().AddCalendarDays(day, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar().RemindBefore(day, -1));
    }

    [Theory]
    [InlineData("samp.objection", "2026-09-18", "2026-10-08")]
    [InlineData("pen.publish", "2026-02-13", "2026-03-19")]
    [InlineData("pen.cross.push", "2026-02-13", "2026-03-05")]
    [InlineData("comp.accept", "2026-02-13", "2026-03-02")]
    [InlineData("comp.mediate", "2026-02-13", "2026-04-24")]
    [InlineData("cert.surveillance.first", "2026-01-15", "2027-01-15")]
    [InlineData("cma.validity", "2026-01-15", "2032-01-15")]
    public void The_term_of_a_rule_ends_as_its_unit_says(string key, string start, string end)
    {
        var rule = ReferenceData.Rules.Require(key, Day(start));

        Assert.Equal(Day(end), Calendar().Due(Day(start), rule).Date);
    }

    [Fact]
    public void A_surveillance_due_on_a_day_is_missed_on_the_next()
    {
        var rule = ReferenceData.Rules.Require("cert.surveillance.first", new DateOnly(2026, 1, 15));

        var due = Calendar().Due(new DateOnly(2026, 1, 15), rule);

        Assert.False(due.IsMissedOn(new DateOnly(2027, 1, 15)));
        Assert.True(due.IsMissedOn(new DateOnly(2027, 1, 16)));
    }

    [Fact]
    public void A_number_of_persons_ends_on_no_day()
    {
        var rule = ReferenceData.Rules.Require("rand.inspectors_min", new DateOnly(2026, 1, 1));

        Assert.Throws<ArgumentException>(() => Calendar().Due(new DateOnly(2026, 1, 1), rule));
    }

    [Fact]
    public void Counting_forward_and_counting_between_agree_and_a_later_start_never_ends_earlier()
    {
        var starts = Gen.Choose(0, 3000).Select(number => new DateOnly(2018, 1, 1).AddDays(number));
        var cases = from start in starts from days in Gen.Choose(1, 120) select (Start: start, Days: days);
        var calendar = Calendar();

        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var end = calendar.AddWorkingDays(c.Start, c.Days).Date;
            return calendar.IsWorkday(end)
                && calendar.WorkingDaysBetween(c.Start, end) == c.Days
                && calendar.AddWorkingDays(c.Start.AddDays(1), c.Days).Date >= end
                && calendar.AddWorkingDays(c.Start, c.Days + 1).Date > end;
        }).QuickCheckThrowOnFailure();
    }
}
