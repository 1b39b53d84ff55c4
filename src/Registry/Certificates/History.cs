using Zhiheng.Contracts.Registry;
using Zhiheng.Platform.Journals;

namespace Zhiheng.Registry.Certificates;

/// <summary>
/// The facts of one certificate, in the order of their days (and, within a day, of their recording). "Status as of any day" is
/// the fold of the facts up to that day.
/// </summary>
public sealed class History
{
    private readonly List<(JournalRow Row, Func<Certificate, Certificate> Apply)> steps = [];

    public History(Guid id, string number, IEnumerable<JournalRow> facts)
    {
        Start = new Certificate { Id = id, Number = number, IssuedOn = DateOnly.MaxValue };
        foreach (var row in facts.OrderBy(f => f.EffectiveOn).ThenBy(f => f.Seq))
        {
            if (Step(row) is { } apply)
            {
                steps.Add((row, apply));
            }
        }
    }

    private Certificate Start { get; }

    public IReadOnlyList<JournalRow> Facts => [.. steps.Select(s => s.Row)];

    /// <summary>The certificate as its facts up to <paramref name="day"/>, that day included, have made it.</summary>
    public Certificate AsOf(DateOnly day)
        => steps.TakeWhile(s => s.Row.EffectiveOn <= day).Aggregate(Start, (certificate, step) => step.Apply(certificate));

    /// <summary>The content in force on <paramref name="day"/>, as the last fact that carried content left it.</summary>
    public string? ContentAsOf(DateOnly day) => steps
        .TakeWhile(s => s.Row.EffectiveOn <= day)
        .Select(s => Content(s.Row))
        .LastOrDefault(c => c is not null);

    private static string? Content(JournalRow row) => row.Kind switch
    {
        nameof(CertificateReported) => Journal.Read<CertificateReported>(row.Payload).Content.GetRawText(),
        nameof(CertificateChanged) => Journal.Read<CertificateChanged>(row.Payload).Content.GetRawText(),
        nameof(CertificateRenewed) => Journal.Read<CertificateRenewed>(row.Payload).Content.GetRawText(),
        nameof(RecordCorrected) => Journal.Read<RecordCorrected>(row.Payload).Content?.GetRawText(),
        _ => null,
    };

    private static Func<Certificate, Certificate>? Step(JournalRow row)
    {
        switch (row.Kind)
        {
            case nameof(CertificateReported):
                var reported = Journal.Read<CertificateReported>(row.Payload);
                return c => c with
                {
                    IssuedOn = reported.EffectiveOn, ExpiresOn = reported.ExpiresOn, StatusSince = reported.EffectiveOn,
                };
            case nameof(CertificateChanged) or nameof(RecordCorrected):
                return c => c;
            case nameof(CertificateRenewed):
                var renewed = Journal.Read<CertificateRenewed>(row.Payload);
                return c => c.Apply(renewed);
            case nameof(SurveillanceRecorded):
                var surveyed = Journal.Read<SurveillanceRecorded>(row.Payload);
                return c => c.Apply(surveyed);
            case nameof(CertificateSuspended):
                var suspended = Journal.Read<CertificateSuspended>(row.Payload);
                return c => c.Apply(suspended);
            case nameof(SuspensionExtended):
                var extended = Journal.Read<SuspensionExtended>(row.Payload);
                return c => c.Apply(extended);
            case nameof(CertificateRestored):
                var restored = Journal.Read<CertificateRestored>(row.Payload);
                return c => c.Apply(restored);
            case nameof(CertificateRevoked):
                var revoked = Journal.Read<CertificateRevoked>(row.Payload);
                return c => c.Apply(revoked);
            case nameof(CertificateCancelled):
                var cancelled = Journal.Read<CertificateCancelled>(row.Payload);
                return c => c.Apply(cancelled);
            default:
                return null;
        }
    }
}
