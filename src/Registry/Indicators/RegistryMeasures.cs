using Zhiheng.Contracts.Indicators;

namespace Zhiheng.Registry.Indicators;

/// <summary>How an indicator counts stretches.</summary>
internal sealed record Measure(IndicatorDefinition Definition, string Stretch)
{
    /// <summary>Counts holders, each once, instead of certificates.</summary>
    public bool CountsHolders { get; init; }

    /// <summary>Counts only the first certification of a holder.</summary>
    public bool CountsFirst { get; init; }
}

/// <summary>The indicators of the register. A certificate without a division (holders abroad) belongs to none and is counted in none.</summary>
public static class RegistryMeasures
{
    public const string ValidCertificates = "registry.valid-certificates";
    public const string CertificatesSuspended = "registry.certificates-suspended";
    public const string CertifiedOrganisations = "registry.certified-organisations";
    public const string NewlyCertifiedOrganisations = "registry.newly-certified-organisations";
    public const string CertificatesIssued = "registry.certificates-issued";
    public const string CertificatesWithdrawn = "registry.certificates-withdrawn";

    private const string Certificates = "名单列出证书，链接到证书公开页 /c/{证书公开码}。";
    private const string Organisations = "名单列出获证组织，有统一社会信用代码的链接到组织公开页 /organizations/{代码}。";
    private const string Facts = "认证机构上报形成的公开事实：证书登记、变更、换证、暂停、恢复、撤销、注销（CertificateReported 等），以及记录更正；组织合并按现行登记归并。";

    private static readonly IReadOnlyList<string> Both = ["scheme", "size"];

    internal static IReadOnlyList<Measure> All { get; } =
    [
        new(Level(
            ValidCertificates,
            "有效证书",
            "Certificates in force",
            "张",
            "当日有效的认证证书：已登记，未暂停、未撤销、未注销、未过期。有效期最后一日仍有效；暂停自生效日起不计，恢复日起重新计入。",
            "统计日落在有效时段内的证书数。",
            Certificates), StretchKind.Valid),
        new(Level(
            CertificatesSuspended,
            "暂停证书",
            "Certificates suspended",
            "张",
            "当日处于暂停状态且未过期的认证证书。暂停持续到恢复、撤销、注销或过期为止，公告的暂停截止日不自动恢复。",
            "统计日落在暂停时段内的证书数。",
            Certificates), StretchKind.Suspended),
        new(Level(
            CertifiedOrganisations,
            "获证组织",
            "Certified organisations",
            "家",
            "当日至少持有一张有效证书的组织，每家只计一次。同一组织的证书登记在两个县的，两县各计一次，市、省只计一次。",
            "统计日持有有效证书的不同组织数。",
            Organisations), StretchKind.Valid) { CountsHolders = true },
        new(Flow(
            NewlyCertifiedOrganisations,
            "新增获证组织",
            "Newly certified organisations",
            "家",
            "本年内首次获得所选范围认证的组织：所选项目、规模的证书中，最早的初次获证日（上报的初次获证日早于颁证日的，以初次获证日为准）在本年。",
            "本年 1 月 1 日至统计日首次获证的不同组织数。",
            Organisations), StretchKind.Issued) { CountsHolders = true, CountsFirst = true },
        new(Flow(
            CertificatesIssued,
            "颁发证书",
            "Certificates issued",
            "张",
            "本年颁发的认证证书，按颁证日计。同一证书号换证、延期不重复计。",
            "本年 1 月 1 日至统计日颁证的证书数。",
            Certificates), StretchKind.Issued),
        new(Flow(
            CertificatesWithdrawn,
            "撤销和注销证书",
            "Certificates revoked or cancelled",
            "张",
            "本年撤销或注销的认证证书，按生效日计。过期失效的不计。",
            "本年 1 月 1 日至统计日撤销、注销生效的证书数。",
            Certificates), StretchKind.Withdrawn),
    ];

    internal static Measure? Find(string name) => All.FirstOrDefault(measure => measure.Definition.Name == name);

    private static IndicatorDefinition Level(string name, string chinese, string english, string unit, string definition, string formula, string drillDown)
        => new(name, chinese, english, unit, IndicatorKind.Level, definition, Facts, formula, drillDown, Both);

    private static IndicatorDefinition Flow(string name, string chinese, string english, string unit, string definition, string formula, string drillDown)
        => new(name, chinese, english, unit, IndicatorKind.YearToDate, definition, Facts, formula, drillDown, Both);
}
