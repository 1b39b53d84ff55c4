using Zhiheng.Kernel;

namespace Zhiheng.Registry.Reporting.Templates;

/// <summary>All versions of the reporting templates, and the art of telling from a header which one a file follows.</summary>
public sealed class TemplateCatalogue
{
    private readonly Dictionary<Template, Dictionary<string, int>> names;

    public TemplateCatalogue(IEnumerable<Template> templates)
    {
        All = [.. templates.OrderBy(template => template.No, StringComparer.Ordinal).ThenBy(template => template.ValidFrom)];
        names = All.ToDictionary(template => template, NamesOf);
    }

    public IReadOnlyList<Template> All { get; }

    /// <summary>Reads the templates that ship with the product.</summary>
    public static TemplateCatalogue Load() => new(DataFile.NamesIn("templates").Select(name =>
    {
        using var json = DataFile.Open("templates", name);
        return TemplateJson.Read(json);
    }));

    /// <summary>The version of a template in force on that day.</summary>
    public Template? Find(string no, DateOnly on) => All.FirstOrDefault(template => template.No == no && template.IsInForceOn(on));

    /// <summary>
    /// Finds the template whose columns the header names, by field name or by Chinese meaning, in any order.
    /// The version in force on the day of the report decides. Cells without text are no columns.
    /// Refuses: no or several templates fit, a column that the template does not know, a column twice, an always required column missing.
    /// </summary>
    public Outcome<TemplateMatch> Recognise(IReadOnlyList<string> header, string? templateNo, DateOnly reportedOn)
    {
        templateNo = string.IsNullOrWhiteSpace(templateNo) ? null : templateNo.Trim();
        var named = All.Where(template => templateNo is null || template.No == templateNo).ToList();
        var candidates = named.Where(template => template.IsInForceOn(reportedOn)).ToList();
        if (candidates.Count == 0)
        {
            return named.Count == 0 ? TemplateRefusals.Unknown(templateNo, All) : TemplateRefusals.NotInForce(named[0].No, reportedOn);
        }

        var keys = header.Select(HeaderName.Normalise).ToArray();
        var readings = candidates.Select(template => new HeaderReading(template, names[template], keys)).OrderBy(reading => reading.Misfit).ToList();
        var best = readings[0];
        if (best.Known == 0 || best.Unknown.Count > best.Known)
        {
            return TemplateRefusals.Unknown(templateNo, All);
        }

        var equals = readings.Where(reading => reading.Misfit == best.Misfit).ToList();
        return equals.Count > 1 ? TemplateRefusals.Ambiguous(equals.Select(reading => reading.Template.No)) : best.Match(header);
    }

    private static Dictionary<string, int> NamesOf(Template template)
    {
        var byName = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < template.Columns.Count; i++)
        {
            var column = template.Columns[i];
            foreach (var name in column.Aliases.Append(column.Column).Append(column.Meaning))
            {
                byName.Add(HeaderName.Normalise(name), i);
            }
        }

        return byName;
    }
}
