using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Capability;

/// <summary>A test statistic and its p-value.</summary>
public readonly record struct TestResult(double Statistic, double PValue);

/// <summary>Tests of normality with estimated mean and standard deviation. Data are sorted, at least 5 (Anderson-Darling: 8), not all the same.</summary>
public static class Normality
{
    /// <summary>Anderson-Darling; p by R. B. D'Agostino, M. A. Stephens, Goodness-of-Fit Techniques (1986), table 4.9.</summary>
    public static (double Statistic, double Adjusted, double PValue) AndersonDarling(double[] sorted)
    {
        var (mean, deviation) = Standard(sorted);
        var a = AndersonDarling(sorted, x => Normal.Below((x - mean) / deviation), x => Normal.Above((x - mean) / deviation));
        var n = (double)sorted.Length;
        var b = a * (1 + (0.75 / n) + (2.25 / (n * n)));
        var p = b switch
        {
            < 0.2 => -Small.ExpMinusOne(-13.436 + (101.14 * b) - (223.73 * b * b)),
            < 0.34 => -Small.ExpMinusOne(-8.318 + (42.796 * b) - (59.938 * b * b)),
            < 0.6 => Math.Exp(0.9177 - (4.279 * b) - (1.38 * b * b)),
            < 10 => Math.Exp(1.2937 - (5.709 * b) + (0.0186 * b * b)),
            _ => 3.7e-24,
        };
        return (a, b, p);
    }

    /// <summary>A² = -n - Σ(2i-1)(ln F(x_i) + ln(1-F(x_(n+1-i))))/n for any distribution.</summary>
    public static double AndersonDarling(double[] sorted, Func<double, double> below, Func<double, double> above)
    {
        // n is taken from a sum of about -n: a one goes with every term and the rounding is carried along, so that no digits go.
        var n = sorted.Length;
        var (sum, lost) = (0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            var (f, g) = (below(sorted[i]), above(sorted[n - 1 - i]));
            if (f == 0 || g == 0)
            {
                return double.PositiveInfinity;
            }

            var log = f * g > 1e-290 ? Math.Log(f * g) : Math.Log(f) + Math.Log(g);
            var term = (((2.0 * i) + 1) / n * log) + 1 - lost;
            var next = sum + term;
            lost = next - sum - term;
            sum = next;
        }

        return -sum;
    }

    /// <summary>Cramér-von Mises; p by D'Agostino and Stephens (1986).</summary>
    public static TestResult CramerVonMises(double[] sorted)
    {
        var (mean, deviation) = Standard(sorted);
        var n = (double)sorted.Length;
        var w = 1 / (12 * n);
        for (var i = 0; i < sorted.Length; i++)
        {
            var gap = Normal.Below((sorted[i] - mean) / deviation) - (((2 * i) + 1) / (2 * n));
            w += gap * gap;
        }

        var b = w * (1 + (0.5 / n));
        var p = b switch
        {
            < 0.0275 => -Small.ExpMinusOne(-13.953 + (775.5 * b) - (12542.61 * b * b)),
            < 0.051 => -Small.ExpMinusOne(-5.903 + (179.546 * b) - (1515.29 * b * b)),
            < 0.092 => Math.Exp(0.886 - (31.62 * b) + (10.897 * b * b)),
            < 1.1 => Math.Exp(1.111 - (34.242 * b) + (12.832 * b * b)),
            _ => 7.37e-10,
        };
        return new(w, p);
    }

    /// <summary>Lilliefors' form of the Kolmogorov-Smirnov test; p by G. E. Dallal, L. Wilkinson (1986), above 0.1 by the fit of M. A. Stephens (1974).</summary>
    public static TestResult Lilliefors(double[] sorted)
    {
        var (mean, deviation) = Standard(sorted);
        var n = (double)sorted.Length;
        var d = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            var below = Normal.Below((sorted[i] - mean) / deviation);
            d = Math.Max(d, Math.Max(((i + 1) / n) - below, below - (i / n)));
        }

