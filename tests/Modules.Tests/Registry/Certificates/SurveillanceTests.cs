using Zhiheng.Platform.Reference;
using Zhiheng.Registry.Certificates;

namespace Zhiheng.Modules.Tests.Registry.Certificates;

public class SurveillanceTests
{
    private const string Rule = "cert.surveillance.max_gap";

    private static Certificate Issued(DateOnly on) => new()
    {
        Id = Guid.Empty,
        Number = "1",
        IssuedOn = on,
        ExpiresOn = on.AddYears(3).AddDays(-1),
        StatusSince = on,
        SurveillanceDue = Surveillance.Due(ReferenceData.Rules, Rule, on, null),
    };

    [Fact]
    public void The_first_surveillance_is_due_twelve_months_after_issue()
        => Assert.Equal(new DateOnly(2027, 1, 15), Issued(new DateOnly(2026, 1, 15)).SurveillanceDue);

    [Fact]
    public void The_next_surveillance_is_due_twelve_months_after_the_last()
        => Assert.Equal(
            new DateOnly(2027, 12, 20),
            Surveillance.Due(ReferenceData.Rules, Rule, new DateOnly(2026, 1, 15), new DateOnly(2026, 12, 20)));

    [Fact]
    public void A_due_date_in_a_shorter_month_is_its_last_day()
        => Assert.Equal(new DateOnly(2025, 2, 28), Surveillance.Due(ReferenceData.Rules, Rule, new DateOnly(2024, 2, 29), null));

    [Fact]
    public void A_scheme_without_surveillance_has_no_due_date()
        => Assert.Null(Surveillance.Due(ReferenceData.Rules, null, new DateOnly(2026, 1, 15), null));

    [Theory]
    [InlineData(2026, 10, 16, Alarm.None)]
    [InlineData(2026, 10, 17, Alarm.DueSoon)]
    [InlineData(2026, 12, 15, Alarm.DueSoon)]
    [InlineData(2026, 12, 16, Alarm.DueVerySoon)]
    [InlineData(2027, 1, 15, Alarm.DueVerySoon)]
    [InlineData(2027, 1, 16, Alarm.MustSuspend)]
    public void The_alarm_grows_as_the_day_comes_near(int year, int month, int day, Alarm expected)
        => Assert.Equal(expected, Surveillance.AlarmOn(new DateOnly(year, month, day), Issued(new DateOnly(2026, 1, 15))));

    [Fact]
    public void A_suspension_that_ran_out_must_end_in_revocation_from_the_next_day()
    {
        var certificate = Issued(new DateOnly(2026, 1, 15)) with
        {
            Status = CertificateStatus.Suspended, StatusSince = new DateOnly(2026, 6, 1), SuspendedUntil = new DateOnly(2026, 9, 1),
        };

        Assert.Equal(Alarm.None, Surveillance.AlarmOn(new DateOnly(2026, 9, 1), certificate));
        Assert.Equal(Alarm.MustRevoke, Surveillance.AlarmOn(new DateOnly(2026, 9, 2), certificate));
    }

    [Fact]
    public void An_ended_certificate_raises_no_alarm()
    {
        var revoked = Issued(new DateOnly(2020, 1, 15)) with { Status = CertificateStatus.Revoked, StatusSince = new DateOnly(2020, 6, 1) };

        Assert.Equal(Alarm.None, Surveillance.AlarmOn(new DateOnly(2026, 1, 1), revoked));
    }

    [Fact]
    public void An_expired_certificate_raises_no_alarm()
        => Assert.Equal(Alarm.None, Surveillance.AlarmOn(new DateOnly(2026, 1, 1), Issued(new DateOnly(2020, 1, 15))));
}
