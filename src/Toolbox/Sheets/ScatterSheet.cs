using Zhiheng.Toolbox.Basics;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Two quantities: do they go together, and by how much?</summary>
internal static class ScatterSheet
{
    private const double Significant = 0.05;

    public static Sheet Sheet { get; } = new()
    {
        Slug = "scatter",
        Tools = ["scatter: correlation and regression"],
        Title = new("散布图：相关与回归", "Scatter: correlation and regression"),
        Question = new("这两个量有没有关系？", "Do these two go together?"),
        Family = Family.Causes,
        Help = new("两列：原因 x、结果 y，一行一对；30 对以上较可靠。", "Two columns: cause x and effect y, one pair a row; 30 pairs or more are better."),
        Columns = [new("x", new("原因 x", "Cause x")), new("y", new("结果 y", "Effect y"))],
        Settings = [new("at", new("预测：x 取", "Predict at x"), SettingKind.Number) { IsOptional = true }],
        Sample = "烘干温度（YY 演示数据，℃）\t含水率（%）\n80\t9.8\n82\t9.5\n84\t9.6\n85\t9.1\n86\t9.3\n88\t8.7\n89\t8.9\n90\t8.4\n91\t8.6\n92\t8.1\n93\t8.3\n95\t7.8\n96\t8.0\n97\t7.5\n98\t7.7\n99\t7.2\n100\t7.4\n102\t6.8\n103\t7.0\n104\t6.7\n105\t6.4\n106\t6.6\n108\t6.1\n110\t5.9",
        Run = Run,
    };

    /// <summary>At least three pairs, neither column constant, not all on one line.</summary>
    internal static SimpleRegression Fit(double[] x, double[] y, Words nameX, Words nameY)
    {
        if (x.Length < 3)
        {
            throw Problems.TooFew(nameX, x.Length, 3);
        }

        foreach (var (values, name) in new[] { (x, nameX), (y, nameY) })
        {
            if (Array.TrueForAll(values, value => value == values[0]))
            {
                throw Problems.Constant(name);
            }
        }

        return 1 - Math.Abs(Moments.Correlation(x, y)) < 1e-14
            ? throw SheetProblems.Unusable(
                $"“{nameX.Chinese}”与“{nameY.Chinese}”恰好在一条直线上，没有误差可以检验。请检查其中一列是否由另一列算出。",
                $"“{nameX.English}” and “{nameY.English}” lie exactly on a line, so there is no error to test with. Check whether one column was calculated from the other.")
            : SimpleRegression.Of(x, y);
    }

    private static Finding Run(Given given, Tongue tongue)
    {
        var (x, y) = (given.Numbers("x"), given.Numbers("y"));
        var fit = Fit(x, y, given.Title("x"), given.Title("y"));
        var c = fit.Correlations;
        var at = given.NumberOrNone("at");
        var order = Enumerable.Range(0, x.Length).OrderBy(i => x[i]).ToArray();
        var line = order.Select(i => fit.At(x[i], single: false)).ToArray();
        double[] across = [.. order.Select(i => x[i])];
        var digits = given.Digits;
        var far = Enumerable.Range(0, x.Length).Where(i => fit.Cooks[i] > 1).ToList();
        var bend = Bend(x, y, fit);
        return new()
        {
            Verdict = Verdict(c, tongue),
            Readings =
            [
                new(Tone.Plain, tongue[$"回归直线 y = {Signed(fit, digits)}；x 每增加 1，y 平均变化 {fit.Slope:0.####}；x 解释了 y 波动的 {100 * fit.RSquared:0.0} %。", $"The line is y = {Signed(fit, digits)}; y changes by {fit.Slope:0.####} a unit of x; x explains {100 * fit.RSquared:0.0} % of y."]),
                new(Tone.Caution, tongue["相关不等于因果：确认要因还要靠试验或机理；不要外推到数据范围之外。", "Correlation is not cause: confirm by trial or reasoning, and do not go beyond the range of the data."]),
                .. bend ? new[] { new Reading(Tone.Caution, tongue["关系看上去是弯的：抛物线明显比直线合适，直线只作参考。", "The relation bends: a parabola fits clearly better than the line."]) } : [],
                .. far.Count > 0 ? new[] { new Reading(Tone.Caution, tongue[$"第 {Wording.List(far.Select(i => $"{i + 1}"), tongue)} 对点单独就能左右直线（Cook 距离 > 1），先核对。", $"Pairs {Wording.List(far.Select(i => $"{i + 1}"), tongue)} sway the line alone (Cook's distance above 1): check them."]) } : [],
                .. x.Length < 30 ? new[] { new Reading(Tone.Caution, tongue[$"只有 {x.Length} 对，少于通常的 30 对。", $"Only {x.Length} pairs, fewer than the usual 30."]) } : [],
                .. Wording.LeftOut(given, tongue),
            ],
            Figures =
            [
                new(tongue["相关系数 r", "Correlation r"], c.R, 4, Note: c.Interval is { } interval ? tongue[$"95 % 区间 {interval.Low:0.000} 至 {interval.High:0.000}", $"95 % interval {interval.Low:0.000} to {interval.High:0.000}"] : null),
                new("p", c.P, 4), new("R²", fit.RSquared, 4), new(tongue["截距", "Intercept"], fit.Intercept, digits + 1), new(tongue["斜率", "Slope"], fit.Slope, digits + 2), new(tongue["剩余标准差", "Residual sd"], fit.Deviation, digits + 1),
                new("Spearman ρ", c.Spearman, 4), new("Kendall τ-b", c.KendallTauB, 4), new(tongue["对数", "Pairs"], x.Length, 0),
            ],
            Pictures =
            [
                new()
                {
                    Kind = ChartKind.Line,
                    Title = tongue["散布图", "Scatter"],
                    Reading = Verdict(c, tongue).Text,
                    Across = new(tongue["x", "x"]),
                    Up = new("y"),
                    Series =
                    [
                        new(tongue["数据", "Data"], Wording.Maybe(order.Select(i => y[i]))) { At = across, Look = SeriesLook.Points, Flags = order.Select((i, place) => (i, place)).Where(one => fit.Cooks[one.i] > 1).ToDictionary(one => one.place, _ => tongue["影响大", "sways the line"]) },
                        new(tongue["回归直线与 95 % 带", "Line with 95 % band"], Wording.Maybe(line.Select(one => one.Value))) { At = across, Low = Wording.Maybe(line.Select(one => one.Low)), High = Wording.Maybe(line.Select(one => one.High)) },
                    ],
                    Digits = digits,
                },
            ],
            Tables = at is { } where ? [Prediction(fit, where, x, digits, tongue)] : [],
            Next = c.P < Significant
                ? [tongue["若 x 可控，设计试验在几个水平上确认，再用它控制 y。", "If x can be set, confirm at several levels and then control y by it."]]
                : [tongue["换一个可能的原因，或分层后再看。", "Try another cause, or stratify and look again."]],
        };
    }

