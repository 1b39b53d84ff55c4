using Zhiheng.Registry.Reporting.Rules;

namespace Zhiheng.Modules.Tests.Registry.Rules;

public class RegisterRuleTests
{
    private static readonly DateOnly Expiry = new(2029, 5, 19);

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, null)]
    [InlineData(-1, "registry.report.child-outlives-parent")]
    public void A_child_expires_no_later_than_its_parent(int parentDaysLater, string? code)
    {
        var child = Row.System().With("IS_C_CERTI=1|M_CERTI_NUM=99926Q00009R0M").Content<ReportedCertificate>();

        var finding = ParentRule.Check(child, "99926Q00009R0M", isKnown: true, Expiry.AddDays(parentDaysLater));

        Assert.Equal(code, finding?.Code);
        Assert.Equal(code is null ? null : Severity.Reject, finding?.Severity);
    }

    [Fact]
    public void A_parent_that_nobody_reported_warns()
    {
        var child = Row.System().With("IS_C_CERTI=1|M_CERTI_NUM=99926Q00009R0M").Content<ReportedCertificate>();

        var finding = ParentRule.Check(child, "99926Q00009R0M", isKnown: false, null);

        Assert.Equal(("registry.report.parent-unknown", Severity.Warn), (finding!.Code, finding.Severity));
    }

    [Theory]
    [InlineData("乙公司", "2026-05-08 16:59:59", "registry.report.auditor-in-two-places")]
    [InlineData("乙公司", "2026-05-08 17:00:00", null)]
    [InlineData("甲公司", "2026-05-08 16:59:59", null)]
    public void Nobody_audits_two_organisations_at_once(string other, string from, string? code)
    {
        var member = Row.Team().Content<ReportedTeamMember>();

        var finding = RegisterRules.AuditorInTwoPlaces(
            member, "甲公司", [new Assignment(other, "99926Q00002R0M", DateTime.Parse(from), new DateTime(2026, 5, 9))]);

        Assert.Equal(code, finding?.Code);
    }

    [Fact]
    public void Whoever_audited_does_not_decide()
    {
        Assert.Equal("registry.report.decision-maker-in-team", RegisterRules.DecisionMakerInTeam(["乙某", "甲 某"], ["丙某", "甲某"])?.Code);
        Assert.Null(RegisterRules.DecisionMakerInTeam(["乙某"], ["丙某", "甲某"]));
        Assert.Null(RegisterRules.DecisionMakerInTeam([], ["丙某"]));
    }
}
