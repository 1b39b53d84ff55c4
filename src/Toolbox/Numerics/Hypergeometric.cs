namespace Zhiheng.Toolbox.Numerics;

/// <summary>The number of marked items in a sample of <c>drawn</c> from <c>marked + plain</c> items without replacement.</summary>
public static class Hypergeometric
{
    /// <summary>P(X = x), as a quotient of three binomial probabilities (C. Loader 2000).</summary>
    public static double Density(double x, double marked, double plain, double drawn)
    {
        if (x != Math.Floor(x) || x < Math.Max(0, drawn - plain) || x > Math.Min(marked, drawn))
        {
            return 0;
        }

        if (drawn == 0)
        {
            return 1;
        }

        var (p, q) = (drawn / (marked + plain), (marked + plain - drawn) / (marked + plain));
        return Binomial.Saddle(x, marked - x, p, q) * Binomial.Saddle(drawn - x, plain - drawn + x, p, q)
            / Binomial.Saddle(drawn, marked + plain - drawn, p, q);
    }

    /// <summary>P(X ≤ x).</summary>
    public static double Below(double x, double marked, double plain, double drawn)
    {
        x = Math.Floor(x);
        if (x < Math.Max(0, drawn - plain))
        {
            return 0;
        }

        if (x >= Math.Min(marked, drawn))
        {
            return 1;
        }

        // Sum the tail on the short side: the other one is the complement.
        return x * (marked + plain) <= drawn * marked
            ? LowerSum(x, marked, plain, drawn)
            : 1 - LowerSum(drawn - x - 1, plain, marked, drawn);
    }

    /// <summary>P(X &gt; x): the plain items of the sample are at most drawn - x - 1.</summary>
    public static double Above(double x, double marked, double plain, double drawn) => Below(drawn - Math.Floor(x) - 1, plain, marked, drawn);

    private static double LowerSum(double x, double marked, double plain, double drawn)
    {
        var sum = 1.0;
        var term = 1.0;
        for (var i = x; i > 0 && term > 1e-17 * sum; i--)
        {
            Effort.Spend(1);
            term *= i * (plain - drawn + i) / ((drawn + 1 - i) * (marked + 1 - i));
            sum += term;
        }

        return Density(x, marked, plain, drawn) * sum;
    }
}
