using System.Text.Json.Nodes;

namespace Zhiheng.Modules.Tests.Targets.Reading;

/// <summary>Where an answer lacks or contradicts what is expected; what it says beside that does not count.</summary>
internal static class JsonDifference
{
    public static IEnumerable<string> Between(JsonNode? expected, JsonNode? read, string path = "$") => expected switch
    {
        JsonObject members => members.SelectMany(member => read is JsonObject other && other.ContainsKey(member.Key)
            ? Between(member.Value, other[member.Key], $"{path}.{member.Key}")
            : [$"{path}.{member.Key} is missing"]),
        JsonArray items => read is JsonArray others && others.Count == items.Count
            ? items.SelectMany((item, i) => Between(item, others[i], $"{path}[{i}]"))
            : [$"{path}: {items.Count} expected, {(read as JsonArray)?.Count} read: {read?.ToJsonString()}"],
        _ => JsonNode.DeepEquals(expected, read) ? [] : [$"{path}: {expected?.ToJsonString() ?? "null"} expected, {read?.ToJsonString() ?? "null"} read"],
    };
}
