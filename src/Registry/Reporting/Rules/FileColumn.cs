using System.Text.Json;
using Zhiheng.Registry.Reporting.Templates;

namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>A column of the template, bound to its place in the file in hand.</summary>
internal sealed class FileColumn(TemplateColumn spec, int ordinal, string? header, CodeTable? table)
{
    public TemplateColumn Spec { get; } = spec;

    /// <summary>−1 when the file does not have the column.</summary>
    public int Ordinal { get; } = ordinal;

    /// <summary>The name as the file writes it, or the template's where the file has none.</summary>
    public string Header { get; } = header is null ? spec.Column : HeaderName.Show(header);

    public CodeTable? Table { get; } = table;

    public JsonEncodedText Name { get; } = JsonEncodedText.Encode(spec.Field);

    public bool IsCode { get; } = spec.Type == CellType.Code;

    /// <summary>A number must stay below it.</summary>
    public decimal Limit { get; } = spec.Digits == 0 ? decimal.MaxValue : new decimal(Math.Pow(10, spec.Digits));

    public bool IsInFile => Ordinal >= 0;

    /// <summary>The value as a finding may show it.</summary>
    public string Show(string? value) => value is null ? ""
        : Spec.Secret ? new string('*', Math.Min(value.Length, 18))
        : CellText.Show(value);
}
