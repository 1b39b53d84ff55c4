using System.Text.Json;
using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Journals;
using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.Reporting.Rules;

namespace Zhiheng.Registry.Reporting.Import;

/// <summary>A certificate as the register holds it (or is about to), with its public content.</summary>
internal sealed record HeldCertificate(Certificate Certificate, string Code, string Scheme, string Content, DateOnly ReportedOn);

/// <summary>What a row makes of a certificate: the certificate afterwards and the facts, none when the row repeats what is known.</summary>
internal sealed record ChangeSet(HeldCertificate After, IReadOnlyList<JournalEntry> Facts);

/// <summary>
/// Turns a reported row into facts: pure, from the certificate held (or none), the row and the day of the report.
/// A row states what holds now; the facts are the difference between that and what the register knew.
/// </summary>
internal sealed class CertificateChange(string bodyApprovalNo, string holderCode, ReportedCertificate row, DateOnly reportedOn, DatedRules rules, string? surveillanceRule, FactText text)
{
    // Fields that say what happened to the certificate, not what it certifies: a difference in them alone is no change of content.
    private static readonly HashSet<string> Happenings = new(StringComparer.Ordinal)
    {
        "status", "suspensionCauses", "suspendedFrom", "suspendedTo", "revocationCauses", "revokedOn", "cancellationCauses",
        "cancelledOn", "changedOn", "changeCodes", "activity", "recertificationCount", "surveillanceCount", "reportType",
        "reissuedOn", "attachments", "remark",
    };

    private readonly List<JournalEntry> facts = [];

    public Outcome<ChangeSet> New(Guid id, string code)
    {
        var certificate = new Certificate
        {
            Id = id,
            Number = row.Number,
            IssuedOn = row.IssuedOn,
            ExpiresOn = row.ExpiresOn,
            StatusSince = row.IssuedOn,
            SurveillanceDue = Surveillance.Due(rules, surveillanceRule, row.IssuedOn, null),
        };
        facts.Add(text.Reported(
            id, code, bodyApprovalNo, row.SchemeCode, row.Number, holderCode, row.Holder.Name, row.IssuedOn, row.ExpiresOn, row.PublicJson));
        certificate = Surveyed(certificate, 0);
        return Standing(certificate).Then<ChangeSet>(after => Done(after, code));
    }

    public Outcome<ChangeSet> Of(HeldCertificate held)
    {
        var certificate = held.Certificate;
        if (row.PublicJson == held.Content)
        {
            return new ChangeSet(held, []);
        }

        if (certificate.HasEnded)
        {
            return CertificateRefusals.Ended(certificate);
        }

        if (row.ExpiresOn < certificate.ExpiresOn)
        {
            return ReportRefusals.ShorterValidity(row.ExpiresOn, certificate.ExpiresOn.Value);
        }

        certificate = Renewed(certificate, held.Content);
        certificate = Surveyed(certificate, CountBefore(held.Content));
        return Standing(certificate).Then<ChangeSet>(after => Done(after, held.Code));
    }

    /// <summary>The day on which this row's statement was made, as far as the row tells.</summary>
    private DateOnly StatedOn => row.Change?.On ?? row.AuditTo ?? row.DecidedOn ?? reportedOn;

    private ChangeSet Done(Certificate after, string code)
        => new(new HeldCertificate(after, code, row.SchemeCode, row.PublicJson, reportedOn), facts);

    private Certificate Renewed(Certificate certificate, string before)
    {
        if (row.ExpiresOn > certificate.ExpiresOn)
        {
            var on = Latest(row.IssuedOn, certificate.StatusSince);
            facts.Add(text.Renewed(certificate.Id, on, row.ExpiresOn, row.PublicJson));
            return certificate with
            {
                ExpiresOn = row.ExpiresOn,
                SurveillanceDue = Surveillance.Due(rules, surveillanceRule, row.IssuedOn, null),
            };
        }

        if (ContentDiffers(before, row.PublicJson))
        {
            facts.Add(text.Changed(certificate.Id, NotAfterReport(StatedOn), row.Change?.Codes ?? [], row.PublicJson));
        }

        return certificate;
    }

