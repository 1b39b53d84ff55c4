using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.Lookup;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public;

/// <summary>The parts of a certificate page, each from its part of the register's answer.</summary>
internal static class CertificateParts
{
    public static Life Life(CertificateView today, DateOnly? asked)
    {
        var end = today.Life.FirstOrDefault(span => span.Standing is Standing.Revoked or Standing.Cancelled);
        var pauses = today.Life
            .Where(span => span.Standing == Standing.Suspended)
            .Select(span => new Life.Pause(span.From, span.To >= today.AsOf ? null : span.To));
        return new Life(
            today.Summary.IssuedOn, today.Summary.ExpiresOn, today.AsOf, [.. pauses], end?.From, end?.Standing == Standing.Revoked, asked);
    }

    public static string? Cause(Standing standing, CertificateFields fields) => standing switch
    {
        Standing.Suspended => fields.Take("suspensionCauses"),
        Standing.Revoked => fields.Take("revocationCauses"),
        Standing.Cancelled => fields.Take("cancellationCauses"),
        _ => null,
    };

    public static CompulsoryView Compulsory(CertificateView view, CertificateFields fields)
    {
        var summary = view.Summary;
        return new CompulsoryView(
            new PartyLine(summary.HolderName, summary.HolderCode, Links.Organization(summary.HolderCode), null),
            Party("manufacturer"),
            Party("factory"),
            fields.Take("product"),
            fields.Take("models"));

        PartyLine? Party(string role) => view.Parties.FirstOrDefault(party => party.Role == role) is { } found
            ? new PartyLine(found.Name, found.Code, Links.Organization(found.Code), found.Address)
            : null;
    }

    public static AuditorView Auditor(Signatory one) => new(one.Name, one.Qualification ?? one.Role, one.RegistrationNo, one.Stage);

    public static HistoryEntry Entry(HistoryStep step)
    {
        var (verdict, words) = FactWords.Of(step.Kind, step.Title);
        return new HistoryEntry(step.EffectiveOn, words, step.Detail, step.Who, step.RecordedAt, verdict);
    }
}
