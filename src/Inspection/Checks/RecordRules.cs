using System.Text.RegularExpressions;
using Zhiheng.Inspection.Catalogue;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;

namespace Zhiheng.Inspection.Checks;

/// <summary>An item of a campaign as it is checked.</summary>
public sealed record CheckItem(string Code, string Name, string Basis, IReadOnlyList<KeyPoint> Points);

/// <summary>What an on-site record may hold, and what it must hold to be closed.</summary>
public static partial class RecordRules
{
    /// <summary>行政处罚法第四十二条.</summary>
    public const int LeastInspectors = 2;

    public const string OnPaper = "paper";
    public const string Declined = "declined";
    public const int MostPhotos = 20;

    private const int MostStrokes = 20_000;
    private const int MostFollowUps = 10;
    private const int MostExperts = 10;
    private static readonly string[] Answers = ["yes", "no", "na"];
    private static readonly string[] FollowUps = ["N", "S", "R", "C", "T", "O"];

    // A telephone's clock runs a little fast at times.
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(10);

    /// <summary>What keeps any state of the record from being taken in, whole or not.</summary>
    public static Refusal? Trouble(RecordContent content, IReadOnlyList<CheckItem> items, DateOnly approvedOn, DateTimeOffset now)
        => Times(content, approvedOn, now)
            ?? content.Answers.Select(answer => Answer(answer, items)).FirstOrDefault(trouble => trouble is not null)
            ?? (content.Codes.Count == 0 ? null : FindingCodes.Trouble(content.Codes))
            ?? Lengths(content)
            ?? (content.After.Count > MostFollowUps ? CheckRefusals.TooMany("后续处理", MostFollowUps) : null)
            ?? (content.Experts.Count > MostExperts ? CheckRefusals.TooMany("技术支持人员", MostExperts) : null)
            ?? (content.Photos.Count > MostPhotos ? CheckRefusals.TooManyPhotos(MostPhotos) : null)
            ?? (content.Signatures.All(one => IsSignature(one.Strokes)) && (content.Firm is not { } firm || firm.Strokes is "" or Declined || IsSignature(firm.Strokes))
                ? null : CheckRefusals.Signature());

    /// <summary>What keeps it from being closed. <paramref name="arrived"/>: photographs that have been received.</summary>
    public static Refusal? Unfinished(RecordContent content, IReadOnlyList<CheckItem> items, IReadOnlyList<TeamMember> team, IReadOnlySet<Guid> arrived)
    {
        if (content.EndedAt is not { } ended)
        {
            return CheckRefusals.NotEnded();
        }

        var day = BusinessCalendar.DateIn(ended);
        return Points(content, items)
            ?? FindingCodes.Trouble(content.Codes)
            ?? ActRules.PublicText(content.Words, "检查情况", ActRules.LongText)
            ?? After(content.Codes, content.After, day)
            ?? (content.Photos.Count(photo => !arrived.Contains(photo)) is var missing and > 0 ? CheckRefusals.PhotoMissing(missing) : null)
            ?? Signed(content, team, day);
    }

    /// <summary>What is wrong with what is to follow, or null. Terms run from the day of the check.</summary>
    public static Refusal? After(IReadOnlyList<string> codes, IReadOnlyList<PlannedFollowUp> after, DateOnly checkedOn)
    {
        if (after.FirstOrDefault(one => !FollowUps.Contains(one.Code)) is { } unknown)
        {
            return CheckRefusals.UnknownCode(unknown.Code);
        }

        if (after.Any(one => one.Code == "N") && after.Count > 1)
        {
            return CheckRefusals.FollowUpNothing();
        }

        if (FindingCodes.HasOpen(codes) && after.All(one => one.Code == "N"))
        {
            return CheckRefusals.NoFollowUp();
        }

        return after.FirstOrDefault(one => one.Code != "N" && (string.IsNullOrWhiteSpace(one.Words) || one.DueOn is not { } due || due <= checkedOn)) is { } bad
            ? CheckRefusals.FollowUpDue(CheckWords.FollowUp(bad.Code))
            : null;
    }

