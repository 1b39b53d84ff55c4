using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Notices;
using Zhiheng.Platform.Reference;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Platform.Notices;

public class ReminderTests
{
    private static readonly BusinessCalendar Calendar = new(new TestClock(), ReferenceData.WorkingDays);

    // Tuesday 16 June 2026; Friday 19 June begins 端午.
    private static readonly DateOnly Due = new(2026, 6, 16);

    [Theory]
    [InlineData("2026-06-04", null)]
    [InlineData("2026-06-05", 7)]
    [InlineData("2026-06-06", 7)]
    [InlineData("2026-06-10", 7)]
    [InlineData("2026-06-11", 3)]
    [InlineData("2026-06-12", 3)]
    [InlineData("2026-06-14", 3)]
    [InlineData("2026-06-15", 1)]
    [InlineData("2026-06-16", 0)]
    [InlineData("2026-06-17", -1)]
    [InlineData("2027-01-15", -1)]
    public void The_newest_threshold_that_is_reached_is_due(string today, int? threshold)
        => Assert.Equal(threshold, On(today, Due)?.Threshold);

    [Theory]
    [InlineData("2026-06-18", 0)]
    [InlineData("2026-06-19", 0)]
    [InlineData("2026-06-21", 0)]
    [InlineData("2026-06-22", -1)]
    public void A_deadline_on_a_day_off_is_reminded_of_on_the_last_working_day_before(string today, int threshold)
        => Assert.Equal(threshold, On(today, new DateOnly(2026, 6, 21))?.Threshold);

    [Fact]
    public void What_was_sent_is_not_sent_again_and_nobody_is_reminded_backwards()
    {
        var deadline = Deadline(Due);

        Assert.Null(On("2026-06-11", Due, Reminders.Key(deadline, 3)));
        Assert.Null(On("2026-06-05", Due, Reminders.Key(deadline, 3)));
        Assert.Equal(1, On("2026-06-15", Due, Reminders.Key(deadline, 3))?.Threshold);
        Assert.Equal(3, On("2026-06-11", Due, Reminders.Key(deadline with { Due = new Deadline(Due.AddDays(1), false) }, 3))?.Threshold);
    }

    /// <summary>A job that runs on some days only: every run sends one at most, and each threshold is sent once at most.</summary>
    [Fact]
    public void Whatever_days_are_missed_each_run_sends_one_reminder_at_most_and_none_twice()
    {
        foreach (var missed in Enumerable.Range(0, 1 << 12))
        {
            var sent = new List<int>();
            foreach (var day in Enumerable.Range(0, 12).Where(day => (missed >> day & 1) == 0))
            {
                var keys = sent.Select(threshold => Reminders.Key(Deadline(Due), threshold)).ToArray();
                if (On(Due.AddDays(day - 8).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Due, keys) is { } reminder)
                {
                    sent.Add(reminder.Threshold);
                }
            }

            Assert.Equal(sent.Distinct().OrderDescending(), sent);
        }
    }

    [Fact]
    public void The_sentence_says_how_much_time_is_left()
    {
        Assert.Equal("“答复责令通知”2026-06-16 到期（含当日），还有 3 个工作日，请按期办理。", On("2026-06-11", Due)!.Text);
        Assert.Equal("“答复责令通知”今天（2026-06-16）到期，请当日办理。", On("2026-06-16", Due)!.Text);
        Assert.Equal("“答复责令通知”2026-06-21 到期，此前没有工作日了，请即办理。", On("2026-06-18", new DateOnly(2026, 6, 21))!.Text);
        Assert.StartsWith("“答复责令通知”应于 2026-06-16 前办理，已经逾期。", On("2026-06-17", Due)!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases]
    public async Task A_job_that_runs_late_twice_and_in_two_processes_at_once_sends_once(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        await using var other = database.Again();
        var deadlines = new[] { Deadline(Due), Deadline(Due) with { Recipient = Guid.AllBitsSet } };
        database.Clock.Set(new DateOnly(2026, 6, 12));

        var sent = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => Run(i % 2 == 0 ? database : other, deadlines))));
        database.Clock.Set(new DateOnly(2026, 6, 13));
        var again = await Run(database, deadlines);
        database.Clock.Set(new DateOnly(2026, 6, 16));

        Assert.Equal((2, 0, 2), (sent.Sum(), again, await Run(database, deadlines)));
        Assert.Equal(4, (await TableDump.Of(database)).Tables["platform_notice"].Count);
    }

    private static Task<int> Run(TestDatabase database, OpenDeadline[] deadlines)
        => new ReminderRun(database.Database, new BusinessCalendar(database.Clock, ReferenceData.WorkingDays)).Send(deadlines, Reminders.Usual, database.Act(), CancellationToken.None);

    private static Reminder? On(string today, DateOnly due, params string[] sent)
        => Reminders.Due(
            Calendar, DateOnly.ParseExact(today, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), [Deadline(due)], Reminders.Usual, (_, key) => sent.Contains(key)).SingleOrDefault();

    private static OpenDeadline Deadline(DateOnly due)
        => new(new Guid("01900000-0000-7000-8000-0000000000d1"), new Guid("01900000-0000-7000-8000-00000000000a"), "答复责令通知", new Deadline(due, false), "/desk/orders/1");
}
