using System.Globalization;
using System.Text;

namespace Zhiheng.Platform.Notices;

/// <summary>The deadlines of one account as a calendar that telephones and mail programs subscribe to (iCalendar, RFC 5545).</summary>
public static class DeadlineCalendar
{
    public const string MediaType = "text/calendar; charset=utf-8";

    private const int LongestLine = 75;

    /// <summary>Events of a whole day, a reminder at nine on the day before, in the order given.</summary>
    /// <param name="site">The address of this site, without a final "/".</param>
    /// <param name="now">When the feed was made; in UTC.</param>
    public static byte[] Write(IEnumerable<OpenDeadline> deadlines, Uri site, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(site);
        var text = new StringBuilder();
        foreach (var line in Lines(deadlines, site, now))
        {
            Fold(line, text);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static IEnumerable<string> Lines(IEnumerable<OpenDeadline> deadlines, Uri site, DateTimeOffset now) =>
    [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Zhiheng//Deadlines//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:质衡办理期限",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        .. deadlines.SelectMany(deadline => Event(deadline, site, now)),
        "END:VCALENDAR",
    ];

    private static IEnumerable<string> Event(OpenDeadline deadline, Uri site, DateTimeOffset now)
    {
        var (due, title) = (deadline.Due.Date, Escape(deadline.Title));
        var page = new Uri(site, deadline.Link).AbsoluteUri;
        var provisional = deadline.Due.Provisional ? "期限为暂定，该年放假安排公布后重新计算。" : "";
        return
        [
            "BEGIN:VEVENT",
            $"UID:{deadline.Id:n}@{site.Host}",
            $"DTSTAMP:{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}",
            $"DTSTART;VALUE=DATE:{Day(due)}",

            // The end is excluded, the day of the deadline is not.
            $"DTEND;VALUE=DATE:{Day(due.AddDays(1))}",
            $"SUMMARY:到期：{title}",
            $"DESCRIPTION:{Escape($"最后期限为当日（含）。{provisional}\n办理：{page}")}",
            $"URL:{page}",
            "TRANSP:TRANSPARENT",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            $"DESCRIPTION:明日到期：{title}",
            "TRIGGER:-PT15H",
            "END:VALARM",
            "END:VEVENT",
        ];
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>Backslash, semicolon, comma and line end (3.3.11); other control characters have no place in a text.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            escaped.Append(c switch
            {
                '\\' or ';' or ',' => $"\\{c}",
                '\n' => "\\n",
                _ when char.IsControl(c) => "",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }

    /// <summary>Lines of at most 75 octets, never dividing a character; continued lines begin with a blank, which counts (3.1).</summary>
    private static void Fold(string line, StringBuilder text)
    {
        var used = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (used + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                used = 1;
            }

            text.Append(rune.ToString());
            used += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
