using System.Globalization;
using System.Runtime.CompilerServices;
using Zhiheng.Toolbox.Basics;

namespace Zhiheng.Toolbox.Tests;

/// <summary>The certified digits of NIST's Statistical Reference Datasets: serial correlation, analysis of variance, regression.</summary>
public class NistModelTests
{
    /// <summary>NumAcc3 and 4 lose digits before any calculation: 10000000.2 has seven decimal places left in a double.</summary>
    [Theory]
    [InlineData("NUMACC1", -0.5, 1e-14)]
    [InlineData("NUMACC2", -0.999, 1e-13)]
    [InlineData("NUMACC3", -0.999, 1e-8)]
    [InlineData("NUMACC4", -0.999, 1e-7)]
    public void Serial_correlation_has_the_certified_digits(string file, double expected, double tolerance)
        => Close(expected, Trend.Autocorrelations(Array.ConvertAll(Rows(file, 60), row => row[0]), 1)[1], tolerance);

    /// <summary>Of the digits of SmLs04 and 07 as many are asked for as a double holds of 1000000.4 and 1000000000000.4.</summary>
    [Theory]
    [InlineData("SIRSTV", 5.11462616e-2, 2.1663656e-1, 1.18046237440255, 1e-12)]
    [InlineData("SMLS01", 1.68, 1.8, 21, 1e-13)]
    [InlineData("SMLS04", 1.68, 1.8, 21, 1e-8)]
    [InlineData("SMLS07", 1.68, 1.8, 21, 1e-2)]
    public void Analysis_of_variance_has_the_certified_digits(string file, double between, double within, double f, double tolerance)
    {
        var rows = Rows(file, 60);

        var result = GroupComparison.Of(Array.ConvertAll(rows, row => row[0].ToString(CultureInfo.InvariantCulture)), Array.ConvertAll(rows, row => row[1]));

        Close(between, result.BetweenSquares, tolerance);
        Close(within, result.WithinSquares, tolerance);
        Close(f, result.F, tolerance);
    }

    [Fact]
    public void Filip_tenth_degree_has_every_certified_digit() => Fits(
        Polynomial("FILIP", 60, 10), 1e-12, 3.34801051324544e-3, 0.996727416185620,
        [-1467.48961422980, -2772.17959193342, -2316.37108160893, -1127.97394098372, -354.478233703349, -75.1242017393757, -10.8753180355343, -1.06221498588947, -0.0670191154593408, -2.46781078275479e-3, -4.02962525080404e-5],
        [298.084530995537, 559.779865474950, 466.477572127796, 227.204274477751, 71.6478660875927, 15.2897178747400, 2.23691159816033, 0.221624321934227, 0.0142363763154724, 5.35617408889821e-4, 8.96632837373868e-6]);

    [Fact]
    public void Wampler4_has_every_certified_digit() => Fits(
        Polynomial("WAMPLER4", 60, 5), 1e-13, 236014.502379268, 0.957478440825662, [1, 1, 1, 1, 1, 1],
        [215232.624678170, 236355.173469681, 77934.3524331583, 10147.5507550350, 564.566512170752, 11.2324854679312]);

    [Fact]
    public void Pontius_has_every_certified_digit() => Fits(
        Polynomial("PONTIUS", 25, 2), 1e-12, 2.05177424076185e-4, 0.999999900178537,
        [6.73565789473684e-4, 7.32059160401003e-7, -3.16081871345029e-15], [1.07938612033077e-4, 1.57817399981659e-10, 4.86652849992036e-17]);

    [Fact]
    public void Longley_has_every_certified_digit()
    {
        var rows = Rows("LONGLEY", 25);

        Fits(
            Regression.Linear(Array.ConvertAll(rows, row => row[1..]), Array.ConvertAll(rows, row => row[0])), 1e-12, 304.854073561965, 0.995479004577296,
            [-3482258.63459582, 15.0618722713733, -0.0358191792925910, -2.02022980381683, -1.03322686717359, -0.0511041056535807, 1829.15146461355],
            [890420.383607373, 84.9149257747669, 0.0334910077722432, 0.488399681651699, 0.214274163161675, 0.226073200069370, 455.478499142212]);
    }

    [Theory]
    [InlineData("NOINT1", 2.07438016528926, 0.0165289256198347, 3.56753034006338)]
    [InlineData("NOINT2", 0.727272727272727, 0.0420827318078432, 0.369274472937998)]
    public void Regression_through_the_origin_has_the_certified_digits(string file, double slope, double error, double deviation)
    {
        var rows = Rows(file, 60);

        var fit = Regression.Linear(Array.ConvertAll(rows, row => row[1..]), Array.ConvertAll(rows, row => row[0]), intercept: false);

        Close(slope, fit.Coefficients[0], 1e-13);
        Close(error, fit.Errors[0], 1e-13);
        Close(deviation, fit.Deviation, 1e-13);
    }

    [Fact]
    public void Wampler1_gives_its_exact_polynomials()
    {
        var rows = Rows("WAMPLER1", 25);
        var x = Array.ConvertAll(rows, row => row[0]);

        Assert.All(Regression.Polynomial(x, Array.ConvertAll(rows, row => row[1]), 5).Coefficients, b => Close(1, b, 1e-14));
        Assert.All(Regression.Polynomial(x, Array.ConvertAll(rows, row => row[2]), 5).Coefficients.Select((b, k) => b * Math.Pow(10, k)), b => Close(1, b, 1e-9));
    }

    [Fact]
    public void Columns_that_depend_on_each_other_are_refused()
        => Assert.Throws<Catalogue.ToolboxException>(() => Regression.Linear([[1, 2], [2, 4], [3, 6], [4, 8]], [1, 2, 4, 3]));

    private static RegressionFit Polynomial(string file, int skip, int degree)
    {
        var rows = Rows(file, skip);
        return Regression.Polynomial(Array.ConvertAll(rows, row => row[1]), Array.ConvertAll(rows, row => row[0]), degree);
    }

    private static void Fits(RegressionFit fit, double tolerance, double deviation, double square, double[] coefficients, double[] errors)
    {
        Close(deviation, fit.Deviation, tolerance);
        Close(square, fit.RSquared, tolerance);
        for (var i = 0; i < coefficients.Length; i++)
        {
            Close(coefficients[i], fit.Coefficients[i], tolerance);
            Close(errors[i], fit.Errors[i], tolerance);
        }
    }

    private static void Close(double expected, double got, double tolerance)
        => Assert.True(Math.Abs(got - expected) <= tolerance * Math.Abs(expected), string.Create(CultureInfo.InvariantCulture, $"expected {expected:R}, got {got:R}"));

    private static double[][] Rows(string file, int skip)
        => [.. File.ReadLines(Path.Combine(Here(), "..", "vectors", "toolbox", "nist", file + ".DAT")).Skip(skip)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 0)
            .Select(words => Array.ConvertAll(words, word => double.Parse(word, CultureInfo.InvariantCulture)))];

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
