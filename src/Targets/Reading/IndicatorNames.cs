using System.Text.RegularExpressions;

namespace Zhiheng.Targets.Reading;

/// <summary>A name and the characters it is made of.</summary>
internal sealed record NamedBy(string Text, IReadOnlyList<TextRange> At);

/// <summary>
/// How an indicator gets its name from its clause: adverbs, places and making verbs go; what is done is put before who does it
/// (推动1000家企业导入卓越绩效管理 is counted as 导入卓越绩效管理的企业).
/// </summary>
internal static partial class IndicatorNames
{
    /// <summary>A contiguous name between two places of the paragraph; null when nothing is left of it.</summary>
    public static NamedBy? Of(Passage paragraph, int start, int end, bool keepVerb = false)
    {
        (start, end) = Trim(paragraph.Text, start, end, keepVerb);
        return end - start < 2 ? null : new(Factored(paragraph.Text[start..end]), [paragraph.At(start, end - start)]);
    }

    public static (int Start, int End) Trim(string text, int start, int end, bool keepVerb)
    {
        for (var before = -1; before != end - start && end > start;)
        {
            before = end - start;
            start += Lead().Match(text[start..end]).Length;
            if (!keepVerb && Verb().Match(text[start..end]) is { Success: true } verb && verb.Length < end - start - 1)
            {
                start += verb.Length;
            }

            end -= Tail().Match(text[start..end]).Length;
        }

        return (start, end);
    }

    /// <summary>Names behind the figure: N家 + who + what they do.</summary>
    public static NamedBy? Behind(Passage paragraph, int start, int end, (int Start, int Length) verb)
    {
        start += text(start, end).StartsWith('的') ? 1 : 0;
        end -= Tail().Match(text(start, end)).Length;
        if (end - start < 2)
        {
            return null;
        }

        var at = paragraph.At(start, end - start);
        if (Doer().Match(text(start, end)) is { Success: true } doer)
        {
            return new($"{doer.Groups["does"].Value}的{Certified(doer.Groups["who"].Value)}", [at]);
        }

        return verb.Length == 0
            ? new(text(start, end), [at])
            : new(text(verb.Start, verb.Start + verb.Length) + text(start, end), [paragraph.At(verb.Start, verb.Length), at]);

        string text(int from, int to) => paragraph.Text[from..to];
    }

    /// <summary>已获得ISO9000质量管理体系认证的企业 is an ISO9000获证企业; the number of the standard names the system.</summary>
    private static string Certified(string who)
        => Holder().Match(who) is { Success: true } holder
            ? (Standard().Match(holder.Groups["of"].Value) is { Success: true } standard ? standard.Value : holder.Groups["of"].Value) + "获证" + holder.Groups["who"].Value
            : who;

    /// <summary>质量管理体系、环境管理体系、能源管理体系认证: what three or more share is said once.</summary>
    private static string Factored(string name)
    {
        const string shared = "管理体系";
        var parts = name.Split('、');
        return parts.Length < 3 || !parts[..^1].All(part => part.EndsWith(shared, StringComparison.Ordinal)) || !parts[^1].Contains(shared, StringComparison.Ordinal)
            ? name
            : string.Join('、', parts[..^1].Select(part => part[..^shared.Length])) + "、" + parts[^1];
    }

    /// <summary>A、B、C认证证书 are three names with one end; null when the parts are not alike.</summary>
    public static List<NamedBy>? Listed(Passage paragraph, int start, int end)
    {
        (start, end) = Trim(paragraph.Text, start, end, keepVerb: false);
        var text = paragraph.Text[start..end];
        var names = new List<(int At, string Text)>();
        foreach (Match part in Part().Matches(text))
        {
            names.Add((part.Index, part.Value));
        }

        if (names.Count < 2)
        {
            return null;
        }

        var last = names[^1].Text;
        var alike = names[..^1].All(name => Rate().IsMatch(name.Text)) || !SharedEnd().IsMatch(last);
        var tail = alike ? "" : SharedEnd().Match(last).Value;
        var tailAt = paragraph.At(start + names[^1].At + last.Length - tail.Length, tail.Length);
        return [.. names.Select((name, i) => i == names.Count - 1 || tail.Length == 0 || name.Text.EndsWith(tail, StringComparison.Ordinal)
            ? new NamedBy(name.Text, [paragraph.At(start + name.At, name.Text.Length)])
            : new NamedBy(Joined(name.Text, tail), [paragraph.At(start + name.At, name.Text.Length), tailAt]))];
    }

