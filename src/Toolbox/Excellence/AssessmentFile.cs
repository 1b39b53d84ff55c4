using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Excellence;

/// <summary>
/// The saved form of an assessment: <c>{"assessment":"gbt19580-2012","version":1,"subject":…,"period":…,"assessors":[…],"items":{"4.1.2":{…}}}</c>.
/// What is written reads back the same; what does not fit is refused by its place.
/// </summary>
public static class AssessmentFile
{
    public const int Version = 1;

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Assessment Read(string json)
    {
        var root = new JsonPlace(Parse(json), JsonPlace.File).Object("assessment", "version", "subject", "period", "assessors", "items");
        var id = root.Text("assessment", Assessment.ShortText);
        var edition = Editions.Find(id) ?? throw AssessmentProblems.UnknownEdition(id);
        var version = root.Scalar("version");
        if (version != Version.ToString(CultureInfo.InvariantCulture))
        {
            throw AssessmentProblems.UnknownVersion(version ?? "");
        }

        IReadOnlyList<string> assessors = Entries.Assessors([.. root.List("assessors", Assessment.MostAssessors).Select(one => one.AsText(Assessment.ShortText))]);
        var items = new Dictionary<string, ItemRecord>(StringComparer.Ordinal);
        foreach (var (no, place) in root.Members("items"))
        {
            var item = edition.Find(no) ?? throw AssessmentProblems.UnknownItem(no);
            var record = Record(item, place, assessors.Count);
            if (!record.IsEmpty)
            {
                items.Add(no, record);
            }
        }

        return new Assessment(edition, root.Text("subject", Assessment.ShortText), root.Text("period", Assessment.ShortText), assessors, items);
    }

    /// <summary>Items in the order of the edition, empty ones left out; indented, plain line ends.</summary>
    public static string Write(Assessment assessment)
    {
        var items = new JsonObject();
        foreach (var item in assessment.Edition.Items)
        {
            if (assessment.Of(item) is { IsEmpty: false } record)
            {
                items.Add(item.No, Node(record, assessment.Assessors.Count));
            }
        }

        return new JsonObject
        {
            ["assessment"] = assessment.Edition.Id,
            ["version"] = Version,
            ["subject"] = assessment.Subject,
            ["period"] = assessment.Period,
            ["assessors"] = new JsonArray([.. assessment.Assessors.Select(name => (JsonNode)name)]),
            ["items"] = items,
        }.ToJsonString(Written) + "\n";
    }

    private static JsonNode? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json.TrimStart('\ufeff'), documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException unreadable)
        {
            throw AssessmentProblems.NotJson((unreadable.LineNumber ?? 0) + 1);
        }
    }

    private static ItemRecord Record(Item item, JsonPlace place, int assessors)
    {
        place = place.Object("ratings", "consensus", "evidence", "strengths", "opportunities", "action");
        IReadOnlyList<Rating> ratings = [.. place.List("ratings", Assessment.MostAssessors).Select(RatingOf)];
        if (ratings.Count != assessors)
        {
            throw AssessmentProblems.WrongCount(place.At("ratings").Name, ratings.Count, new($"与评估人一样多（{assessors} 个）", $"as many as there are assessors ({assessors})"));
        }

        var action = place.Has("action") ? place.At("action").Object("what", "who", "due") : null;
        return new ItemRecord
        {
            Ratings = ratings,
            Consensus = Entries.Percent(Of("consensus", place), place.Scalar("consensus")),
            Evidence = [.. place.List("evidence", Assessment.MostEvidence).Select(EvidenceOf)],
            Strengths = place.Text("strengths", Assessment.LongText),
            Opportunities = place.Text("opportunities", Assessment.LongText),
            Action = action is null ? PlannedAction.None
                : new PlannedAction(action.Text("what", Assessment.LongText), action.Text("who", Assessment.ShortText), Entries.Day(action.At("due").Name, action.Scalar("due"))),
        };

        Words Of(string member, JsonPlace one) => new($"{one.At(member).Name.Chinese}（{item.Name.Chinese}）", $"{one.At(member).Name.English} ({item.Name.English})");

        Rating RatingOf(JsonPlace one)
        {
            one = one.Object("levels", "percent");
            IReadOnlyList<JsonPlace> levels = one.List("levels", Rating.Dimensions);
            return levels.Count == Rating.Dimensions
                ? new Rating([.. levels.Select(level => Entries.Level(level.Name, level.AsScalar()))], Entries.Percent(Of("percent", one), one.Scalar("percent")))
                : throw AssessmentProblems.WrongCount(one.At("levels").Name, levels.Count, new("有 4 个，没有评的写 null", "4, with null for what was not rated"));
        }

        static Evidence EvidenceOf(JsonPlace one)
        {
            one = one.Object("name", "date", "reference");
            return new Evidence(one.Text("name", Assessment.ShortText), Entries.Day(one.At("date").Name, one.Scalar("date")), one.Text("reference", Assessment.ShortText));
        }
    }

    private static JsonObject Node(ItemRecord record, int assessors) => new()
    {
        ["ratings"] = new JsonArray([.. Enumerable.Range(0, assessors).Select(at => (JsonNode)RatingNode(record.Ratings[at]))]),
        ["consensus"] = record.Consensus,
        ["evidence"] = new JsonArray([.. record.Evidence.Select(one => (JsonNode)new JsonObject { ["name"] = one.Name, ["date"] = Day(one.Date), ["reference"] = one.Reference })]),
        ["strengths"] = record.Strengths,
        ["opportunities"] = record.Opportunities,
        ["action"] = record.Action.IsEmpty ? null : new JsonObject { ["what"] = record.Action.What, ["who"] = record.Action.Who, ["due"] = Day(record.Action.Due) },
    };

    private static JsonObject RatingNode(Rating rating) => new()
    {
        ["levels"] = new JsonArray([.. rating.Levels.Select(level => (JsonNode?)level)]),
        ["percent"] = rating.Percent,
    };

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
