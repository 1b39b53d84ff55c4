using System.Text.RegularExpressions;

namespace Zhiheng.Targets.Reading;

/// <summary>The units in one list and the part each of them has.</summary>
internal static partial class UnitReader
{
    public static List<UnitText> Read(Passage passage, UnitBrackets.Found found)
    {
        var list = passage.Slice(found.InnerStart, found.InnerLength);
        var parts = Parts(list);
        var firstLeads = FirstLeads().IsMatch(list.Text);
        var units = new List<UnitText>();
        var shares = parts.Exists(part => part.Verb is "配合");
        foreach (var part in parts)
        {
            var role = part.Verb switch
            {
                "牵头" => UnitRole.Lead,
                "落实" when part.Names.All(name => name.EveryOf is not null) => UnitRole.Implementer,
                "负责" when shares => UnitRole.Lead,
                _ => UnitRole.Participant,
            };
            units.AddRange(part.Names.Select(name => name with { Role = role }));
        }

        if (firstLeads && units.Count > 0)
        {
            units[0] = units[0] with { Role = UnitRole.Lead };
        }

        return units;
    }

    /// <summary>A sheet with several lists repeats units: the first mention stays, a leading one wins.</summary>
    public static List<UnitText> Merge(IEnumerable<UnitText> units)
    {
        var merged = new List<UnitText>();
        foreach (var unit in units)
        {
            var known = merged.FindIndex(other => other.Name == unit.Name);
            if (known < 0)
            {
                merged.Add(unit);
            }
            else if (unit.Role < merged[known].Role)
            {
                merged[known] = unit;
            }
        }

        return merged;
    }

    private sealed record Part(string Verb, List<UnitText> Names);

    private static List<Part> Parts(Passage list)
    {
        var parts = new List<Part>();
        var label = "";
        foreach (Match match in PartPattern().Matches(list.Text))
        {
            var words = match.Groups["words"];
            label = match.Groups["label"].Success ? VerbOf(match.Groups["label"].Value) : match.Groups["stop"].Value is ";" or "。" ? "" : label;
            var verb = match.Groups["verb"].Success ? VerbOf(match.Groups["verb"].Value) : label;
            if (Aside().IsMatch(words.Value + match.Groups["verb"].Value))
            {
                continue;
            }

            var names = UnitNames.In(list.Slice(words.Index, words.Length));
            if (names.Count > 0)
            {
                parts.Add(new(verb, names));
            }
        }

        return Spread(parts);
    }

    /// <summary>A piece without a verb takes the one that follows it: A、B,C、D负责.</summary>
    private static List<Part> Spread(List<Part> parts)
    {
        for (var i = parts.Count - 2; i >= 0; i--)
        {
            if (parts[i].Verb.Length == 0)
            {
                parts[i] = parts[i] with { Verb = parts[i + 1].Verb };
            }
        }

        return parts;
    }

    private static string VerbOf(string words) =>
        words.Contains("牵头", StringComparison.Ordinal) || words.Contains("会同", StringComparison.Ordinal) || words.Contains("主办", StringComparison.Ordinal) || words.Contains("主责", StringComparison.Ordinal) ? "牵头"
        : Shared().IsMatch(words) ? "配合"
        : words.Contains("负责落实", StringComparison.Ordinal) || words is "落实" or "组织落实" or "抓好落实" ? "落实"
        : "负责";

    /// <summary>Words up to a verb or a comma, with the label before them: 牵头单位:A;配合单位:B、C · A牵头,B、C按职责分工负责 · A会同B负责.</summary>
    [GeneratedRegex(
        "(?:(?<label>" + UnitBrackets.Labels + @")(?:及分工)?:)?由?(?<words>(?:\([^()]{0,30}\)|[^,;。()])+?)"
        + @"(?:(?<verb>(?:等(?:有关|相关|各)?(?:部门|单位|部门和单位|部门、单位)?)?(?:(?:按照?|依据|根据)(?:各自)?(?:工作)?(?:职责|职能|任务)(?:分工|职责)?(?:分别|共同)?(?:负责|牵头|落实|推进)?(?:组织)?(?:实施|落实|推进)?|分别负责|共同负责|(?:具体|分头|联合|组织)?负责(?:落实|实施|组织实施|推进)?|牵头(?:负责|组织|实施|落实)?|为牵头(?:单位|部门)|共同牵头|会同|(?:共同|协助|积极|协同)?(?:配合|参与|参加|协助|协同|协办)(?:落实|实施|做好)?|组织落实|抓好落实|落实))(?!(?:责任)?(?:单位|部门|机构):)[,;。]?|(?<stop>[,;。])|$"
        + "|(?=" + UnitBrackets.Labels + ":))",
        RegexOptions.CultureInvariant)]
    private static partial Regex PartPattern();

    [GeneratedRegex("配合|参与|参加|协助|协同|协办", RegexOptions.CultureInvariant)]
    private static partial Regex Shared();

    /// <summary>A remark beside the units: which later measures it holds for, by when, in which order.</summary>
    [GeneratedRegex("^(?:以下|下同|不再|排?列?在?(?:第一|首)位|第一(?:个|责任)?单位|列首位|完成时[限间]|时限|时间|持续|长期|责任领导|责任人|\\d{4}年|排名第一)", RegexOptions.CultureInvariant)]
    private static partial Regex Aside();

    [GeneratedRegex("(?:第一位|首位|排名第一|第一(?:个)?单位|列首位)[^,;]{0,6}牵头", RegexOptions.CultureInvariant)]
    internal static partial Regex FirstLeads();
}
