using Zhiheng.Modules.Tests.Registry.Rules;
using Zhiheng.Platform.Databases;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Import;

/// <summary>Suspension, extension, restoration, revocation and cancellation as rows report them.</summary>
public class StatusRowTests
{
    private const string Number = "99926Q00001R0M";
    private const string Compulsory = "2026010701000001";
    private const string Act = "|REPORT_TYPE=05|APPR_AC_CODE=05";

    [Theory]
    [BothDatabases]
    public async Task A_certificate_is_suspended_extended_and_restored(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        await desk.Report(Row.System());

        await desk.Report(new DateOnly(2026, 7, 2), Suspended("2026-07-01", "2026-09-30"));
        var suspended = await desk.Certificate(Number);
        await desk.Report(new DateOnly(2026, 9, 20), Suspended("2026-07-01", "2026-12-31"));
        var extended = await desk.Certificate(Number);
        await desk.Report(new DateOnly(2026, 11, 3), Restored("2026-11-01"));
        var restored = await desk.Certificate(Number);

        Assert.Equal(("suspended", new DateOnly(2026, 7, 1), new DateOnly(2026, 9, 30)), (suspended.Status, suspended.StatusSince, suspended.SuspendedUntil));
        Assert.Equal(("suspended", new DateOnly(2026, 7, 1), new DateOnly(2026, 12, 31)), (extended.Status, extended.StatusSince, extended.SuspendedUntil));
        Assert.Equal(("valid", new DateOnly(2026, 11, 1), null), (restored.Status, restored.StatusSince, restored.SuspendedUntil));
        Assert.Equal(
            [("CertificateReported", "2026-05-20"), ("CertificateSuspended", "2026-07-01"), ("SuspensionExtended", "2026-09-20"), ("CertificateRestored", "2026-11-01")],
            (await desk.Facts(Number)).Select(f => (f.Kind, $"{f.On:yyyy-MM-dd}")));
    }

    [Theory]
    [BothDatabases]
    public async Task An_extension_that_moves_the_start_or_ends_no_later_is_refused(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        await desk.Report(Row.System());
        await desk.Report(new DateOnly(2026, 7, 2), Suspended("2026-07-01", "2026-09-30"));

        var moved = await desk.Report(new DateOnly(2026, 7, 3), Suspended("2026-07-02", "2026-12-31"));
        var shorter = await desk.Report(new DateOnly(2026, 7, 4), Suspended("2026-07-01", "2026-09-29"));

        Assert.Equal("rejected certificate.extension-moves-start", moved.Answer);
        Assert.Equal("rejected certificate.extension-not-later", shorter.Answer);
        Assert.Equal(2, (await desk.Facts(Number)).Count);
    }

    [Theory]
    [BothDatabases]
    public async Task The_same_suspension_with_other_content_stays_one_suspension(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        await desk.Report(Row.System());
        await desk.Report(new DateOnly(2026, 7, 2), Suspended("2026-07-01", "2026-09-30"));

        var again = await desk.Report(new DateOnly(2026, 7, 9), Suspended("2026-07-01", "2026-09-30").With("ORG_ADDRESS", "山东省济南市历下区某路9号"));

        Assert.Equal("accepted", again.Answer);
        Assert.Equal(["CertificateReported", "CertificateSuspended", "CertificateChanged"], await desk.Kinds(Number));
    }

    [Theory]
    [BothDatabases]
    public async Task Restoration_is_possible_on_the_last_day_of_validity_and_not_after_it(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        await desk.Report(Row.System(), Row.System().With("CERT_NUMBER", "99926Q00002R0M"));
        await desk.Report(
            new DateOnly(2029, 5, 2), Suspended("2029-05-01", "2029-07-31"), Suspended("2029-05-01", "2029-07-31").With("CERT_NUMBER", "99926Q00002R0M"));

        var reported = await desk.Report(new DateOnly(2029, 6, 1), Restored("2029-05-19"), Restored("2029-05-20").With("CERT_NUMBER", "99926Q00002R0M"));

        Assert.Equal(["accepted", "rejected certificate.after-expiry"], reported.Answers);
        Assert.Equal("suspended", (await desk.Certificate("99926Q00002R0M")).Status);
    }

    [Theory]
    [BothDatabases]
    public async Task A_valid_row_older_than_the_suspension_does_not_lift_it(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        await desk.Report(Row.System());
        await desk.Report(new DateOnly(2026, 7, 2), Suspended("2026-07-01", "2026-09-30"));

        var old = await desk.Report(new DateOnly(2026, 7, 3), Row.System().With("ORG_ADDRESS", "山东省济南市历下区某路9号"));

        Assert.Equal("rejected report.older-than-suspension", old.Answer);
        Assert.Equal("suspended", (await desk.Certificate(Number)).Status);
    }

