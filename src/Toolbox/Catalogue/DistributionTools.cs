using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Catalogue;

internal static class DistributionTools
{
    public const string Name = "distribution functions";

    /// <summary>Beyond this number of degrees of freedom a distribution equals its limit in double precision.</summary>
    private const double Most = 1e15;

    private static readonly Dictionary<string, Function> Functions = new(StringComparer.Ordinal)
    {
        ["pnorm"] = new(["q"], v => Normal.Below(v[0])),
        ["qnorm"] = new(["p"], v => Normal.Quantile(v[0])),
        ["lgamma"] = new(["x+"], v => Gamma.Log(v[0])),
        ["digamma"] = new(["x+"], v => Gamma.Digamma(v[0])),
        ["pgamma"] = new(["q", "shape+"], v => IncompleteGamma.Lower(v[1], v[0])),
        ["qgamma"] = new(["p", "shape+"], v => IncompleteGamma.Quantile(v[1], v[0])),
        ["pchisq"] = new(["q", "df+"], v => ChiSquare.Below(v[0], v[1])),
        ["qchisq"] = new(["p", "df+"], v => ChiSquare.Quantile(v[0], v[1])),
        ["pbeta"] = new(["q", "shape1+", "shape2+"], v => IncompleteBeta.Lower(v[0], v[1], v[2])),
        ["qbeta"] = new(["p", "shape1+", "shape2+"], v => IncompleteBeta.Quantile(v[0], v[1], v[2])),
        ["pt"] = new(["q", "df+"], v => StudentT.Below(v[0], v[1])),
        ["qt"] = new(["p", "df+"], v => StudentT.Quantile(v[0], v[1])),
        ["pf"] = new(["q", "df1+", "df2+"], v => FisherF.Below(v[0], v[1], v[2])),
        ["qf"] = new(["p", "df1+", "df2+"], v => FisherF.Quantile(v[0], v[1], v[2])),
        ["pbinom"] = new(["q", "size#", "prob"], v => Binomial.Below(v[0], v[1], v[2])),
        ["dbinom"] = new(["x", "size#", "prob"], v => Binomial.Density(v[0], v[1], v[2])),
        ["qbinom"] = new(["p", "size#", "prob"], v => Binomial.Quantile(v[0], v[1], v[2])),
        ["ppois"] = new(["q", "lambda+"], v => Poisson.Below(v[0], v[1])),
        ["dpois"] = new(["x", "lambda+"], v => Poisson.Density(v[0], v[1])),
        ["qpois"] = new(["p", "lambda+"], v => Poisson.Quantile(v[0], v[1])),
        ["phyper"] = new(["q", "m#", "n#", "k#"], v => Hypergeometric.Below(v[0], v[1], v[2], v[3])),
        ["dhyper"] = new(["x", "m#", "n#", "k#"], v => Hypergeometric.Density(v[0], v[1], v[2], v[3])),
        ["pnbinom"] = new(["q", "size+", "prob"], v => NegativeBinomial.Below(v[0], v[1], v[2])),
        ["dnbinom"] = new(["x", "size+", "prob"], v => NegativeBinomial.Density(v[0], v[1], v[2])),
        ["ptukey"] = new(["q", "nmeans#", "df+"], v => StudentizedRange.Below(v[0], Means(v[1]), v[2])),
        ["qtukey"] = new(["p", "nmeans#", "df+"], v => StudentizedRange.Quantile(v[0], Means(v[1]), v[2])),
        ["pweibull"] = new(["q", "shape+", "scale+"], v => v[0] <= 0 ? 0 : -Small.ExpMinusOne(-Math.Pow(v[0] / v[2], v[1]))),
        ["pt_noncentral"] = new(["q", "df+", "ncp"], v => NoncentralT.Below(v[0], v[1], v[2])),
        ["qt_noncentral"] = new(["p", "df+", "ncp"], v => NoncentralT.Quantile(v[0], v[1], v[2])),
    };

    public static IReadOnlyList<Tool> All { get; } =
    [
        new(Name, "分布函数与分位数", "Distribution functions and quantiles", "p…=P(X≤q)；q…=分位数；d…=概率；参数“function”选择函数",
            "参数名同 R；逐个计算，长度为 1 的参数对所有值有效；自由度留空表示无穷大；尾部保持相对精度",
            "DLMF 第 5、7、8 章；Cody 1969；Loader 2000", Run),
    ];

    private static JsonObject Run(ToolInput input, ToolInput parameters)
    {
        var name = parameters.Text("function");
        if (!Functions.TryGetValue(name, out var function))
        {
            throw Problems.NotOneOf(Words.Both("function"), name, Functions.Keys);
        }

        var columns = function.Arguments.Select(argument => Column(input, argument)).ToArray();
        var count = columns.Max(column => column.Length);
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i].Length != count && columns[i].Length != 1)
            {
                throw Problems.DifferentLengths(Words.Both(function.Arguments[i].TrimEnd('+', '#')), columns[i].Length, Words.Both(function.Arguments[0]), count);
            }
        }

        var values = new JsonArray();
        var row = new double[columns.Length];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < row.Length; j++)
            {
                row[j] = columns[j][columns[j].Length == 1 ? 0 : i];
            }

            values.Add(Answer.Number(function.Value(row), ToolInput.Place("value", i)));
        }

        return new() { ["value"] = values };
    }

    /// <summary>"+" after a name: greater than zero, "#": a count; the name p or prob: between 0 and 1.</summary>
    private static double[] Column(ToolInput input, string argument)
    {
        var name = argument.TrimEnd('+', '#');
        var column = name.StartsWith("df", StringComparison.Ordinal) ? input.NumbersOr(name, double.PositiveInfinity) : input.Numbers(name);
        for (var i = 0; i < column.Length; i++)
        {
            var value = column[i];
            var place = ToolInput.Place(name, i);
            if (argument.EndsWith('+') && value <= 0)
            {
                throw Problems.OutOfRange(Words.Both(place), value, new("大于 0", "greater than 0"));
            }

            if (argument.EndsWith('#') && (value < 0 || value > Most || value != Math.Floor(value)))
            {
                throw Problems.NotWhole(Words.Both(place), value);
            }

            if (name is "p" or "prob" && value is < 0 or > 1)
            {
                throw Problems.OutOfRange(Words.Both(place), value, new("在 0 与 1 之间", "between 0 and 1"));
            }
        }

        return column;
    }

    private static int Means(double count) => count is >= 2 and <= 1000 ? (int)count : throw Problems.OutOfRange(Words.Both("nmeans"), count, new("在 2 与 1000 之间", "between 2 and 1000"));

    private sealed record Function(string[] Arguments, Func<double[], double> Value);
}
