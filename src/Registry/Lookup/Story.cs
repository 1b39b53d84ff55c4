using System.Text.Json;
using Zhiheng.Contracts.Registry;
using Zhiheng.Platform.Journals;
using Zhiheng.Registry.Certificates;

namespace Zhiheng.Registry.Lookup;

/// <summary>A certificate's facts told in words, and drawn as the spans of its life line.</summary>
internal sealed class Story(FieldLabels labels)
{
    public HistoryStep Tell(JournalRow row) => new(
        row.Seq, row.Kind, row.EffectiveOn, row.At, Title(row.Kind), Detail(row));

    public static string Title(string kind) => kind switch
    {
        nameof(CertificateReported) => "颁发",
        nameof(CertificateChanged) => "内容变更",
        nameof(CertificateRenewed) => "延续",
        nameof(SurveillanceRecorded) => "监督审核",
        nameof(CertificateSuspended) => "暂停",
        nameof(SuspensionExtended) => "延长暂停",
        nameof(CertificateRestored) => "恢复",
        nameof(CertificateRevoked) => "撤销",
        nameof(CertificateCancelled) => "注销",
        nameof(RecordCorrected) => "登记更正",
        _ => kind,
    };

    /// <summary>Spans from the issue to the end of the validity, or to <paramref name="today"/> where that is later; both days included.</summary>
    public static IReadOnlyList<LifeSpan> Life(History history, DateOnly today)
    {
        var now = history.AsOf(DateOnly.MaxValue);
        var starts = history.Facts
            .Select(f => f.EffectiveOn)
            .Append(now.ExpiresOn is { } last ? last.AddDays(1) : DateOnly.MaxValue)
            .Where(d => d >= now.IssuedOn && d <= today)
            .Distinct()
            .Order()
            .ToList();
        var spans = new List<LifeSpan>();
        for (var i = 0; i < starts.Count; i++)
        {
            var standing = history.AsOf(starts[i]).StandingOn(starts[i]);
            var to = i + 1 < starts.Count ? starts[i + 1].AddDays(-1) : End(now, standing, today);
            if (spans.Count > 0 && spans[^1].Standing == standing)
            {
                spans[^1] = spans[^1] with { To = to };
            }
            else
            {
                spans.Add(new LifeSpan(standing, starts[i], to));
            }
        }

        return spans;
    }

    private static DateOnly End(Certificate now, Standing standing, DateOnly today)
        => standing is Standing.Valid or Standing.Suspended && now.ExpiresOn > today ? now.ExpiresOn.Value : today;

    private string? Detail(JournalRow row)
    {
        switch (row.Kind)
        {
            case nameof(CertificateReported):
                return null;
            case nameof(CertificateChanged):
                return Names("change-ms", Journal.Read<CertificateChanged>(row.Payload).ChangeCodes, "change-ccc");
            case nameof(CertificateRenewed):
                return $"有效期至 {Journal.Read<CertificateRenewed>(row.Payload).ExpiresOn:yyyy-MM-dd}";
            case nameof(SurveillanceRecorded):
                return $"第 {Journal.Read<SurveillanceRecorded>(row.Payload).Times} 次";
            case nameof(CertificateSuspended):
                var suspended = Journal.Read<CertificateSuspended>(row.Payload);
                return Join(Names("suspension-ccc", suspended.Causes), $"至 {suspended.Until:yyyy-MM-dd}（含当日）");
            case nameof(SuspensionExtended):
                return $"至 {Journal.Read<SuspensionExtended>(row.Payload).Until:yyyy-MM-dd}（含当日）";
            case nameof(CertificateRevoked):
                return Names("revocation-ccc", Journal.Read<CertificateRevoked>(row.Payload).Causes);
            case nameof(CertificateCancelled):
                return Names("cancellation-ccc", Journal.Read<CertificateCancelled>(row.Payload).Causes);
            case nameof(RecordCorrected):
                return Journal.Read<RecordCorrected>(row.Payload).Reason;
            default:
                return null;
        }
    }

    private string? Names(string table, IReadOnlyList<string>? codes, string? otherTable = null)
    {
        if (codes is not { Count: > 0 })
        {
            return null;
        }

        return string.Join("；", codes.Select(code =>
            labels.Name(table, code) is var name && name == code && otherTable is not null ? labels.Name(otherTable, code) : name));
    }

    private static string? Join(string? first, string second) => first is null ? second : $"{first}；{second}";
}