    [Theory]
    [BothDatabases]
    public async Task Revocation_is_final_and_its_repeat_is_no_fact(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        await desk.Report(Row.System());
        await desk.Report(new DateOnly(2026, 7, 2), Revoked());

        var again = await desk.Report(new DateOnly(2026, 7, 3), Revoked(), Row.System().With("CERT_NUMBER", "99926Q00002R0M"));
        var valid = await desk.Report(new DateOnly(2026, 7, 4), Row.System().With("REMARK", "再报"));
        var cancelled = await desk.Report(new DateOnly(2026, 7, 5), Row.System().With("CERTI_STATUS=04|CANCEL_CAUSE=0120|CANCEL_DATE=2026-07-04" + Act));

        Assert.Equal(["accepted", "accepted"], again.Answers);
        Assert.Equal("rejected certificate.ended", valid.Answer);
        Assert.Equal("rejected certificate.ended", cancelled.Answer);
        Assert.Equal(["CertificateReported", "CertificateRevoked"], await desk.Kinds(Number));
        Assert.Equal(("revoked", new DateOnly(2026, 7, 1)), ((await desk.Certificate(Number)).Status, (await desk.Certificate(Number)).StatusSince));
    }

    [Theory]
    [BothDatabases]
    public async Task A_suspended_certificate_may_be_cancelled(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        await desk.Report(Row.System());
        await desk.Report(new DateOnly(2026, 7, 2), Suspended("2026-07-01", "2026-09-30"));

        await desk.Report(new DateOnly(2026, 8, 2), Row.System().With("CERTI_STATUS=04|CANCEL_CAUSE=0120|CANCEL_DATE=2026-08-01" + Act));

        var held = await desk.Certificate(Number);
        Assert.Equal(("cancelled", new DateOnly(2026, 8, 1), null), (held.Status, held.StatusSince, held.SuspendedUntil));
    }

    [Theory]
    [BothDatabases]
    public async Task A_new_certificate_may_arrive_suspended_and_has_both_facts(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);

        await desk.Report(Suspended("2026-05-25", "2026-08-25"));

        Assert.Equal(["CertificateReported", "CertificateSuspended"], await desk.Kinds(Number));
    }

    [Theory]
    [BothDatabases]
    public async Task Expiry_is_believed_only_when_the_end_has_passed(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        await desk.Report(Row.System());

        var early = await desk.Report(new DateOnly(2029, 5, 19), Row.System().With("CERTI_STATUS=05" + Act));
        var late = await desk.Report(new DateOnly(2029, 5, 20), Row.System().With("CERTI_STATUS=05" + Act + "|REMARK=到期"));

        Assert.Equal("rejected report.not-yet-expired", early.Answer);
        Assert.Equal("accepted", late.Answer);
        Assert.Equal(["CertificateReported"], await desk.Kinds(Number));
    }

    [Theory]
    [BothDatabases]
    public async Task An_act_in_the_future_or_before_the_present_status_is_refused(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        await desk.Report(Row.System());

        var future = await desk.Report(new DateOnly(2026, 7, 2), Suspended("2026-07-03", "2026-09-30"));
        var before = await desk.Report(new DateOnly(2026, 7, 2), Suspended("2026-05-19", "2026-08-18"));

        Assert.Equal("rejected certificate.in-the-future", future.Answer);
        Assert.Equal("rejected certificate.out-of-order", before.Answer);
    }

    [Theory]
    [BothDatabases]
    public async Task Causes_are_public_for_compulsory_certificates_only(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        await desk.Report(Row.System());
        await desk.Report(Row.Compulsory());

        await desk.Report(new DateOnly(2026, 7, 2), Suspended("2026-07-01", "2026-09-30"));
        await desk.Report(
            new DateOnly(2026, 7, 2), Row.Compulsory().With("CERTI_STATUS=02|CERT_PAUSE_CAUSE=0203|CERT_PAUSE_S_DATE=2026-07-01|CERT_PAUSE_E_DATE=2026-09-30|REPORT_TYPE=05"));
        await desk.Report(new DateOnly(2026, 8, 2), Revoked("2026-08-01"));
        await desk.Report(
            new DateOnly(2026, 8, 2), Row.Compulsory().With("CERTI_STATUS=03|CERT_REVOKE_CAUSE=0205|CERT_REVOKE_DATE=2026-08-01|REPORT_TYPE=05"));

        Assert.All(await desk.Facts(Number), f => Assert.DoesNotContain("0116", f.Payload, StringComparison.Ordinal));
        Assert.All(await desk.Facts(Number), f => Assert.DoesNotContain("auses", f.Payload, StringComparison.Ordinal));
        Assert.Contains("\"causes\":[\"0203\"]", (await desk.Facts(Compulsory))[1].Payload, StringComparison.Ordinal);
        Assert.Contains("\"causes\":[\"0205\"]", (await desk.Facts(Compulsory))[2].Payload, StringComparison.Ordinal);
        Assert.Equal(("B0701", "CCC"), ((await desk.Certificate(Compulsory)).Scheme, (await desk.Certificate(Compulsory)).Category));
        Assert.Equal(2, await desk.Count("registry_party"));
    }

    private static Row Suspended(string from, string to)
        => Row.System().With($"CERTI_STATUS=02|PAUSE_CAUSE=0116|PAUSE_S_DATE={from}|PAUSE_E_DATE={to}" + Act);

    private static Row Restored(string on) => Row.System().With($"CHG_TYP_CODE=97_02|CHG_DATE={on}" + Act);

    private static Row Revoked(string on = "2026-07-01") => Row.System().With($"CERTI_STATUS=03|CANCEL_CAUSE=0112|CANCEL_DATE={on}" + Act);
}
