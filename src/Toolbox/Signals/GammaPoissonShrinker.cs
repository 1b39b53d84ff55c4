using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Signals;

/// <summary>Prior of the relative rate: share P of Gamma(A1, B1) and 1 − P of Gamma(A2, B2), shape and rate.</summary>
public sealed record GammaMixture(double A1, double B1, double A2, double B2, double P);

/// <summary>Shrunken relative rate of one pair: probability of the first component, EBGM = exp E[ln λ | n], 5 % and 95 % points.</summary>
public sealed record ShrunkenRate(double Q, double Ebgm, double Low, double High);

/// <summary>
/// DuMouchel's gamma-Poisson shrinker for product-event pairs with counts n and expected counts E: n is negative binomial under each
/// component; pairs are known only with n ≥ 1 (or all), so each component is divided by 1 − f(0). The prior is fitted by maximum likelihood.
/// </summary>
/// <remarks>DuMouchel, American Statistician 53 (1999) 177; DuMouchel and Pregibon, KDD 2001. Signal: EB05 ≥ 2.</remarks>
public static class GammaPoissonShrinker
{
    private const int MostSteps = 500;

    /// <summary>Fits the prior; returns it with the negative log-likelihood.</summary>
    /// <param name="truncated">True when pairs with n = 0 are not in the list (the usual case).</param>
    public static (GammaMixture Prior, double NegativeLogLikelihood) Fit(ReadOnlySpan<double> counts, ReadOnlySpan<double> expected, GammaMixture start, bool truncated = true)
    {
        Check(counts, expected, truncated);
        var (n, e) = (counts.ToArray(), expected.ToArray());
        var (at, value) = QuasiNewton.Minimum(p => Likelihood(p, n, e, truncated), Free(start), MostSteps);
        return (Bound(at), value);
    }

    public static ShrunkenRate Score(double count, double expected, GammaMixture prior)
    {
        Demand.That(count >= 0 && count == Math.Floor(count), Words.Both("N"), new("应为不小于 0 的整数计数。请更正。", "it must be a whole count of at least 0. Correct it."));
        Demand.Positive(expected, Words.Both("E"));
        var first = Math.Log(prior.P) + LogMass(count, expected, prior.A1, prior.B1).Value;
        var second = double.LogP1(-prior.P) + LogMass(count, expected, prior.A2, prior.B2).Value;
        var q = 1 / (1 + Math.Exp(second - first));
        var (a1, b1, a2, b2) = (prior.A1 + count, prior.B1 + expected, prior.A2 + count, prior.B2 + expected);
        var ebgm = Math.Exp((q * (Gamma.Digamma(a1) - Math.Log(b1))) + ((1 - q) * (Gamma.Digamma(a2) - Math.Log(b2))));
        return new(q, ebgm, Quantile(0.05), Quantile(0.95));

        double Quantile(double p)
        {
            var (x1, x2) = (IncompleteGamma.Quantile(a1, p) / b1, IncompleteGamma.Quantile(a2, p) / b2);
            var (low, high) = (Math.Min(x1, x2), Math.Max(x1, x2));
            double Gap(double x) => (q * IncompleteGamma.Lower(a1, b1 * x)) + ((1 - q) * IncompleteGamma.Lower(a2, b2 * x)) - p;

            // The point lies between those of the components; where one has all the weight rounding can put it a little beyond its own.
            return Gap(low) >= 0 ? low : Gap(high) <= 0 ? high : Roots.Find(Gap, low, high);
        }
    }

    /// <summary>Positive parameters as logarithms, the share as a logit, so that the search needs no bounds.</summary>
    private static double[] Free(GammaMixture m)
    {
        Demand.Probability(m.P, Words.Both("P"));
        double[] positive = [m.A1, m.B1, m.A2, m.B2];
        return [.. positive.Select(value => Math.Log(Demand.Positive(value, Words.Both("start")))), Math.Log(m.P / (1 - m.P))];
    }

    private static GammaMixture Bound(double[] p) => new(Math.Exp(p[0]), Math.Exp(p[1]), Math.Exp(p[2]), Math.Exp(p[3]), 1 / (1 + Math.Exp(-p[4])));

    private static (double Value, double[] Gradient) Likelihood(double[] free, double[] n, double[] e, bool truncated)
    {
        Effort.Spend(40.0 * n.Length);
        var m = Bound(free);
        double sum = 0;
        var gradient = new double[5];
        for (var i = 0; i < n.Length; i++)
        {
            var (f1, f2) = (Component(n[i], e[i], m.A1, m.B1, truncated), Component(n[i], e[i], m.A2, m.B2, truncated));
            var (l1, l2) = (Math.Log(m.P) + f1.Value, double.LogP1(-m.P) + f2.Value);
            var top = Math.Max(l1, l2);
            var log = top + Math.Log(Math.Exp(l1 - top) + Math.Exp(l2 - top));
            var q = Math.Exp(l1 - log);
            sum -= log;
            gradient[0] -= q * f1.ByA * m.A1;
            gradient[1] -= q * f1.ByB * m.B1;
            gradient[2] -= (1 - q) * f2.ByA * m.A2;
            gradient[3] -= (1 - q) * f2.ByB * m.B2;
            gradient[4] -= q - m.P;
        }

        return (sum, gradient);
    }

    private static (double Value, double ByA, double ByB) Component(double n, double e, double a, double b, bool truncated)
    {
        var mass = LogMass(n, e, a, b);
        if (!truncated)
        {
            return mass;
        }

        var (byA, byB) = (-Math.Log(1 + (e / b)), a * e / (b * (b + e)));
        var log0 = a * byA;
        var odds = 1 / (Math.Exp(-log0) - 1);
        return (mass.Value - Math.Log(-Math.Exp(log0) + 1), mass.ByA + (odds * byA), mass.ByB + (odds * byB));
    }

    /// <summary>Log of the negative binomial probability and its derivatives by shape and rate.</summary>
    private static (double Value, double ByA, double ByB) LogMass(double n, double e, double a, double b)
    {
        double value = 0, byA = 0;
        if (n <= 64)
        {
            for (var k = 0; k < n; k++)
            {
                value += Math.Log((a + k) / (k + 1));
                byA += 1 / (a + k);
            }
        }
        else
        {
            value = Gamma.Log(a + n) - Gamma.Log(a) - Gamma.Log(n + 1);
            byA = Gamma.Digamma(a + n) - Gamma.Digamma(a);
        }

        var stays = -Math.Log(1 + (e / b));
        return (value + (a * stays) + (n * Math.Log(e / (b + e))), byA + stays, (a / b) - ((a + n) / (b + e)));
    }

    private static void Check(ReadOnlySpan<double> counts, ReadOnlySpan<double> expected, bool truncated)
    {
        Demand.Sample(counts, 20, Words.Both("N"));
        Demand.Sample(expected, 20, Words.Both("E"));
        Demand.SameLength(expected.Length, Words.Both("E"), counts.Length, Words.Both("N"));
        for (var i = 0; i < counts.Length; i++)
        {
            if (!(counts[i] >= (truncated ? 1 : 0) && counts[i] == Math.Floor(counts[i])))
            {
                throw Demand.Refuse(Words.Both($"N[{i + 1}]"), truncated
                    ? new("应为不小于 1 的整数（只列出现过的组合）。请更正。", "it must be a whole number of at least 1 (list only combinations that occurred). Correct it.")
                    : new("应为不小于 0 的整数。请更正。", "it must be a whole number of at least 0. Correct it."));
            }

            Demand.Positive(expected[i], Words.Both($"E[{i + 1}]"));
        }
    }
}
