using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.RunLength;

/// <summary>Run lengths of charts without memory: one over the chance of a signal.</summary>
public static class ShewhartLength
{
    /// <summary>β = Φ(k-δ√n) - Φ(-k-δ√n): the chance that a shift of δσ stays unseen by one subgroup mean.</summary>
    public static double Beta(double shift, int size, double k = 3) => 1 - Signal(shift, size, k);

    /// <summary>1/(1-β).</summary>
    public static double Length(double shift, int size, double k = 3) => 1 / Signal(shift, size, k);

    /// <summary>The s chart with upper limit B6·σ₀ when σ = <paramref name="ratio"/>·σ₀: 1/P(χ² &gt; (n-1)·B6²/ratio²).</summary>
    public static double OfDeviations(double ratio, int size)
    {
        var limit = ChartConstants.Of(size).B6 / ratio;
        return 1 / ChiSquare.Above((size - 1) * limit * limit, size - 1);
    }

    private static double Signal(double shift, int size, double k)
    {
        var moved = shift * Math.Sqrt(size);
        return Normal.Above(k - moved) + Normal.Below(-k - moved);
    }
}
