using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Excellence;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public.Tools;

/// <summary>
/// The form of an assessment: how its fields are called, and reading them back. What does not fit is left empty and told by its place, so that
/// the rest of a long form is not lost.
/// </summary>
public sealed class ExcellenceForm
{
    /// <summary>More fields than a form usually may have: items by assessors, dimensions and lines of evidence.</summary>
    public const int MostFields = 4096;

    private readonly IFormCollection form;
    private readonly Tongue tongue;
    private readonly List<ProblemView> problems = [];

    private ExcellenceForm(IFormCollection form, Tongue tongue) => (this.form, this.tongue) = (form, tongue);

    public static string Assessor(int at) => Invariant($"assessor-{at}");

    public static string Level(string no, int assessor, int dimension) => Invariant($"{no}-l{assessor}-{dimension}");

    public static string Percent(string no, int assessor) => Invariant($"{no}-p{assessor}");

    public static string Consensus(string no) => $"{no}-c";

    public static string Evidence(string no, int row, string part) => Invariant($"{no}-e{row}-{part}");

    public static string Part(string no, string part) => $"{no}-{part}";

    /// <summary>The id that belongs to the name of a field.</summary>
    public static string Id(string name) => "f-" + name.Replace('.', '_');

    public static (Assessment Assessment, IReadOnlyList<ProblemView> Problems) Read(IFormCollection form, Tongue tongue)
    {
        var reading = new ExcellenceForm(form, tongue);
        return (reading.Assessment(), reading.problems);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private Assessment Assessment()
    {
        var edition = Editions.Find(Text("edition", Words.Both("edition"), Toolbox.Excellence.Assessment.ShortText)) ?? Editions.Current;
        int[] places = [.. Enumerable.Range(0, Toolbox.Excellence.Assessment.MostAssessors).Where(at => !string.IsNullOrWhiteSpace(form[Assessor(at)]))];
        IReadOnlyList<string> names = [.. places.Select(at => Text(Assessor(at), new($"第 {at + 1} 位评估人", $"Assessor {at + 1}"), Toolbox.Excellence.Assessment.ShortText))];
        // A first line that was emptied alone does not take its ratings away.
        if (places.Length == 0)
        {
            (places, names) = ([0], Toolbox.Excellence.Assessment.Empty(edition).Assessors);
        }

        Try("assessor-0", () => Entries.Assessors(names), names);
        var items = edition.Items.Select(item => (item.No, Record: Record(item, places, names))).Where(one => !one.Record.IsEmpty).ToDictionary(one => one.No, one => one.Record, StringComparer.Ordinal);
        return new Assessment(edition, Text("subject", new("被评组织", "Organisation"), Toolbox.Excellence.Assessment.ShortText), Text("period", new("评价期", "Period"), Toolbox.Excellence.Assessment.ShortText), names, items);
    }

    private ItemRecord Record(Item item, int[] places, IReadOnlyList<string> names)
    {
        var place = new Words($"{item.No} {item.Name.Chinese}", $"{item.No} {item.Name.English}");
        return new ItemRecord
        {
            Ratings = [.. places.Select((at, no) => Rating(item, new($"{place.Chinese}（{names[no]}）", $"{place.English} (“{names[no]}”)"), at))],
            Consensus = places.Length < 2 ? null : One(Consensus(item.No), text => Entries.Percent(new($"{place.Chinese}（共识）", $"{place.English} (agreed)"), text)),
            Evidence = [.. Enumerable.Range(0, Toolbox.Excellence.Assessment.MostEvidence).Select(row => EvidenceOf(item.No, place, row)).Where(one => one is not { Name: "", Date: null, Reference: "" })],
            Strengths = Text(Part(item.No, "strengths"), new($"{place.Chinese} 的优势", $"{place.English}, strengths"), Toolbox.Excellence.Assessment.LongText),
            Opportunities = Text(Part(item.No, "opportunities"), new($"{place.Chinese} 的改进空间", $"{place.English}, opportunities"), Toolbox.Excellence.Assessment.LongText),
            Action = new PlannedAction(
                Text(Part(item.No, "what"), new($"{place.Chinese} 的措施", $"{place.English}, action"), Toolbox.Excellence.Assessment.LongText),
                Text(Part(item.No, "who"), new($"{place.Chinese} 的责任人", $"{place.English}, by"), Toolbox.Excellence.Assessment.ShortText),
                One(Part(item.No, "due"), text => Entries.Day(new($"{place.Chinese} 的完成期限", $"{place.English}, until"), text))),
        };
    }

    private Rating Rating(Item item, Words place, int at)
    {
        var dimensions = Levels.Of(item.Kind);
        return new Rating(
            [.. Enumerable.Range(0, Toolbox.Excellence.Rating.Dimensions).Select(dimension => One(Level(item.No, at, dimension), text => Entries.Level(new($"{place.Chinese} 的{dimensions[dimension].Name.Chinese}", $"{place.English}, {dimensions[dimension].Name.English}"), text)))],
            One(Percent(item.No, at), text => Entries.Percent(place, text)));
    }

    private Evidence EvidenceOf(string no, Words place, int row)
    {
        var line = new Words($"{place.Chinese} 的第 {row + 1} 条证据", $"{place.English}, evidence {row + 1}");
        return new(
            Text(Evidence(no, row, "name"), line, Toolbox.Excellence.Assessment.ShortText),
            One(Evidence(no, row, "date"), text => Entries.Day(line, text)),
            Text(Evidence(no, row, "reference"), line, Toolbox.Excellence.Assessment.ShortText));
    }

    private string Text(string field, Words place, int most) => Try(field, () => Entries.Text(place, form[field], most), "");

    private T? One<T>(string field, Func<string?, T?> read)
        where T : struct => Try(field, () => read(form[field]), null);

    private T Try<T>(string field, Func<T> read, T otherwise)
    {
        try
        {
            return read();
        }
        catch (ToolboxException refused)
        {
            problems.Add(new ProblemView(refused.In(tongue), Id(field)));
            return otherwise;
        }
    }
}

/// <summary>
/// A page to which the form of an assessment is sent. Nothing is kept and no cookie gives it any right, so there is nothing that a forged form could
/// ride on: no antiforgery token, and no cookie for it.
/// </summary>
[IgnoreAntiforgeryToken]
[RequestFormLimits(ValueCountLimit = ExcellenceForm.MostFields, KeyLengthLimit = 200)]
public abstract class ExcellencePage(Say say) : Microsoft.AspNetCore.Mvc.RazorPages.PageModel
{
    public Assessment Assessment { get; protected set; } = Assessment.Empty(Editions.Current) with { Assessors = [say["评估人 1", "Assessor 1"]] };

    public IReadOnlyList<ProblemView> Problems { get; protected set; } = [];

    /// <summary>What the assessment comes to now.</summary>
    public ExcellenceResult Result => new(Scoring.Of(Assessment), say);

    /// <summary>False, and 422, when something in it was not accepted.</summary>
    protected async Task<bool> ReadForm(CancellationToken ct)
    {
        (Assessment, Problems) = ExcellenceForm.Read(await Request.ReadFormAsync(ct), say.Tongue);
        if (Problems.Count == 0)
        {
            return true;
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return false;
    }
}
