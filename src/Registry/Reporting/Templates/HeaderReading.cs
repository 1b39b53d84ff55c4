using Zhiheng.Kernel;

namespace Zhiheng.Registry.Reporting.Templates;

/// <summary>One header held against one template.</summary>
internal sealed class HeaderReading
{
    private readonly int[] ordinals;
    private readonly List<int> duplicates = [];

    /// <param name="names">Normalised name to column of the template.</param>
    /// <param name="keys">The header, normalised.</param>
    public HeaderReading(Template template, Dictionary<string, int> names, string[] keys)
    {
        Template = template;
        ordinals = new int[template.Columns.Count];
        Array.Fill(ordinals, -1);
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i].Length == 0)
            {
                continue;
            }

            if (!names.TryGetValue(keys[i], out var column))
            {
                Unknown.Add(i);
            }
            else if (ordinals[column] >= 0)
            {
                duplicates.Add(i);
            }
            else
            {
                ordinals[column] = i;
                Known++;
            }
        }

        Missing = [.. template.Columns.Where((_, column) => ordinals[column] < 0)];
    }

    public Template Template { get; }

    public int Known { get; }

    public List<int> Unknown { get; } = [];

    /// <summary>The smaller, the better the fit: unknown columns weigh most, then missing always required ones, then other missing ones.</summary>
    public (int Unknown, int MissingAlways, int Missing) Misfit => (Unknown.Count, Missing.Count(IsAlways), Missing.Count);

    private List<TemplateColumn> Missing { get; }

    public Outcome<TemplateMatch> Match(IReadOnlyList<string> header)
    {
        if (Unknown.Count > 0)
        {
            var suggestions = Template.Columns.SelectMany(column => new[] { column.Column, column.Meaning }).ToList();
            return TemplateRefusals.UnknownColumns(Template, Unknown.Count, [.. Unknown.Take(TemplateRefusals.LongestList).Select(i => (header[i], HeaderName.Nearest(header[i], suggestions)))]);
        }

        if (duplicates.Count > 0)
        {
            return TemplateRefusals.DuplicateColumns(Template, [.. duplicates.Select(i => header[i])]);
        }

        return Missing.Exists(IsAlways)
            ? TemplateRefusals.MissingColumns(Template, Missing.FindAll(IsAlways))
            : new TemplateMatch(Template, [.. header]) { Ordinals = ordinals, Missing = Missing };
    }

    private static bool IsAlways(TemplateColumn column) => column.Required == Requirement.Always;
}
