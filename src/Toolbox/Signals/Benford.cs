using System.Globalization;
using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Signals;

/// <summary>Observed leading digits against Benford's law log₁₀(1 + 1/d).</summary>
/// <param name="MeanDeviation">Mean absolute deviation of the shares; Nigrini's bands: first digit .006/.012/.015, first two .0012/.0018/.0022.</param>
/// <param name="Kolmogorov">Largest difference of the cumulated shares.</param>
/// <param name="Watson">Freedman's form of Watson's U².</param>
/// <param name="LargestDeviation">Leemis' m: largest difference of shares times √n.</param>
/// <param name="Distance">Cho and Gaines' d: √(n Σ difference²).</param>
/// <param name="Z">|difference| less 1/(2n), where that is smaller, over its standard error.</param>
public sealed record DigitTest(
    IReadOnlyList<int> Observed, IReadOnlyList<double> Shares, double ChiSquared, double P, double MeanDeviation, double Kolmogorov, double Watson,
    double LargestDeviation, double Distance, IReadOnlyList<double> Z)
{
    public int Df => Observed.Count - 1;
}

/// <summary>Mean of the points on the circle at 2π·mantissa, squared length and p = exp(−n L²) for even spread.</summary>
public sealed record MantissaArc(double X, double Y, double SquaredLength, double P);

/// <summary>
/// Screens of reported numbers by their digits: first, first two and second digits, the mantissa arc, and Nigrini's distortion factor
/// (percent by which the numbers run high or low, from values of 10 and more; null without any). Values ≤ 0 are left out. A flag is a reason to look, never a finding.
/// </summary>
/// <remarks>Sources: Nigrini, Benford's Law (2012); Leemis et al. (2000); Cho and Gaines (2007); Freedman (1981).</remarks>
public sealed record Benford(DigitTest First, DigitTest FirstTwo, DigitTest Second, MantissaArc Arc, double? Distortion, int Used)
{
    /// <summary>At least ten positive numbers; below some hundreds the tests have little power.</summary>
    public static Benford Of(ReadOnlySpan<double> values)
    {
        Demand.Sample(values, 10, new("数据", "Data"));
        var used = Array.FindAll(values.ToArray(), value => value > 0);
        Demand.That(used.Length >= 10, new("数据", "Data"), new(
            "大于 0 的数不足 10 个，首位数字检验没有意义。请补充数据。",
            "fewer than 10 numbers are greater than 0, so a test of first digits has no meaning. Add data."));
        var (one, two, second) = (new int[9], new int[90], new int[10]);
        double x = 0, y = 0, collapsed = 0, large = 0;
        foreach (var value in used)
        {
            var digits = LeadingTwo(value);
            one[(digits / 10) - 1]++;
            two[digits - 10]++;
            second[digits % 10]++;
            var log = Math.Log10(value);
            var (sin, cos) = Math.SinCos(2 * Math.PI * (log - Math.Floor(log)));
            x += cos / used.Length;
            y += sin / used.Length;
            collapsed += value >= 10 ? 10 * value / Math.Pow(10, Math.Floor(log)) : 0;
            large += value >= 10 ? 1 : 0;
        }

        double n = used.Length;
        var expected = 90 / (Math.Pow(10, 1 / large) - 1);
        var squared = (x * x) + (y * y);
        return new(
            Compare(one, Law(1, 9)), Compare(two, Law(10, 90)), Compare(second, SecondDigits()), new(x, y, squared, Math.Exp(-n * squared)),
            large > 0 ? 100 * (collapsed - expected) / expected : null, used.Length);
    }

    private static double[] Law(int first, int count) => [.. Enumerable.Range(first, count).Select(d => Math.Log10(1 + (1.0 / d)))];

    private static double[] SecondDigits() => [.. Enumerable.Range(0, 10).Select(d => Enumerable.Range(1, 9).Sum(first => Math.Log10(1 + (1.0 / ((10 * first) + d)))))];

    /// <summary>The first two significant digits (10–99) as the number is written; a missing second digit is 0.</summary>
    private static int LeadingTwo(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var digits = 0;
        foreach (var c in text)
        {
            if (c == 'E')
            {
                break;
            }

            if (c is >= '0' and <= '9' && (digits > 0 || c != '0'))
            {
                digits = (digits * 10) + (c - '0');
                if (digits >= 10)
                {
                    return digits;
                }
            }
        }

        return digits * 10;
    }

    private static DigitTest Compare(int[] observed, double[] law)
    {
        double n = observed.Sum(), chi = 0, mean = 0, cumulated = 0, largest = 0, most = 0, squares = 0, sum = 0, sumSquares = 0;
        var z = new double[law.Length];
        for (var i = 0; i < law.Length; i++)
        {
            var away = (observed[i] / n) - law[i];
            chi += n * away * away / law[i];
            mean += Math.Abs(away) / law.Length;
            most = Math.Max(most, Math.Abs(away));
            squares += away * away;
            cumulated += away;
            largest = Math.Max(largest, Math.Abs(cumulated));
            sum += cumulated;
            sumSquares += cumulated * cumulated;
            var corrected = Math.Abs(away) - (1 / (2 * n) < Math.Abs(away) ? 1 / (2 * n) : 0);
            z[i] = corrected / Math.Sqrt(law[i] * (1 - law[i]) / n);
        }

        return new(
            observed, law, chi, ChiSquare.Above(chi, law.Length - 1), mean, largest, n / law.Length * (sumSquares - (sum * sum / law.Length)),
            most * Math.Sqrt(n), Math.Sqrt(n * squares), z);
    }
}
