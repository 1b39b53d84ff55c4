using Zhiheng.Contracts.Registry;
using Zhiheng.Registry.Lookup;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public;

internal static class HomeMapper
{
    /// <summary>None for an empty register: four zeros say less than the sentence that stands there instead.</summary>
    public static IReadOnlyList<FigureView> Figures(Figures figures) => figures is { ValidCertificates: 0, CertifiedOrganizations: 0, FactsThisMonth: 0 }
        ? []
        :
        [
            new(figures.ValidCertificates, new("有效证书", "valid certificates")),
            new(figures.CertifiedOrganizations, new("获证组织", "certified organisations")),
            new(figures.Bodies, new("认证机构", "certification bodies")),
            new(figures.FactsThisMonth, new("本月公示", "public acts this month")),
        ];

    public static PublicActView Act(RecentFact fact)
    {
        var (verdict, words) = FactWords.Of(fact.Kind, fact.Title);
        return new PublicActView(fact.EffectiveOn, verdict, words, fact.Title, fact.Detail, Links.Certificate(fact.CertificateCode), null);
    }
}

/// <summary>What a fact of the register is called, and the verdict it leads to, where it leads to one.</summary>
internal static class FactWords
{
    public static (Verdict? Verdict, Words Words) Of(string kind, string otherwise) => kind switch
    {
        nameof(CertificateReported) => (Verdict.Valid, new("颁发", "Issued")),
        nameof(CertificateChanged) => (null, new("变更", "Changed")),
        nameof(CertificateRenewed) => (Verdict.Valid, new("换证延期", "Renewed")),
        nameof(SurveillanceRecorded) => (null, new("监督审核", "Surveillance")),
        nameof(CertificateSuspended) => (Verdict.Suspended, new("暂停", "Suspended")),
        nameof(SuspensionExtended) => (Verdict.Suspended, new("延长暂停", "Suspension prolonged")),
        nameof(CertificateRestored) => (Verdict.Valid, new("恢复", "Restored")),
        nameof(CertificateRevoked) => (Verdict.Revoked, new("撤销", "Revoked")),
        nameof(CertificateCancelled) => (Verdict.Cancelled, new("注销", "Cancelled")),
        nameof(AuditTeamReported) => (null, new("审核组上报", "Audit team")),
        _ => (null, new(otherwise, otherwise)),
    };
}
