using System.Globalization;
using System.Text.RegularExpressions;

namespace Zhiheng.Targets.Reading;

/// <summary>The day a document was signed: under its signature, in the table over the text, or by what a damaged line still shows.</summary>
internal static partial class DateReader
{
    private const string OnlyPublished = "取自网页的发布日期，可能不是成文日期。";
    private const string Damaged = "日期缺少年、月、日字样，按位数拆分。";

    /// <summary>The signature nearest to the text: an organ over a date, or a date alone.</summary>
    public static (Quoted<string>? Issuer, Quoted<DateOnly>? Date) Signature(IReadOnlyList<Line> lines, Quoted<DateOnly>? published)
    {
        Quoted<DateOnly>? alone = null;
        for (var i = 0; i < lines.Count; i++)
        {
            if (Day(lines[i], published?.Value) is not { } day)
            {
                continue;
            }

            if (i > 0 && Organ().Match(lines[i - 1].Text) is { Success: true } organ)
            {
                return (new(organ.Value, lines[i - 1].Passage.At(organ)), day);
            }

            alone ??= day;
        }

        return (null, alone);
    }

    public static bool IsSignature(Line line) => DayLine().IsMatch(line.Text) || Organ().IsMatch(line.Text);

    /// <summary>From the table over the text: 成文日期 before 发布日期.</summary>
    public static Quoted<DateOnly>? Published(IReadOnlyList<Line> head)
    {
        Quoted<DateOnly>? published = null;
        foreach (var line in head)
        {
            foreach (Match match in Labelled().Matches(line.Text))
            {
                if (Of(match) is { } day)
                {
                    var isSigned = match.Groups["signed"].Success;
                    var found = new Quoted<DateOnly>(day, line.Passage.At(match.Groups["day"]), isSigned ? null : OnlyPublished);
                    if (isSigned)
                    {
                        return found;
                    }

                    published ??= found;
                }
            }
        }

        return published;
    }

    private static Quoted<DateOnly>? Day(Line line, DateOnly? published)
    {
        if (DayLine().Match(line.Text) is { Success: true } match)
        {
            return Of(match) is { } day ? new(day, line.Passage.At(match.Groups["day"])) : null;
        }

        return DigitsLine().IsMatch(line.Text) && Split(line.Text, published) is { } split ? new(split, line.Passage.All, Damaged) : null;
    }

    /// <summary>2020121 is 2020-01-21 or 2020-12-01: the later one that is not after the day of publication.</summary>
    private static DateOnly? Split(string digits, DateOnly? published)
    {
        var (year, rest) = (Whole(digits[..4]), digits[4..]);
        var days = new List<DateOnly>();
        for (var cut = 1; cut < rest.Length; cut++)
        {
            if (cut <= 2 && rest.Length - cut <= 2 && rest[0] != '0' | rest.Length == 4 && Make(year, Whole(rest[..cut]), Whole(rest[cut..])) is { } day && (published is null || day <= published))
            {
                days.Add(day);
            }
        }

        return days.Count == 0 ? null : days.Max();
    }

    private static DateOnly? Of(Match match)
        => Make(Whole(match.Groups["y"].Value), Whole(match.Groups["m"].Value), Whole(match.Groups["d"].Value));

    private static int Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : ChineseNumber.Parse(text) ?? 0;

    private static DateOnly? Make(int year, int month, int day)
        => year is >= 1949 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private const string Date = @"(?<day>(?<y>\d{4}|[一二三四五六七八九〇零○O]{4})[年./-](?<m>\d{1,2}|[一二三四五六七八九十]{1,2})[月./-](?<d>\d{1,2}|[一二三四五六七八九十]{1,3})日?)";

    [GeneratedRegex("^\\(?" + Date + "\\)?(?:印发)?$", RegexOptions.CultureInvariant)]
    private static partial Regex DayLine();

    [GeneratedRegex(@"^20\d{2}\d{2,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex DigitsLine();

    [GeneratedRegex("(?:(?<signed>发文(?:时间|日期)|成文(?:时间|日期)|印发(?:时间|日期)|签发日期|生成日期)|发布(?:时间|日期)|公开日期|日期|时间):" + Date, RegexOptions.CultureInvariant)]
    private static partial Regex Labelled();

    [GeneratedRegex("^(?:中共)?[\u4e00-\u9fa5、]{2,40}(?:人民政府|委员会|[省市县区州]委|领导小组|局|厅|政府)(?:办公厅|办公室)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Organ();
}