    private static string Signed(SimpleRegression fit, int digits) => $"{fit.Intercept.ToString("F" + digits, null)} {(fit.Slope < 0 ? "-" : "+")} {Math.Abs(fit.Slope):0.####} x";

    internal static Reading Verdict(Correlations c, Tongue tongue)
    {
        var strength = Math.Abs(c.R) switch { >= 0.8 => tongue["强", "strong"], >= 0.5 => tongue["中等", "moderate"], _ => tongue["弱", "weak"] };
        return c.P < Significant
            ? new(Tone.Good, tongue[$"有{strength}{(c.R > 0 ? "正" : "负")}相关：r = {c.R:0.000}（{Wording.P(c.P)}），x 增大时 y {(c.R > 0 ? "增大" : "减小")}。", $"A {strength} {(c.R > 0 ? "positive" : "negative")} correlation: r = {c.R:0.000} ({Wording.P(c.P)})."])
            : new(Tone.Plain, tongue[$"看不出直线关系：r = {c.R:0.000}（{Wording.P(c.P)}）。", $"No straight relation to be seen: r = {c.R:0.000} ({Wording.P(c.P)})."]);
    }

    /// <summary>The partial F test of the squared term at 1 %.</summary>
    private static bool Bend(double[] x, double[] y, SimpleRegression fit)
    {
        if (fit.Parabola is not { } parabola || x.Length < 6)
        {
            return false;
        }

        var rest = x.Zip(y, (a, b) => Math.Pow(b - (parabola[0] + (parabola[1] * a) + (parabola[2] * a * a)), 2)).Sum();
        var straight = fit.Deviation * fit.Deviation * (x.Length - 2);
        return rest <= 0 || (straight > rest && FisherF.Above((straight - rest) / (rest / (x.Length - 3)), 1, x.Length - 3) < 0.01);
    }

    private static ResultTable Prediction(SimpleRegression fit, double at, double[] x, int digits, Tongue tongue)
    {
        var (mean, single) = (fit.At(at, single: false), fit.At(at, single: true));
        return new(tongue[$"x = {at} 时的预测", $"Prediction at x = {at}"], [tongue["", ""], "y", tongue["95 % 下限", "Lower 95 %"], tongue["95 % 上限", "Upper 95 %"]],
            [[tongue["平均值", "Mean"], mean.Value, mean.Low, mean.High], [tongue["单个值", "Single value"], single.Value, single.Low, single.High]], digits)
        {
            Note = at < x.Min() || at > x.Max() ? tongue["超出数据范围，不可靠", "Beyond the range of the data, not reliable"] : null,
        };
    }
}
