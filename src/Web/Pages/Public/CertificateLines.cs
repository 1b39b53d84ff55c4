using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.Lookup;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public;

/// <summary>A certificate as a line of a list.</summary>
internal static class CertificateLines
{
    public static HitView Hit(this CertificateSummary one) => new(
        one.Standing.Verdict(),
        one.Number,
        Links.Certificate(one.Code),
        one.HolderName,
        one.SchemeName,
        one.BodyName,
        one.ExpiresOn,
        one.Standing == Standing.Valid ? null : one.Since);

    public static CertificateRow RowOfHolder(this CertificateSummary one) => Row(one, one.BodyName);

    public static CertificateRow RowOfBody(this CertificateSummary one) => Row(one, one.HolderName);

    public static CertificateLink Link(this CertificateSummary one)
        => new(one.Number, Links.Certificate(one.Code), one.Standing.Verdict(), one.HolderName);

    private static CertificateRow Row(CertificateSummary one, string other)
        => new(one.Standing.Verdict(), one.Number, Links.Certificate(one.Code), one.SchemeName, other, one.ExpiresOn);
}
