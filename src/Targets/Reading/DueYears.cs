using System.Globalization;
using System.Text.RegularExpressions;

namespace Zhiheng.Targets.Reading;

/// <summary>By when a figure is to be reached: the year of the sentence, else of the sentence before, of the section, of the plan.</summary>
internal sealed partial class DueYears(int? issued, Quoted<int>? plan)
{
    private const string FromSentenceBefore = "这一句没有年份；前一句是 {0} 年，请核对是否也适用。";
    private const string FromTitle = "年份取自文件标题。";
    private const string Past = "年份早于发文年份。";
    private const string Span = "只写了年限，没有年份。";

    private const int LongestLookBehind = 8;

    private List<Quoted<int>> sentence = [];
    private Quoted<int>? paragraph;
    private Quoted<int>? section;
    private bool span;

    /// <summary>The years of this sentence in order; 到2020年、2022年分别 has two.</summary>
    public IReadOnlyList<Quoted<int>> OfSentence => sentence;

    /// <summary>A year inside the figures: 增加到2020年的3000个.</summary>
    public void Take(Quoted<int> year) => (sentence, paragraph) = ([year], year);

    /// <summary>The year that holds for the whole section, and for those under it.</summary>
    public Quoted<int>? OfSection => section;

    public void NextSection(Quoted<int>? above) => (section, paragraph, sentence, span) = (above, null, [], false);

    /// <summary>The year right before a figure: 其中2022年3个、2023年4个.</summary>
    public Quoted<int>? Before(Clause clause, int start, int end)
        => Own().Match(clause.Masked[start..end]) is { Success: true } match && int.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture) is var year ? new(year, clause.Paragraph.At(start + match.Index, match.Length), year < issued ? Past : null) : null;

    public void NextParagraph() => (paragraph, sentence) = (null, []);

    public void NextSentence() => sentence = [];

    public void Take(Clause clause, bool holdsForSection)
    {
        var years = new List<Quoted<int>>();
        var context = Math.Max(0, clause.Start - LongestLookBehind);
        foreach (Match match in Pattern().Matches(clause.Masked[context..clause.End]))
        {
            if (context + match.Index < clause.Start)
            {
                continue;
            }

            var year = match.Groups["y"].Success ? int.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture) : PlanEnd(match.Groups["plan"].Value);
            years.Add(new(year, clause.Paragraph.At(context + match.Index, match.Length), year < issued ? Past : null));
        }

        span |= Years().IsMatch(clause.Text);
        if (years.Count == 0)
        {
            return;
        }

        sentence = sentence.Count > 0 && years.Count == 1 && Bare().IsMatch(clause.Text) ? [.. sentence, .. years] : years;
        paragraph = years[^1];
        section = holdsForSection || clause.Paragraph.Text.EndsWith(':') ? years[^1] : section;
    }

    /// <summary>The year in force and the doubts about it.</summary>
    public (Quoted<int>? Year, string? Doubt) InForce()
    {
        if ((sentence.Count > 0 ? sentence[^1] : section) is { } year)
        {
            return (year, year.Doubt);
        }

        var doubt = plan is not null ? FromTitle
            : paragraph is not null ? string.Format(CultureInfo.InvariantCulture, FromSentenceBefore, paragraph.Value)
            : span ? Span
            : null;
        return (plan, doubt);
    }

    [GeneratedRegex(@"(?<![比较自从由以于〔(\d-]|相比)(?<y>20\d{2})年(?:年?底|年?末)?(?:之?前|以前)?(?!的|以来|起|版)", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex Own();

    private static int PlanEnd(string ordinal) => ordinal switch { "十一" => 2010, "十二" => 2015, "十三" => 2020, "十四" => 2025, "十五" => 2030, _ => 2035 };

    /// <summary>A year is a date to reach unless it is what something is measured against (比2015年, 2017年的, 自2018年起).</summary>
    [GeneratedRegex(
        @"(?<![比较自从由以于]|相比|同比|相对于|截至)(?:到|至|力争)(?<y>20\d{2})年(?:年?底|年?末)?(?:之?前|以前)?(?!的|以来|起)"
        + @"|(?<![比较自从由以于到至〔(\d-]|相比|同比|相对于|截至|力争)在?(?<y>20\d{2})年(?:年?底|年?末|(?=[前,、和达力争实底末内全]|各|$|[\u4e00-\u9fa5]{0,40}(?:达到|达|提高|增加|提升|建成|培育|新增|实现|零)))(?:之?前|以前)?(?!的|为|以来|起|度|第|[^,]{0,3}水平|[^,]{0,6}基础上|“)"
        + @"|(?<![比较自])“?(?<plan>十[一二三四五六])五”?(?:规划)?(?:期?末|期间|时期|末期)?(?!规划)", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^(?:到|至)?20\d{2}年(?:底|末)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex(@"(?:\d[-—~至]?\d?|[一二三四五]至?[三四五]?)年(?:左右|内|时间|的?努力)", RegexOptions.CultureInvariant)]
    private static partial Regex Years();
}
