using Zhiheng.Kernel;
using Zhiheng.Registry.Certificates;

namespace Zhiheng.Modules.Tests.Registry.Certificates;

public class CertificateTests
{
    private static readonly DateOnly Issued = new(2025, 1, 15);
    private static readonly DateOnly Expires = new(2028, 1, 14);
    private static readonly DateOnly Today = new(2026, 6, 1);

    private static Certificate Valid => new()
    {
        Id = Guid.Empty, Number = "00125Q31874R1M/3700", IssuedOn = Issued, ExpiresOn = Expires, StatusSince = Issued,
    };

    private static Certificate SuspendedFrom(DateOnly from, DateOnly until)
        => Valid.Apply(Valid.Suspend(from, until, null, Today).Value);

    private static string Code<T>(Outcome<T> outcome)
        where T : notnull => outcome.Refusal.Code;

    [Fact]
    public void Suspending_from_the_day_of_the_report_is_allowed()
    {
        var outcome = Valid.Suspend(Today, Today.AddMonths(3), null, Today);

        Assert.Equal(Today, outcome.Value.EffectiveOn);
    }

    [Fact]
    public void Suspending_from_the_day_after_the_report_is_refused()
        => Assert.Equal("registry.certificate.in-the-future", Code(Valid.Suspend(Today.AddDays(1), Today.AddMonths(3), null, Today)));

    [Fact]
    public void Suspending_from_the_day_of_issue_is_allowed()
        => Assert.False(Valid.Suspend(Issued, Today, null, Today).IsRefused);

    [Fact]
    public void Suspending_from_the_day_before_issue_is_refused()
        => Assert.Equal("registry.certificate.out-of-order", Code(Valid.Suspend(Issued.AddDays(-1), Today, null, Today)));

    [Fact]
    public void A_suspension_may_last_one_day()
        => Assert.False(Valid.Suspend(Today, Today, null, Today).IsRefused);

    [Fact]
    public void A_suspension_cannot_end_before_it_starts()
        => Assert.Equal("registry.certificate.suspension-ends-first", Code(Valid.Suspend(Today, Today.AddDays(-1), null, Today)));

    [Fact]
    public void Suspending_on_the_last_day_of_validity_is_allowed()
        => Assert.False(Valid.Suspend(Expires, Expires, null, Expires).IsRefused);

    [Fact]
    public void Suspending_on_the_day_after_expiry_is_refused()
        => Assert.Equal("registry.certificate.after-expiry", Code(Valid.Suspend(Expires.AddDays(1), Expires.AddDays(9), null, Expires.AddDays(1))));

    [Fact]
    public void A_suspended_certificate_cannot_be_suspended_again()
        => Assert.Equal("registry.certificate.already-suspended", Code(SuspendedFrom(Today, Today).Suspend(Today, Today.AddDays(1), null, Today)));

    [Fact]
    public void An_extension_keeps_the_start_and_moves_the_end()
    {
        var suspended = SuspendedFrom(Today, Today.AddMonths(3));

        var outcome = suspended.Extend(Today, Today.AddMonths(6), Today.AddMonths(2));

        Assert.Equal(Today.AddMonths(6), suspended.Apply(outcome.Value).SuspendedUntil);
    }

    [Fact]
    public void An_extension_cannot_move_the_start()
        => Assert.Equal(
            "registry.certificate.extension-moves-start",
            Code(SuspendedFrom(Today, Today.AddMonths(3)).Extend(Today.AddDays(1), Today.AddMonths(6), Today.AddMonths(2))));

    [Fact]
    public void An_extension_to_the_same_end_is_refused()
        => Assert.Equal(
            "registry.certificate.extension-not-later",
            Code(SuspendedFrom(Today, Today.AddMonths(3)).Extend(Today, Today.AddMonths(3), Today)));

    [Fact]
    public void A_valid_certificate_has_no_suspension_to_extend()
        => Assert.Equal("registry.certificate.not-suspended", Code(Valid.Extend(Today, Today.AddDays(1), Today)));

