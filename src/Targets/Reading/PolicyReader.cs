using System.Text.RegularExpressions;
using Zhiheng.Kernel;

namespace Zhiheng.Targets.Reading;

/// <summary>Reads a policy document by the grammar of docs/policy-grammar.md: the same text always gives the same answer.</summary>
public sealed partial class PolicyReader(RegionTable regions)
{
    private const string PartOnly = "页面标明还有其他页，这里可能只是文件的一部分。";
    private const string Tables = "文件含有表格，表格里的内容没有读取，请人工补充。";
    private const string Contradiction = "同一指标同一年份有不同的目标值。";
    private const string SameNumbers = "各部分的编号重新开始，编号相同的任务以所在部分区分。";

    public Outcome<PolicyReading> Read(PolicyText source)
    {
        var layout = Layout.Of(source);
        var start = FirstHeading(layout.Lines);
        if (start < 0)
        {
            return source.Tables.Count > 0 && layout.Lines.Count(line => line.InTable) * 2 > layout.Lines.Count ? PolicyRefusals.OnlyTables() : PolicyRefusals.NoStructure();
        }

        var preamble = layout.Lines.Take(start).ToList();
        var headLines = layout.Before.Where(line => line.At.Start < layout.Lines[start].At.Start).ToList();
        var head = new HeadReader(regions).Read(headLines, layout.Lines, source.Text);
        var body = Closed(layout.Lines.Skip(start).ToList());
        var outline = Outline.Of(body);
        var reader = new MeasureReader(source.Text, outline, preamble.Exists(line => UnitReader.FirstLeads().IsMatch(line.Text)));
        var chosen = reader.Choose();
        var measures = chosen.ConvertAll(reader.Read);
        var (indicators, subsidies) = Figures(source, outline, chosen, reader, head);
        if (measures.Count == 0 && indicators.Count == 0)
        {
            return source.Tables.Count > 0 ? PolicyRefusals.OnlyTables() : PolicyRefusals.NoStructure();
        }

        layout = layout.From(FirstOwn(preamble, head), Used(head));
        List<Heading> headings = [.. outline.All.Select(section => new Heading(section.Level, section.Label, section.TitleText, section.HeadingAt))];
        return new PolicyReading(source, head, headings, measures, Agreeing(indicators), subsidies, layout.Noise, Doubts(source, head, measures, layout));
    }

    /// <summary>一、 opens the body; documents without it begin with (一) or 1., parts of a document with a later number.</summary>
    private static int FirstHeading(IReadOnlyList<Line> lines)
    {
        var marks = lines.Select((line, at) => (Mark: line.InTable ? null : HeadingMark.Of(line.Text), At: at, line.Text.Length))
            .Where(pair => pair.Mark is { } mark && mark.Level <= 3 && pair.Length > mark.Length + 1).Select(pair => (pair.Mark!.Value.Level, pair.Mark.Value.Number, pair.At)).ToList();
        if (marks.Count < 2)
        {
            return -1;
        }

        var top = marks.Min(mark => mark.Level);
        top = top == 0 && marks.Exists(mark => mark.Level == 1) && marks.Count(mark => mark.Level == 0) < 2 ? 1 : top;
        var first = marks.First(mark => mark.Level == top);
        var earlier = marks.FindIndex(mark => mark.Level == 2 && mark.Number > 1);
        return first.Number > 1 && earlier >= 0 ? Math.Min(first.At, marks[earlier].At) : first.At;
    }

    /// <summary>Without the signature and what follows it.</summary>
    private static List<Line> Closed(List<Line> body)
    {
        var end = body.Count;
        while (end > 1 && DateReader.IsSignature(body[end - 1]))
        {
            end--;
        }

        var annex = body.FindLastIndex(line => Annex().IsMatch(line.Text));
        return annex > 0 && body.Skip(annex).All(line => HeadingMark.Of(line.Text) is null or { Level: > 2 }) ? body[..Math.Min(annex, end)] : body[..end];
    }

    private static int FirstOwn(List<Line> preamble, PolicyHead head)
    {
        var used = Used(head);
        var address = preamble.FindIndex(line => Address().IsMatch(line.Text));
        var first = preamble.FindIndex(line => used.Exists(range => range.Overlaps(line.At)) && !Label().IsMatch(line.Text));
        return address < 0 ? Math.Max(first, 0) : first < 0 ? address : Math.Min(address, first);
    }

    private static List<TextRange> Used(PolicyHead head) =>
        [.. new[] { head.Title?.At, head.Number?.At, head.Issuer?.At, head.IssuedOn?.At }.OfType<TextRange>()];

