namespace Zhiheng.Targets.Outlook;

/// <summary>
/// What a year will bring, from the flows of the last complete months: each is taken as one draw from the same distribution, with mean m and
/// standard deviation s over n months. For k months to come the sum is <c>k·m ± t(n−1) · s · √(k + k²/n)</c>: the scatter of the months and the
/// uncertainty of the mean. Seasons are not modelled. A month's flow is the figure at its end less that of the month before; in January it is the figure.
/// </summary>
internal sealed class Flow
{
    private const double DaysInMonth = 365.25 / 12;
    private readonly double mean, scatter;
    private readonly int count;

    private Flow(IReadOnlyList<double> flows)
    {
        count = flows.Count;
        mean = flows.Average();
        scatter = Math.Sqrt(flows.Sum(flow => (flow - mean) * (flow - mean)) / (count - 1));
    }

    /// <summary>Null when fewer than <see cref="Trend.Fewest"/> complete months are known.</summary>
    public static Flow? Of(IReadOnlyList<Point> points)
    {
        var ends = points.Where(point => point.Day.AddDays(1).Day == 1).ToDictionary(point => (point.Day.Year, point.Day.Month), point => (double)point.Value);
        var flows = ends.OrderBy(end => end.Key)
            .Select(end => end.Key.Month == 1 ? end.Value : ends.TryGetValue((end.Key.Year, end.Key.Month - 1), out var before) ? end.Value - before : (double?)null)
            .OfType<double>().TakeLast(Trend.Most).ToList();
        return flows.Count >= Trend.Fewest ? new Flow(flows) : null;
    }

    /// <summary>The year to date on <paramref name="day"/>, from what it was on an earlier day of the same year.</summary>
    public Forecast At(DateOnly day, double done, DateOnly doneOn)
    {
        var (expected, error) = Expect(day, done, doneOn);
        var half = Student.Quantile80(count - 1) * error;
        return new Forecast(day, Math.Max(done, expected - half), expected, expected + half);
    }

    public double ChanceOfAtLeast(double value, DateOnly day, double done, DateOnly doneOn)
    {
        var (expected, error) = Expect(day, done, doneOn);
        return error == 0 ? (expected >= value ? 1 : 0) : Student.Upper((value - expected) / error, count - 1);
    }

    private (double Value, double Error) Expect(DateOnly day, double done, DateOnly doneOn)
    {
        var months = (day.DayNumber - doneOn.DayNumber) / DaysInMonth;
        return (done + (months * mean), scatter * Math.Sqrt(months + (months * months / count)));
    }
}
