using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform.Notices;

/// <summary>Sends the reminders that are due. May run late, twice, or in two processes at once.</summary>
public sealed class ReminderRun(Database database, BusinessCalendar calendar)
{
    /// <summary>The answer: how many were sent.</summary>
    public async Task<int> Send(IReadOnlyList<OpenDeadline> deadlines, IReadOnlyList<int> thresholds, Act act, CancellationToken ct)
    {
        await using var work = await database.Begin(act, ct);
        var keys = deadlines.SelectMany(deadline => thresholds.Select(threshold => Reminders.Key(deadline, threshold)));
        var told = await NoticeStore.Told(work, keys, ct);
        var sent = 0;

        // In one order, so that two processes wait for each other instead of barring each other.
        var inOrder = deadlines.OrderBy(deadline => deadline.Recipient).ThenBy(deadline => deadline.Id);
        foreach (var reminder in Reminders.Due(calendar, calendar.Today, inOrder, thresholds, (recipient, key) => told.Contains((recipient, key))))
        {
            sent += await Inbox.Put(work, Of(reminder), ct) ? 1 : 0;
        }

        await work.Commit([], ct);
        return sent;
    }

    private static Notice Of(Reminder reminder) => new()
    {
        Recipient = reminder.Deadline.Recipient,
        Kind = reminder.Threshold < 0 ? "deadline-missed" : "deadline-near",
        Title = reminder.Threshold < 0 ? $"已逾期：{reminder.Deadline.Title}" : $"即将到期：{reminder.Deadline.Title}",
        Text = reminder.Text,
        Link = reminder.Deadline.Link,
        DueOn = reminder.Deadline.Due.Date,
        Dedupe = reminder.Dedupe,
        MailTo = reminder.Deadline.MailTo,
    };
}