    /// <summary>质量管理体系 + 管理体系认证: what both have is said once.</summary>
    private static string Joined(string name, string tail)
    {
        for (var length = Math.Min(name.Length, tail.Length); length > 1; length--)
        {
            if (name.EndsWith(tail[..length], StringComparison.Ordinal))
            {
                return name + tail[length..];
            }
        }

        return name + tail;
    }

    public static bool IsGeneric(string name) => Generic().IsMatch(name);

    [GeneratedRegex(
        @"^(?:(?:力争)?(?:到|至)?20\d{2}年(?:年?底|末)?(?:之?前)?|到?“?十[一二三四五]五”?(?:期?末|期间|时期)?|力争|争取|确保|努力|推动|推进|促进|带动|引导|支持|鼓励|督促|指导|使得?|让|其中|同时|并且|并|且|以及|及|和|与|要|应|将|在?(?:全省|全市|全县|全区|全州|全盟|全自治区|我省|我市|我区|我县|我州|本市|本省|本区)(?:范围内)?的?|加快|积极|大力|持续|进一步|逐步|基本(?=实现|建成|达到|形成)|[一二两三四五]年内|全年|年内|每年(?!新增|度)|至少|新的?(?=一批)|累计|总计|(?:——|—)|\(\d{1,2}\)|\d{1,2}[.、](?!\d)|[、,:;]|一是|二是|三是|四是|五是)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex("^(?:" + IndicatorWords.Cut + ")", RegexOptions.CultureInvariant)]
    private static partial Regex Verb();

    [GeneratedRegex(@"(?:累计|总计|合计|共计|力争|争取|确保|稳定|始终|总体|基本|全部|均|都|要|应|将|能够|也|(?:比|较|与)(?:20\d{2}年|上年|“?十[一二三四]五”?)[^,]{0,8}|同比|年均|每年|至少|左右|以上|[、,;:。.])$", RegexOptions.CultureInvariant)]
    private static partial Regex Tail();

    [GeneratedRegex(
        "^(?<who>.{0,40}?(?:企业|机构|组织|单位|园区|实验室|人员|产品|学校|医院|景区|农户|合作社|商户|门店|检验员|集群|县区|家庭农场))(?<does>(?:开展|导入|获得|通过|实施|建立|参与|参加|完成|应用|推行|换版|取得|加入|申报|采用|成为|纳入|实现|运用|制定|达到|进入|接受|主导|上线|使用|设立|推广|签订|发布|引入|入选|执行|对标|升级|转版|公开|配备|上云|提升).{2,60})$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Doer();

    [GeneratedRegex("^已?(?:经)?(?:获得|取得|通过)(?<of>.{2,30}?)(?:管理体系)?认证的?(?<who>企业|组织|机构|单位)$", RegexOptions.CultureInvariant)]
    private static partial Regex Holder();

    [GeneratedRegex(@"^(?:ISO|GB|GB/T|IATF|HACCP)[/T ]*\d{3,6}", RegexOptions.CultureInvariant)]
    private static partial Regex Standard();

    [GeneratedRegex(@"(?:\([^()]*\)|“[^“”]*”|[^、和与及()“”]|(?<=[^率数量度])[和与及](?=[^、和与及]{1,3}(?:、|$)))+", RegexOptions.CultureInvariant)]
    private static partial Regex Part();

    [GeneratedRegex("(?:率|度|指数|数量|总数|比例|比重|个数|证书数|产值|总额)$", RegexOptions.CultureInvariant)]
    private static partial Regex Rate();

    [GeneratedRegex("(?:(?:管理)?体系)?(?:认证|获证|检定|检验|抽查|抽样|监督|农产品|食品|合格|抽检|监测|标准|品牌|企业|产品|证书|中心|实验室|机构|示范).*$", RegexOptions.CultureInvariant)]
    private static partial Regex SharedEnd();

    [GeneratedRegex("^(?:推广|覆盖|合格|获证|达标|满意|普及|认证|通过|增长|完成|处置|数量|总数|总量|证书|企业)?率?$|^(?:总数|数量|总量|获证证书|证书数量|企业数量)$", RegexOptions.CultureInvariant)]
    private static partial Regex Generic();
}
