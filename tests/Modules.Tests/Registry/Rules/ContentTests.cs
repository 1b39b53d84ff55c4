using System.Text.Json;
using Zhiheng.Kernel;
using Zhiheng.Registry.Reporting.Rules;

namespace Zhiheng.Modules.Tests.Registry.Rules;

public class ContentTests
{
    [Fact]
    public void A_system_certificate_is_read_in_full()
    {
        var content = Row.System().With("CERTI_STATUS=02|PAUSE_CAUSE=0116；0199|PAUSE_S_DATE=2026-05-25|PAUSE_E_DATE=2026-08-25"
            + "|CHG_TYP_CODE=97_01|CHG_DATE=2026-05-25|PLACE_NAME_ADD=总部；二厂|IS_MULTI_SCENE=1|REPORT_TYPE=05").Content<ReportedCertificate>();

        Assert.Equal(("103010", "2026", "CNCA-R-2999-001", "A010101", "A0101"),
            (content.TemplateNo, content.TemplateVersion, content.BodyApprovalNo, content.SchemeCode, content.SchemePrefix));
        Assert.Equal((ReportedStatus.Suspended, new DateOnly(2026, 5, 25), new DateOnly(2026, 8, 25)),
            (content.Status, content.Suspension!.From, content.Suspension.To));
        Assert.Equal(["0116", "0199"], content.Suspension.Causes);
        Assert.Equal(("97_01", new DateOnly(2026, 5, 25)), (content.Change!.Codes.Single(), content.Change.On));
        Assert.Equal(["总部", "二厂"], content.Sites);
        Assert.Equal((PartyRole.Holder, "海岱精工有限公司", "156", true),
            (content.Holder.Role, content.Holder.Name, content.Holder.Country, content.Holder.CreditCode!.Value.IsMadeUp));
        Assert.Equal(6m, content.PersonDays);
        Assert.Null(content.Factory);
    }

    [Fact]
    public void A_compulsory_certificate_has_three_parties_and_the_scheme_of_its_number()
    {
        var content = Row.Compulsory().With("CERTI_STATUS=04|CERT_CANCEL_CAUSE=0204|CERT_CANCEL_DATE=2026-05-25").Content<ReportedCertificate>();

        Assert.Equal(("B0701", "B0701"), (content.SchemeCode, content.SchemePrefix));
        Assert.Equal((PartyRole.Manufacturer, PartyRole.Factory), (content.Manufacturer!.Role, content.Factory!.Role));
        Assert.Equal("F000001", content.Factory.FactoryNo);
        Assert.Equal(("0204", new DateOnly(2026, 5, 25)), (content.Cancellation!.Causes.Single(), content.Cancellation.On));
        Assert.Null(content.BodyApprovalNo);
    }

    [Fact]
    public void A_cancelled_system_certificate_has_its_day_in_the_columns_of_the_revocation()
    {
        var content = Row.System().With("CERTI_STATUS=04|CANCEL_DATE=2026-05-25").Content<ReportedCertificate>();

        Assert.Equal(new DateOnly(2026, 5, 25), content.Cancellation!.On);
        Assert.Null(content.Revocation);
    }

    [Fact]
    public void A_team_member_has_a_start_and_an_end_to_the_second()
    {
        var member = Row.Team().Content<ReportedTeamMember>();

        Assert.Equal((new DateTime(2026, 5, 6, 8, 30, 0), new DateTime(2026, 5, 8, 17, 0, 0)), (member.From, member.To));
        Assert.Equal(("0102", true), (member.Stage, member.IsTechnicalAuditor));
    }

    [Fact]
    public void An_identity_number_is_in_no_json_and_in_no_finding()
    {
        var member = Row.Team().Content<ReportedTeamMember>();
        var finding = Assert.Single(Row.Team().With("ID_CODE", "110105194912310021").Read().Findings);

        Assert.Equal("11010519491231002X", member.IdentityNumber);
        Assert.DoesNotContain("1949", member.PublicJson + member.UndisclosedJson);
        Assert.DoesNotContain("1949", finding.Value + finding.Message);
        Assert.DoesNotContain("1949", Assert.Single(Row.Team().With("ID_CODE", "1949" + new string('0', 40)).Read().Findings).ToString());
    }

    [Fact]
    public void Plans_and_inspections_name_the_auditee_and_its_certificates()
    {
        var plan = Row.Plan().Content<ReportedAuditPlan>();
        var factory = Row.FactoryPlan().Content<ReportedAuditPlan>();
        var inspection = Row.Inspection().Content<ReportedFactoryInspection>();

        Assert.Equal(("海岱精工有限公司", PartyRole.Holder, 2, 2), (plan.Auditee.Name, plan.Auditee.Role, plan.Auditors.Count, plan.Stages.Count));
        Assert.Equal(("海岱电器有限公司", PartyRole.Factory, "F000001"), (factory.Auditee.Name, factory.Auditee.Role, factory.Auditee.FactoryNo));
        Assert.Equal(["2026010701000001"], inspection.Certificates);
        Assert.Equal((2m, "03"), (inspection.PersonDays, inspection.Conclusion));
    }

    [Theory]
    [MemberData(nameof(RowRuleTests.Templates), MemberType = typeof(RowRuleTests))]
    public void Public_json_holds_the_public_fields_and_nothing_else(string templateNo)
    {
        var content = Row.Of(templateNo).Read().Content!;
        var columns = Desk.Templates.Find(templateNo, Desk.Today)!.Columns;
        var isPublic = columns.Where(column => column.Public).Select(column => column.Field).ToHashSet();
        var undisclosed = columns.Where(column => !column.Public && !column.Secret).Select(column => column.Field).ToHashSet();

        Assert.Subset(isPublic, Fields(content.PublicJson));
        Assert.Subset(undisclosed, Fields(content.UndisclosedJson));
        Assert.Empty(isPublic.Intersect(undisclosed));
    }

    [Fact]
    public void Nothing_filled_is_lost_between_the_two_json_texts()
    {
        var row = Row.System();
        var content = row.Content<ReportedCertificate>();

        var written = Fields(content.PublicJson).Union(Fields(content.UndisclosedJson)).Count();

        Assert.Equal(row.FilledCells, written);
    }

    [Fact]
    public void Json_leaves_chinese_readable_and_types_its_values()
    {
        var content = Row.System().Content<ReportedCertificate>();
        using var json = JsonDocument.Parse(content.PublicJson);

        Assert.Contains("\"holderName\":\"海岱精工有限公司\"", content.PublicJson);
        Assert.Equal("2026-05-20", json.RootElement.GetProperty("issuedOn").GetString());
        Assert.Equal(100, json.RootElement.GetProperty("peopleCovered").GetInt32());
        Assert.Equal("99", json.RootElement.GetProperty("accreditationMarks")[0].GetString());
        Assert.DoesNotContain("decisionMakers", content.PublicJson);
    }

    private static HashSet<string> Fields(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateObject().Select(property => property.Name)];
    }
}
