using System.Globalization;
using System.Text;
using System.Text.Json;
using Zhiheng.Kernel;
using Zhiheng.Registry.Reporting.Import;
using Zhiheng.Registry.Reporting.Templates;

namespace Zhiheng.Registry.Desks;

public enum OneChange
{
    Suspend,

    /// <summary>Other days for a suspension that runs.</summary>
    Extend,
    Restore,
    Revoke,
    Cancel,

    /// <summary>A new issue with a later last day.</summary>
    Renew,

    /// <summary>What it certifies, or for whom.</summary>
    Content,
}

/// <summary>
/// What shall change in one certificate. Whatever is null or empty stays an empty cell, and the rules of reporting say what is
/// missing. Days are included; <c>On</c> is the day the change takes effect.
/// </summary>
public sealed record ChangeOne(OneChange Kind, string Reason)
{
    public IReadOnlyList<string> Causes { get; init; } = [];

    public DateOnly? On { get; init; }

    public DateOnly? Until { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public DateOnly? ExpiresOn { get; init; }

    public IReadOnlyList<string> ChangeCodes { get; init; } = [];

    public string? HolderName { get; init; }

    public string? HolderAddress { get; init; }

    public string? Scope { get; init; }
}

/// <summary>
/// One certificate as a reporting file of one row: what was reported last, with the change put in. It has no rules of its own; the
/// file goes the way of all files, so that one certificate is answered exactly as a thousand.
/// </summary>
public sealed class OneRowReport(ReportRules reference, BusinessCalendar calendar)
{
    private const string Systems = "103010";
    private const string Products = "203010";
    private const string StatusChange = "05";
    private const string OtherChange = "04";
    private const string ChangeActivity = "05";

    /// <summary>The template in force today that such a certificate is reported with.</summary>
    public Template TemplateOf(OwnCertificate certificate)
    {
        var no = certificate.Scheme.StartsWith('B') ? Products : Systems;
        return reference.Templates.Find(no, calendar.Today) ?? reference.Templates.All.Last(template => template.No == no);
    }

    /// <summary>What a coded column of the template may hold; empty where the template has no such column.</summary>
    public IReadOnlyDictionary<string, string> Choices(Template template, string field)
        => template.Columns.FirstOrDefault(column => column.Field == field)?.Codes is { } table
            ? reference.Codes[table].Names.OrderBy(code => code.Key, StringComparer.Ordinal).ToDictionary()
            : new Dictionary<string, string>();

    /// <summary>The file, CSV in UTF-8. The remark says when and why, so that no two changes are the same file.</summary>
    public byte[] Write(OwnCertificate certificate, ChangeOne change)
    {
        var template = TemplateOf(certificate);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        Read(certificate.Content, fields);
        Read(certificate.Undisclosed ?? "{}", fields);
        if (change.Kind != OneChange.Renew)
        {
            // No audit took place: what the last one cost and took is not reported again.
            fields["activity"] = ChangeActivity;
        }

        Apply(change, template, fields);
        fields["remark"] = string.Create(CultureInfo.InvariantCulture, $"{change.Reason}（{calendar.Now:yyyy-MM-dd HH:mm:ss.fff} 单证办理）");
        var text = new StringBuilder();
        text.AppendJoin(',', template.Columns.Select(column => column.Column)).Append("\r\n");
        text.AppendJoin(',', template.Columns.Select(column => Quoted(fields.GetValueOrDefault(column.Field)))).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private void Apply(ChangeOne change, Template template, Dictionary<string, string> fields)
    {
        switch (change.Kind)
        {
            case OneChange.Suspend or OneChange.Extend:
                Standing(fields, "02");
                fields["suspensionCauses"] = List(change.Causes);
                fields["suspendedFrom"] = Day(change.On);
                fields["suspendedTo"] = Day(change.Until);
                Changed(fields, template, "01", change.On, StatusChange);
                break;
            case OneChange.Restore:
                Standing(fields, "01");
                Changed(fields, template, "02", change.On, StatusChange);
                break;
            case OneChange.Revoke:
                Standing(fields, "03");
                fields["revocationCauses"] = List(change.Causes);
                fields["revokedOn"] = Day(change.On);
                Changed(fields, template, "03", change.On, StatusChange);
                break;
            case OneChange.Cancel:
                Standing(fields, "04");
                var hasOwn = template.Columns.Any(column => column.Field == "cancelledOn");
                fields[hasOwn ? "cancellationCauses" : "revocationCauses"] = List(change.Causes);
                fields[hasOwn ? "cancelledOn" : "revokedOn"] = Day(change.On);
                Changed(fields, template, "04", change.On, StatusChange);
                break;
            case OneChange.Renew:
                fields["issuedOn"] = Day(change.IssuedOn);
                fields["expiresOn"] = Day(change.ExpiresOn);
                Named(fields, change, OtherChange);
                break;
            default:
                fields["holderName"] = change.HolderName ?? string.Empty;
                fields["holderAddress"] = change.HolderAddress ?? string.Empty;
                fields[template.Columns.Any(column => column.Field == "scope") ? "scope" : "product"] = change.Scope ?? string.Empty;
                Named(fields, change, OtherChange);
                break;
        }
    }

    private static void Standing(Dictionary<string, string> fields, string status)
    {
        fields["status"] = status;
        foreach (var field in (string[])["suspensionCauses", "suspendedFrom", "suspendedTo", "revocationCauses", "revokedOn", "cancellationCauses", "cancelledOn"])
        {
            fields.Remove(field);
        }
    }

    /// <summary>The code for the kind of status change, or for status changes at all where the table has no kind of its own.</summary>
    private void Changed(Dictionary<string, string> fields, Template template, string kind, DateOnly? on, string reportType)
    {
        var whole = template.No == Products ? "08" : "97";
        fields["changeCodes"] = Choices(template, "changeCodes").ContainsKey($"{whole}_{kind}") ? $"{whole}_{kind}" : whole;
        fields["changedOn"] = Day(on);
        fields["reportType"] = reportType;
    }

    private static void Named(Dictionary<string, string> fields, ChangeOne change, string reportType)
    {
        fields["changeCodes"] = List(change.ChangeCodes);
        fields["changedOn"] = Day(change.On);
        fields["reportType"] = reportType;
    }

    private static void Read(string json, Dictionary<string, string> fields)
    {
        using var document = JsonDocument.Parse(json);
        foreach (var property in document.RootElement.EnumerateObject())
        {
            fields[property.Name] = property.Value.ValueKind switch
            {
                JsonValueKind.Array => List(property.Value.EnumerateArray().Select(item => item.GetString() ?? string.Empty)),
                JsonValueKind.String => property.Value.GetString()!,
                _ => property.Value.GetRawText(),
            };
        }
    }

    private static string List(IEnumerable<string> values) => string.Join(';', values);

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Quoted(string? value) => $"\"{value?.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
