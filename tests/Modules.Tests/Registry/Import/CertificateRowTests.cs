using Zhiheng.Modules.Tests.Registry.Rules;
using Zhiheng.Platform.Databases;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Import;

/// <summary>What certificate rows do to the register: new, again, changed, renewed, surveyed, and what belongs to somebody else.</summary>
public class CertificateRowTests
{
    private const string Number = "99926Q00001R0M";

    [Theory]
    [BothDatabases]
    public async Task A_new_certificate_is_reported(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);

        var reported = await desk.Report(Row.System());

        Assert.Equal("accepted", reported.Answer);
        var (kind, on, payload) = Assert.Single(await desk.Facts(Number));
        Assert.Equal(("CertificateReported", new DateOnly(2026, 5, 20)), (kind, on));
        Assert.Contains("\"holderName\":\"海岱精工有限公司\"", payload, StringComparison.Ordinal);
        var held = await desk.Certificate(Number);
        Assert.Equal(("valid", "A010101", "MS", new DateOnly(2029, 5, 19)), (held.Status, held.Scheme, held.Category, held.ExpiresOn));
    }

    [Theory]
    [BothDatabases]
    public async Task The_same_file_again_gives_the_same_record_and_changes_nothing(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        var first = await desk.Report(Row.System());
        var before = await TableDump.Of(desk.Database);

        var second = await desk.Report(Row.System());

        Assert.Equal(first.Record, second.Record);
        Assert.Equal(before.Lines, (await TableDump.Of(desk.Database)).Lines);
    }

    [Theory]
    [BothDatabases]
    public async Task The_same_row_in_another_file_is_accepted_and_makes_no_fact(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        await desk.Report(Row.System());

        var again = await desk.Report(Row.System(), Row.System().With("CERT_NUMBER", "99926Q00002R0M"));

        Assert.Equal(["accepted", "accepted"], again.Answers);
        Assert.Equal(["CertificateReported"], await desk.Kinds(Number));
        Assert.Equal(1, (await desk.Certificate(Number)).Version);
    }

    [Theory]
    [BothDatabases]
    public async Task A_row_that_corrects_only_what_is_not_public_makes_no_fact_and_is_kept(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        await desk.Report(Row.System());

        await desk.Report(Row.System().With("REV_CERTI_FEE", "3.75"));

        await using var session = await desk.Register.Database.Read(CancellationToken.None);
        Assert.Contains("3.75", await session.First<string>("select fields from registry_undisclosed", null, CancellationToken.None));
        Assert.Equal(["CertificateReported"], await desk.Kinds(Number));
    }

    [Theory]
    [BothDatabases]
    public async Task Changed_content_is_a_change_with_its_codes(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        await desk.Report(Row.System());

        await desk.Report(Row.System().With("ORG_NAME=海岱精密有限公司|CHG_TYP_CODE=01|CHG_DATE=2026-05-28|APPR_AC_CODE=05|REPORT_TYPE=04"));

        var (kind, on, payload) = (await desk.Facts(Number))[^1];
        Assert.Equal(("CertificateChanged", new DateOnly(2026, 5, 28)), (kind, on));
        Assert.Contains("\"changeCodes\":[\"01\"]", payload, StringComparison.Ordinal);
        Assert.Equal("海岱精密有限公司", (await desk.Certificate(Number)).HolderName);
        Assert.Equal(2, await desk.Count("registry_organization_name"));
    }

    [Theory]
    [BothDatabases]
    public async Task A_later_end_is_a_renewal(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        await desk.Report(Row.System());

        await desk.Report(
            new DateOnly(2029, 5, 10),
            Row.System().With("AWARD_DATE=2029-05-08|CERTI_E_DATE=2032-05-07|APPR_AC_CODE=02|A_AUTH_TIMES=1|REPORT_TYPE=02|EXCHANGE_DATE=2029-05-08")
                .With($"EXCHANGE_CAUSE=0102|O_AWARD_JG={ImportDesk.One}|O_CERTI_NUM={Number}"));

        Assert.Equal(["CertificateReported", "CertificateRenewed"], await desk.Kinds(Number));
        var held = await desk.Certificate(Number);
        Assert.Equal((new DateOnly(2026, 5, 20), new DateOnly(2032, 5, 7)), (held.IssuedOn, held.ExpiresOn));
    }

    [Theory]
    [BothDatabases]
    public async Task An_earlier_end_is_refused(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        await desk.Report(Row.System());

        var shorter = await desk.Report(Row.System().With("CERTI_E_DATE", "2029-05-18"));

        Assert.Equal("rejected report.shorter-validity", shorter.Answer);
        Assert.Equal(new DateOnly(2029, 5, 19), (await desk.Certificate(Number)).ExpiresOn);
    }

    [Theory]
    [BothDatabases]
    public async Task A_surveillance_audit_moves_the_due_date_once(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        await desk.Report(Row.System());
        var first = (await desk.Certificate(Number)).SurveillanceDue;
        var surveyed = Row.System().With("APPR_AC_CODE=03|SUSE_TIMES=1|APPR_S_DATE=2027-04-01|APPR_E_DATE=2027-04-02|APP_ASS_DATE=2027-04-20|REPORT_TYPE=04");

        await desk.Report(new DateOnly(2027, 5, 1), surveyed);
        await desk.Report(new DateOnly(2027, 5, 2), surveyed.With("REMARK", "补报"));

        Assert.Equal(new DateOnly(2027, 5, 20), first);
        Assert.Equal(new DateOnly(2028, 4, 2), (await desk.Certificate(Number)).SurveillanceDue);
        Assert.Equal(["CertificateReported", "SurveillanceRecorded"], await desk.Kinds(Number));
    }

    [Theory]
    [BothDatabases]
    public async Task One_number_under_two_schemes_is_two_certificates(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        await desk.Report(Row.System(), Row.System().With("AUTH_PROJ_CODE=A020101|AUTH_PROJ_CODEDEC=GB/T 24001-2016"));

        await desk.Report(Row.System().With("CERTI_STATUS=03|CANCEL_CAUSE=0112|CANCEL_DATE=2026-05-30|REPORT_TYPE=05|APPR_AC_CODE=05"));

        Assert.Equal("revoked", (await desk.Certificate(Number, "A010101")).Status);
        Assert.Equal("valid", (await desk.Certificate(Number, "A020101")).Status);
    }

    [Theory]
    [BothDatabases]
    public async Task The_row_of_another_body_is_refused(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);

        var reported = await desk.Report(ImportDesk.Today, ImportDesk.Two, Row.System());

        Assert.Equal("rejected report.anothers-certificate", reported.Answer);
        Assert.Equal(0, await desk.Count("registry_certificate"));
        Assert.Equal(0, await desk.Count("registry_organization"));
    }

    [Theory]
    [BothDatabases]
    public async Task A_scheme_the_body_is_not_approved_for_is_refused(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        await desk.Register.AddBody("CNCA-R-2999-003", "A0101");
        var quality = Row.System().With("RZJG_ID", "CNCA-R-2999-003");
        var environment = Row.System().With("RZJG_ID=CNCA-R-2999-003|AUTH_PROJ_CODE=A020101");

        var reported = await desk.Report(ImportDesk.Today, "CNCA-R-2999-003", quality, environment);

        Assert.Equal(["accepted", "rejected report.scheme-not-approved"], reported.Answers);
    }

    [Theory]
    [BothDatabases]
    public async Task A_child_of_an_unknown_parent_is_accepted_with_a_warning(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);

        var reported = await desk.Report(Child("99926Q00009R0M", "2029-05-19"));

        Assert.Equal("warned report.parent-unknown", reported.Answer);
        Assert.Equal(Number, (await desk.Certificate("99926Q00009R0M")).ParentNumber);
    }

    [Theory]
    [BothDatabases]
    public async Task A_child_ends_no_later_than_its_parent_in_the_same_file_or_an_earlier_one(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);

        var same = await desk.Report(Row.System(), Child("99926Q00009R0M", "2029-05-19"), Child("99926Q00010R0M", "2029-05-20"));
        var later = await desk.Report(Child("99926Q00011R0M", "2029-05-19"), Child("99926Q00012R0M", "2029-05-20"));

        Assert.Equal(["accepted", "accepted", "rejected report.child-outlives-parent"], same.Answers);
        Assert.Equal(["accepted", "rejected report.child-outlives-parent"], later.Answers);
    }

    private static Row Child(string number, string end)
        => Row.System().With($"CERT_NUMBER={number}|CERTI_E_DATE={end}|IS_C_CERTI=1|M_CERTI_NUM={Number}");
}
