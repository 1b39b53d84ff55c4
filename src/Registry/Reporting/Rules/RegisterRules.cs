namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>Where a person already is: at which organisation, for which certificate, from when to when (Beijing local time).</summary>
public sealed record Assignment(string Organization, string CertificateNumber, DateTime From, DateTime To);

/// <summary>Rules that compare a row with what the register already holds. Pure: the caller looks up.</summary>
public static class RegisterRules
{
    /// <summary>
    /// Somebody is at two organisations at the same time. Combined audits of one organisation are no conflict, nor is an audit
    /// that begins when the other ends. Warns, with the first conflict.
    /// </summary>
    /// <param name="organization">Whom the row's certificate belongs to, named as in <paramref name="others"/>.</param>
    public static Finding? AuditorInTwoPlaces(ReportedTeamMember member, string organization, IEnumerable<Assignment> others)
    {
        foreach (var other in others)
        {
            if (other.Organization != organization && other.From < member.To && member.From < other.To)
            {
                return RegisterFindings.AuditorInTwoPlaces(member, other);
            }
        }

        return null;
    }

    /// <summary>Whoever audited does not decide. Warns, with the first such name.</summary>
    public static Finding? DecisionMakerInTeam(IReadOnlyList<string> decisionMakers, IEnumerable<string> team)
    {
        var names = team.Select(Name).ToHashSet(StringComparer.Ordinal);
        var both = decisionMakers.FirstOrDefault(name => names.Contains(Name(name)));
        return both is null ? null : RegisterFindings.DecisionMakerInTeam(both);
    }

    private static string Name(string name) => CellText.Fold(name);
}

/// <summary>A child expires no later than its parent (template 103010). The same day is allowed.</summary>
public static class ParentRule
{
    /// <param name="isKnown">Whether the body has reported the parent at all; a parent may come in a later file, so its absence only warns.</param>
    /// <param name="parentExpiresOn">Null when the parent has no end.</param>
    public static Finding? Check(ReportedCertificate child, string parent, bool isKnown, DateOnly? parentExpiresOn) =>
        !isKnown ? RegisterFindings.ParentUnknown(parent)
        : child.ExpiresOn > parentExpiresOn ? RegisterFindings.ChildOutlivesParent(child, parent, parentExpiresOn.Value)
        : null;
}

internal static class RegisterFindings
{
    public static Finding ParentUnknown(string parent) => new(
        "registry.report.parent-unknown",
        Severity.Warn,
        "M_CERTI_NUM",
        CellText.Show(parent),
        $"主证书 {CellText.Show(parent)} 尚未上报，无法核对截止日期，子证书已登记。请补报主证书。");

    public static Finding ChildOutlivesParent(ReportedCertificate child, string parent, DateOnly parentExpiresOn) => new(
        "registry.report.child-outlives-parent",
        Severity.Reject,
        "CERTI_E_DATE",
        $"{child.ExpiresOn:yyyy-MM-dd}",
        $"子证书截止日期 {child.ExpiresOn:yyyy-MM-dd} 晚于主证书 {parent} 的截止日期 {parentExpiresOn:yyyy-MM-dd}。请核对，或先上报主证书的变更。",
        "上报模板 103010：子证书截止日期不晚于主证书");

    public static Finding AuditorInTwoPlaces(ReportedTeamMember member, Assignment other) => new(
        "registry.report.auditor-in-two-places",
        Severity.Warn,
        "FULL_NAME",
        CellText.Show(member.Name),
        $"审核员 {CellText.Show(member.Name)} 在 {member.From:yyyy-MM-dd HH:mm} 至 {member.To:yyyy-MM-dd HH:mm} 同时在另一组织（证书 {CellText.Show(other.CertificateNumber)}，"
        + $"{other.From:yyyy-MM-dd HH:mm} 至 {other.To:yyyy-MM-dd HH:mm}）审核。请核对起止时间。");

    public static Finding DecisionMakerInTeam(string name) => new(
        "registry.report.decision-maker-in-team",
        Severity.Warn,
        "FULL_NAME",
        CellText.Show(name),
        $"{CellText.Show(name)} 既是审核组成员又是认证决定人员。认证决定应由未参与审核的人员作出，请核对。",
        "GB/T 27021.1：认证决定人员不得为参与审核的人员");
}
