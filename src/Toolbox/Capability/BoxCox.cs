using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Capability;

/// <summary>The power transformation (x^λ-1)/λ that makes positive data most nearly normal (G. E. P. Box, D. R. Cox, JRSS B 26 (1964)).</summary>
/// <param name="LogLikelihood">-n/2·ln(variance with divisor n) + (λ-1)·Σln x.</param>
public sealed record BoxCox(double Lambda, double LogLikelihood)
{
    /// <summary>The most likely λ between -5 and 5; data must be positive and not all the same.</summary>
    public static BoxCox Of(double[] x)
    {
        var logs = Array.ConvertAll(x, Math.Log);
        var mean = Sample.Mean(logs);
        var lambda = Roots.Minimum(l => -Likelihood(logs, mean, l), -5, 5, 1e-12);
        return new(lambda, Likelihood(logs, mean, lambda));
    }

    /// <summary>The transformed value; none for a value that is not positive.</summary>
    public double? Transform(double? x)
        => x is not > 0 ? null : Lambda == 0 ? Math.Log(x.Value) : Small.ExpMinusOne(Lambda * Math.Log(x.Value)) / Lambda;

    private static double Likelihood(double[] logs, double mean, double lambda)
    {
        Effort.Spend(5.0 * logs.Length);

        // About the geometric mean, so that powers neither overflow nor cancel.
        var powers = Array.ConvertAll(logs, log => Math.Abs(lambda) < 1e-12 ? log - mean : Small.ExpMinusOne(lambda * (log - mean)) / lambda);
        var variance = Sums.OfSquares(powers, Sample.Mean(powers)) / powers.Length;
        return (-powers.Length / 2.0 * (Math.Log(variance) + (2 * lambda * mean))) + ((lambda - 1) * mean * logs.Length);
    }
}
