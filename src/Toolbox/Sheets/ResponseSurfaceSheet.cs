using Zhiheng.Toolbox.Basics;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>A curved surface over two factors: where is the best point?</summary>
internal static class ResponseSurfaceSheet
{
    private const int Grid = 11;

    public static Sheet Sheet { get; } = new()
    {
        Slug = "response-surface",
        Tools = ["response surface, second order"],
        Title = new("响应曲面（二因子二次）", "Response surface (two factors, second order)"),
        Question = new("两个因子取多少最好？", "Which values of two factors are best?"),
        Family = Family.Causes,
        Help = new("三列：因子 x1、因子 x2、结果 y，至少 7 次试验，每个因子至少三个水平。", "Three columns: x1, x2, response y; at least 7 runs, three levels or more of each factor."),
        Columns = [new("x1", new("因子 x1", "Factor x1")), new("x2", new("因子 x2", "Factor x2")), new("y", new("结果 y", "Response y"))],
        Sample = "时间（YY 演示数据，编码）\t温度（编码）\t收率（%）\n-1\t-1\t76.4\n-1\t1\t77.1\n1\t-1\t78.1\n1\t1\t79.4\n-1.414\t0\t75.5\n1.414\t0\t78.3\n0\t-1.414\t77.1\n0\t1.414\t78.4\n0\t0\t79.8\n0\t0\t80.4\n0\t0\t79.9\n0\t0\t80.1\n0\t0\t80.0",
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (x1, x2, y) = (given.Numbers("x1"), given.Numbers("x2"), given.Numbers("y"));
        if (y.Length < 7)
        {
            throw Problems.TooFew(given.Title("y"), y.Length, 7);
        }

        foreach (var (values, name) in new[] { (x1, given.Title("x1")), (x2, given.Title("x2")) })
        {
            if (values.Distinct().Count() < 3)
            {
                throw SheetProblems.Unusable(
                    $"“{name.Chinese}”只有 {values.Distinct().Count()} 个水平，估计曲面至少要三个。请补充试验。",
                    $"“{name.English}” has only {values.Distinct().Count()} levels; a surface needs at least three. Add runs.");
            }
        }

        if (Array.TrueForAll(y, value => value == y[0]))
        {
            throw Problems.Constant(given.Title("y"));
        }

        var s = ResponseSurface.Of(x1, x2, y);
        var (isTop, isBottom) = (s.Eigenvalues.All(value => value < 0), s.Eigenvalues.All(value => value > 0));
        var isInside = s.Stationary is { } at && at.X1 >= x1.Min() && at.X1 <= x1.Max() && at.X2 >= x2.Min() && at.X2 <= x2.Max();
        string[] terms = [tongue["常数", "Constant"], "x1", "x2", "x1·x2", "x1²", "x2²"];
        return new()
        {
            Verdict = s.Stationary is not { } point ? new(Tone.Caution, tongue["曲面是一条山脊，没有单独的最佳点。", "The surface is a ridge without a single best point."])
                : isTop || isBottom
                    ? new(isInside ? Tone.Good : Tone.Caution, tongue[
                        $"{(isTop ? "最大" : "最小")}点在 x1 = {point.X1:0.####}、x2 = {point.X2:0.####}，y ≈ {point.Y:0.####}{(isInside ? "" : "；它在试验范围之外，不可靠")}。",
                        $"The {(isTop ? "maximum" : "minimum")} is at x1 = {point.X1:0.####}, x2 = {point.X2:0.####}, y ≈ {point.Y:0.####}{(isInside ? "" : "; it is outside the range tried, do not rely on it")}."])
                    : new(Tone.Caution, tongue[$"稳定点 x1 = {point.X1:0.####}、x2 = {point.X2:0.####} 是鞍点：一个方向升、另一个方向降，不是最佳点。", $"The stationary point x1 = {point.X1:0.####}, x2 = {point.X2:0.####} is a saddle, not a best point."]),
            Readings =
            [
                s.LackOfFit is { } lack
                    ? lack.P < 0.05 ? new(Tone.Caution, tongue[$"失拟显著（{Wording.P(lack.P)}）：二次曲面不够用，缩小范围或换模型。", $"Lack of fit ({Wording.P(lack.P)}): the surface does not do; narrow the range."]) : new(Tone.Good, tongue[$"失拟不显著（{Wording.P(lack.P)}），二次曲面合适。", $"No lack of fit ({Wording.P(lack.P)})."])
                    : new Reading(Tone.Caution, tongue["没有重复点，无法检验失拟；建议中心点重复 3 至 5 次。", "No replicates: lack of fit cannot be tested; repeat the centre 3 to 5 times."]),
                new(Tone.Plain, tongue[$"曲面解释了 y 波动的 {100 * s.RSquared:0.0} %。", $"The surface explains {100 * s.RSquared:0.0} % of y."]),
                .. Wording.LeftOut(given, tongue),
            ],
            Figures =
            [
                .. s.Stationary is { } best ? new[] { new Figure(tongue["稳定点 x1", "Stationary x1"], best.X1, 4), new Figure(tongue["稳定点 x2", "Stationary x2"], best.X2, 4), new Figure(tongue["稳定点 y", "Stationary y"], best.Y, 4) } : [],
                new("R²", s.RSquared, 4), new(tongue["特征值 1", "Eigenvalue 1"], s.Eigenvalues[0], 4), new(tongue["特征值 2", "Eigenvalue 2"], s.Eigenvalues[1], 4),
            ],
            Pictures = [Map(s, x1, x2, tongue)],
            Tables = [new(tongue["系数", "Coefficients"], [tongue["项", "Term"], tongue["系数", "Coefficient"]], [.. terms.Select((term, i) => (IReadOnlyList<Cell>)[term, s.Coefficients[i]])], 6)],
            Next = [tongue["在预测的最佳点做几次验证试验，再固化。", "Confirm at the predicted point before you fix it."]],
        };
    }

    private static Chart Map(ResponseSurface s, double[] x1, double[] x2, Tongue tongue)
    {
        double At(double[] values, int i) => values.Min() + ((values.Max() - values.Min()) * i / (Grid - 1));
        double Y(double a, double b) => s.Coefficients[0] + (s.Coefficients[1] * a) + (s.Coefficients[2] * b) + (s.Coefficients[3] * a * b) + (s.Coefficients[4] * a * a) + (s.Coefficients[5] * b * b);
        return new()
        {
            Kind = ChartKind.Heat,
            Title = tongue["预测的 y", "Predicted y"],
            Reading = tongue["横向 x1，纵向 x2（上大下小）", "x1 across, x2 upwards"],
            Labels = [.. Enumerable.Range(0, Grid).Select(i => At(x1, i).ToString("0.###", null))],
            Rows = [.. Enumerable.Range(0, Grid).Select(i => At(x2, Grid - 1 - i).ToString("0.###", null))],
            Cells = [.. from row in Enumerable.Range(0, Grid) from column in Enumerable.Range(0, Grid) let y = Y(At(x1, column), At(x2, Grid - 1 - row)) select new ChartCell(row, column, y.ToString("0.##", null), Value: y)],
            Size = ChartSize.Tall,
        };
    }
}
