namespace Zhiheng.Toolbox.Numerics;

/// <summary>The noncentral t distribution of (Z + δ)/s, the base of one-sided tolerance limits and exact limits of Cpk.</summary>
/// <remarks>P(T ≤ t) = E[Φ(t·s - δ)], integrated over ln s: no series that fails for large δ, as AS 243 does.</remarks>
public static class NoncentralT
{
    public static double Below(double t, double freedom, double shift) => ChiMixture.Mean(s => Normal.Below((t * s) - shift), freedom, Width(t, shift));

    public static double Above(double t, double freedom, double shift) => Below(-t, freedom, -shift);

    /// <summary>t with P(T ≤ t) = p.</summary>
    public static double Quantile(double p, double freedom, double shift)
    {
        var z = Normal.Quantile(p);
        var spread = Math.Sqrt(1 + (shift * shift / (2 * freedom)));
        return Roots.FindOutwards(
            t => p < 0.5 ? Below(t, freedom, shift) - p : (1 - p) - Above(t, freedom, shift), shift + (spread * (z - 1)), shift + (spread * (z + 1)), tolerance: 1e-14);
    }

    /// <summary>δ with P(T ≤ t) = p: the exact confidence limit of a standardised mean.</summary>
    public static double Shift(double t, double freedom, double p)
    {
        var spread = Math.Sqrt(1 + (t * t / (2 * freedom)));
        var z = Normal.Quantile(p);
        return Roots.FindOutwards(shift => p - Below(t, freedom, shift), t - (spread * (z + 1)), t - (spread * (z - 1)), tolerance: 1e-14);
    }

    private static double Width(double t, double shift) => 1 / (1 + Math.Abs(t) + Math.Abs(shift));
}
