using Zhiheng.Toolbox.Basics;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>A series by months or weeks: is there a trend behind the season?</summary>
internal static class SeasonalSheet
{
    private const double Significant = 0.05;
    private const int MostPoints = 20_000;

    public static Sheet Sheet { get; } = new()
    {
        Slug = "seasonal",
        Tools = ["time series decomposition and trend"],
        Title = new("季节分解与趋势", "Season and trend"),
        Question = new("去掉季节影响，是在变好还是变坏？", "Behind the season, is it getting better or worse?"),
        Family = Family.Time,
        Help = new("一列数，按时间先后、间隔相同、中间不缺；至少两个周期再多一个点。", "One column of numbers in time at equal steps without gaps; at least two periods and one point."),
        Columns = [new("value", new("数值", "Value"))],
        Settings =
        [
            new("frequency", new("一个周期几个点（月 12、季 4、周 52）", "Points a period (12 months, 4 quarters, 52 weeks)"), SettingKind.Whole, "12") { Least = 2, Most = 1000 },
            new("season", new("季节", "Season"), SettingKind.Choice, "fixed") { Options = [new("fixed", new("每年相同", "the same in every period")), new("changing", new("缓慢变化（窗口 7，稳健）", "changing slowly (window 7, robust)"))] },
        ],
        Sample = "投诉件数（YY 演示数据，月）\n" + string.Join('\n', "52 48 55 61 66 74 80 78 69 60 54 57 55 50 58 65 69 79 84 83 72 64 58 60 58 54 61 67 73 82 89 86 76 66 60 64 61 57 65 70 77 87 92 91 80 70 64 66".Split(' ')),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (y, frequency) = (given.Numbers("value"), given.WholeNumber("frequency"));
        if (given.LeftOut > 0)
        {
            throw SheetProblems.Unusable(
                $"“数值”中有 {given.LeftOut} 个空格。季节分解要求中间不缺，请补上，或从缺口之后开始。",
                $"“Value” has {given.LeftOut} empty cells. Seasonal decomposition needs a series without gaps; fill them in, or start after the gap.");
        }

        if (y.Length < (2 * frequency) + 1)
        {
            throw SheetProblems.Unusable(
                $"“数值”只有 {y.Length} 个，周期为 {frequency} 时至少需要 {(2 * frequency) + 1} 个。请补充数据，或改小周期。",
                $"“Value” has only {y.Length} numbers; a period of {frequency} needs at least {(2 * frequency) + 1}. Add data, or use a shorter period.");
        }

        if (y.Length > MostPoints)
        {
            throw Problems.TooMany(given.Title("value"), y.Length, MostPoints);
        }

        if (Array.TrueForAll(y, value => value == y[0]))
        {
            throw Problems.Constant(given.Title("value"));
        }

        var parts = SeasonalLoess.Of(y, frequency, given.Choice("season") == "fixed" ? null : new(7, Robust: true));
        double[] adjusted = [.. y.Zip(parts.Seasonal, (value, season) => value - season)];
        var isFlat = Array.TrueForAll(adjusted, value => value == adjusted[0]);
        var mann = isFlat ? null : Trend.Test(adjusted);
        double? slope = y.Length <= Trend.MostForSlope ? Trend.TheilSen(adjusted) : null;
        var strength = Strength(parts.Seasonal, parts.Remainder);
        var forecast = Seasonal.HoltWinters(y, frequency, 0.3, 0.1, 0.2).Forecast;
        var digits = given.Digits;
        var a = slope is { } step ? tongue[$"，每个周期约 {(step * frequency).ToString("+0.###;-0.###", null)}", $", about {(step * frequency).ToString("+0.###;-0.###", null)} a period"] : "";
        return new()
        {
            Verdict = mann is { P: < Significant }
                ? new(Tone.Caution, tongue[$"去掉季节后有{(mann.S > 0 ? "上升" : "下降")}趋势（{Wording.P(mann.P)}）{a}。", $"Behind the season it is {(mann.S > 0 ? "rising" : "falling")} ({Wording.P(mann.P)}){a}."])
                : new(Tone.Plain, tongue[$"去掉季节后看不出趋势（{(mann is null ? "没有变动" : Wording.P(mann.P))}）。", $"Behind the season no trend is to be seen ({(mann is null ? "no change" : Wording.P(mann.P))})."]),
            Readings =
            [
                strength >= 0.6 ? new(Tone.Plain, tongue[$"季节性明显（强度 {strength:0.00}）：与上月比没有意义，应与上年同期比。", $"A clear season (strength {strength:0.00}): compare with a year ago, not with last month."])
                    : new Reading(Tone.Plain, tongue[$"季节性不明显（强度 {strength:0.00}）。", $"Hardly a season (strength {strength:0.00})."]),
                new(Tone.Caution, tongue["预测只是按过去的样子延长（Holt-Winters，α 0.3、β 0.1、γ 0.2），没有考虑政策和市场的变化。", "The forecast only extends the past (Holt-Winters, α 0.3, β 0.1, γ 0.2)."]),
            ],
            Figures =
            [
                .. mann is null ? [] : new[] { new Figure(tongue["趋势检验 p（Mann-Kendall）", "Trend, p (Mann-Kendall)"], mann.P, 4), new Figure("z", mann.Z, 4) },
                .. slope is { } each ? new[] { new Figure(tongue["每点变化（Theil-Sen）", "Change a point (Theil-Sen)"], each, digits + 1) } : [],
                new(tongue["季节强度", "Strength of season"], strength, 4), new(tongue["点数", "Points"], y.Length, 0),
            ],
            Pictures =
            [
                Lines(tongue["序列与趋势", "Series and trend"], tongue["趋势已去掉季节", "The trend is without season"], digits, tongue, (tongue["数值", "Value"], y), (tongue["趋势", "Trend"], parts.Trend)),
                Lines(tongue["季节", "Season"], tongue["高于或低于趋势多少", "Above or below the trend"], digits, tongue, (tongue["季节", "Season"], parts.Seasonal)),
                Lines(tongue["余项", "Remainder"], tongue["趋势和季节之外的变动", "What neither trend nor season explains"], digits, tongue, (tongue["余项", "Remainder"], parts.Remainder)),
            ],
            Tables = [new(tongue["下一周期的预测", "Forecast of the next period"], [tongue["第几点", "Point"], tongue["预测", "Forecast"]], [.. forecast.Select((value, i) => (IReadOnlyList<Cell>)[(y.Length + i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), value])], digits)],
            Next = [tongue["把去掉季节后的序列放进单值控制图，看有没有突变。", "Put the series without season into an individuals chart and look for jumps."]],
        };
    }

    /// <summary>1 - Var(remainder)/Var(season + remainder), held at 0 from below.</summary>
    private static double Strength(double[] season, double[] rest)
    {
        var all = Numerics.Sample.Variance(season.Zip(rest, (a, b) => a + b).ToArray());
        return all > 0 ? Math.Max(0, 1 - (Numerics.Sample.Variance(rest) / all)) : 0;
    }

    private static Chart Lines(string title, string reading, int digits, Tongue tongue, params (string Name, double[] Values)[] series) => new()
    {
        Kind = ChartKind.Line,
        Title = title,
        Reading = reading,
        Across = new(tongue["序号", "No."]),
        Series = [.. series.Select(one => new ChartSeries(one.Name, Wording.Maybe(one.Values)))],
        Digits = digits,
    };
}
