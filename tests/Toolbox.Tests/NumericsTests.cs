using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Tests;

/// <summary>Identities and limits that hold for every argument, beside the golden values.</summary>
public class NumericsTests
{
    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e-20)]
    [InlineData(0.001)]
    [InlineData(0.4999999)]
    [InlineData(0.5)]
    [InlineData(0.999999)]
    public void A_normal_quantile_leads_back_to_its_share(double p) => Close(p, Normal.Below(Normal.Quantile(p)), 1e-12);

    [Theory]
    [InlineData(0.02, 1e-5)]
    [InlineData(0.5, 0.3)]
    [InlineData(3, 0.9999999)]
    [InlineData(1e6, 1e-10)]
    public void A_gamma_quantile_leads_back_to_its_share(double shape, double p) => Close(p, IncompleteGamma.Lower(shape, IncompleteGamma.Quantile(shape, p)), 1e-10);

    [Theory]
    [InlineData(0.1, 0.1, 0.3)]
    [InlineData(2, 300, 1e-12)]
    [InlineData(500, 0.7, 0.999)]
    public void A_beta_quantile_leads_back_to_its_share(double a, double b, double p) => Close(p, IncompleteBeta.Lower(IncompleteBeta.Quantile(p, a, b), a, b), 1e-10);

    [Theory]
    [InlineData(-30)]
    [InlineData(-2)]
    [InlineData(0)]
    [InlineData(4)]
    public void Noncentral_t_without_shift_is_t(double t) => Close(StudentT.Below(t, 7), NoncentralT.Below(t, 7, 0), 1e-11);

    [Fact]
    public void The_studentised_range_of_two_means_is_t()
        => Close(2 * StudentT.Above(3 / Math.Sqrt(2), 11), StudentizedRange.Above(3, 2, 11), 1e-11);

    [Fact]
    public void The_upper_tail_of_the_studentised_range_is_not_lost()
        => Close(2 * StudentT.Above(30 / Math.Sqrt(2), 20), StudentizedRange.Above(30, 2, 20), 1e-9);

    [Theory]
    [InlineData(0.95, 3, 20)]
    [InlineData(0.01, 10, 5)]
    [InlineData(0.999, 4, double.PositiveInfinity)]
    public void A_studentised_range_quantile_leads_back_to_its_share(double p, int means, double freedom)
        => Close(p, StudentizedRange.Below(StudentizedRange.Quantile(p, means, freedom), means, freedom), 1e-9);

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public void A_noncentral_quantile_and_shift_lead_back(double p)
    {
        Close(p, NoncentralT.Below(NoncentralT.Quantile(p, 12, 3), 12, 3), 1e-11);
        Close(p, NoncentralT.Below(2.5, 12, NoncentralT.Shift(2.5, 12, p)), 1e-11);
    }

    [Fact]
    public void Both_tails_of_counts_add_up_to_one()
    {
        for (var x = 0; x < 20; x++)
        {
            Close(1, Binomial.Below(x, 19, 0.3) + Binomial.Above(x, 19, 0.3), 1e-14);
            Close(1, Poisson.Below(x, 6.5) + Poisson.Above(x, 6.5), 1e-14);
            Close(1, Hypergeometric.Below(x, 30, 50, 19) + Hypergeometric.Above(x, 30, 50, 19), 1e-13);
        }
    }

    [Fact]
    public void A_count_quantile_is_the_smallest_count_that_reaches_the_share()
    {
        foreach (var p in new[] { 0.001, 0.05, 0.5, 0.95, 0.9999 })
        {
            var x = Poisson.Quantile(p, 17.3);

            Assert.True(Poisson.Below(x, 17.3) >= p && Poisson.Below(x - 1, 17.3) < p);
        }
    }

    [Fact]
    public void A_count_that_cannot_occur_has_no_probability()
    {
        Assert.Equal(0, Binomial.Density(1.5, 10, 0.5));
        Assert.Equal(0, Binomial.Density(11, 10, 0.5));
        Assert.Equal(0, Poisson.Density(-1, 2));
        Assert.Equal(0, Hypergeometric.Density(6, 5, 20, 10));
        Assert.Equal(1, Binomial.Density(0, 10, 0));
        Assert.Equal(1, Binomial.Density(10, 10, 1));
    }

    [Fact]
    public void Small_arguments_keep_their_digits()
    {
        Close(1e-12, Small.LogOnePlus(1e-12), 1e-12);
        Close(1e-12, Small.ExpMinusOne(1e-12), 1e-12);
        Close(-1, Small.ExpMinusOne(-1000), 0);
    }

    [Fact]
    public void A_dependent_matrix_has_no_factor() => Assert.Null(Cholesky.Of([[1, 2], [2, 4]]));

    [Fact]
    public void Brent_finds_a_zero_and_says_where_there_is_none()
    {
        Close(Math.Sqrt(2), Roots.Find(x => (x * x) - 2, 0, 2), 1e-15);
        Assert.True(double.IsNaN(Roots.Find(x => (x * x) + 1, 0, 2)));
        Close(3, Roots.Minimum(x => ((x - 3) * (x - 3)) + 1, -10, 10), 1e-7);
    }

    private static void Close(double expected, double got, double relative)
        => Assert.True(Math.Abs(got - expected) <= relative * Math.Abs(expected), $"expected {expected:R}, got {got:R}");
}