    private Certificate Surveyed(Certificate certificate, int before)
    {
        if (row.Activity != "03" || row.SurveillanceCount is not { } times || times <= before)
        {
            return certificate;
        }

        var on = NotAfterReport(row.AuditTo ?? row.DecidedOn ?? reportedOn);
        var due = Surveillance.Due(rules, surveillanceRule, row.IssuedOn, on);
        var fact = new SurveillanceRecorded(on, times, due);
        facts.Add(JournalEntry.Public(certificate.Id, fact));
        return certificate.Apply(fact);
    }

    private Outcome<Certificate> Standing(Certificate certificate) => row.Status switch
    {
        ReportedStatus.Valid => Restored(certificate),
        ReportedStatus.Suspended => Suspended(certificate, row.Suspension!),
        ReportedStatus.Revoked => certificate
            .Revoke(row.Revocation!.On, Disclosed(row.Revocation.Causes), reportedOn)
            .Then<Certificate>(f => Add(f, certificate.Apply(f), certificate.Id)),
        ReportedStatus.Cancelled => certificate
            .Cancel(row.Cancellation?.On ?? NotAfterReport(StatedOn), Disclosed(row.Cancellation?.Causes), reportedOn)
            .Then<Certificate>(f => Add(f, certificate.Apply(f), certificate.Id)),
        _ => row.ExpiresOn >= reportedOn ? ReportRefusals.NotYetExpired(row.ExpiresOn) : certificate,
    };

    private Outcome<Certificate> Restored(Certificate certificate)
    {
        if (certificate.Status != CertificateStatus.Suspended)
        {
            return certificate;
        }

        var on = NotAfterReport(StatedOn);
        if (on < certificate.StatusSince)
        {
            return ReportRefusals.OlderThanSuspension(on, certificate.StatusSince);
        }

        return certificate.Restore(on, reportedOn).Then<Certificate>(f => Add(f, certificate.Apply(f), certificate.Id));
    }

    private Outcome<Certificate> Suspended(Certificate certificate, ReportedSuspension reported)
    {
        if (certificate.Status != CertificateStatus.Suspended)
        {
            return certificate
                .Suspend(reported.From, reported.To, Disclosed(reported.Causes), reportedOn)
                .Then<Certificate>(f => Add(f, certificate.Apply(f), certificate.Id));
        }

        return reported.From == certificate.StatusSince && reported.To == certificate.SuspendedUntil
            ? certificate
            : certificate
                .Extend(reported.From, reported.To, reportedOn)
                .Then<Certificate>(f => Add(f, certificate.Apply(f), certificate.Id));
    }

    // Causes are public for compulsory certificates only; the management-system template keeps them from the public.
    private IReadOnlyList<string>? Disclosed(IReadOnlyList<string>? causes)
        => row.TemplateNo.StartsWith('2') && causes is { Count: > 0 } ? causes : null;

    private Certificate Add<TFact>(TFact fact, Certificate after, Guid id)
        where TFact : IFact
    {
        facts.Add(JournalEntry.Public(id, fact));
        return after;
    }

    private DateOnly NotAfterReport(DateOnly day) => day > reportedOn ? reportedOn : day;

    private static DateOnly Latest(DateOnly a, DateOnly b) => a > b ? a : b;

    private static int CountBefore(string content)
    {
        using var document = JsonDocument.Parse(content);
        return document.RootElement.TryGetProperty("surveillanceCount", out var count) && count.TryGetInt32(out var number)
            ? number
            : 0;
    }

    private static bool ContentDiffers(string before, string after)
    {
        using var old = JsonDocument.Parse(before);
        using var now = JsonDocument.Parse(after);
        var known = old.RootElement.EnumerateObject()
            .Where(p => !Happenings.Contains(p.Name))
            .ToDictionary(p => p.Name, p => p.Value.GetRawText());
        var same = 0;
        foreach (var property in now.RootElement.EnumerateObject())
        {
            if (Happenings.Contains(property.Name))
            {
                continue;
            }

            if (!known.TryGetValue(property.Name, out var text) || text != property.Value.GetRawText())
            {
                return true;
            }

            same++;
        }

        return same != known.Count;
    }
}
