using Zhiheng.Web.Look;

namespace Zhiheng.Web.Tests;

public class LifeTests
{
    private static readonly DateOnly Issued = new(2025, 1, 1);
    private static readonly DateOnly Expires = new(2025, 4, 11);

    [Fact]
    public void Today_stands_where_its_share_of_the_days_has_passed()
    {
        var life = Living(Issued.AddDays(25));

        Assert.Equal(25, life.At(life.Today));
    }

    [Fact]
    public void A_day_before_the_award_stands_at_the_start() => Assert.Equal(0, Living(Issued).At(Issued.AddDays(-9)));

    [Fact]
    public void The_line_grows_to_today_once_the_certificate_has_expired()
    {
        var life = Living(Expires.AddDays(100));

        Assert.Equal(50, life.At(Expires));
        Assert.Contains(new Life.Stretch("ended", 50, 50), life.Stretches());
    }

    [Fact]
    public void On_its_last_day_the_certificate_has_not_ended()
    {
        var life = Living(Expires);

        Assert.DoesNotContain(life.Stretches(), stretch => stretch.Kind == "ended");
    }

    [Fact]
    public void An_open_suspension_reaches_today_and_counts_both_its_days()
    {
        var pause = new Life.Pause(Issued.AddDays(10), null);
        var life = Living(Issued.AddDays(19)) with { Pauses = [pause] };

        Assert.Equal(10, pause.DaysUntil(life.Today));
        Assert.Contains(life.Stretches(), stretch => stretch is { Kind: "suspended", Start: 10, Width: 10 });
    }

    [Fact]
    public void Nothing_is_valid_after_a_revocation()
    {
        var life = Living(Issued.AddDays(60)) with { EndedOn = Issued.AddDays(40), WasRevoked = true };

        Assert.Contains(new Life.Stretch("valid", 0, 40), life.Stretches());
        Assert.Contains(new Life.Stretch("revoked", 40, 20), life.Stretches());
    }

    [Fact]
    public void A_certificate_without_end_is_valid_up_to_today()
    {
        var life = Living(Issued.AddDays(60)) with { ExpiresOn = null };

        Assert.Contains(new Life.Stretch("valid", 0, 100), life.Stretches());
    }

    [Fact]
    public void A_certificate_of_a_single_day_can_be_drawn() =>
        Assert.All(new Life(Issued, Issued, Issued, []).Stretches(), stretch => Assert.True(double.IsFinite(stretch.Width)));

    [Fact]
    public void The_line_of_a_restless_certificate_stays_small()
    {
        var restless = Enumerable.Range(0, 400).Select(i => new Life.Pause(Issued.AddDays(2 * i), Issued.AddDays(2 * i)));

        var life = new Life(Issued, Issued.AddYears(3), Issued.AddDays(900), [.. restless]);

        Assert.InRange(life.Stretches().Count(), 3, 120);
    }

    private static Life Living(DateOnly today) => new(Issued, Expires, today, []);
}