    [Fact]
    public void Restoring_on_the_last_day_of_validity_is_allowed()
    {
        var suspended = Valid.Apply(Valid.Suspend(Expires.AddDays(-30), Expires.AddDays(60), null, Expires).Value);

        Assert.Equal(Standing.Valid, suspended.Apply(suspended.Restore(Expires, Expires).Value).StandingOn(Expires));
    }

    [Fact]
    public void A_suspended_certificate_cannot_be_restored_after_its_validity()
    {
        var suspended = Valid.Apply(Valid.Suspend(Expires.AddDays(-30), Expires.AddDays(60), null, Expires).Value);

        Assert.Equal("registry.certificate.after-expiry", Code(suspended.Restore(Expires.AddDays(1), Expires.AddDays(1))));
    }

    [Fact]
    public void Restoring_before_the_suspension_began_is_refused()
        => Assert.Equal("registry.certificate.out-of-order", Code(SuspendedFrom(Today, Today).Restore(Today.AddDays(-1), Today)));

    [Fact]
    public void Restoring_on_a_day_to_come_is_refused()
        => Assert.Equal("registry.certificate.in-the-future", Code(SuspendedFrom(Today, Today).Restore(Today.AddDays(1), Today)));

    [Fact]
    public void Restoring_a_valid_certificate_is_refused()
        => Assert.Equal("registry.certificate.not-suspended", Code(Valid.Restore(Today, Today)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nothing_follows_the_end_of_a_certificate(bool revoked)
    {
        var ended = revoked ? Valid.Apply(Valid.Revoke(Today, null, Today).Value) : Valid.Apply(Valid.Cancel(Today, null, Today).Value);

        Assert.Equal("registry.certificate.ended", Code(ended.Suspend(Today, Today, null, Today)));
        Assert.Equal("registry.certificate.ended", Code(ended.Restore(Today, Today)));
        Assert.Equal("registry.certificate.ended", Code(ended.Revoke(Today, null, Today)));
        Assert.Equal("registry.certificate.ended", Code(ended.Cancel(Today, null, Today)));
    }

    [Fact]
    public void A_suspended_certificate_can_be_revoked_and_cancelled()
    {
        var suspended = SuspendedFrom(Today, Today.AddMonths(3));

        Assert.False(suspended.Revoke(Today, null, Today).IsRefused);
        Assert.False(suspended.Cancel(Today, null, Today).IsRefused);
    }

    [Fact]
    public void Revoking_on_a_day_to_come_or_before_the_present_status_is_refused()
    {
        Assert.Equal("registry.certificate.in-the-future", Code(Valid.Revoke(Today.AddDays(1), null, Today)));
        Assert.Equal("registry.certificate.out-of-order", Code(SuspendedFrom(Today, Today).Revoke(Today.AddDays(-1), null, Today)));
    }

    [Fact]
    public void A_certificate_holds_on_its_last_day_and_is_expired_on_the_next()
    {
        Assert.Equal(Standing.Valid, Valid.StandingOn(Expires));
        Assert.Equal(Standing.Expired, Valid.StandingOn(Expires.AddDays(1)));
        Assert.Equal(Expires.AddDays(1), Valid.StandingSince(Expires.AddDays(30)));
    }

    [Fact]
    public void A_certificate_without_end_never_expires()
        => Assert.Equal(Standing.Valid, (Valid with { ExpiresOn = null }).StandingOn(new DateOnly(2099, 1, 1)));

    [Fact]
    public void Before_its_issue_a_certificate_is_not_yet_issued()
    {
        Assert.Equal(Standing.NotYetIssued, Valid.StandingOn(Issued.AddDays(-1)));
        Assert.Equal(Standing.Valid, Valid.StandingOn(Issued));
    }

    [Fact]
    public void A_revoked_certificate_stays_revoked_after_its_date_of_expiry()
        => Assert.Equal(Standing.Revoked, Valid.Apply(Valid.Revoke(Today, null, Today).Value).StandingOn(Expires.AddYears(1)));

    [Fact]
    public void A_suspended_certificate_expires_all_the_same()
        => Assert.Equal(Standing.Expired, SuspendedFrom(Today, Expires.AddYears(1)).StandingOn(Expires.AddDays(1)));
}
