using Zhiheng.Modules.Tests.Registry.Rules;
using Zhiheng.Platform.Databases;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Import;

public class TeamRowTests
{
    private const string Number = "99926Q00001R0M";
    private const string Other = "99926Q00002R0M";

    [Theory]
    [BothDatabases]
    public async Task A_team_member_is_a_fact_that_shows_only_what_the_template_discloses(Dialect dialect)
    {
        await using var desk = await With(dialect);

        await desk.Report(Row.Team().With("FULL_NAME=欧阳丙某"));

        var (kind, on, payload) = (await desk.Facts(Number))[^1];
        Assert.Equal(("AuditTeamReported", new DateOnly(2026, 5, 8)), (kind, on));
        Assert.Equal(
            """{"stage":"0102","name":"欧**某","registrationNo":"2026-N1QMS-0000001","qualification":"02","effectiveOn":"2026-05-08"}""", payload);
    }

    [Theory]
    [BothDatabases]
    public async Task The_same_member_in_another_file_is_no_second_fact_and_another_qualification_is(Dialect dialect)
    {
        await using var desk = await With(dialect);
        await desk.Report(Row.Team());

        await desk.Report(Row.Team().With("OBSERVER_FLAG=0"), Row.Team().With("OBSERVER_FLAG=0"));
        var repeated = (await desk.Facts(Number)).Count;
        await desk.Report(Row.Team().With("QUA_CODE=01"));

        Assert.Equal(2, repeated);
        Assert.Equal(3, (await desk.Facts(Number)).Count);
        Assert.Equal((1, 1), (await desk.Count("registry_person"), await desk.Count("registry_team_member")));
    }

    [Theory]
    [BothDatabases]
    public async Task One_person_at_two_organisations_at_once_is_warned_of_in_one_file_and_across_files(Dialect dialect)
    {
        await using var desk = await With(dialect);
        var there = Row.Team().With($"CERT_NUMBER={Other}|APPR_S_DATE=2026-05-08 13:30:00|APPR_E_DATE=2026-05-09 17:00:00");

        var same = await desk.Report(Row.Team(), there);
        var across = await desk.Report(Row.Team().With("APPR_STAGE=0101"));

        Assert.Equal(["accepted", "warned report.auditor-in-two-places"], same.Answers);
        Assert.Equal("warned report.auditor-in-two-places", across.Answer);
    }

    [Theory]
    [BothDatabases]
    public async Task An_audit_that_begins_when_the_other_ends_is_no_conflict(Dialect dialect)
    {
        await using var desk = await With(dialect);
        var after = Row.Team().With($"CERT_NUMBER={Other}|APPR_S_DATE=2026-05-08 17:00:00|APPR_E_DATE=2026-05-09 17:00:00");

        Assert.Equal(["accepted", "accepted"], (await desk.Report(Row.Team(), after)).Answers);
    }

    [Theory]
    [BothDatabases]
    public async Task Whoever_decided_and_audited_is_warned_of(Dialect dialect)
    {
        await using var desk = await With(dialect);

        var reported = await desk.Report(Row.Team().With("FULL_NAME=甲某"), Row.Team().With("ID_CODE=110105194912310011|APT_CERTI_NUM=2026-N1QMS-0000002"));

        Assert.Equal(["warned report.decision-maker-in-team", "accepted"], reported.Answers);
    }

    [Theory]
    [BothDatabases]
    public async Task A_member_of_an_unknown_certificate_or_of_another_body_is_refused(Dialect dialect)
    {
        await using var desk = await With(dialect);

        var reported = await desk.Report(Row.Team().With("CERT_NUMBER", "99926Q09999R0M"), Row.Team().With("RZJG_ID", ImportDesk.Two));
        var stranger = await desk.Report(ImportDesk.Today, ImportDesk.Two, Row.Team().With("RZJG_ID", ImportDesk.Two));

        Assert.Equal(["rejected report.unknown-certificate", "rejected report.anothers-certificate"], reported.Answers);
        Assert.Equal("rejected report.unknown-certificate", stranger.Answer);
        Assert.Equal(0, await desk.Count("registry_person"));
    }

    [Theory]
    [BothDatabases]
    public async Task A_person_is_one_whatever_the_body_and_the_way_the_number_is_written(Dialect dialect)
    {
        await using var desk = await With(dialect);
        await desk.Report(ImportDesk.Today, ImportDesk.Two, Row.System().With($"RZJG_ID={ImportDesk.Two}|CERT_NUMBER=99826Q00001R0M"));
        await desk.Report(Row.Team());

        await desk.Report(
            ImportDesk.Today, ImportDesk.Two, Row.Team().With($"RZJG_ID={ImportDesk.Two}|CERT_NUMBER=99826Q00001R0M|ID_CODE=11010519491231002x"));

        Assert.Equal(1, await desk.Count("registry_person"));
    }

    private static async Task<ImportDesk> With(Dialect dialect)
    {
        var desk = await ImportDesk.Open(dialect);
        await desk.Report(Row.System(), Row.System().With($"CERT_NUMBER={Other}|ORG_NAME=海岱轴承有限公司|ORG_CODE={ImportDesk.Credit(7)}"));
        return desk;
    }
}
