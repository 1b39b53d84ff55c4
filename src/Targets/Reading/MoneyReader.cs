using System.Text.RegularExpressions;

namespace Zhiheng.Targets.Reading;

/// <summary>Money promised: to whom, how much, under which limit.</summary>
internal static partial class MoneyReader
{
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
        var amounts = Quantity.In(text).Where(quantity => quantity.Unit == "元").ToList();
        if (amounts.Count == 0 || !Giving().IsMatch(text) || Penalty().IsMatch(text))
        {
            yield break;
        }

        var to = To().Match(text[..amounts[0].Start]);
        var names = to.Success ? Names(text, to.Groups["who"], amounts.Count) : [];
        for (var i = 0; i < amounts.Count; i++)
        {
            var amount = amounts[i];
            var head = text[(i == 0 ? 0 : amounts[i - 1].End)..amount.Start];
            var tail = text[amount.End..(i + 1 < amounts.Count ? amounts[i + 1].Start : text.Length)];
            var who = names.Count == 0 ? new Quoted<string>("", paragraph.At(start + amount.Start, 0), NoBeneficiary) : Quote(paragraph, start, names[Math.Min(i, names.Count - 1)]);
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
        : head.Contains("一次性", StringComparison.Ordinal) || tail.StartsWith("一次性", StringComparison.Ordinal) || tail.StartsWith("的一次性", StringComparison.Ordinal) || sentence.Contains("给予一次性", StringComparison.Ordinal) ? "一次性"
        : null;

    private static string? FormOf(string tail) => Form().Match(tail) is { Success: true } form ? form.Groups["form"].Value : null;

    [GeneratedRegex("[。;!]|$", RegexOptions.CultureInvariant)]
    private static partial Regex Stop();

    [GeneratedRegex("奖励|奖补|补助|补贴|资助|贴息|给予|奖金|扶持", RegexOptions.CultureInvariant)]
    private static partial Regex Giving();

    [GeneratedRegex("罚款|处以|没收", RegexOptions.CultureInvariant)]
    private static partial Regex Penalty();

    /// <summary>对X的,经认定后给予.</summary>
    [GeneratedRegex("(?:^|[^针面相])对(?<who>[^,]+?(?:[,、][^,]*?)*?)(?:的)?(?:,|(?=给予|分别|一次性|每|奖|按|由|在|再|各|补|予))(?:经[^,]{0,20})?.*$", RegexOptions.CultureInvariant)]
    private static partial Regex To();

    [GeneratedRegex("最高不超过|不超过|最高|上限|不低于|每年最高|每家最高", RegexOptions.CultureInvariant)]
    private static partial Regex Limit();

    [GeneratedRegex("^的(?:一次性)?(?<form>[^,。;]{2,20})$|^的(?:一次性)?(?<form>[^,。;]{2,20}?)(?=,)", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex("[^、和]+", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
