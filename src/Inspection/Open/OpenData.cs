using System.Globalization;
using System.Text.Json;
using Zhiheng.Inspection.Catalogue;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Tables;

namespace Zhiheng.Inspection.Open;

/// <summary>A table of the open data: values are text, whole numbers, decimals, days or nothing.</summary>
public sealed record OpenTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows)
{
    private static readonly JsonWriterOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = false };

    public async Task<byte[]> Csv(CancellationToken ct)
    {
        using var file = new MemoryStream();
        await Table.Csv(file, [.. Columns.Select((name, i) => new TableColumn<object?[]>(name, 16, row => Cell(row[i])))], Rows, ct);
        return file.ToArray();
    }

    /// <summary>An array of objects, UTF-8 without byte order mark.</summary>
    public byte[] ToJson()
    {
        using var file = new MemoryStream();
        using (var writer = new Utf8JsonWriter(file, Json))
        {
            writer.WriteStartArray();
            foreach (var row in Rows)
            {
                writer.WriteStartObject();
                for (var i = 0; i < Columns.Count; i++)
                {
                    writer.WritePropertyName(Columns[i]);
                    Write(writer, row[i]);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return file.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            default:
                writer.WriteStringValue(Text(value));
                break;
        }
    }

    private static TableCell Cell(object? value) => value switch
    {
        null => default,
        long number => number,
        decimal number => number,
        DateOnly day => day,
        _ => Text(value),
    };

    private static string Text(object value) => value is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : (string)value;
}

/// <summary>The tables that everybody may take home. They name enterprises, authorities and units; never an inspector.</summary>
public sealed class OpenData(Database database, BusinessCalendar calendar, OpenInspections inspections, ItemLists lists)
{
    private const int MostRows = 1_000_000;

    public async Task<IReadOnlyList<OpenTable>> Tables(CancellationToken ct)
        => [await Items(ct), await Plans(ct), await Campaigns(ct), await Findings(ct), await Visits(ct), await Statistics(ct)];

    private async Task<OpenTable> Items(CancellationToken ct)
    {
        var inForce = await lists.InForce(ct);
        return new OpenTable(
            "items",
            ["version", "code", "field", "name", "subItem", "kind", "method", "pool", "ratio", "frequency", "annualCap", "basis"],
            [.. (inForce?.Items ?? []).Select(item => new object?[]
            {
                (long)inForce!.Head.Version, item.Code, item.Field, item.Name, item.SubItem, ItemWords.Write(item.Kind), ItemWords.Write(item.Method), item.Pool, item.Ratio, item.Frequency,
                (long)item.AnnualCap, item.Basis,
            })]);
    }

    private async Task<OpenTable> Plans(CancellationToken ct) => new(
        "plans",
        ["year", "title", "organRegion", "organ", "publishedOn", "line", "items", "tier", "ratio", "fromMonth", "toMonth", "departments"],
        [.. (await inspections.Plans(ct)).SelectMany(plan => plan.PlanLines.Select(line => new object?[]
        {
            (long)plan.Year, plan.Title, plan.OrganRegion, plan.OrganName, plan.PublishedOn, line.Name, string.Join(' ', line.Items), line.Tier, line.Ratio, (long)line.FromMonth,
            (long)line.ToMonth, string.Join('、', line.Departments),
        }))]);

    private async Task<OpenTable> Campaigns(CancellationToken ct) => new(
        "campaigns",
        ["code", "name", "tier", "pool", "items", "departments", "sealed", "startsOn", "endsOn", "organRegion", "organ", "state", "approvedOn"],
        [.. (await inspections.Campaigns(null, MostRows, ct)).Select(one => new object?[]
        {
            one.Code, one.Name, one.Tier, one.Pool, string.Join(' ', one.ItemCodes), string.Join('、', one.DepartmentList.Select(department => department.Name)),
            one.Sealed ? "true" : "false", one.StartsOn, one.EndsOn, one.OrganRegion, one.OrganName, one.State, one.ApprovedOn,
        })]);

    private async Task<OpenTable> Findings(CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        var rows = await OpenStore.Findings(session, string.Empty, calendar.Today, (DateOnly.MaxValue, Guid.Empty), MostRows, ct);
        return new OpenTable(
            "findings",
            ["campaign", "subject", "subjectName", "organRegion", "organ", "unit", "checkedOn", "publishedOn", "publicUntil", "codes", "items"],
            [.. rows.Select(one => new object?[]
            {
                one.Campaign, one.Subject, one.SubjectName, one.OrganRegion, one.OrganName, one.Unit, one.CheckedOn, one.PublishedOn, one.PublicUntil,
                string.Join(' ', one.CodeList), string.Join(' ', one.ItemCodes),
            })]);
    }

    private async Task<OpenTable> Visits(CancellationToken ct) => new(
        "visits",
        ["year", "subject", "subjectName", "region", "item", "visits", "cap"],
        [.. (await inspections.Visits(null, null, MostRows, ct)).Counts.Select(one => new object?[]
        {
            (long)calendar.Today.Year, one.Subject, one.SubjectName, one.Region, one.Item, (long)one.Visits, (long)one.Cap,
        })]);

    private async Task<OpenTable> Statistics(CancellationToken ct)
    {
        var found = await inspections.Statistics(calendar.Today.Year, ct);
        return new OpenTable(
            "statistics",
            ["year", "by", "key", "name", "visits", "problems", "rate", "low95", "high95"],
            [.. Rows("all", [found.All]), .. Rows("item", found.Items), .. Rows("region", found.Regions), .. Rows("unit", found.Units)]);

        IEnumerable<object?[]> Rows(string by, IReadOnlyList<FindingRate> rates) => rates.Select(rate => new object?[]
        {
            (long)found.Year, by, rate.Key, rate.Name, rate.Visits, rate.Problems, Round(rate.Rate), Round(rate.Interval.Low), Round(rate.Interval.High),
        });
    }

    private static decimal Round(double rate) => Math.Round((decimal)rate, 6);
}
