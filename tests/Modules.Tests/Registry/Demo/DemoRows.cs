using Zhiheng.Registry.Demo;

namespace Zhiheng.Modules.Tests.Registry.Demo;

/// <summary>A tiny and a city demonstration read once, their cells by column name.</summary>
public sealed class DemoRows
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    public DemoRows()
    {
        Tiny = Read(DemoSize.Tiny);
        City = Read(DemoSize.City);
    }

    public IReadOnlyList<DemoRow> Tiny { get; }

    public IReadOnlyList<DemoRow> City { get; }

    public static IReadOnlyList<DemoRow> Read(DemoSize size, int seed = 2026) =>
        [.. new DemoProvince(seed, size, Today).Files().SelectMany(file =>
        {
            var columns = file.Header.Select((name, index) => (name, index)).ToDictionary(c => c.name, c => c.index, StringComparer.Ordinal);
            return file.Rows.Select(cells => new DemoRow(file, columns, cells));
        })];
}

public sealed record DemoRow(DemoFile File, Dictionary<string, int> Columns, string[] Cells)
{
    public string this[string column] => Cells[Columns[column]];

    public string Template => File.TemplateNo;

    public bool IsCertificate => Template is "103010" or "203010";

    public string Status => this["CERTI_STATUS"];

    public string Scheme => Template == "203010" ? "B" : this["AUTH_PROJ_CODE"];

    public string Number => this[Template == "203010" ? "CERT_NO" : "CERT_NUMBER"];

    public DateOnly Issued => Date(Template == "203010" ? "CERT_AWARD_DATE" : "AWARD_DATE");

    public DateOnly Expires => Date(Template == "203010" ? "CERT_E_DATE" : "CERTI_E_DATE");

    public string Key => $"{File.BodyApprovalNo} {Scheme} {Number}";

    public DateOnly Date(string column) => DateOnly.ParseExact(this[column], "yyyy-MM-dd");

    /// <summary>All credit codes of the row.</summary>
    public IEnumerable<string> Codes => Columns.Keys.Where(c => c.EndsWith("ORG_CODE", StringComparison.Ordinal)).Select(c => this[c]);
}
