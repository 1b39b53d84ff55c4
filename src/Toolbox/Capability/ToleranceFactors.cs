using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Capability;

/// <summary>Factors k of statistical tolerance intervals x̄ ± k·s of normal data, and sample sizes without a distribution (ISO 16269-6).</summary>
public static class ToleranceFactors
{
    private static readonly GaussLegendre Rule = GaussLegendre.Rule(60);

    /// <summary>One side, exact: the noncentral t quantile with δ = z(P)·√n, over √n.</summary>
    public static double OneSided(int n, double coverage, double confidence)
        => NoncentralT.Quantile(confidence, n - 1, Normal.Quantile(coverage) * Math.Sqrt(n)) / Math.Sqrt(n);

    /// <summary>Both sides, exact: the average over x̄ of P(χ² &gt; ν·r²/k²) equals the confidence, where Φ(x̄+r)-Φ(x̄-r) = P.</summary>
    public static double TwoSided(int n, double coverage, double confidence)
    {
        var root = Math.Sqrt(n);
        var half = 4.5 / root;
        var radii = Array.ConvertAll(Rule.Nodes, node => Radius(half * (1 + node), coverage));
        double Reached(double k)
        {
            var sum = 0.0;
            for (var i = 0; i < radii.Length; i++)
            {
                var u = half * (1 + Rule.Nodes[i]) * root;
                sum += Rule.Weights[i] * Normal.Density(u) * ChiSquare.Above((n - 1) * radii[i] * radii[i] / (k * k), n - 1);
            }

            return 2 * half * root * sum;
        }

        var start = Howe(n, coverage, confidence);
        return Roots.FindOutwards(k => Reached(k) - confidence, start * 0.95, start * 1.05, least: 1e-3, tolerance: 1e-12);
    }

    /// <summary>Both sides, the approximation of W. G. Howe, JASA 64 (1969): z·√(ν(1+1/n)/χ²(1-γ; ν)).</summary>
    public static double Howe(int n, double coverage, double confidence)
        => Normal.Quantile((1 + coverage) / 2) * Math.Sqrt((n - 1) * (1 + (1.0 / n)) / ChiSquare.Quantile(1 - confidence, n - 1));

    /// <summary>Smallest n whose greatest value covers P with the confidence: P^n ≤ 1-γ. Also the success run for reliability P.</summary>
    public static int SampleOneSided(double coverage, double confidence)
        => (int)Math.Ceiling((Math.Log(1 - confidence) / Math.Log(coverage)) - 1e-12);

    /// <summary>Smallest n whose range covers P with the confidence: 1 - n·P^(n-1) + (n-1)·P^n ≥ γ.</summary>
    public static int SampleTwoSided(double coverage, double confidence)
    {
        bool Enough(double n) => 1 - (n * Math.Pow(coverage, n - 1)) + ((n - 1) * Math.Pow(coverage, n)) >= confidence;
        var n = SampleOneSided(coverage, confidence);
        while (!Enough(n))
        {
            Effort.Spend(10);
            n++;
        }

        return n;
    }

    private static double Radius(double centre, double coverage)
    {
        var z = Normal.Quantile((1 + coverage) / 2);
        return Roots.Find(r => Normal.Below(centre + r) - Normal.Below(centre - r) - coverage, z * 0.5, centre + z + 1, 1e-15);
    }
}
