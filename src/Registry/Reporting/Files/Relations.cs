namespace Zhiheng.Registry.Reporting.Files;

/// <summary>Which part points to which (Open Packaging Conventions). External targets are never followed.</summary>
internal sealed class Relations
{
    private readonly Dictionary<string, (string Type, string Target)> byId = new(StringComparer.Ordinal);

    public static Relations Read(
        RawFile file, Dictionary<string, ZipPart> parts, string source, FileLimits limits, UnpackBudget budget)
    {
        var found = new Relations();
        var folder = source[..(source.LastIndexOf('/') + 1)];
        if (!parts.TryGetValue($"{folder}_rels/{source[folder.Length..]}.rels", out var part))
        {
            return found;
        }

        using var reader = new PartReader(file, part, limits, budget);
        while (reader.Read())
        {
            if (reader.IsStart("Relationship")
                && reader.Attribute("TargetMode") is not "External"
                && reader.Attribute("Id") is { } id
                && reader.Attribute("Target") is { } target)
            {
                var type = reader.Attribute("Type") ?? "";
                found.byId[id] = (type[(type.LastIndexOf('/') + 1)..], Resolve(folder, target));
            }
        }

        return found;
    }

    /// <summary>The target of the relation whose type ends with this word.</summary>
    public string? OfType(string type) => byId.Values.FirstOrDefault(relation => relation.Type == type).Target;

    /// <summary>The path of a worksheet, null when the id leads to something else, such as a chart sheet.</summary>
    public string? Worksheet(string id) =>
        byId.TryGetValue(id, out var relation) && relation.Type is "worksheet" ? relation.Target : null;

    private static string Resolve(string folder, string target)
    {
        var steps = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step is ".." && steps.Count > 0)
            {
                steps.RemoveAt(steps.Count - 1);
            }
            else if (step is not (".." or "."))
            {
                steps.Add(step);
            }
        }

        return string.Join('/', steps);
    }
}
