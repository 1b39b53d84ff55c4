using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Catalogue;

internal static class MultivariateTools
{
    private static readonly Words Singular = new(
        "协方差矩阵不可逆：有一列不变，或者某列可由其他列算出。请去掉这样的列。",
        "the covariance matrix cannot be inverted, because a column is constant or follows from others. Leave it out.");

    public static IReadOnlyList<Tool> All { get; } =
    [
        new("Hotelling T2, individuals", "T² 图（单值）", "Hotelling T² chart of individuals", "T²=(x-x̄)′S⁻¹(x-x̄)",
            "阶段Ⅰ界限用 β 分布，阶段Ⅱ用 F 分布；另给逐差协方差；默认 α=0.0027", "Tracy、Young、Mason 1992；Holmes、Mergen 1993", Individuals),
        new("Hotelling T2, subgroups", "T² 图（子组）", "Hotelling T² chart of subgroups", "T²=n(x̄-x̄̄)′S⁻¹(x̄-x̄̄)，S 为组内协方差的平均",
            "各组一样多；另给广义方差 |S|；默认 α=0.0027", "Ryan 2000；Tracy、Young、Mason 1992", Groups),
        new("MEWMA", "多元 EWMA 图", "MEWMA chart", "z=λ(x-μ)+(1-λ)z₋₁；T²=z′Σz⁻¹z，Σz=λ/(2-λ)·(1-(1-λ)^2i)·Σ", "精确协方差；默认 λ=0.1", "Lowry 等 1992", Mewma),
    ];

    private static JsonObject Individuals(ToolInput input, ToolInput parameters)
    {
        var rows = input.Matrix("X");
        var (m, p) = (rows.Length, rows[0].Length);
        if (m < p + 2)
        {
            throw Problems.TooFew(Words.Both("X"), m, p + 2);
        }

        var alpha = Varying.Within(parameters, "alpha", 0.0027, 0, 0.5);
        var means = MultivariateChart.Means(rows);
        var covariance = MultivariateChart.Covariance(rows, means);
        var successive = MultivariateChart.SuccessiveCovariance(rows);
        var limit = MultivariateChart.PhaseOneLimit(m, p, alpha);
        return new()
        {
            ["mean"] = Answer.Numbers(means),
            ["cov"] = Answer.Matrix(covariance),
            ["T2"] = Distances(rows, means, covariance, "X"),
            ["ucl_phase1"] = Answer.Number(limit),
            ["ucl_phase2"] = Answer.Number(MultivariateChart.PhaseTwoLimit(m, p, alpha)),
            ["qcc27_ucl"] = Answer.Number(limit),
            ["cov_successive_difference"] = Answer.Matrix(successive),
            ["T2_successive"] = Distances(rows, means, successive, "X"),
        };
    }

    private static JsonObject Groups(ToolInput input, ToolInput parameters)
    {
        var groups = input.Rows("groups").Length;
        if (groups < 2)
        {
            throw Problems.TooFew(Words.Both("groups"), groups, 2);
        }

        var subgroups = input.Matrices("groups");
        var (n, p) = (subgroups[0].Length, subgroups[0][0].Length);
        if (n < 2 || (groups * (n - 1)) - p + 1 < 1)
        {
            throw Problems.TooFew(Words.Both("groups[1]"), n, 2);
        }

        for (var i = 1; i < groups; i++)
        {
            if (subgroups[i].Length != n || subgroups[i][0].Length != p)
            {
                throw Problems.SizesDiffer(Words.Both(ToolInput.Place("groups", i)), subgroups[i].Length, n);
            }
        }

        var alpha = Varying.Within(parameters, "alpha", 0.0027, 0, 0.5);
        var means = Array.ConvertAll(subgroups, MultivariateChart.Means);
        var covariances = subgroups.Select((rows, i) => MultivariateChart.Covariance(rows, means[i])).ToArray();
        var centre = MultivariateChart.Means(means);
        var pooled = Enumerable.Range(0, p).Select(j => Enumerable.Range(0, p).Select(k => covariances.Average(one => one[j][k])).ToArray()).ToArray();
        return new()
        {
            ["mean"] = Answer.Numbers(centre),
            ["cov"] = Answer.Matrix(pooled),
            ["T2"] = Distances(means, centre, pooled, "groups", n),
            ["ucl_phase1"] = Answer.Number(MultivariateChart.SubgroupLimit(groups, n, p, alpha, phaseTwo: false)),
            ["ucl_phase2"] = Answer.Number(MultivariateChart.SubgroupLimit(groups, n, p, alpha, phaseTwo: true)),
            ["gen_var"] = Answer.Numbers(covariances.Select(one => Cholesky.Of(one)?.Determinant ?? 0)),
        };
    }

    private static JsonObject Mewma(ToolInput input, ToolInput parameters)
    {
        var rows = input.Matrix("X");
        var means = input.Has("mean") ? input.Numbers("mean") : MultivariateChart.Means(rows);
        var covariance = input.Has("cov") ? input.Matrix("cov") : MultivariateChart.Covariance(rows, means);
        if (means.Length != rows[0].Length)
        {
            throw Problems.DifferentLengths(Words.Both("mean"), means.Length, new("X 的列", "columns of X"), rows[0].Length);
        }

        if (covariance.Length != means.Length || covariance[0].Length != means.Length)
        {
            throw Problems.DifferentLengths(Words.Both("cov"), covariance.Length, Words.Both("mean"), means.Length);
        }

        var distances = MultivariateChart.Mewma(rows, means, covariance, Varying.Within(parameters, "lambda", 0.1, 0, 1)) ?? throw Problems.Degenerate(Words.Both("cov"), Singular);
        return new() { ["T2"] = Answer.Numbers(distances) };
    }

    private static JsonArray Distances(double[][] rows, double[] centre, double[][] covariance, string place, double factor = 1)
        => Answer.Numbers(MultivariateChart.Distances(rows, centre, covariance, factor) ?? throw Problems.Degenerate(Words.Both(place), Singular));
}
