using Zhiheng.Kernel;
using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.Lookup;
using Zhiheng.Registry.Schemes;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public;

/// <summary>Makes the certificate page out of what the register may tell the public.</summary>
public sealed class CertificateMapper(SchemeTable schemes, DatedRules rules, TimeProvider clock)
{
    /// <param name="view">On the day that was asked for.</param>
    /// <param name="today">The same certificate today: its life line goes up to now, whatever day was asked for.</param>
    /// <param name="url">Absolute address of the page.</param>
    public CertificateSheet Sheet(CertificateView view, CertificateView today, string url)
    {
        var summary = view.Summary;
        var fields = new CertificateFields(view.Fields);
        return new CertificateSheet
        {
            Number = summary.Number,
            Url = url,
            Path = Links.Certificate(summary.Code),
            Scheme = view.Parties.Count == 0 ? summary.SchemeName : $"强制性产品认证（CCC） · {summary.SchemeName}",
            Basis = fields.Take("standards"),
            Verdict = summary.Standing.Verdict(),
            Since = summary.Standing is Standing.Valid or Standing.NotYetIssued ? null : summary.Since,
            SuspendedUntil = summary.Standing == Standing.Suspended ? summary.SuspendedUntil : null,
            MustBeRevoked = view.Alarm == Alarm.MustRevoke,
            Cause = CertificateParts.Cause(view),
            IsDemo = view.IsDemo,
            CheckedAt = clock.GetUtcNow(),
            AsOf = view.IsToday ? null : view.AsOf,
            Life = CertificateParts.Life(today, view.IsToday ? null : view.AsOf),
            Holder = new PartyLine(summary.HolderName, summary.HolderCode, Links.Organization(summary.HolderCode), fields.Take("holderAddress")),
            Issuer = new IssuerView(summary.BodyName, summary.BodyApprovalNo, Links.Body(summary.BodyApprovalNo)),
            Scope = fields.Take("scope"),
            Sites = view.Sites,
            PeopleCovered = int.TryParse(fields.Take("peopleCovered"), out var people) ? people : null,
            FirstIssuedOn = view.FirstIssuedOn,
            AccreditationMarks = fields.Take("accreditationMarks") is { } marks ? marks.Split('；', ';', '、') : [],
            Surveillance = Surveillance(view),
            Parent = view.Parent?.Link(),
            Children = [.. view.Children.Select(CertificateLines.Link)],
            ChildCount = view.ChildCount,
            Compulsory = view.Parties.Count == 0 ? null : CertificateParts.Compulsory(view, fields),
            Team = [.. view.Signatories.Select(CertificateParts.Auditor)],
            History = [.. view.History.Select(step => CertificateParts.Entry(step, summary.BodyName))],
            Others = fields.Rest(),
        };
    }

    private SurveillanceView? Surveillance(CertificateView view)
    {
        if (view.SurveillanceDue is not { } due || view.Summary.ExpiresOn < due)
        {
            return null;
        }

        var basis = schemes.Resolve(view.Summary.SchemeCode)?.SurveillanceRule is { } rule ? rules.On(rule, view.AsOf)?.Basis : null;
        return new SurveillanceView(due, due.DayNumber - view.AsOf.DayNumber, basis ?? "");
    }
}