        var (k, m) = n <= 100 ? (d, n) : (d * Math.Pow(n / 100, 0.49), 100);
        var p = Math.Exp((-7.01256 * k * k * (m + 2.78019)) + (2.99587 * k * Math.Sqrt(m + 2.78019)) - 0.122119 + (0.974598 / Math.Sqrt(m)) + (1.67997 / m));
        return new(d, p > 0.1 ? Middle((Math.Sqrt(n) - 0.01 + (0.85 / Math.Sqrt(n))) * d) : p);
    }

    /// <summary>Shapiro-Francia; p by P. Royston, Statistics in Medicine 12 (1993).</summary>
    public static TestResult ShapiroFrancia(double[] sorted)
    {
        var n = sorted.Length;
        var scores = new double[n];
        for (var i = 0; i < n; i++)
        {
            scores[i] = Normal.Quantile((i + 1 - 0.375) / (n + 0.25));
        }

        var w = SquaredCorrelation(sorted, scores);
        var u = Math.Log(n);
        var v = Math.Log(u);
        var mean = -1.2725 + (1.0521 * (v - u));
        var deviation = 1.0308 - (0.26758 * (v + (2 / u)));
        return new(w, Normal.Above((Math.Log(1 - w) - mean) / deviation));
    }

    /// <summary>Jarque-Bera: n/6·(g1² + g2²/4), chi-square with 2 degrees of freedom.</summary>
    public static TestResult JarqueBera(double[] sorted)
    {
        var (skew, kurtosis) = Moments(sorted);
        var b = sorted.Length / 6.0 * ((skew * skew) + (kurtosis * kurtosis / 4));
        return new(b, Math.Exp(-b / 2));
    }

    /// <summary>Pearson's chi-square with ⌈2n^0.4⌉ classes of equal probability and two estimated parameters.</summary>
    public static (double Statistic, double PValue, int Classes) Pearson(double[] sorted)
    {
        var (mean, deviation) = Standard(sorted);
        var classes = (int)Math.Ceiling(2 * Math.Pow(sorted.Length, 0.4));
        var counts = new int[classes];
        foreach (var x in sorted)
        {
            counts[Math.Min(classes - 1, (int)(classes * Normal.Below((x - mean) / deviation)))]++;
        }

        var expected = (double)sorted.Length / classes;
        var sum = 0.0;
        foreach (var count in counts)
        {
            sum += (count - expected) * (count - expected) / expected;
        }

        return (sum, ChiSquare.Above(sum, classes - 3), classes);
    }

    /// <summary>m3/m2^1.5 and m4/m2² - 3, central moments with divisor n.</summary>
    public static (double Skew, double Kurtosis) Moments(double[] x)
    {
        var mean = Sample.Mean(x);
        double two = 0, three = 0, four = 0;
        foreach (var value in x)
        {
            var d = value - mean;
            two += d * d;
            three += d * d * d;
            four += d * d * d * d;
        }

        (two, three, four) = (two / x.Length, three / x.Length, four / x.Length);
        return (three / Math.Pow(two, 1.5), (four / (two * two)) - 3);
    }

    internal static double SquaredCorrelation(double[] x, double[] y)
    {
        var (meanX, meanY) = (Sample.Mean(x), Sample.Mean(y));
        double xx = 0, yy = 0, xy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var (dx, dy) = (x[i] - meanX, y[i] - meanY);
            (xx, yy, xy) = (xx + (dx * dx), yy + (dy * dy), xy + (dx * dy));
        }

        return xy * xy / (xx * yy);
    }

    private static (double Mean, double Deviation) Standard(double[] x)
    {
        var mean = Sample.Mean(x);
        return (mean, Sample.Deviation(x, mean));
    }

    private static double Middle(double k) => k switch
    {
        <= 0.302 => 1,
        <= 0.5 => Polynomial.At(k, [2.76773, -19.828315, 80.709644, -138.55152, 81.218052]),
        <= 0.9 => Polynomial.At(k, [-4.901232, 40.662806, -97.490286, 94.029866, -32.355711]),
        <= 1.31 => Polynomial.At(k, [6.198765, -19.558097, 23.186922, -12.234627, 2.423045]),
        _ => 0,
    };
}
