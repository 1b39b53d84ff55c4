using Zhiheng.Registry.Lookup;

namespace Zhiheng.Web.Pages.Public;

/// <summary>The public fields of a report. What the page shows in a place of its own is taken out; the rest is listed at its end.</summary>
internal sealed class CertificateFields(IReadOnlyList<PublicField> fields)
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public string? Take(string field)
    {
        taken.Add(field);
        return fields.FirstOrDefault(one => one.Field == field)?.Value is { Length: > 0 } value ? value : null;
    }

    public IReadOnlyList<ReportedField> Rest()
        => [.. fields.Where(one => !taken.Contains(one.Field) && one.Value.Length > 0).Select(one => new ReportedField(one.Label, one.Value))];
}
