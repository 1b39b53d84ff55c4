using Zhiheng.Registry.Lookup;

namespace Zhiheng.Web.Pages.Public;

/// <summary>The public fields of a report. What the page shows in a place of its own is taken out; the rest is listed at its end.</summary>
internal sealed class CertificateFields(IReadOnlyList<PublicField> fields)
{
    // Shown out of columns of the register, which a later report may have brought further than the content.
    private static readonly HashSet<string> ShownElsewhere = new(StringComparer.Ordinal)
    {
        "bodyApprovalNo", "number", "scheme", "status", "holderName", "holderCode", "holderAddress", "firstIssuedOn", "issuedOn", "expiresOn",
        "suspendedFrom", "suspendedTo", "suspensionCauses", "revokedOn", "revocationCauses", "cancelledOn", "cancellationCauses", "parentNumber", "sites",
        "manufacturerName", "manufacturerCode", "manufacturerAddress", "factoryName", "factoryCode", "factoryAddress",
    };

    private readonly HashSet<string> taken = new(ShownElsewhere, StringComparer.Ordinal);

    public string? Take(string field)
    {
        taken.Add(field);
        return fields.FirstOrDefault(one => one.Field == field)?.Value is { Length: > 0 } value ? value : null;
    }

    public IReadOnlyList<ReportedField> Rest()
        => [.. fields.Where(one => !taken.Contains(one.Field) && one.Value.Length > 0).Select(one => new ReportedField(one.Label, one.Value))];
}
