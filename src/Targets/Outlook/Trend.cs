namespace Zhiheng.Targets.Outlook;

/// <summary>
/// A straight line through month figures by least squares, with the interval of a single new observation: at time x
/// <c>y = a + b·x ± t(n−2) · s · √(1 + 1/n + (x − x̄)² / Σ(xᵢ − x̄)²)</c>, where s² is the residual sum of squares over n − 2 (Draper and Smith, Applied
/// Regression Analysis, 3rd ed. 1998, §3.1). Time is counted in months of 365.25/12 days from the last point.
/// <para>
/// Levels of neighbouring months are not independent, so that this interval is too narrow when the line wanders. Therefore it is never taken narrower
/// than that of a walk whose monthly steps scatter by s₁ around the slope: <c>± t(n−2) · s₁ · √x</c> for x months ahead (Harvey, Forecasting, Structural
/// Time Series Models and the Kalman Filter, 1989: a random walk with drift).
/// </para>
/// </summary>
internal sealed class Trend
{
    /// <summary>Fewer points say nothing about how much they scatter around a line.</summary>
    public const int Fewest = 6;

    /// <summary>Older months say little about the coming ones.</summary>
    public const int Most = 24;

    private const double DaysInMonth = 365.25 / 12;
    private readonly DateOnly origin;
    private readonly double level, slope, scatter, step, middle, spread;
    private readonly int count;

    private Trend(IReadOnlyList<Point> points)
    {
        count = points.Count;
        origin = points[^1].Day;
        var x = points.Select(point => Months(point.Day)).ToArray();
        var y = points.Select(point => (double)point.Value).ToArray();
        middle = x.Average();
        var height = y.Average();
        spread = x.Sum(at => (at - middle) * (at - middle));
        slope = x.Zip(y, (at, value) => (at - middle) * (value - height)).Sum() / spread;
        level = height - (slope * middle);
        var residuals = x.Zip(y, (at, value) => value - level - (slope * at)).Sum(off => off * off);
        scatter = Math.Sqrt(residuals / (count - 2));
        var steps = Enumerable.Range(1, count - 1).Sum(i => Squared(y[i] - y[i - 1] - (slope * (x[i] - x[i - 1]))) / (x[i] - x[i - 1]));
        step = Math.Sqrt(steps / (count - 2));
    }

    public double Slope => slope;

    /// <summary>The last points of at most <see cref="Most"/> months; null when there are fewer than <see cref="Fewest"/>.</summary>
    public static Trend? Of(IReadOnlyList<Point> points)
        => points.TakeLast(Most).ToList() is { Count: >= Fewest } last ? new Trend(last) : null;

    public Forecast At(DateOnly day)
    {
        var (expected, error) = Expect(day);
        var half = Student.Quantile80(count - 2) * error;
        return new Forecast(day, expected - half, expected, expected + half);
    }

    /// <summary>The probability of a value of at least <paramref name="value"/> on a day. Without any scatter it is 0 or 1.</summary>
    public double ChanceOfAtLeast(double value, DateOnly day)
    {
        var (expected, error) = Expect(day);
        return error == 0 ? (expected >= value ? 1 : 0) : Student.Upper((value - expected) / error, count - 2);
    }

    private (double Value, double Error) Expect(DateOnly day)
    {
        var x = Months(day);
        var line = scatter * Math.Sqrt(1 + (1.0 / count) + (Squared(x - middle) / spread));
        return (level + (slope * x), Math.Max(line, step * Math.Sqrt(Math.Max(0, x))));
    }

    private double Months(DateOnly day) => (day.DayNumber - origin.DayNumber) / DaysInMonth;

    private static double Squared(double value) => value * value;
}

/// <summary>Student's distribution for whole degrees of freedom.</summary>
internal static class Student
{
    /// <summary>P(T &gt; t), by the finite sums of Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.7.3 and 26.7.4.</summary>
    public static double Upper(double t, int freedom)
    {
        var angle = Math.Atan(t / Math.Sqrt(freedom));
        var (sine, cosine) = Math.SinCos(angle);
        double sum = 0, term = freedom % 2 == 0 ? 1 : cosine;
        for (var i = freedom % 2 == 0 ? 0 : 1; i <= freedom - 2; i += 2)
        {
            sum += term;
            term *= cosine * cosine * (i + 1) / (i + 2);
        }

        var between = freedom % 2 == 0 ? sine * sum : 2 / Math.PI * (angle + (sine * sum));
        return (1 - between) / 2;
    }

    /// <summary>The t that 10 % lie above: two of them enclose 80 %.</summary>
    public static double Quantile80(int freedom)
    {
        double low = 0, high = 100;
        while (high - low > 1e-9)
        {
            var middle = (low + high) / 2;
            (low, high) = Upper(middle, freedom) > 0.1 ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
