using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Survey;

/// <summary>
/// The manufacturing pass rate in two layers: within a region every industry weighs with its output value, regions with their total output
/// value. Cells are independent strata: var = Σw²p(1 − p)/(n − 1), without finite population correction.
/// </summary>
/// <param name="IndustryRates">Across regions, weighted with output value.</param>
/// <param name="Unweighted">All conforming over all sampled.</param>
public sealed record OutputWeightedRate(
    IReadOnlyList<double> RegionRates, IReadOnlyList<double> RegionErrors, double Rate, double Error, double Unweighted, IReadOnlyList<double> IndustryRates)
{
    /// <summary>Three tables of regions (rows) by industries (columns); each cell with output needs at least two samples.</summary>
    public static OutputWeightedRate Of(double[][] output, double[][] sampled, double[][] passed)
    {
        var (regions, industries) = (output.Length, output[0].Length);
        Demand.That(sampled.Length == regions && passed.Length == regions && sampled[0].Length == industries && passed[0].Length == industries, new("表格", "Tables"), new(
            "产值、抽样数、合格数三张表的行列数应相同。请核对。",
            "output, inspected and conforming must be tables with the same rows and columns. Check them."));
        var (rates, variances) = (new double[regions][], new double[regions][]);
        for (var r = 0; r < regions; r++)
        {
            (rates[r], variances[r]) = (new double[industries], new double[industries]);
            for (var i = 0; i < industries; i++)
            {
                var (n, x) = (sampled[r][i], passed[r][i]);
                var cell = new Words($"第 {r + 1} 行第 {i + 1} 列", $"Row {r + 1}, column {i + 1}");
                Demand.That(output[r][i] >= 0, cell, new("产值不能为负。请更正。", "output cannot be negative. Correct it."));
                Demand.That(n >= 2, cell, new(
                    "抽样数少于 2，无法估计误差。请与上一级行业合并。",
                    "fewer than 2 were inspected, so the error cannot be estimated. Combine it with the industry above."));
                Demand.That(x >= 0 && x <= n, cell, new(
                    "合格数应在 0 与抽样数之间。请核对。",
                    "the conforming must be between 0 and the inspected. Check them."));
                rates[r][i] = x / n;
                variances[r][i] = x / n * (1 - (x / n)) / (n - 1);
            }
        }

        double[] totals = [.. output.Select(row => row.Sum())];
        Demand.That(Array.TrueForAll(totals, total => total > 0), new("产值", "Output"), new(
            "有的地区产值合计为 0，没有权重。请补充。",
            "the output of a region adds up to 0, so it has no weight. Complete it."));
        var all = totals.Sum();
        double[] regionRates = [.. output.Select((row, r) => row.Zip(rates[r], (w, p) => w * p).Sum() / totals[r])];
        double[] regionErrors = [.. output.Select((row, r) => Math.Sqrt(row.Zip(variances[r], (w, v) => w * w * v).Sum()) / totals[r])];
        double[] industryRates =
        [
            .. Enumerable.Range(0, industries).Select(i => Enumerable.Range(0, regions).Sum(r => output[r][i] * rates[r][i]) / Enumerable.Range(0, regions).Sum(r => output[r][i])),
        ];
        Demand.That(Array.TrueForAll(industryRates, double.IsFinite), new("产值", "Output"), new(
            "有的行业在所有地区产值都为 0。请删去这一列。",
            "an industry has an output of 0 in every region. Delete its column."));
        return new(
            regionRates, regionErrors, totals.Zip(regionRates, (w, p) => w / all * p).Sum(),
            Math.Sqrt(totals.Zip(regionErrors, (w, e) => w / all * e * (w / all * e)).Sum()), passed.Sum(row => row.Sum()) / sampled.Sum(row => row.Sum()), industryRates);
    }
}
