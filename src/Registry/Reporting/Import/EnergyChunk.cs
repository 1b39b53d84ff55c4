using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Registry.Bodies;
using Zhiheng.Registry.Reporting.Rules;

namespace Zhiheng.Registry.Reporting.Import;

/// <summary>Energy figures of energy-management certificates (103012): wholly undisclosed.</summary>
internal sealed class EnergyChunk(CertificationBody body) : IChunk
{
    private static readonly BulkTable Table = new(
        "registry_energy_figure",
        ["certificate", "cycle", "starts_on", "product", "fields"],
        ["certificate", "cycle", "starts_on", "product"]);

    private readonly CertificatesByNumber certificates = new();
    private readonly Dictionary<(Guid, string, DateOnly, string), object?[]> figures = [];

    public List<JournalEntry> Facts { get; } = [];

    public Task Load(Work work, IReadOnlyList<ReportedRow> rows, CancellationToken ct)
        => certificates.Load(work, body.Id, rows.Cast<ReportedEnergy>().Select(r => r.CertificateNumber), ct);

    public RowAnswer Decide(RowReading reading, int line)
    {
        var row = (ReportedEnergy)reading.Content!;
        if (row.BodyApprovalNo is { } reported && reported != body.ApprovalNo)
        {
            return new RowAnswer(reading.Row, line, null, [.. reading.Findings, RowAnswer.Rejection(ReportRefusals.AnothersRow(reported, body.ApprovalNo))]);
        }

        if (certificates.Find(row.CertificateNumber)?.Id is not { } certificate)
        {
            return new RowAnswer(reading.Row, line, null, [.. reading.Findings, RowAnswer.Rejection(ReportRefusals.UnknownCertificate(row.CertificateNumber))]);
        }

        var key = (certificate, row.Cycle ?? string.Empty, row.From ?? DateOnly.MinValue, row.Product ?? string.Empty);
        figures[key] = [key.certificate, key.Item2, key.Item3, key.Item4, row.UndisclosedJson];
        return new RowAnswer(reading.Row, line, certificate, reading.Findings);
    }

    public Task Save(Work work, CancellationToken ct) => work.Upsert(Table, [.. figures.Values], ct);
}
