using System.Globalization;
using Zhiheng.Kernel;

namespace Zhiheng.Platform.Notices;

/// <summary>Something one account must do by a day. Once it is done, it is no longer handed to reminders.</summary>
/// <param name="Id">Lasting: it makes reminders and calendar entries the same ones again.</param>
/// <param name="Due">The last day in time, included.</param>
/// <param name="Link">A page of this site, beginning with one "/".</param>
public sealed record OpenDeadline(Guid Id, Guid Recipient, string Title, Deadline Due, string Link, string? MailTo = null);

/// <summary>A reminder to be sent now.</summary>
/// <param name="Threshold">Working days before the deadline; 0 its day, negative after it.</param>
public sealed record Reminder(OpenDeadline Deadline, int Threshold, string Text)
{
    public string Dedupe => Reminders.Key(Deadline, Threshold);
}

/// <summary>
/// Who must be reminded now: a function of deadlines, day and what was sent. A job that missed its day sends the newest reminder once and
/// the missed ones never; run twice, it sends nothing the second time. A deadline that is moved begins again.
/// </summary>
public static class Reminders
{
    /// <summary>7, 3 and 1 working days before, on the day, and one working day after.</summary>
    public static IReadOnlyList<int> Usual { get; } = [7, 3, 1, 0, -1];

    /// <param name="wasSent">Whether the recipient was sent the reminder of that key.</param>
    public static IReadOnlyList<Reminder> Due(
        BusinessCalendar calendar, DateOnly today, IEnumerable<OpenDeadline> deadlines, IReadOnlyList<int> thresholds, Func<Guid, string, bool> wasSent)
        => [.. deadlines.Select(deadline => Newest(calendar, today, deadline, thresholds, wasSent)).OfType<Reminder>()];

    public static string Key(OpenDeadline deadline, int threshold)
        => string.Create(CultureInfo.InvariantCulture, $"deadline:{deadline.Id:n}:{deadline.Due.Date:yyyy-MM-dd}:{threshold}");

    private static Reminder? Newest(
        BusinessCalendar calendar, DateOnly today, OpenDeadline deadline, IReadOnlyList<int> thresholds, Func<Guid, string, bool> wasSent)
    {
        var left = Left(calendar, today, deadline.Due.Date);
        var reached = thresholds.Where(threshold => left <= threshold).Order().ToList();

        // One that was sent for this or a later threshold: the calendar may have moved since, and nobody is reminded backwards.
        return reached.Count == 0 || thresholds.Any(threshold => threshold <= reached[0] && wasSent(deadline.Recipient, Key(deadline, threshold)))
            ? null
            : new Reminder(deadline, reached[0], Sentence(calendar, today, deadline));
    }

    /// <summary>Working days from today to the deadline; negative once it is missed. Before a day off that is due, 0: reminders roll back.</summary>
    private static int Left(BusinessCalendar calendar, DateOnly today, DateOnly due)
        => today <= due ? calendar.WorkingDaysBetween(today, due) : -calendar.WorkingDaysBetween(due, today);

    private static string Sentence(BusinessCalendar calendar, DateOnly today, OpenDeadline deadline)
    {
        var due = deadline.Due.Date;
        var day = due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + (deadline.Due.Provisional ? "（暂定）" : "");
        if (today > due)
        {
            return $"“{deadline.Title}”应于 {day} 前办理，已经逾期。请立即办理，并说明逾期原因。";
        }

        var left = calendar.WorkingDaysBetween(today, due);
        return today == due ? $"“{deadline.Title}”今天（{day}）到期，请当日办理。"
            : left == 0 ? $"“{deadline.Title}”{day} 到期，此前没有工作日了，请即办理。"
            : $"“{deadline.Title}”{day} 到期（含当日），还有 {left} 个工作日，请按期办理。";
    }
}
