using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Tests.Sheets;

public sealed class ThinningTests
{
    [Theory]
    [InlineData(ChartKind.Control, 4000)]
    [InlineData(ChartKind.Line, 1)]
    [InlineData(ChartKind.Bar, 9000)]
    [InlineData(ChartKind.Control, 0)]
    public void Few_points_and_other_charts_stay_as_they_are(ChartKind kind, int points)
    {
        var chart = Wave(points) with { Kind = kind };

        Assert.Same(chart, Thinning.Of(chart));
    }

    [Theory]
    [InlineData(4001)]
    [InlineData(100_000)]
    [InlineData(1_000_000)]
    public void Many_points_become_about_four_thousand_with_their_places(int points)
    {
        var full = Wave(points);
        var thin = Thinning.Of(full);

        var (series, before) = (thin.Series[0], full.Series[0].Values);
        Assert.InRange(series.Values.Count, 1000, 4000);
        Assert.Equal(1, series.At![0]);
        Assert.Equal(points, series.At[^1]);
        Assert.All(Enumerable.Range(0, series.Values.Count), i => Assert.Equal(before[(int)series.At[i] - 1], series.Values[i]));
        Assert.Equal(before.Max(), series.Values.Max());
        Assert.Equal(before.Min(), series.Values.Min());
        Assert.Contains($"{points:#,0} 点", thin.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void No_flagged_point_is_dropped()
    {
        var places = Enumerable.Range(0, 3000).Select(i => i * 41 % 120_000).Append(0).Append(119_999).Distinct().ToList();
        var full = Wave(120_000);
        full = full with { Series = [full.Series[0] with { Flags = places.ToDictionary(place => place, place => $"点 {place}") }] };

        var series = Thinning.Of(full).Series[0];

        Assert.Equal(places.Count, series.Flags.Count);
        Assert.All(series.Flags, flag => Assert.Equal($"点 {(int)series.At![flag.Key] - 1}", flag.Value));
    }

    [Fact]
    public void Gaps_stay_gaps_and_bands_of_uncertainty_stay_with_their_points()
    {
        double?[] values = [.. Enumerable.Range(0, 50_000).Select(i => i is >= 20_000 and < 30_000 ? null : (double?)i)];
        var chart = new Chart { Kind = ChartKind.Line, Title = "", Series = [new("a", values) { Low = values, High = values }] };

        var series = Thinning.Of(chart).Series[0];

        Assert.Contains(null, series.Values);
        Assert.Equal(series.Values, series.Low);
        Assert.Equal(series.Values, series.High);
        Assert.All(Enumerable.Range(0, series.Values.Count).Where(i => series.Values[i] is null), i => Assert.InRange(series.At![i], 20_001, 30_000));
    }

    [Fact]
    public void Limits_keep_where_they_change_and_share_the_places_of_the_points()
    {
        var full = Wave(200_000);
        double?[] limit = [.. Enumerable.Range(0, 200_000).Select(i => i < 123_456 ? 3.0 : (double?)5)];
        var thin = Thinning.Of(full with { Series = [full.Series[0], new("UCL", limit) { Look = SeriesLook.Stepped }] });

        Assert.Equal(thin.Series[0].At, thin.Series[1].At);
        var change = Array.FindIndex(thin.Series[1].Values.ToArray(), value => value == 5);
        Assert.Equal(123_457, thin.Series[1].At![change]);
        Assert.Equal(123_456, thin.Series[1].At![change - 1]);
        Assert.InRange(thin.Series[0].Values.Count, 1000, 4000);
    }

    [Fact]
    public void Names_go_with_their_points_and_upright_bands_follow()
    {
        var full = Wave(10_000) with { Labels = [.. Enumerable.Range(0, 10_000).Select(i => $"点 {i}")], Bands = [new("后", 4999.5, 9999.5, Tone.Plain, IsUpright: true)] };

        var thin = Thinning.Of(full);

        Assert.Equal(thin.Labels.Count, thin.Series[0].Values.Count);
        Assert.Null(thin.Series[0].At);
        Assert.All(Enumerable.Range(0, thin.Labels.Count), i => Assert.Equal(full.Series[0].Values[int.Parse(thin.Labels[i][2..])], thin.Series[0].Values[i]));
        var first = thin.Labels.TakeWhile(label => int.Parse(label[2..]) < 5000).Count();
        Assert.Equal(first - 0.5, thin.Bands[0].From);
    }

    [Fact]
    public void Series_with_places_of_their_own_keep_them()
    {
        double[] at = [.. Enumerable.Range(0, 6000).Select(i => i / 10.0)];
        var thin = Thinning.Of(new Chart { Kind = ChartKind.Line, Title = "", Series = [new("a", [.. at.Select(x => (double?)Math.Sin(x))]) { At = at }, new("b", [1, 2]) { At = [0, 600] }] });

        Assert.All(Enumerable.Range(0, thin.Series[0].Values.Count), i => Assert.Equal(Math.Sin(thin.Series[0].At![i]), thin.Series[0].Values[i]));
        Assert.Equal([0.0, 600], thin.Series[1].At);
    }

    private static Chart Wave(int points) => new()
    {
        Kind = ChartKind.Control,
        Title = "",
        Series = [new("a", [.. Enumerable.Range(0, points).Select(i => (double?)(Math.Sin(i / 500.0) + (0.3 * (((i * 7919L) % 1000 / 1000.0) - 0.5))))])],
    };
}
