using System.Text.Json;
using Zhiheng.Registry.Reporting.Templates;

namespace Zhiheng.Registry.Lookup;

/// <summary>
/// Turns the public content of a certificate into labelled fields, in the order of the template, codes replaced by their names.
/// </summary>
internal sealed class FieldLabels
{
    // What the head of the page, its parties and its history say already.
    private static readonly HashSet<string> ShownElsewhere = new(StringComparer.Ordinal)
    {
        "bodyApprovalNo", "number", "scheme", "holderName", "holderCode", "holderCountry", "holderDistrict", "issuedOn", "expiresOn",
        "status", "suspensionCauses", "suspendedFrom", "suspendedTo", "revocationCauses", "revokedOn", "cancellationCauses",
        "cancelledOn", "parentNumber", "changedOn", "changeCodes", "reissuedOn", "activity", "attachments", "reportType", "sites",
        "attachmentCertificate", "attachmentModels", "attachmentTypeTest", "attachmentOther", "remark", "firstIssuedOn",
        "manufacturerName", "manufacturerCode", "manufacturerCountry", "manufacturerDistrict", "manufacturerAddress",
        "manufacturerOtherName", "manufacturerOtherAddress", "manufacturerBusinessScope",
        "factoryName", "factoryCode", "factoryCountry", "factoryDistrict", "factoryAddress", "factoryNo",
        "factoryOtherName", "factoryOtherAddress", "factoryBusinessScope",
    };

    private readonly List<TemplateColumn> columns = [];
    private readonly CodeTables codes;

    public FieldLabels(TemplateCatalogue templates, CodeTables codes)
    {
        this.codes = codes;
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in templates.All
            .Where(t => t.Kind == TemplateKind.Certificate)
            .OrderBy(t => t.No).ThenByDescending(t => t.Version)
            .SelectMany(t => t.Columns)
            .Where(c => c.Public && !ShownElsewhere.Contains(c.Field)))
        {
            if (known.Add(column.Field))
            {
                columns.Add(column);
            }
        }
    }

    public IReadOnlyList<PublicField> Of(JsonElement content)
    {
        var fields = new List<PublicField>();
        foreach (var column in columns)
        {
            if (content.TryGetProperty(column.Field, out var value))
            {
                fields.Add(new PublicField(column.Field, column.Meaning, Text(column.Codes, value)));
            }
        }

        return fields;
    }

    public string Name(string table, string code) => codes.Name(table, code) ?? code;

    private string Text(string? table, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join("；", value.EnumerateArray().Select(v => Text(table, v))),
        JsonValueKind.True => "是",
        JsonValueKind.False => "否",
        JsonValueKind.String when table is not null => Name(table, value.GetString()!),
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };
}
