using System.Text.Json;

namespace Zhiheng.Studies.Shelf;

/// <summary>A field that two versions do not hold alike; null where it is missing. <c>Path</c> is the names joined by points, places in lists in brackets.</summary>
public sealed record FieldDifference(string Path, string? Before, string? After);

/// <summary>What changed between two versions, as a list of fields.</summary>
public static class StudyDifference
{
    /// <summary>Fields shown; more are counted.</summary>
    public const int Most = 500;

    /// <summary>Characters of a value shown.</summary>
    public const int MostText = 200;

    /// <summary>The fields that differ in the order of their paths, at most <see cref="Most"/>, and how many there are.</summary>
    /// <param name="before">A JSON object.</param>
    /// <param name="after">Another one.</param>
    public static (IReadOnlyList<FieldDifference> Fields, int Count) Of(string before, string after)
    {
        using var one = JsonDocument.Parse(before);
        using var other = JsonDocument.Parse(after);
        var (left, right) = (new SortedDictionary<string, string>(StringComparer.Ordinal), new SortedDictionary<string, string>(StringComparer.Ordinal));
        Flatten(one.RootElement, string.Empty, left);
        Flatten(other.RootElement, string.Empty, right);
        var differing = left.Keys.Union(right.Keys).Where(path => left.GetValueOrDefault(path) != right.GetValueOrDefault(path)).Order(StringComparer.Ordinal).ToList();
        return ([.. differing.Take(Most).Select(path => new FieldDifference(path, Cut(left.GetValueOrDefault(path)), Cut(right.GetValueOrDefault(path))))], differing.Count);
    }

    private static void Flatten(JsonElement element, string path, SortedDictionary<string, string> fields)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when path.Length == 0 || element.EnumerateObject().Any():
                foreach (var property in element.EnumerateObject())
                {
                    Flatten(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", fields);
                }

                break;
            case JsonValueKind.Array when element.GetArrayLength() > 0:
                var place = 0;
                foreach (var item in element.EnumerateArray())
                {
                    Flatten(item, $"{path}[{++place}]", fields);
                }

                break;
            default:
                fields[path] = element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
                break;
        }
    }

    private static string? Cut(string? text) => text is { Length: > MostText } ? $"{text[..MostText]}…" : text;
}
