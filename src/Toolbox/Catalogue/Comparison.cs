using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Zhiheng.Toolbox.Catalogue;

/// <summary>Compares what was calculated with what is expected and names the first place that differs.</summary>
internal static class Comparison
{
    public static string? FirstDifference(JsonElement expected, JsonNode? got, Tolerance tolerance) => Compare(expected, got, tolerance, []);

    private static string? Compare(JsonElement expected, JsonNode? got, Tolerance tolerance, List<string> path)
    {
        // A list of one value is written without brackets by some programs.
        if (expected.ValueKind == JsonValueKind.Array && got is JsonValue && expected.GetArrayLength() == 1)
        {
            return Compare(expected[0], got, tolerance, path);
        }

        return expected.ValueKind switch
        {
            JsonValueKind.Null => got is null ? null : Differs(path, "null", got),
            JsonValueKind.Object => CompareObject(expected, got, tolerance, path),
            JsonValueKind.Array => CompareList(expected, got, tolerance, path),
            JsonValueKind.Number => CompareNumber(expected.GetDouble(), got, tolerance, path),
            _ => got is JsonValue value && value.ToString() == expected.ToString().Replace("True", "true", StringComparison.Ordinal).Replace("False", "false", StringComparison.Ordinal)
                ? null : Differs(path, expected.ToString(), got),
        };
    }

    private static string? CompareObject(JsonElement expected, JsonNode? got, Tolerance tolerance, List<string> path)
    {
        if (got is not JsonObject there)
        {
            return Differs(path, "{…}", got);
        }

        foreach (var part in expected.EnumerateObject())
        {
            path.Add(part.Name);
            if (!there.ContainsKey(part.Name) && part.Value.ValueKind != JsonValueKind.Null)
            {
                return $"{Written(path)}: 没有这个结果";
            }

            if (Compare(part.Value, there[part.Name], tolerance, path) is { } difference)
            {
                return difference;
            }

            path.RemoveAt(path.Count - 1);
        }

        return null;
    }

    private static string? CompareList(JsonElement expected, JsonNode? got, Tolerance tolerance, List<string> path)
    {
        if (got is not JsonArray there || there.Count != expected.GetArrayLength())
        {
            return Differs(path, $"{expected.GetArrayLength()} 个", got is JsonArray other ? (JsonNode)$"{other.Count} 个" : got);
        }

        var i = 0;
        foreach (var item in expected.EnumerateArray())
        {
            path.Add((i + 1).ToString(CultureInfo.InvariantCulture));
            if (Compare(item, there[i], tolerance, path) is { } difference)
            {
                return difference;
            }

            path.RemoveAt(path.Count - 1);
            i++;
        }

        return null;
    }

    private static string? CompareNumber(double expected, JsonNode? got, Tolerance tolerance, List<string> path)
    {
        if (got is not JsonValue value || value.GetValueKind() != JsonValueKind.Number)
        {
            return Differs(path, expected.ToString("G17", CultureInfo.InvariantCulture), got);
        }

        var number = AsDouble(value);
        return Math.Abs(number - expected) <= tolerance.AbsoluteAt(path) + (tolerance.RelativeAt(path) * Math.Abs(expected))
            ? null
            : Differs(path, expected.ToString("G17", CultureInfo.InvariantCulture), got);
    }

    private static double AsDouble(JsonValue value)
        => value.TryGetValue<double>(out var number) ? number : double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);

    private static string Differs(List<string> path, string expected, JsonNode? got) => $"{Written(path)}: 应为 {expected}，得到 {Short(got)}";

    private static string Short(JsonNode? got)
    {
        var text = got?.ToJsonString() ?? "null";
        return text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 60), "…");
    }

    private static string Written(List<string> path) => path.Count == 0 ? "结果" : string.Join('.', path);
}
