using System.Text.RegularExpressions;

namespace Zhiheng.Targets.Reading;

/// <summary>Money promised: to whom, how much, under which limit.</summary>
internal static partial class MoneyReader
{
    private const int LongestSentence = 3000;
    private const decimal MostYuan = 1_000_000_000_000_000;
    private const string NoBeneficiary = "没有找到受益对象。";

    public static List<SubsidyText> Read(Owner owner, IEnumerable<Passage> paragraphs) => [.. paragraphs.SelectMany(paragraph => Read(owner, paragraph))];

    private static IEnumerable<SubsidyText> Read(Owner owner, Passage paragraph)
    {
        var start = 0;
        foreach (Match stop in Stop().Matches(paragraph.Text))
        {
            foreach (var subsidy in ReadSentence(owner, paragraph, start, stop.Index))
            {
                yield return subsidy;
            }

            start = stop.Index + stop.Length;
        }
    }

    private static IEnumerable<SubsidyText> ReadSentence(Owner owner, Passage paragraph, int start, int end)
    {
        var text = paragraph.Text[start..end];
        var amounts = Quantity.In(text).Where(quantity => quantity.Unit == "元" && quantity.Value is >= 1 and <= MostYuan).ToList();
        if (text.Length > LongestSentence || amounts.Count == 0 || !Giving().IsMatch(text) || Penalty().IsMatch(text))
        {
            yield break;
        }

        var towards = To().Matches(text).ToList();
        for (var i = 0; i < amounts.Count; i++)
        {
            var amount = amounts[i];
            var head = text[(i == 0 ? 0 : amounts[i - 1].End)..amount.Start];
            var tail = text[amount.End..(i + 1 < amounts.Count ? amounts[i + 1].Start : text.Length)];
            var to = towards.FindLast(match => match.Index < amount.Start);
            if (to is null && Budget().IsMatch(text[..amount.Start]))
            {
                continue;
            }

            var share = amounts.Where(other => towards.FindLast(match => match.Index < other.Start) == to).ToList();
            var names = to is null ? [] : Names(text, to.Groups["who"], share.Count);
            var who = names.Count == 0 ? new Quoted<string>("", paragraph.At(start + amount.Start, 0), NoBeneficiary) : Quote(paragraph, start, names[Math.Min(share.IndexOf(amount), names.Count - 1)]);
            yield return new(
                owner.Measure, owner.Under, who, new((long)amount.Value, paragraph.At(start + amount.Start, amount.Length)), LimitOf(head, tail, text), FormOf(tail),
                paragraph.At(start, end - start), who.Doubt is null ? [] : [who.Doubt]);
        }
    }

    private static Quoted<string> Quote(Passage paragraph, int start, (int At, string Text) name) => new(name.Text, paragraph.At(start + name.At, name.Text.Length));

    /// <summary>分别给予100万元、50万元 shares the list out; one amount is for all of it.</summary>
    private static List<(int At, string Text)> Names(string text, Group who, int amounts)
    {
        if (amounts > 1 && text.Contains("分别", StringComparison.Ordinal))
        {
            var parts = Part().Matches(who.Value).Select(part => (who.Index + part.Index, part.Value)).ToList();
            if (parts.Count == amounts)
            {
                return parts;
            }
        }

        return [(who.Index, who.Value)];
    }

    private static string? LimitOf(string head, string tail, string sentence)
        => Limit().Match(head) is { Success: true } limit ? limit.Value
        : head.Contains("一次性", StringComparison.Ordinal) || tail.StartsWith("一次性", StringComparison.Ordinal) || tail.StartsWith("的一次性", StringComparison.Ordinal) || sentence.Contains("给予一次性", StringComparison.Ordinal) || sentence.Contains("分别一次性", StringComparison.Ordinal) ? "一次性"
        : null;

    private static string? FormOf(string tail) => Form().Match(tail) is { Success: true } form ? form.Groups["form"].Value : null;

    [GeneratedRegex("[。;!]|$", RegexOptions.CultureInvariant)]
    private static partial Regex Stop();

    [GeneratedRegex("奖励|奖补|补助|补贴|资助|贴息|给予|奖金|扶持", RegexOptions.CultureInvariant)]
    private static partial Regex Giving();

    [GeneratedRegex("罚款|处以|没收", RegexOptions.CultureInvariant)]
    private static partial Regex Penalty();

    /// <summary>对X的,经认定后给予: to whom money goes.</summary>
    [GeneratedRegex("(?:^|(?<=[,;:、]|财政|财政局|资金|给予|政府))对(?<who>[^,;]{2,80}?)(?:的)?(?=,|再?给予|再?分别(?:给予|奖|补|一次)|一次性|每[家个张项人户年]|奖励|奖补|按照?|由[省市县区州]|予以|补助|补贴|资助|最高)|(?<=[,;])(?<who>[^,;对]{4,60}?的(?:企业|组织|单位|个人|机构|项目|平台))(?=再?给予|奖励|补助|一次性|分别)|(?<=^|[,;])(?<who>[^,;对]{4,60}?)的,(?=由[^,;]{2,12}给予|给予|奖励|补助)", RegexOptions.CultureInvariant)]
    private static partial Regex To();

    /// <summary>Money that is set aside, but not for anyone named.</summary>
    [GeneratedRegex("(?:安排|设立|列支|投入|统筹|预算|筹集)[^,;]{0,30}$", RegexOptions.CultureInvariant)]
    private static partial Regex Budget();

    [GeneratedRegex("最高不超过|不超过|最高|上限|不低于", RegexOptions.CultureInvariant)]
    private static partial Regex Limit();

    [GeneratedRegex("^的(?:一次性)?(?<form>[^,。;]{2,20})$|^的(?:一次性)?(?<form>[^,。;]{2,20}?)(?=,)", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex("[^、和]+", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
