namespace Zhiheng.Targets.Reading;

/// <summary>Own text of a section with the units it names.</summary>
internal sealed record SectionText(Section Section, Passage Own, IReadOnlyList<UnitBrackets.Found> Brackets, IReadOnlyList<UnitText> Units);

/// <summary>
/// Which headings are measures. Those that name responsible units are; in documents that name none, the lowest numbered headings with a
/// title of their own. General requirements and goals are not, unless units answer for them.
/// </summary>
internal sealed class MeasureReader(string source, Outline outline, bool firstLeads)
{
    private const string NoTitle = "没有单独的标题，取第一句。";
    private const string Several = "同一编号下有多处责任单位，已合并。";
    private const string Shared = "责任单位写在上一级标题下。";
    private const int LongTitle = 60;

    private readonly Dictionary<Section, SectionText> texts = outline.All.ToDictionary(section => section, section => TextOf(source, section));

    public SectionText TextOf(Section section) => texts[section];

    /// <summary>Sections of measures, in order.</summary>
    public List<Section> Choose()
    {
        var leaves = outline.Roots.Count > 0 && outline.Roots.Where(root => !Sections.IsGeneral(root)).ToList() is { Count: > 0 } roots && roots.Count(root => root.Children.Count == 0) * 5 >= roots.Count * 3;
        return [.. outline.Roots.SelectMany(root => Choose(root, leaves))];
    }

    private IEnumerable<Section> Choose(Section section, bool rootsAreMeasures)
    {
        if (section.Level >= HeadingMark.Box || (Sections.IsGeneral(section) && !HasUnits(section)))
        {
            return [];
        }

        var kids = section.Children.Where(child => child.Level < HeadingMark.Box).ToList();
        if (kids.Count == 0)
        {
            return section.Level > 1 || HasUnits(section) || (rootsAreMeasures && section.Level == 1) ? [section] : [];
        }

        var answering = kids.Where(HasUnits).ToList();
        var itself = section.Level >= 2 || section.Parent is not null || (kids.All(kid => kid.Level > 2) && rootsAreMeasures);
        if (answering.Count == 0 && (texts[section].Units.Count > 0 || (itself && !HaveTitles(kids))))
        {
            return [section];
        }

        var atTheEnd = itself && texts[section].Units.Count == 0 && answering.Count == 1 && kids.Count > 1 && answering[0] == kids[^1];
        return atTheEnd ? [section] : kids.SelectMany(kid => Choose(kid, rootsAreMeasures));
    }

    private bool HasUnits(Section section) => texts[section].Units.Count > 0 || section.Children.Where(child => child.Level < HeadingMark.Box).Any(HasUnits);

    private static bool HaveTitles(List<Section> kids) => kids.Count(kid => kid.Title.Length <= 30 && (kid.Body.Count > 0 || kid.Title.Start + kid.Title.Length + 4 < kid.Line.Text.Length)) * 2 > kids.Count;

    public MeasureText Read(Section section)
    {
        var line = section.Line;
        var all = section.Under.Where(under => under.Level < HeadingMark.Box).Prepend(section).Select(part => texts[part]).ToList();
        var named = all.Where(part => part.Units.Count > 0).ToList();
        var doubts = new List<string>();
        List<UnitText> units = [.. UnitReader.Merge(named.SelectMany(part => part.Units))];
        if (named.Sum(part => part.Brackets.Count) > 1 && named.SelectMany(part => part.Units).Select(unit => unit.Name).Distinct(StringComparer.Ordinal).Count() < named.Sum(part => part.Units.Count))
        {
            doubts.Add(Several);
        }

        if (units.Count == 0 && section.Above.Select(above => texts[above].Units).FirstOrDefault(above => above.Count > 0) is { } inherited)
        {
            units = [.. inherited];
            doubts.Add(Shared);
        }

        if (firstLeads && units.Count > 0 && !units.Exists(unit => unit.Role == UnitRole.Lead))
        {
            units[0] = units[0] with { Role = UnitRole.Lead };
        }

        var title = new Quoted<string>(section.TitleText, line.Passage.At(section.Title.Start, section.Title.Length), section.Title.Length > LongTitle ? NoTitle : null);
        var parent = section.Parent;
        return new(
            new(section.Label, line.Passage.At(0, section.Label.Length)), title,
            parent is null ? null : new(parent.Heading, parent.HeadingAt),
            new(line.Passage.All.Start, all.Max(part => part.Own.Length == 0 ? 0 : part.Own.All.End)), units,
            [.. doubts, .. units.Select(unit => unit.Doubt).OfType<string>().Distinct(StringComparer.Ordinal)]);
    }

    private static SectionText TextOf(string source, Section section)
    {
        var own = Passage.Of(source, section.Body.Select(line => line.At).Prepend(section.Line.At));
        var brackets = UnitBrackets.In(own.Text);
        var read = brackets.Select(bracket => (Bracket: bracket, Units: UnitReader.Read(own, bracket))).Where(pair => pair.Units.Count > 0).ToList();
        return new(section, own, [.. read.Select(pair => pair.Bracket)], UnitReader.Merge(read.SelectMany(pair => pair.Units)));
    }
}
