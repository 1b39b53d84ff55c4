using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Basics;

namespace Zhiheng.Toolbox.Catalogue;

/// <summary>Series in time.</summary>
internal static class SeriesTools
{
    public static IReadOnlyList<Tool> All { get; } =
    [
        new("time series decomposition and trend", "时间序列分解与趋势", "Time series: decomposition and trend", "y=季节+趋势+余项（STL、经典法）；Holt-Winters；Mann-Kendall；Theil-Sen；Ljung-Box",
            "STL 的默认值同 Cleveland 1990；稳健时内 1 外 15 次；Holt-Winters 的初值由前两个周期分解得到；Mann-Kendall 修正同值", "Cleveland 等 1990；Holt 1957；Winters 1960；Sen 1968", Run),
    ];

    private static JsonObject Run(ToolInput input, ToolInput parameters)
    {
        var frequency = input.Whole("frequency", 2, 100_000);
        var y = input.Numbers("y", (2 * frequency) + 1);
        var (additive, mann) = (Seasonal.Classical(y, frequency), Trend.Test(y));
        var (alpha, beta, gamma) = (parameters.Number("alpha", 0.3), parameters.Number("beta", 0.1), parameters.Number("gamma", 0.2));
        var smooth = Seasonal.HoltWinters(y, frequency, alpha, beta, gamma);
        var box = Trend.LjungBox(y, frequency);
        return new()
        {
            ["stl_periodic"] = Parts(SeasonalLoess.Of(y, frequency)),
            ["stl_sw7_robust"] = Parts(SeasonalLoess.Of(y, frequency, new(7, Robust: true))),
            ["stl_sw11"] = Parts(SeasonalLoess.Of(y, frequency, new(11))),
            ["classical_additive"] = new JsonObject { ["seasonal"] = Answer.Numbers(additive.Figure), ["trend"] = Answer.Maybes(additive.Trend) },
            ["classical_multiplicative"] = Array.TrueForAll(y, value => value > 0)
                ? new JsonObject { ["seasonal"] = Answer.Numbers(Seasonal.Classical(y, frequency, multiplicative: true).Figure) } : null,
            [$"holt_winters_a{Short(alpha)}_b{Short(beta)}_g{Short(gamma)}"] = new JsonObject { ["sse"] = Answer.Number(smooth.SquaredErrors), ["forecast"] = Answer.Numbers(smooth.Forecast) },
            ["mann_kendall"] = new JsonObject { ["S"] = mann.S, ["var"] = mann.Variance, ["z"] = mann.Z, ["p"] = mann.P },
            ["theil_sen"] = y.Length <= Trend.MostForSlope ? Trend.TheilSen(y) : null,
            ["acf"] = Answer.Numbers(Trend.Autocorrelations(y, frequency)),
            [$"ljung_box_{frequency}"] = new JsonObject { ["Q"] = box.Statistic, ["p"] = box.P },
        };
    }

    private static JsonObject Parts(Decomposition parts) => new()
    {
        ["seasonal"] = Answer.Numbers(parts.Seasonal),
        ["trend"] = Answer.Numbers(parts.Trend),
        ["remainder"] = Answer.Numbers(parts.Remainder),
    };

    private static string Short(double weight) => weight.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture).TrimStart('0');
}
