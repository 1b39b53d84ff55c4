using System.Globalization;
using Microsoft.Extensions.Primitives;
using Zhiheng.Inspection.Checks;
using Zhiheng.Kernel;

namespace Zhiheng.Web.Pages.Workbench.Checks;

/// <summary>
/// The fields of the form of an on-site record, both ways. The script of the page keeps and sends the very same fields, so that there is
/// one form, with and without it. Times are Beijing time to the minute.
/// </summary>
public sealed class RecordForm
{
    public const int FollowUps = 3;
    private const string Minute = "yyyy-MM-dd'T'HH:mm";

    private readonly IReadOnlyDictionary<string, StringValues> values;

    private RecordForm(IReadOnlyDictionary<string, StringValues> values) => this.values = values;

    public string this[string name] => values.TryGetValue(name, out var found) ? found.ToString().ReplaceLineEndings("\n").Trim() : string.Empty;

    public bool Has(string name, string value) => values.TryGetValue(name, out var found) && found.Contains(value);

    public static RecordForm Of(IFormCollection form) => new(form.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal));

    /// <summary>An empty form that begins now.</summary>
    public static RecordForm New(DateTimeOffset now) => new(new Dictionary<string, StringValues>(StringComparer.Ordinal) { ["StartedAt"] = Beijing(now) });

    public static RecordForm Of(RecordContent content)
    {
        var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal)
        {
            ["StartedAt"] = Beijing(content.StartedAt), ["EndedAt"] = content.EndedAt is { } end ? Beijing(end) : string.Empty, ["Place"] = content.Place,
            ["Codes"] = new StringValues([.. content.Codes]), ["Words"] = content.Words, ["Statement"] = content.Statement,
            ["Experts"] = string.Join('\n', content.Experts.Select(one => $"{one.Name}，{one.Unit}")),
            ["FirmName"] = content.Firm?.Name, ["FirmPost"] = content.Firm?.Post, ["FirmReason"] = content.Firm?.Reason,
            ["FirmWay"] = content.Firm?.Strokes is RecordRules.OnPaper or RecordRules.Declined ? content.Firm.Strokes : "drawn",
            ["FirmSign"] = content.Firm?.Strokes is RecordRules.OnPaper or RecordRules.Declined ? string.Empty : content.Firm?.Strokes,
        };
        foreach (var answer in content.Answers)
        {
            (fields[$"A_{answer.Item}_{answer.Point}"], fields[$"N_{answer.Item}_{answer.Point}"]) = (answer.Answer, answer.Note);
        }

        foreach (var (one, index) in content.After.Select((one, index) => (one, index)))
        {
            (fields[$"After_Code_{index}"], fields[$"After_Words_{index}"], fields[$"After_Due_{index}"]) = (one.Code, one.Words, one.DueOn is { } day ? $"{day:yyyy-MM-dd}" : string.Empty);
        }

        foreach (var signature in content.Signatures)
        {
            var isOnPaper = signature.Strokes == RecordRules.OnPaper;
            fields[isOnPaper ? $"OnPaper_{signature.Inspector}" : $"Sign_{signature.Inspector}"] = isOnPaper ? "1" : signature.Strokes;
        }

        return new RecordForm(fields);
    }

    /// <summary>What the form says; null where the time of the beginning cannot be read.</summary>
    /// <param name="photos">Those that have arrived already. A script names all that belong to the record itself.</param>
    public RecordContent? Read(CheckFile check, IEnumerable<Guid> photos) => At("StartedAt") is not { } started ? null : new RecordContent
    {
        StartedAt = started,
        EndedAt = At("EndedAt"),
        Place = this["Place"],
        Answers = [.. check.Items.SelectMany(item => Enumerable.Range(0, item.Points.Count).Where(point => this[$"A_{item.Code}_{point}"].Length > 0)
            .Select(point => new PointAnswer(item.Code, point, this[$"A_{item.Code}_{point}"], this[$"N_{item.Code}_{point}"])))],
        Codes = [.. All("Codes")],
        Words = this["Words"],
        After = FollowUpsOf(),
        Experts = ExpertsOf(this["Experts"]),
        Statement = this["Statement"],
        Photos = [.. (this["Scripted"].Length > 0 ? [] : photos).Concat(All("Photo").Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)).Distinct().Order()],
        Signatures = [.. check.Members.Select(member => new InspectorSignature(
            member.Inspector, Has($"OnPaper_{member.Inspector}", "1") ? RecordRules.OnPaper : this[$"Sign_{member.Inspector}"])).Where(one => one.Strokes.Length > 0)],
        Firm = this["FirmName"].Length + this["FirmSign"].Length + this["FirmReason"].Length == 0
            ? null
            : new FirmSignature(
                this["FirmName"], this["FirmPost"], this["FirmWay"] is RecordRules.OnPaper or RecordRules.Declined ? this["FirmWay"] : this["FirmSign"], this["FirmReason"]),
    };

    public IReadOnlyList<PlannedFollowUp> FollowUpsOf() => [.. Enumerable.Range(0, FollowUps).Where(index => this[$"After_Code_{index}"].Length > 0).Select(index => new PlannedFollowUp(
        this[$"After_Code_{index}"], this[$"After_Words_{index}"],
        DateOnly.TryParseExact(this[$"After_Due_{index}"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null))];

    /// <summary>A line each: name, unit.</summary>
    public static IReadOnlyList<Expert> ExpertsOf(string? lines)
        => [.. (lines ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Expert)];

    public IEnumerable<string> All(string name) => values.TryGetValue(name, out var found) ? found.OfType<string>().Where(value => value.Length > 0) : [];

    private static Expert Expert(string line)
    {
        var parts = line.Split(['，', ',', '\t'], 2, StringSplitOptions.TrimEntries);
        return new Expert(parts[0], parts.Length > 1 ? parts[1] : "未填写");
    }

    private DateTimeOffset? At(string name)
        => DateTime.TryParseExact(this[name], Minute, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year is > 2000 and < 9999
            ? new DateTimeOffset(local, BusinessCalendar.BeijingOffset).ToUniversalTime() : null;

    private static string Beijing(DateTimeOffset at) => at.ToOffset(BusinessCalendar.BeijingOffset).ToString(Minute, CultureInfo.InvariantCulture);
}
