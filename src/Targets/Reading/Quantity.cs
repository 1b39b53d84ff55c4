using System.Globalization;
using System.Text.RegularExpressions;

namespace Zhiheng.Targets.Reading;

/// <summary>A number with its unit at a place of a passage. <paramref name="Highest"/> is the upper end of a span such as 3-5个.</summary>
internal sealed partial record Quantity(int Start, int Length, decimal Value, decimal? Highest, string? Unit, string? Bound)
{
    private const string Units =
        "微克/立方米|毫克/立方米|毫克/升|个百分点|百分点|个工作日|工作日|个月|小时|分钟|人次|场次|批次|件次|家次|台套|台\\(套\\)|万元|亿元|元|平方公里|公顷|公里|平方米|家|张|个|项|件|名|人|次|场|批|种|类|条|处|座|所|户|辆|台|套|篇|份|分|位|天|吨|千克|亩|期|届|组|对|起|只|枚|宗|部|册|例|支|款|门|间|片|村|步|%|‰|星";

    private const string Figure = @"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?";

    public int End => Start + Length;

    /// <summary>Every quantity in order; years, dates, numbers of documents and standards are none.</summary>
    public static List<Quantity> In(string text) => [.. Pattern().Matches(text).Select(Of).OfType<Quantity>()];

    private static Quantity? Of(Match match)
    {
        var power = Power(match.Groups["m"].Value);
        if (Number(match.Groups["n"].Value) is not { } number || (match.Groups["hi"].Success && Number(match.Groups["hi"].Value) is null))
        {
            return null;
        }

        var highest = match.Groups["hi"].Success ? Number(match.Groups["hi"].Value) * power : null;
        var unit = match.Groups["unit"].Success ? match.Groups["unit"].Value : null;
        if (unit is "万元" or "亿元")
        {
            power *= unit[0] == '万' ? 10_000 : 100_000_000;
            (unit, highest) = ("元", highest * (unit[0] == '万' ? 10_000 : 100_000_000));
        }

        return new(match.Index, match.Length, number * power, highest, unit switch { "个百分点" => "百分点", "个工作日" => "工作日", _ => unit }, match.Groups["post"].Success ? match.Groups["post"].Value : null);
    }

    private static decimal? Number(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (!char.IsAsciiDigit(text[0]))
        {
            return ChineseNumber.Parse(text);
        }

        return text.Length <= 18 && decimal.TryParse(text.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static decimal Power(string word) => word switch { "百" => 100, "千" => 1000, "万" => 10_000, "十万" => 100_000, "百万" => 1_000_000, "千万" => 10_000_000, "亿" => 100_000_000, _ => 1 };

    [GeneratedRegex(
        @"(?<![\dA-Za-z./〔\[第每前+-])(?<n>" + Figure + @")(?:%?(?:[-—~]{1,2}|至)(?<hi>" + Figure + @"))?(?<m>十万|百万|千万|万|亿|千|百)?(?:余|多)?(?<unit>(?:" + Units
        + @")(?:/[百千万]?[人户])?)?(?:左右)?(?<post>以上|以下|以内|之内|及以上)?(?![\d.年月日号版〕\]A-Za-z+])"
        + @"|(?<=每年[^,;。]{0,30})(?<n>[一二两三四五六七八九十]{1,3})(?<unit>次|场|期|批次)(?<post>以上)?"
        + @"|(?<=达到|不少于|不低于|至少|新增|建成|培育)(?<n>[一二两三四五六七八九十百千万]{1,5})(?<unit>家|个|项|张|名|件|批次|场次|人次)(?<post>以上)?(?!批)"
        + @"|(?<![一二三四五六七八九十百千万第每])(?<n>[一二两三四五六七八九十百千万]{1,5})(?<unit>家|个|项|张|名|件|批次|场次|人次)(?<post>以上)", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
