using System.Text.Json;
using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Excellence;

/// <summary>A value of a document together with the words for where it stands. A missing member reads as null, empty text or an empty list.</summary>
internal sealed record JsonPlace(JsonNode? Node, Words Name)
{
    /// <summary>The document as a whole; what stands in it is told by its path, which is the same in both languages.</summary>
    public static Words File { get; } = new("文件", "The file");

    /// <summary>An object with no members beside these.</summary>
    public JsonPlace Object(params ReadOnlySpan<string> members)
    {
        if (Node is not JsonObject found)
        {
            throw AssessmentProblems.WrongKind(Name, new("一个对象 {…}", "an object {…}"));
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

    public JsonPlace At(string member) => new(Node![member], Name == File ? Words.Both(member) : Under($".{member}"));

    public IEnumerable<(string Key, JsonPlace Place)> Members(string member)
    {
        var at = At(member);
        return at.Node switch
        {
            null => [],
            JsonObject found => [.. found.Select(one => (one.Key, new JsonPlace(one.Value, at.Under($".{one.Key}"))))],
            _ => throw AssessmentProblems.WrongKind(at.Name, new("一个对象 {…}", "an object {…}")),
        };
    }

    public IReadOnlyList<JsonPlace> List(string member, int most)
    {
        var at = At(member);
        return at.Node switch
        {
            null => [],
            JsonArray found when found.Count <= most => [.. found.Select((one, no) => new JsonPlace(one, at.Under($"[{no + 1}]")))],
            JsonArray found => throw AssessmentProblems.WrongCount(at.Name, found.Count, new($"不超过 {most} 个", $"at most {most}")),
            _ => throw AssessmentProblems.WrongKind(at.Name, new("一个列表 […]", "a list […]")),
        };
    }

    public string Text(string member, int most) => At(member).AsText(most);

    public string AsText(int most) => Node switch
    {
        null => "",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Entries.Text(Name, value.GetValue<string>(), most),
        _ => throw AssessmentProblems.WrongKind(Name, new("文字", "text")),
    };

    public string? Scalar(string member) => At(member).AsScalar();

    private Words Under(string step) => new(Name.Chinese + step, Name.English + step);

    /// <summary>A number or text as it is written; null stays null.</summary>
    public string? AsScalar() => Node switch
    {
        null => null,
        JsonValue value when value.GetValueKind() is JsonValueKind.String => value.GetValue<string>(),
        JsonValue value when value.GetValueKind() is JsonValueKind.Number => value.ToJsonString(),
        _ => throw AssessmentProblems.WrongKind(Name, new("一个数", "a number")),
    };
}
