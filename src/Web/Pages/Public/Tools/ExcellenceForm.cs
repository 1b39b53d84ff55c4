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
    private readonly List<ProblemView> problems = [];

    private ExcellenceForm(IFormCollection form) => this.form = form;

    public static string Assessor(int at) => Invariant($"assessor-{at}");

    public static string Level(string no, int assessor, int dimension) => Invariant($"{no}-l{assessor}-{dimension}");

    public static string Percent(string no, int assessor) => Invariant($"{no}-p{assessor}");

    public static string Consensus(string no) => $"{no}-c";

    public static string Evidence(string no, int row, string part) => Invariant($"{no}-e{row}-{part}");

    public static string Part(string no, string part) => $"{no}-{part}";

    /// <summary>The id that belongs to the name of a field.</summary>
    public static string Id(string name) => "f-" + name.Replace('.', '_');

    public static (Assessment Assessment, IReadOnlyList<ProblemView> Problems) Read(IFormCollection form)
    {
        var reading = new ExcellenceForm(form);
        return (reading.Assessment(), reading.problems);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private Assessment Assessment()
    {
        var edition = Editions.Find(Text("edition", "edition", Toolbox.Excellence.Assessment.ShortText)) ?? Editions.Current;
        int[] places = [.. Enumerable.Range(0, Toolbox.Excellence.Assessment.MostAssessors).Where(at => !string.IsNullOrWhiteSpace(form[Assessor(at)]))];
        IReadOnlyList<string> names = [.. places.Select(at => Text(Assessor(at), $"第 {at + 1} 位评估人", Toolbox.Excellence.Assessment.ShortText))];
        // A first line that was emptied alone does not take its ratings away.
        if (places.Length == 0)
        {
            (places, names) = ([0], Toolbox.Excellence.Assessment.Empty(edition).Assessors);
        }

        Try("assessor-0", () => Entries.Assessors(names), names);
        var items = edition.Items.Select(item => (item.No, Record: Record(item, places, names))).Where(one => !one.Record.IsEmpty).ToDictionary(one => one.No, one => one.Record, StringComparer.Ordinal);
        return new Assessment(edition, Text("subject", "被评组织", Toolbox.Excellence.Assessment.ShortText), Text("period", "评价期", Toolbox.Excellence.Assessment.ShortText), names, items);
    }

    private ItemRecord Record(Item item, int[] places, IReadOnlyList<string> names)
    {
        var place = $"{item.No} {item.Name.Chinese}";
        return new ItemRecord
        {
            Ratings = [.. places.Select((at, no) => Rating(item, $"{place}（{names[no]}）", at))],
            Consensus = places.Length < 2 ? null : One(Consensus(item.No), text => Entries.Percent($"{place}（共识）", text)),
            Evidence = [.. Enumerable.Range(0, Toolbox.Excellence.Assessment.MostEvidence).Select(row => EvidenceOf(item.No, place, row)).Where(one => one is not { Name: "", Date: null, Reference: "" })],
            Strengths = Text(Part(item.No, "strengths"), $"{place} 的优势", Toolbox.Excellence.Assessment.LongText),
            Opportunities = Text(Part(item.No, "opportunities"), $"{place} 的改进空间", Toolbox.Excellence.Assessment.LongText),
            Action = new PlannedAction(
                Text(Part(item.No, "what"), $"{place} 的措施", Toolbox.Excellence.Assessment.LongText),
                Text(Part(item.No, "who"), $"{place} 的责任人", Toolbox.Excellence.Assessment.ShortText),
                One(Part(item.No, "due"), text => Entries.Day($"{place} 的完成期限", text))),
        };
    }

    private Rating Rating(Item item, string place, int at)
    {
        var dimensions = Levels.Of(item.Kind);
        return new Rating(
            [.. Enumerable.Range(0, Toolbox.Excellence.Rating.Dimensions).Select(dimension => One(Level(item.No, at, dimension), text => Entries.Level($"{place} 的{dimensions[dimension].Name.Chinese}", text)))],
            One(Percent(item.No, at), text => Entries.Percent(place, text)));
    }

    private Evidence EvidenceOf(string no, string place, int row) => new(
        Text(Evidence(no, row, "name"), $"{place} 的第 {row + 1} 条证据", Toolbox.Excellence.Assessment.ShortText),
        One(Evidence(no, row, "date"), text => Entries.Day($"{place} 的第 {row + 1} 条证据", text)),
        Text(Evidence(no, row, "reference"), $"{place} 的第 {row + 1} 条证据", Toolbox.Excellence.Assessment.ShortText));

    private string Text(string field, string place, int most) => Try(field, () => Entries.Text(place, form[field], most), "");

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
            problems.Add(new ProblemView(refused.Message, Id(field)));
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
        (Assessment, Problems) = ExcellenceForm.Read(await Request.ReadFormAsync(ct));
        if (Problems.Count == 0)
        {
            return true;
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return false;
    }
}
