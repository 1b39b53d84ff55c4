using System.Text.RegularExpressions;

namespace Zhiheng.Targets.Reading;

/// <summary>Names of units in a list: parted by 、 or 和, by nothing where a copy lost the sign.</summary>
internal static partial class UnitNames
{
    private const int LongestName = 30;
    private const string Missing = "分隔符号缺失，按名称的开头和结尾拆分。";
    private const string Strange = "不像单位名称。";

    public static List<UnitText> In(Passage list)
    {
        var text = Tail().Replace(list.Text, "");
        var units = new List<UnitText>();
        foreach (Match piece in Piece().Matches(text))
        {
            var pieces = Split(piece.Value);
            var touches = piece.Index > 0 && units.Count > 0 && !Sign().IsMatch(text[..piece.Index]);
            var at = piece.Index;
            foreach (var part in pieces)
            {
                Add(units, list, at, part, pieces.Count > 1 || touches ? Missing : null);
                touches = false;
                at += part.Length;
            }
        }

        return Bare(units, list);
    }

    /// <summary>发展改革、科技、财政部门: the last word belongs to all of them, and to none of their names.</summary>
    private static List<UnitText> Bare(List<UnitText> units, Passage list)
    {
        const string department = "部门";
        if (units.Count > 1 && units[^1].Name is { Length: > 3 } last && last.EndsWith(department, StringComparison.Ordinal) && !Whole().IsMatch(last)
            && !units[..^1].Exists(unit => unit.Name.EndsWith(department, StringComparison.Ordinal)))
        {
            var name = last[..^department.Length];
            units[^1] = units[^1] with { Name = name, At = list.At(list.Text.LastIndexOf(last, StringComparison.Ordinal), name.Length) };
        }

        return units;
    }

    private static void Add(List<UnitText> units, Passage list, int at, string part, string? doubt)
    {
        var lead = Lead().Match(part).Length;
        var name = End().Replace(part[lead..], "");
        if (name.Length is < 2 || name is "有关" or "相关" or "单位" or "部门")
        {
            return;
        }

        doubt ??= name.Length > LongestName || Unlikely().IsMatch(name) ? Strange : null;
        units.Add(new(name, UnitRole.Participant, list.At(at + lead, name.Length), EveryOf(name), doubt));
    }

    /// <summary>Cuts behind the ending of a unit where the beginning of another follows.</summary>
    private static List<string> Split(string piece)
    {
        var parts = new List<string>();
        var start = 0;
        foreach (Match seam in Seam().Matches(piece))
        {
            if (seam.Index - start >= 2)
            {
                parts.Add(piece[start..seam.Index]);
                start = seam.Index;
            }
        }

        parts.Add(piece[start..]);
        return parts;
    }

    /// <summary>The level whose every unit is meant: 各市政府, 各县(市、区)人民政府, 各乡镇.</summary>
    internal static string? EveryOf(string name)
        => !Every().IsMatch(name) ? null
        : name.Contains('镇', StringComparison.Ordinal) || name.Contains('乡', StringComparison.Ordinal) || name.Contains("街道", StringComparison.Ordinal) ? "town"
        : name.Contains('县', StringComparison.Ordinal) || name.Contains('区', StringComparison.Ordinal) && !name.Contains("设区", StringComparison.Ordinal) && !name.Contains("自治区", StringComparison.Ordinal) ? name.StartsWith("各市", StringComparison.Ordinal) ? "city,county" : "county"
        : name.Contains('省', StringComparison.Ordinal) ? "province"
        : name.Contains('市', StringComparison.Ordinal) || name.Contains('州', StringComparison.Ordinal) || name.Contains('盟', StringComparison.Ordinal) ? "city"
        : null;

    /// <summary>One name: 各市、县(市、区)政府 keeps its inner signs.</summary>
    [GeneratedRegex(
        @"各(?:设区)?[市州县区盟旗地]{1,4}(?:\([^()]{1,20}\))?(?:(?:、|和)(?:省直管|各)?[市州县区旗]{1,3}(?:\([^()]{1,20}\))?){0,3}(?:(?:人民)?政府|党委、政府)(?:\([^()]{1,12}\))?"
        + @"|各?乡镇(?:人民)?(?:政府)?(?:、街道(?:办事处)?|\(街道\)(?:办事处)?)"
        + @"|(?:\([^()]{1,30}\)|(?!各(?:设区)?[市州县区盟旗]{1,4}(?:\([^()]{1,20}\))?(?:、[市州县区]|(?:人民)?政府))[^、,;。:/\t()])+(?:(?<=[局委厅办会部])和(?=[省市县区州各]))?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Piece();

    [GeneratedRegex(
        @"(?<=[局委厅办署院部会关队社校团行处]|政府|中心|公司|\)|委会|研究所|新区|高新区|开发区)(?=各(?:设区)?[市州县区乡镇盟旗有相成功])"
        + @"|(?<=[局厅办署]|委|工会|商会|院|政府|海关|法院|中心|公司|部|联合会|协会|科协|支行|\))(?=(?:省|市|县|区|州)(?:[委政发科教工民公司财人自生住交水农商文卫市应审国统体医金机地林粮信能林药知妇总残编邮气税消供科]|直|人))"
        + @"|(?<=海关)(?=[\u4e00-\u9fa5]{2,3}海关)|(?<=[局厅委办区会部])(?:和|及|与)(?=[\u4e00-\u9fa5]{2,16}(?:局|厅|委|办|区|会|单位|部门|政府|中心)$)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Seam();

    /// <summary>等部门, 等有关单位, 等 at the end of a list.</summary>
    [GeneratedRegex("等(?:(?:有关|相关|各有关|各相关|省直|市直|市级|省级|县级)*(?:部门|单位|职能部门|地方|方面))?(?:(?:、|和|及)(?:有关|相关|各)?(?:单位|部门|地方|地区|各市))?(?:及单位)?$|^等.*$", RegexOptions.CultureInvariant)]
    private static partial Regex Tail();

    [GeneratedRegex("^(?:由|和|及|与|以及|其中)", RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex("(?:和|及|等)$", RegexOptions.CultureInvariant)]
    private static partial Regex End();

    [GeneratedRegex(@"\d{2}|[“”!?%]|(?:开展|加强|推进|推动|落实|完善|建立|提高|企业应|按照)", RegexOptions.CultureInvariant)]
    private static partial Regex Unlikely();

    [GeneratedRegex("^各", RegexOptions.CultureInvariant)]
    private static partial Regex Every();

    [GeneratedRegex("[、,;。:/\\s()和及与]$", RegexOptions.CultureInvariant)]
    private static partial Regex Sign();

    /// <summary>各有关部门 is a name of its own.</summary>
    [GeneratedRegex("有关|相关|各|省直|市直|县直|区直|州直", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}
