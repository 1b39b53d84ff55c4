namespace Zhiheng.Targets.Reading;

/// <summary>Which words of a clause name the thing that a figure counts.</summary>
internal sealed partial class IndicatorReader
{
    private const string NameFromBefore = "名称取自前一分句。";
    private const string GenericName = "名称不完整，请对照原文补全。";

    private (NamedBy? Name, string Op, List<string> Doubts) Named(Clause clause, int from, Quantity quantity, int until, NamedBy? first)
    {
        var paragraph = clause.Paragraph;
        var head = clause.Masked[from..quantity.Start];
        var op = IndicatorWords.Operator().Match(head);
        var subjectEnd = op.Success ? from + op.Index : quantity.Start;
        var behind = IndicatorNames.Trim(clause.Masked, quantity.End, until, keepVerb: true);
        var hasBehind = behind.End - behind.Start > 1 && !IndicatorWords.Remark().IsMatch(clause.Masked[behind.Start..behind.End]);
        if (EndsWithMaking(clause.Masked, from, quantity.Start) is var made && made && hasBehind)
        {
            return (IndicatorNames.Behind(paragraph, quantity.End, behind.End, DoingVerb(clause, from, quantity.Start)), "", []);
        }

        var name = IndicatorNames.Of(paragraph, from, subjectEnd);
        var verbOnly = name is not null && IndicatorWords.OnlyVerb().IsMatch(name.Text);
        name = verbOnly ? null : name;
        if (name is not null && hasBehind && !op.Success)
        {
            return IndicatorWords.Continues().IsMatch(clause.Masked[behind.Start..behind.End]) ? (Turned(paragraph, name, behind), "", []) : (null, "", []);
        }

        if (name is not null)
        {
            return (name, op.Groups["op"].Value, IndicatorNames.IsGeneric(name.Text) ? [GenericName] : []);
        }

        if (hasBehind)
        {
            return (IndicatorNames.Behind(paragraph, quantity.End, behind.End, (0, 0)), op.Groups["op"].Value, []);
        }

        if (zero is not null)
        {
            return (zero, op.Groups["op"].Value, []);
        }

        return op.Success || verbOnly || first is not null ? (first ?? NameBefore(), op.Groups["op"].Value, [NameFromBefore]) : (null, "", []);
    }

    /// <summary>获得X认证,每年新增获证企业2000家: the clause before says which certificate the holders hold.</summary>
    private NamedBy Told(NamedBy name)
    {
        const string holders = "获证企业";
        if (before is null || !name.Text.EndsWith(holders, StringComparison.Ordinal) || IndicatorWords.Certification().Match(before.Text) is not { Success: true } match)
        {
            return name;
        }

        return new($"{name.Text[..^holders.Length]}{match.Value}的企业", [.. name.At, before.Paragraph.At(before.Start + match.Index, match.Length)]);
    }

    /// <summary>推动规模以上企业2000家通过认证 counts 通过认证的规模以上企业.</summary>
    private static NamedBy Turned(Passage paragraph, NamedBy name, (int Start, int End) behind)
        => new($"{paragraph.Text[behind.Start..behind.End]}的{name.Text}", [.. name.At, paragraph.At(behind.Start, behind.End - behind.Start)]);

    private static bool EndsWithMaking(string text, int from, int end) => IndicatorWords.MakingEnd().IsMatch(text[from..end]);

    /// <summary>Where the verb stands that belongs to the name; nowhere for a verb that only makes it.</summary>
    private static (int Start, int Length) DoingVerb(Clause clause, int from, int end)
        => IndicatorWords.DoingEnd().Match(clause.Masked[from..end]) is { Success: true } verb ? (from + verb.Index, verb.Length) : (0, 0);

    private static string OperatorOf(string head) => IndicatorWords.Operator().Match(head).Groups["op"].Value;

    /// <summary>The sign that parts one counted thing from the next: 商标10件、地理标志5个.</summary>
    private static int Boundary(string text, int start, int end)
    {
        var sign = text.IndexOfAny(['、', ';'], start, end - start);
        return sign >= 0 ? sign : start;
    }

    private NamedBy? NameBefore() => before is null ? null
        : found.Count > 0 && before.Paragraph.At(before.Start, before.End - before.Start).Contains(found[^1].At) ? new(found[^1].Name, found[^1].NameAt)
        : IndicatorNames.Of(before.Paragraph, before.Start, SubjectEnd(before));

    private static int SubjectEnd(Clause clause) => IndicatorWords.SubjectPattern().Match(clause.Text) is { Success: true } subject ? clause.Start + subject.Length : clause.End;

    /// <summary>低碳、节能获证企业实现零的突破,获证证书分别为3张: the list stands in the clause before.</summary>
    private List<NamedBy>? ListedBefore(Clause clause, int end)
    {
        if (zero is null || before is null || IndicatorNames.Of(clause.Paragraph, clause.Start, clause.Start + end) is not { } shared)
        {
            return null;
        }

        var list = IndicatorNames.Listed(before.Paragraph, before.Start, SubjectEnd(before));
        return list is null ? null : [.. list.Select(name => new NamedBy(IndicatorWords.SharedTail().Replace(name.Text, "") + shared.Text, [.. name.At, .. shared.At]))];
    }
}