    private static (List<IndicatorText> Indicators, List<SubsidyText> Subsidies) Figures(PolicyText source, Outline outline, List<Section> chosen, MeasureReader reader, PolicyHead head)
    {
        var years = new IndicatorReader(new DueYears(head.IssuedOn?.Value.Year, PlanYear(head)));
        var indicators = new List<IndicatorText>();
        var subsidies = new List<SubsidyText>();
        var indexOf = chosen.Select((section, index) => (section, index)).ToDictionary(pair => pair.section, pair => pair.index);
        var yearOf = new Dictionary<Section, Quoted<int>?>();
        foreach (var section in outline.All.Where(section => !Sections.IsReview(section) && !section.Above.Any(Sections.IsReview)))
        {
            var measure = section.Above.Prepend(section).Select(above => indexOf.GetValueOrDefault(above, -1)).FirstOrDefault(index => index >= 0, -1);
            var owner = new Owner(measure < 0 || section.Level >= HeadingMark.Box ? null : measure, measure < 0 || section.Level >= HeadingMark.Box ? UnderOf(section) : null, Sections.AreGoals(section));
            var text = reader.TextOf(section);
            var paragraphs = Paragraphs(source.Text, section, text).ToList();
            var above = section.Parent is { } parent ? yearOf.GetValueOrDefault(parent) : null;
            indicators.AddRange(years.Read(owner, paragraphs, above));
            yearOf[section] = years.YearOfSection;
            subsidies.AddRange(MoneyReader.Read(owner, paragraphs));
        }

        return (indicators, subsidies);
    }

    private static string UnderOf(Section section)
    {
        var shown = section.Level == HeadingMark.Item && section.Parent is not null ? section.Parent : section;
        return shown.Heading;
    }

    /// <summary>The title and the paragraphs without the brackets of units.</summary>
    private static IEnumerable<Passage> Paragraphs(string source, Section section, SectionText text)
    {
        var units = text.Brackets.Select(bracket => text.Own.At(bracket.Start, bracket.Length)).ToList();
        yield return section.Line.Passage.Slice(section.Title.Start, section.Title.Length);
        foreach (var paragraph in section.Paragraphs())
        {
            yield return Passage.Of(source, paragraph.SelectMany(range => Without(range, units)));
        }
    }

    private static IEnumerable<TextRange> Without(TextRange range, List<TextRange> holes)
    {
        foreach (var hole in holes.Where(hole => hole.Overlaps(range)))
        {
            if (hole.Start > range.Start)
            {
                yield return new(range.Start, hole.Start);
            }

            range = new(Math.Max(range.Start, Math.Min(hole.End, range.End)), range.End);
        }

        if (range.Length > 0)
        {
            yield return range;
        }
    }

    /// <summary>A plan for one year names it in its title: 2014年行动计划.</summary>
    private static Quoted<int>? PlanYear(PolicyHead head)
        => head.Title is { } title && YearOfPlan().Match(title.Value) is { Success: true } match && int.TryParse(match.Groups["y"].Value, out var year) ? new(year, title.At) : null;

    private static List<IndicatorText> Agreeing(List<IndicatorText> indicators)
    {
        var torn = indicators.GroupBy(indicator => (indicator.Name, Year: indicator.DueYear?.Value, indicator.Unit, indicator.Kind))
            .Where(group => group.Select(indicator => indicator.Target.Value).Distinct().Count() > 1).SelectMany(group => group).ToHashSet();
        return indicators.ConvertAll(indicator => torn.Contains(indicator) ? indicator with { Doubts = [.. indicator.Doubts, Contradiction] } : indicator);
    }

    private static List<string> Doubts(PolicyText source, PolicyHead head, List<MeasureText> measures, Layout layout)
    {
        var doubts = new List<string>();
        if (layout.Before.Any(line => Pages().IsMatch(line.Text)))
        {
            doubts.Add(PartOnly);
        }

        if (source.Tables.Count > 0)
        {
            doubts.Add(Tables);
        }

        if (measures.Select(measure => measure.No.Value).Distinct(StringComparer.Ordinal).Count() < measures.Count)
        {
            doubts.Add(SameNumbers);
        }

        return HeadReader.RegionDoubt(head) is { } region ? [.. doubts, region] : doubts;
    }

    [GeneratedRegex(@"^附件\d{0,2}(?:[:.]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Annex();

    [GeneratedRegex("^各.{2,60}:$", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex("^.{2,6}:", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"(?<!\d年?[-—~至])(?<y>20\d{2})年(?:度)?[\u4e00-\u9fa5]{0,14}(?:行动|工作|实施)?(?:计划|要点|方案)|^(?<y>20\d{2})年|关于(?:印发|做好)?(?<y>20\d{2})年|(?:计划|方案|规划|行动)\(20\d{2}年?[-—–~至]{1,2}(?<y>20\d{2})年?\)$", RegexOptions.CultureInvariant)]
    private static partial Regex YearOfPlan();

    [GeneratedRegex(@"下一页|\[1\]\[2\]", RegexOptions.CultureInvariant)]
    private static partial Regex Pages();
}
