using static Zhiheng.Kernel.Tests.Given;

namespace Zhiheng.Kernel.Tests;

public class DeadlineClockTests
{
    private static readonly DateOnly Accepted = new(2026, 2, 14);

    [Fact]
    public void Acceptance_is_due_on_the_make_up_Saturday()
    {
        var clock = DeadlineClock.StartOn(new DateOnly(2026, 2, 9), 5);

        Assert.Equal(new Deadline(Accepted, false), clock.Due(Calendar()));
    }

    [Fact]
    public void Technical_review_is_due_after_thirty_working_days()
    {
        var clock = DeadlineClock.StartOn(Accepted, 30);

        Assert.Equal(new Deadline(new DateOnly(2026, 4, 3), false), clock.Due(Calendar()));
    }

    [Fact]
    public void Ten_working_days_of_rectification_move_the_end_by_ten_working_days()
    {
        var calendar = Calendar();
        var pausedFrom = new DateOnly(2026, 3, 2);
        var lastPaused = new DateOnly(2026, 3, 13);

        var clock = DeadlineClock.StartOn(Accepted, 30).Pause(pausedFrom, "整改").Value.Resume(lastPaused).Value;

        Assert.Equal(10, calendar.WorkingDaysBetween(pausedFrom.AddDays(-1), lastPaused));
        Assert.Equal(calendar.AddWorkingDays(new DateOnly(2026, 4, 3), 10), clock.Due(calendar));
    }

    [Fact]
    public void While_paused_there_is_no_due_date_and_no_time_passes()
    {
        var calendar = Calendar();
        var clock = DeadlineClock.StartOn(Accepted, 30).Pause(new DateOnly(2026, 3, 2), "听证").Value;

        Assert.True(clock.IsPaused);
        Assert.Null(clock.Due(calendar));
        Assert.Equal(clock.Elapsed(calendar, new DateOnly(2026, 3, 1)), clock.Elapsed(calendar, new DateOnly(2026, 6, 1)));
    }

    [Fact]
    public void Elapsed_counts_working_days_after_the_start_outside_pauses()
    {
        var clock = DeadlineClock.StartOn(new DateOnly(2026, 3, 2), 30)
            .Pause(new DateOnly(2026, 3, 4), "补正").Value.Resume(new DateOnly(2026, 3, 5)).Value;

        Assert.Equal(0, clock.Elapsed(Calendar(), new DateOnly(2026, 3, 2)));
        Assert.Equal(1, clock.Elapsed(Calendar(), new DateOnly(2026, 3, 5)));
        Assert.Equal(2, clock.Elapsed(Calendar(), new DateOnly(2026, 3, 6)));
    }

    [Fact]
    public void A_pause_of_one_day_takes_one_day()
    {
        var day = new DateOnly(2026, 3, 4);

        var clock = DeadlineClock.StartOn(new DateOnly(2026, 3, 2), 2).Pause(day, "鉴定").Value.Resume(day).Value;

        Assert.Equal(new DateOnly(2026, 3, 5), clock.Due(Calendar())!.Value.Date);
    }

    [Fact]
    public void A_second_pause_may_begin_the_day_after_the_first()
    {
        var clock = DeadlineClock.StartOn(Accepted, 30)
            .Pause(new DateOnly(2026, 3, 2), "整改").Value.Resume(new DateOnly(2026, 3, 13)).Value
            .Pause(new DateOnly(2026, 3, 14), "公告");

        Assert.Equal(2, clock.Value.Pauses.Count);
    }

    [Fact]
    public void Pausing_twice_is_refused()
    {
        var clock = DeadlineClock.StartOn(Accepted, 30).Pause(new DateOnly(2026, 3, 2), "整改").Value;

        Assert.Equal("kernel.clock.already-paused", clock.Pause(new DateOnly(2026, 3, 9), "公告").Refusal.Code);
    }

    [Fact]
    public void Pausing_on_the_starting_day_is_refused_and_on_the_next_is_not()
    {
        var clock = DeadlineClock.StartOn(Accepted, 30);

        Assert.Equal("kernel.clock.paused-before-start", clock.Pause(Accepted, "整改").Refusal.Code);
        Assert.False(clock.Pause(Accepted.AddDays(1), "整改").IsRefused);
    }

    [Fact]
    public void Pausing_on_a_day_that_is_already_paused_is_refused()
    {
        var clock = DeadlineClock.StartOn(Accepted, 30)
            .Pause(new DateOnly(2026, 3, 2), "整改").Value.Resume(new DateOnly(2026, 3, 13)).Value;

        Assert.Equal("kernel.clock.pauses-overlap", clock.Pause(new DateOnly(2026, 3, 13), "公告").Refusal.Code);
    }

    [Fact]
    public void Resuming_a_running_clock_is_refused()
    {
        var clock = DeadlineClock.StartOn(Accepted, 30);

        Assert.Equal("kernel.clock.not-paused", clock.Resume(new DateOnly(2026, 3, 13)).Refusal.Code);
    }

    [Fact]
    public void Resuming_before_the_pause_is_refused()
    {
        var clock = DeadlineClock.StartOn(Accepted, 30).Pause(new DateOnly(2026, 3, 2), "整改").Value;

        Assert.Equal("kernel.clock.resumed-before-pause", clock.Resume(new DateOnly(2026, 3, 1)).Refusal.Code);
    }

    [Fact]
    public void A_clock_that_runs_into_an_unannounced_year_is_provisional()
    {
        var clock = DeadlineClock.StartOn(new DateOnly(2026, 12, 1), 30);

        Assert.True(clock.Due(Calendar())!.Value.Provisional);
    }
}
