namespace Zhiheng.Toolbox.Numerics;

/// <summary>The range of n means over an independent standard deviation (Tukey's honest significant difference).</summary>
public static class StudentizedRange
{
    /// <summary>P(Q ≤ q) = E[P(R ≤ q·s)].</summary>
    public static double Below(double q, int means, double freedom)
        => q <= 0 ? 0 : Math.Min(1, ChiMixture.Mean(s => NormalRange.Below(q * s, means), freedom, 0.15));

    /// <summary>P(Q &gt; q) = E[P(R &gt; q·s)]; small p-values keep their digits.</summary>
    public static double Above(double q, int means, double freedom)
        => q <= 0 ? 1 : Math.Min(1, ChiMixture.Mean(s => NormalRange.Above(q * s, means), freedom, 0.15));

    public static double Quantile(double p, int means, double freedom)
        => Roots.FindOutwards(q => Below(q, means, freedom) - p, 1, 5, least: 0, tolerance: 1e-12);
}
