using System.Text;
using Zhiheng.Kernel;
using Zhiheng.Modules.Tests.Platform.Documents;
using Zhiheng.Platform.Notices;

namespace Zhiheng.Modules.Tests.Platform.Notices;

public class CalendarTests
{
    private static readonly Uri Site = new("https://zhiheng.example.cn");
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 10, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void An_event_has_what_a_calendar_needs()
    {
        var lines = Lines(Deadline("答复责令通知"));

        Assert.All(
            [
                "UID:019000000000700080000000000000d1@zhiheng.example.cn", "DTSTAMP:20260601T020000Z", "DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101",
                "SUMMARY:到期：答复责令通知", "URL:https://zhiheng.example.cn/desk/orders/1", "BEGIN:VALARM", "TRIGGER:-PT15H",
            ],
            line => Assert.Contains(line, lines));
        Assert.Equal(("BEGIN:VCALENDAR", "END:VCALENDAR"), (lines[0], lines[^1]));
    }

    [Fact]
    public void The_same_deadline_is_the_same_event_the_next_day()
        => Assert.Equal(
            Encoding.UTF8.GetString(DeadlineCalendar.Write([Deadline("甲")], Site, Now)).Replace("20260601T", "20260602T", StringComparison.Ordinal),
            Encoding.UTF8.GetString(DeadlineCalendar.Write([Deadline("甲")], Site, Now.AddDays(1))));

    [Fact]
    public void Lines_end_as_they_must_and_none_is_longer_than_75_octets_or_divides_a_character()
    {
        foreach (var shift in Enumerable.Range(0, 8))
        {
            var title = new string('a', shift) + string.Concat(Enumerable.Repeat("质衡𠮷é", 40));
            var file = DeadlineCalendar.Write([Deadline(title)], Site, Now);

            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file);
            var lines = text.Split("\r\n");
            Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
            Assert.All(lines, line => Assert.False(line.Length > 0 && (char.IsLowSurrogate(line.TrimStart(' ')[0]) || char.IsHighSurrogate(line[^1]))));
            Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
            Assert.Contains($"SUMMARY:到期：{title}", text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_title_cannot_become_a_line_of_its_own()
    {
        var lines = Lines(Deadline("a,b;c\\d\r\nEND:VEVENT\0"));

        Assert.Contains(@"SUMMARY:到期：a\,b\;c\\d\nEND:VEVENT", lines);
        Assert.Single(lines, line => line == "END:VEVENT");
    }

    [Fact]
    public void A_deadline_that_may_still_move_says_so()
        => Assert.Contains(Lines(Deadline("甲") with { Due = new Deadline(new DateOnly(2027, 3, 1), true) }), line => line.Contains("暂定", StringComparison.Ordinal));

    [Fact]
    public void Without_deadlines_it_is_still_a_calendar() => Assert.Equal(8, Lines().Count);

    /// <summary>ical.js reads back every title, day and alarm.</summary>
    [ToolFact("node", "npm")]
    public void Software_of_others_reads_it_as_it_was_meant()
    {
        var deadlines = Enumerable.Range(0, 200).Select(i => new OpenDeadline(
            new Guid(i, 0, 0, new byte[8]), Guid.Empty, $"第{i}项；办理,答复;说明\\{new string('长', i)}𠮷\n末行", new Deadline(new DateOnly(2026, 1, 1).AddDays(i), false), $"/desk/orders/{i}")).ToList();
        var folder = Directory.CreateTempSubdirectory("zhiheng-ical-").FullName;
        File.WriteAllBytes(Path.Combine(folder, "feed.ics"), DeadlineCalendar.Write(deadlines, Site, Now));
        File.WriteAllText(Path.Combine(folder, "expected.json"), System.Text.Json.JsonSerializer.Serialize(deadlines.Select(one => new
        {
            uid = $"{one.Id:n}@zhiheng.example.cn", summary = $"到期：{one.Title}", day = one.Due.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), url = $"https://zhiheng.example.cn{one.Link}",
        })));

        var said = OutsideNode.Run("calendar/check.mjs", folder);
        Directory.Delete(folder, recursive: true);

        Assert.Equal("200 events as meant, 0 wrong", said.Trim());
    }

    private static List<string> Lines(params OpenDeadline[] deadlines)
        => [.. Encoding.UTF8.GetString(DeadlineCalendar.Write(deadlines, Site, Now)).Replace("\r\n ", "", StringComparison.Ordinal).TrimEnd().Split("\r\n")];

    private static OpenDeadline Deadline(string title)
        => new(new Guid("01900000-0000-7000-8000-0000000000d1"), Guid.Empty, title, new Deadline(new DateOnly(2026, 12, 31), false), "/desk/orders/1");
}
