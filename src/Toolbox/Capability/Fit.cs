using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Capability;

/// <summary>A distribution fitted by maximum likelihood.</summary>
/// <param name="Parameters">Names and values in the order in which they are usually given.</param>
public sealed record Fit(
    string Name, IReadOnlyList<(string Name, double Value)> Parameters, double LogLikelihood,
    Func<double, double> Below, Func<double, double> Above, Func<double, double> Quantile)
{
    public double Akaike => (2 * Parameters.Count) - (2 * LogLikelihood);

    public double Bayes(int count) => (Parameters.Count * Math.Log(count)) - (2 * LogLikelihood);

    public static Fit NormalOf(double[] x)
    {
        var mean = Sample.Mean(x);
        var deviation = Math.Sqrt(Sums.OfSquares(x, mean) / x.Length);
        return new(
            "normal", [("mean", mean), ("sd_mle", deviation)], -x.Length * (Math.Log(deviation) + Gamma.LogRootTwoPi + 0.5),
            v => Normal.Below((v - mean) / deviation), v => Normal.Above((v - mean) / deviation), p => mean + (deviation * Normal.Quantile(p)));
    }

    /// <summary>Positive data only.</summary>
    public static Fit LognormalOf(double[] x)
    {
        var logs = Array.ConvertAll(x, Math.Log);
        var normal = NormalOf(logs);
        return new(
            "lognormal", [("meanlog", normal.Parameters[0].Value), ("sdlog", normal.Parameters[1].Value)], normal.LogLikelihood - Sums.Of(logs),
            v => v <= 0 ? 0 : normal.Below(Math.Log(v)), v => v <= 0 ? 1 : normal.Above(Math.Log(v)), p => Math.Exp(normal.Quantile(p)));
    }

    /// <summary>Positive data only.</summary>
    public static Fit ExponentialOf(double[] x)
    {
        var mean = Sample.Mean(x);
        return new(
            "exponential", [("mean", mean)], -x.Length * (Math.Log(mean) + 1),
            v => v <= 0 ? 0 : -Small.ExpMinusOne(-v / mean), v => v <= 0 ? 1 : Math.Exp(-v / mean), p => -mean * Small.LogOnePlus(-p));
    }

    /// <summary>Positive data only. The shape solves Σx^k·ln x/Σx^k - 1/k = mean(ln x).</summary>
    public static Fit WeibullOf(double[] x)
    {
        var logs = Array.ConvertAll(x, Math.Log);
        var mean = Sample.Mean(logs);
        double Score(double shape)
        {
            Effort.Spend(2.0 * logs.Length);
            double sum = 0, weighted = 0;
            foreach (var log in logs)
            {
                var power = Math.Exp(shape * (log - mean));
                sum += power;
                weighted += power * (log - mean);
            }

            return (weighted / sum) - (1 / shape);
        }

        var start = 1.2825 / Sample.Deviation(logs);
        var shape = Roots.FindOutwards(Score, start * 0.8, start * 1.25, least: start * 1e-3);
        var scale = Math.Exp(mean + (Math.Log(logs.Average(log => Math.Exp(shape * (log - mean)))) / shape));
        var likelihood = (x.Length * (Math.Log(shape) - (shape * Math.Log(scale)))) + ((shape - 1) * Sums.Of(logs)) - x.Length;
        return new(
            "weibull", [("shape", shape), ("scale", scale)], likelihood,
            v => v <= 0 ? 0 : -Small.ExpMinusOne(-Math.Pow(v / scale, shape)), v => v <= 0 ? 1 : Math.Exp(-Math.Pow(v / scale, shape)),
            p => scale * Math.Pow(-Small.LogOnePlus(-p), 1 / shape));
    }

    /// <summary>Positive data only. The shape solves ln k - ψ(k) = ln x̄ - mean(ln x).</summary>
    public static Fit GammaOf(double[] x)
    {
        var (mean, logs) = (Sample.Mean(x), Sample.Mean(Array.ConvertAll(x, Math.Log)));
        var gap = Math.Log(mean) - logs;
        var start = (3 - gap + Math.Sqrt(((gap - 3) * (gap - 3)) + (24 * gap))) / (12 * gap);
        var shape = Roots.FindOutwards(k => Math.Log(k) - Gamma.Digamma(k) - gap, start * 0.9, start * 1.1, least: start * 1e-3);
        var scale = mean / shape;
        var likelihood = x.Length * (((shape - 1) * logs) - shape - (shape * Math.Log(scale)) - Gamma.Log(shape));
        return new(
            "gamma", [("shape", shape), ("scale", scale)], likelihood,
            v => IncompleteGamma.Lower(shape, v / scale), v => IncompleteGamma.Upper(shape, v / scale), p => scale * IncompleteGamma.Quantile(shape, p));
    }

    /// <summary>Newton's method on Σtanh(z/2) = 0 and Σz·tanh(z/2) = n; null when it does not settle.</summary>
    public static Fit? LogisticOf(double[] x)
    {
        var (location, scale) = (Sample.Median(x), Sample.Deviation(x) * Math.Sqrt(3) / Math.PI);
        for (var step = 0; step < 200; step++)
        {
            Effort.Spend(4.0 * x.Length);
            double first = 0, second = -x.Length, a = 0, b = 0, c = 0;
            foreach (var value in x)
            {
                var z = (value - location) / scale;
                var t = Math.Tanh(z / 2);
                var slope = (1 - (t * t)) / 2;
                first += t;
                second += z * t;
                a += slope;
                b += z * slope;
                c += z * (t + (z * slope));
            }

            // Derivatives by the location are -(a, b + Σt)/s, by the scale -(b, c)/s.
            var d = b + first;
            var determinant = (a * c) - (b * d);
            var (moveLocation, moveScale) = (scale * ((first * c) - (b * second)) / determinant, scale * ((a * second) - (d * first)) / determinant);
            location += moveLocation;
            scale = Math.Max(scale / 3, scale + moveScale);
            if (Math.Abs(moveLocation) + Math.Abs(moveScale) < 1e-14 * (Math.Abs(location) + scale))
            {
                return Logistic(x, location, scale);
            }
        }

        return null;
    }

    private static Fit Logistic(double[] x, double location, double scale)
    {
        double Share(double z) => 1 / (1 + Math.Exp(-z));
        var likelihood = x.Sum(v => Math.Log(Share((v - location) / scale)) + Math.Log(Share((location - v) / scale)) - Math.Log(scale));
        return new(
            "logistic", [("location", location), ("scale", scale)], likelihood,
            v => Share((v - location) / scale), v => Share((location - v) / scale), p => location + (scale * (Math.Log(p) - Small.LogOnePlus(-p))));
    }
}
