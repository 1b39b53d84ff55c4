using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Zhiheng.Toolbox.Excellence;

/// <summary>A value of a document together with the words for where it stands. A missing member reads as null, empty text or an empty list.</summary>
internal sealed record JsonPlace(JsonNode? Node, string Name)
{
    /// <summary>An object with no members beside these.</summary>
    public JsonPlace Object(params ReadOnlySpan<string> members)
    {
        if (Node is not JsonObject found)
        {
            throw AssessmentProblems.WrongKind(Name, "一个对象 {…}");
        }

        foreach (var (member, _) in found)
        {
            if (!members.Contains(member))
            {
                throw AssessmentProblems.UnknownMember(Name, member);
            }
        }

        return this;
    }

    public bool Has(string member) => Node![member] is not null;

    public JsonPlace At(string member) => new(Node![member], Name == "文件" ? member : $"{Name}.{member}");

    public IEnumerable<(string Key, JsonPlace Place)> Members(string member)
    {
        var at = At(member);
        return at.Node switch
        {
            null => [],
            JsonObject found => [.. found.Select(one => (one.Key, new JsonPlace(one.Value, $"{at.Name}.{one.Key}")))],
            _ => throw AssessmentProblems.WrongKind(at.Name, "一个对象 {…}"),
        };
    }

    public IReadOnlyList<JsonPlace> List(string member, int most)
    {
        var at = At(member);
        return at.Node switch
        {
            null => [],
            JsonArray found when found.Count <= most => [.. found.Select((one, no) => new JsonPlace(one, string.Create(CultureInfo.InvariantCulture, $"{at.Name}[{no + 1}]")))],
            JsonArray found => throw AssessmentProblems.WrongCount(at.Name, found.Count, string.Create(CultureInfo.InvariantCulture, $"不超过 {most} 个")),
            _ => throw AssessmentProblems.WrongKind(at.Name, "一个列表 […]"),
        };
    }

    public string Text(string member, int most) => At(member).AsText(most);

    public string AsText(int most) => Node switch
    {
        null => "",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Entries.Text(Name, value.GetValue<string>(), most),
        _ => throw AssessmentProblems.WrongKind(Name, "文字"),
    };

    public string? Scalar(string member) => At(member).AsScalar();

    /// <summary>A number or text as it is written; null stays null.</summary>
    public string? AsScalar() => Node switch
    {
        null => null,
        JsonValue value when value.GetValueKind() is JsonValueKind.String => value.GetValue<string>(),
        JsonValue value when value.GetValueKind() is JsonValueKind.Number => value.ToJsonString(),
        _ => throw AssessmentProblems.WrongKind(Name, "一个数"),
    };
}
