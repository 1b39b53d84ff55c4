using Zhiheng.Kernel;
using Zhiheng.Registry.People;

namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>A banned person in an audit team. Pure: the caller looks the bans up.</summary>
internal static class BanRules
{
    /// <summary>
    /// Rejects an audit that lies, even with one day, within a ban from certifying: the person is removed from eligibility at once
    /// (rules.md §14). A ban of another trade only warns.
    /// </summary>
    public static Finding? Check(ReportedTeamMember member, IEnumerable<PersonBan> bans, DatedRules rules)
    {
        var (from, to) = (DateOnly.FromDateTime(member.From), DateOnly.FromDateTime(member.To));
        return bans.Where(ban => ban.Touches(from, to))
            .Select(ban => Finding(member, ban, BanClauses.On(rules, ban.StartsOn).FirstOrDefault(c => c.Code == ban.Clause)))
            .OrderByDescending(f => f.Severity)
            .FirstOrDefault();
    }

    private static Finding Finding(ReportedTeamMember member, PersonBan ban, BanClause? clause)
        => clause is { StopsCertifying: false } ? BanFindings.BannedElsewhere(member, ban, clause) : BanFindings.BannedPerson(member, ban, clause);
}

internal static class BanFindings
{
    public static Finding BannedElsewhere(ReportedTeamMember member, PersonBan ban, BanClause clause) => new(
        "registry.report.banned-elsewhere",
        Severity.Warn,
        "FULL_NAME",
        CellText.Show(member.Name),
        $"{CellText.Show(member.Name)} 自 {ban.StartsOn:yyyy-MM-dd} 起受到其他行业的禁业限制（{clause.Effect}）。请核实其是否适合参加审核。",
        clause.Basis);

    public static Finding BannedPerson(ReportedTeamMember member, PersonBan ban, BanClause? clause) => new(
        "registry.report.banned-person",
        Severity.Reject,
        "FULL_NAME",
        CellText.Show(member.Name),
        $"{CellText.Show(member.Name)} 自 {ban.StartsOn:yyyy-MM-dd} 起{(ban.EndsOn is { } end ? $"至 {end:yyyy-MM-dd}（含当日）" : "终身")}不得从事认证活动，不能列入审核组。请更换人员并重新审核。",
        clause?.Basis);
}
