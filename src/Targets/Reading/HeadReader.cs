using System.Text.RegularExpressions;
using Zhiheng.Kernel;

namespace Zhiheng.Targets.Reading;

/// <summary>Title, number, issuer, date and region, from the lines before the first heading and the signature at the end.</summary>
internal sealed partial class HeadReader(RegionTable regions)
{
    private const string LostBrackets = "发文字号缺少括号，年份与序号按位数拆分。";
    private const string FromTitle = "取自标题，没有找到落款。";
    private const string Composed = "没有找到标题，由引言组成。";
    private const string Unplaced = "发文机关的名称里没有找到区划表中的地名。";

    public PolicyHead Read(IReadOnlyList<Line> head, IReadOnlyList<Line> all, string source)
    {
        var title = TitleReader.Read(head);
        var published = DateReader.Published(head);
        var (issuer, date) = DateReader.Signature(all, published);
        issuer ??= Labelled(head, IssuerLabel()) ?? IssuerOfTitle(head, title);
        date ??= published;
        var number = Number(head);
        return new(number, title ?? Composition(head, source), issuer, date, issuer is null ? null : Region(issuer, date?.Value));
    }

    private static Quoted<string>? Number(IReadOnlyList<Line> head)
    {
        foreach (var pattern in new[] { NumberLine(), NumberInTitle() })
        {
            foreach (var line in head)
            {
                if (pattern.Match(line.Text) is { Success: true } match)
                {
                    var value = $"{match.Groups["organ"].Value}〔{match.Groups["year"].Value}〕{match.Groups["no"].Value}号";
                    var start = match.Groups["organ"].Index;
                    var whole = line.Passage.At(start, match.Groups["end"].Index + match.Groups["end"].Length - start);
                    return new(value, whole, match.Groups["open"].Success ? null : LostBrackets);
                }
            }
        }

        return null;
    }

    private static Quoted<string>? Labelled(IReadOnlyList<Line> head, Regex label)
    {
        foreach (var line in head)
        {
            if (label.Match(line.Text) is { Success: true } match)
            {
                return new(match.Groups["value"].Value, line.Passage.At(match.Groups["value"]));
            }
        }

        return null;
    }

    private static Quoted<string>? IssuerOfTitle(IReadOnlyList<Line> head, Quoted<string>? title)
    {
        foreach (var line in head)
        {
            if (OrganInTitle().Match(line.Text) is { Success: true } match)
            {
                return new(match.Groups["organ"].Value, line.Passage.At(match.Groups["organ"]), title is null ? null : FromTitle);
            }
        }

        return null;
    }

    /// <summary>现就X提出如下实施意见: the document carries no title of its own.</summary>
    private static Quoted<string>? Composition(IReadOnlyList<Line> head, string source)
    {
        if (head.Count == 0)
        {
            return null;
        }

        var words = Passage.Of(source, new TextRange(head[0].At.Start, head[^1].At.End));
        return LeadIn().Match(words.Text) is { Success: true } match
            ? new($"关于{match.Groups["what"].Value}的{match.Groups["kind"].Value}", words.At(match), Composed)
            : null;
    }

    /// <summary>The longest run of places at the start of the issuer's name, each within the one before.</summary>
    private Quoted<RegionCode>? Region(Quoted<string> issuer, DateOnly? on)
    {
        var day = on ?? DateOnly.MaxValue;
        var name = issuer.Value.StartsWith("中共", StringComparison.Ordinal) ? issuer.Value[2..] : issuer.Value;
        Region? found = null;
        for (var again = true; again;)
        {
            var next = regions.All
                .Where(region => region.IsPlace && !region.IsFunctionalZone && name.StartsWith(region.Name, StringComparison.Ordinal) && (on is null || region.ExistedOn(day)) && (found is null || regions.IsWithin(region.Code, found.Code)) && region != found)
                .OrderByDescending(region => region.Name.Length).ThenBy(region => region.Level).ToList();
            again = next.Count > 0 && (next.Count == 1 || next[0].Name.Length > next[1].Name.Length || next[0].Level < next[1].Level);
            if (again)
            {
                (found, name) = (next[0], name[next[0].Name.Length..]);
            }
        }

        return found is null ? null : new(found.Code, issuer.At, issuer.Doubt);
    }

    /// <summary>Why there is no region although there is an issuer.</summary>
    public static string? RegionDoubt(PolicyHead head) => head is { Issuer: not null, Region: null } ? Unplaced : null;

    [GeneratedRegex(@"^(?:(?:发文|文件|公文)?(?:文号|字号|编号):|发文字号)?(?<organ>[\u4e00-\u9fa5]{2,12}?)(?<open>[〔\[【(])?(?<year>(?:19|20)\d{2})[〕\]】)]?\s?(?:第)?(?<no>\d{1,4})(?<end>号)$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberLine();

    [GeneratedRegex(@"(?:通知|意见|方案|计划|纲要)\(?(?<organ>[\u4e00-\u9fa5]{2,8}?)(?<open>[〔\[【(])(?<year>(?:19|20)\d{2})[〕\]】)](?<no>\d{1,4})(?<end>号)\)?$|(?:发文字号|文号|字号):(?<organ>[\u4e00-\u9fa5]{2,10}?)(?<open>[〔\[【(])?(?<year>(?:19|20)\d{2})[〕\]】)]?(?<no>\d{1,4})(?<end>号)|^(?<organ>[\u4e00-\u9fa5]{2,10}?)(?<open>[〔\[【])(?<year>(?:19|20)\d{2})[〕\]】](?<no>\d{1,4})(?<end>号)", RegexOptions.CultureInvariant)]
    private static partial Regex NumberInTitle();

    [GeneratedRegex("(?:发文(?:部门|机关|单位|机构)|发布(?:机构|单位|部门)|制发机关|公开主体|印发机关):(?<value>[\u4e00-\u9fa5、]{4,40})", RegexOptions.CultureInvariant)]
    private static partial Regex IssuerLabel();

    [GeneratedRegex("^(?:发文标题:|标题:|名称:)?(?<organ>(?:中共)?[\u4e00-\u9fa5、]{2,40}?(?:人民政府|委员会|领导小组|(?<=[省市县区州])委|局|厅)(?:办公厅|办公室)?)(?:《|(?:关于)?印发|关于)", RegexOptions.CultureInvariant)]
    private static partial Regex OrganInTitle();

    [GeneratedRegex("现就(?<what>[^。;:]{4,60}?)(?:,)?(?:提出|制定|制订)(?:如下|以下|本)(?<kind>[\u4e00-\u9fa5]{0,4}(?:意见|方案|措施|计划))", RegexOptions.CultureInvariant)]
    private static partial Regex LeadIn();
}
