using System.Text.RegularExpressions;

namespace Zhiheng.Targets.Reading;

/// <summary>Where a text names who answers for it: a closing bracket, 责任单位: in a line, or both.</summary>
internal static partial class UnitBrackets
{
    private const int LongestList = 1200;

    /// <summary>The stretch with its brackets, and the list inside them.</summary>
    public sealed record Found(int Start, int Length, int InnerStart, int InnerLength);

    public static bool IsUnits(string text) => In(text) is [{ Start: 0 }, ..];

    public static List<Found> In(string text)
    {
        var found = Brackets(text).Where(bracket => Speaks(text.Substring(bracket.InnerStart, bracket.InnerLength)) || OnlyNames(text, bracket)).ToList();
        foreach (Match match in Labelled().Matches(text))
        {
            if (!found.Exists(bracket => bracket.Start < match.Index + match.Length && match.Index < bracket.Start + bracket.Length))
            {
                found.Add(new(match.Index, match.Length, match.Index, match.Length));
            }
        }

        found.Sort((one, other) => one.Start.CompareTo(other.Start));
        return found;
    }

    /// <summary>Outermost brackets of the four kinds; a bracket left open at the end of the text counts as closed there.</summary>
    private static IEnumerable<Found> Brackets(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('(' or '〔' or '[' or '【'))
            {
                continue;
            }

            var depth = 0;
            var end = i;
            for (; end < text.Length && end - i < LongestList; end++)
            {
                depth += text[end] is '(' or '〔' or '[' or '【' ? 1 : text[end] is ')' or '〕' or ']' or '】' ? -1 : 0;
                if (depth == 0)
                {
                    break;
                }
            }

            if (depth > 0 && (end < text.Length || text.Length - i > LongestList || !Speaks(text[(i + 1)..])))
            {
                continue;
            }

            yield return new(i, Math.Min(end + 1, text.Length) - i, i + 1, Math.Min(end, text.Length) - i - 1);
            i = end;
        }
    }

    private static bool Speaks(string inner) => inner.Length is > 2 and < LongestList && (Label().IsMatch(inner) || Verb().IsMatch(inner)) && !Sentence().IsMatch(inner);

    /// <summary>Names without a verb count where nothing but the end of a sentence stands before them.</summary>
    private static bool OnlyNames(string text, Found bracket)
    {
        var inner = text.Substring(bracket.InnerStart, bracket.InnerLength);
        var closes = bracket.Start + bracket.Length == text.Length && inner.Contains('、', StringComparison.Ordinal);
        return inner.Length < 600 && (closes || bracket.Start == 0 || text[bracket.Start - 1] is '。' or ';' or '!' or '”') && Names().IsMatch(inner);
    }

    internal const string Labels = "(?:(?:主要)?(?:责任|牵头|配合|参与|参加|负责|主办|协办|承办|落实|实施|完成|主责|协同|协助|组织)(?:责任)?(?:单位|部门|机构)|(?:任务)?分工|牵头|配合)";

    [GeneratedRegex("^(?:" + Labels + "(?:及分工|和分工)?):", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex("(?:负责|牵头|配合|参与|参加|协助|协同|落实|落实到位|分工)(?:组织|实施|推进|落实|组织实施)?(?:[,;。].{0,60})?[。;,]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Verb();

    /// <summary>Nothing but names of units.</summary>
    [GeneratedRegex("^(?=.*、|[省市县区州各])(?:[\u4e00-\u9fa5]{2,20}(?:局|委|厅|办|部|院|会|署|政府|海关|单位|部门|中心|公司|办公室|机构|\\([^()]{1,10}\\)(?:人民)?政府)(?:[、,;](?=.)|$))+$", RegexOptions.CultureInvariant)]
    private static partial Regex Names();

    /// <summary>A bracket that explains something, such as (由企业负责落实的除外).</summary>
    [GeneratedRegex("。.{30,}|^(?:以下简称|下同|含|包括|不含|详见|见附件|即)", RegexOptions.CultureInvariant)]
    private static partial Regex Sentence();

    [GeneratedRegex("(?:(?<=^|[。;)\\]〕])" + Labels + ":[^。]{2,600}?(?:。|$|(?=\\d{1,2}[.、])))+", RegexOptions.CultureInvariant)]
    private static partial Regex Labelled();
}