    private static Refusal? Signed(RecordContent content, IReadOnlyList<TeamMember> team, DateOnly day)
    {
        var signers = content.Signatures.Select(one => one.Inspector).Distinct()
            .Select(id => team.FirstOrDefault(member => member.Inspector == id && member.LeftWhy is null)).OfType<TeamMember>().ToList();
        if (signers.FirstOrDefault(member => !member.IsLicensedOn(day)) is { } expired)
        {
            return ApproveVisitHandler.Unlicensed(expired, day);
        }

        if (signers.Count < LeastInspectors)
        {
            return CheckRefusals.TooFewInspectors(signers.Count, LeastInspectors);
        }

        if (content.Firm is not { } firm || firm.Strokes.Length == 0
            || (firm.Strokes == Declined ? string.IsNullOrWhiteSpace(firm.Reason) : string.IsNullOrWhiteSpace(firm.Name)))
        {
            return CheckRefusals.NoFirmSignature();
        }

        return content.Photos.Count == 0 && (firm.Strokes == OnPaper || content.Signatures.Any(one => one.Strokes == OnPaper)) ? CheckRefusals.PaperNeedsPhoto() : null;
    }

    private static Refusal? Points(RecordContent content, IReadOnlyList<CheckItem> items)
    {
        foreach (var item in items)
        {
            for (var point = 0; point < item.Points.Count; point++)
            {
                var answer = content.Answers.FirstOrDefault(one => one.Item == item.Code && one.Point == point);
                if (answer is null)
                {
                    return CheckRefusals.PointOpen(item.Code, item.Points[point].Text);
                }

                if (answer.Answer == "no" && string.IsNullOrWhiteSpace(answer.Note))
                {
                    return CheckRefusals.NoWithoutNote(item.Code, item.Points[point].Text);
                }
            }
        }

        return null;
    }

    private static Refusal? Answer(PointAnswer answer, IReadOnlyList<CheckItem> items)
        => Answers.Contains(answer.Answer) && items.FirstOrDefault(item => item.Code == answer.Item) is { } known && answer.Point >= 0 && answer.Point < known.Points.Count
            ? Length(answer.Note, "要点说明", 500)
            : CheckRefusals.UnknownPoint(answer.Item);

    private static Refusal? Times(RecordContent content, DateOnly approvedOn, DateTimeOffset now)
        => content.StartedAt > now + Ahead || content.EndedAt > now + Ahead || content.EndedAt < content.StartedAt || BusinessCalendar.DateIn(content.StartedAt) < approvedOn
            ? CheckRefusals.Times()
            : null;

    private static Refusal? Lengths(RecordContent content)
        => Length(content.Place, "检查地点", 200) ?? Length(content.Words, "检查情况", ActRules.LongText) ?? Length(content.Statement, "企业陈述", ActRules.LongText)
            ?? content.After.Select(one => Length(one.Words, "后续处理", 500)).FirstOrDefault(trouble => trouble is not null)
            ?? content.Experts.Select(one => Length(one.Name, "技术支持人员姓名", 40) ?? Length(one.Unit, "技术支持人员单位", 100)).FirstOrDefault(trouble => trouble is not null)
            ?? (content.Firm is { } firm ? Length(firm.Name, "企业签字人姓名", 40) ?? Length(firm.Post, "企业签字人职务", 40) ?? Length(firm.Reason, "拒签情况", 500) : null);

    private static Refusal? Length(string text, string field, int most)
        => text.Length > most || text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? CheckRefusals.TooLong(field, most) : null;

    private static bool IsSignature(string strokes) => strokes == OnPaper || (strokes.Length is > 10 and <= MostStrokes && Path().IsMatch(strokes));

    [GeneratedRegex(@"^(?:M\d{1,4} \d{1,4}(?:L\d{1,4} \d{1,4})*)+$", RegexOptions.None, 1000)]
    private static partial Regex Path();
}
