using Zhiheng.Contracts.Registry;
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

    /// <summary>Causes are public for compulsory certification only; there the newest step that led to the standing tells them.</summary>
    public static string? Cause(CertificateView view)
    {
        var kind = view.Summary.Standing switch
        {
            Standing.Suspended => nameof(CertificateSuspended),
            Standing.Revoked => nameof(CertificateRevoked),
            Standing.Cancelled => nameof(CertificateCancelled),
            _ => null,
        };
        if (view.Parties.Count == 0 || kind is null || view.History.FirstOrDefault(step => step.Kind == kind)?.Detail is not { } told)
        {
            return null;
        }

        // A suspension is told with its last day behind the cause; the page has said that day already.
        return told.Split("；至 ")[0] is var cause && cause.StartsWith("至 ", StringComparison.Ordinal) ? null : cause;
    }

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

    public static AuditorView Auditor(Signatory one) => new(one.Name, one.Qualification, one.RegistrationNo, one.Stage);

    /// <summary>Who typed it in is the register's business; to the public a fact is the body's that reported it.</summary>
    public static HistoryEntry Entry(HistoryStep step, string body)
    {
        var (verdict, words) = FactWords.Of(step.Kind, step.Title);
        return new HistoryEntry(step.EffectiveOn, words, step.Detail, body, step.RecordedAt, verdict);
    }
}
