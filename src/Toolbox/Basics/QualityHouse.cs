using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Basics;

/// <summary>Two characteristics of the product, by place from 0, that hinder each other: improving one spoils the other.</summary>
/// <param name="Strength">−1 or −2.</param>
/// <param name="Share">The weight of both together.</param>
public sealed record Conflict(int First, int Second, int Strength, double Share);

/// <summary>
/// House of quality (QFD): what customers ask for, weighted, and how strongly each characteristic of the product serves it (9, 3, 1 or 0). Score of a
/// characteristic: Σ weight·relation; share: its part of all scores.
/// </summary>
/// <remarks>
/// Even shares: every requirement hands out exactly its weight, in proportion to its relations (Σ weight·relation/Σ relation of the row), so that a requirement does not count
/// more for being served by many. Sources: Y. Akao, Quality Function Deployment (1990); D. Lyman, 2nd Symposium on QFD (1990) for the even shares.
/// </remarks>
/// <param name="Weights">Of the requirements, sum 1.</param>
/// <param name="Unserved">Requirements that no characteristic serves, by place from 0.</param>
/// <param name="Idle">Characteristics that serve no requirement.</param>
/// <param name="Conflicts">The weightiest first.</param>
public sealed record QualityHouse(
    double[] Weights, double[] Scores, double[] Shares, double[] EvenShares, IReadOnlyList<int> Unserved, IReadOnlyList<int> Idle, IReadOnlyList<Conflict> Conflicts)
{
    /// <param name="importance">At least one, none negative, one above 0: as rated, times whatever raises it (rate of improvement, sales point).</param>
    /// <param name="relations">A row for each requirement, of 0, 1, 3 and 9; one at least above 0.</param>
    /// <param name="roof">Square and symmetrical, −2 (strongly against each other) to 2 (strongly together); the diagonal is not looked at. Null: nothing known.</param>
    /// <exception cref="Catalogue.ToolboxException">Another relation or roof, negative or missing importance.</exception>
    public static QualityHouse Of(double[] importance, double[][] relations, int[][]? roof = null)
    {
        Demand.Sample(importance, 1, new("重要度", "Importance"));
        Demand.That(Array.TrueForAll(importance, one => one >= 0) && importance.Sum() > 0, new("重要度", "Importance"), new("不能是负数，至少一个大于 0。请更正。", "it cannot be negative, and one must be greater than 0. Correct it."));
        Demand.SameLength(relations.Length, new("关系矩阵", "Matrix of relations"), importance.Length, new("重要度", "Importance"));
        for (var i = 0; i < relations.Length; i++)
        {
            Demand.SameLength(relations[i].Length, new($"关系矩阵第 {i + 1} 行", $"Matrix of relations, row {i + 1}"), relations[0].Length, new("第 1 行", "Row 1"));
            var wrong = Array.FindIndex(relations[i], one => one is not (0 or 1 or 3 or 9));
            Demand.That(wrong < 0, new($"关系矩阵第 {i + 1} 行第 {wrong + 1} 列", $"Matrix of relations, row {i + 1}, column {wrong + 1}"), new(
                "只能是 9（强）、3（中）、1（弱）或 0。请更正。",
                "it can only be 9 (strong), 3 (medium), 1 (weak) or 0. Correct it."));
        }

        Demand.That(relations.Any(row => row.Sum() > 0), new("关系矩阵", "Matrix of relations"), new(
            "全部为 0，没有可比较的关系。请填写 9、3、1。",
            "it is all 0, so there are no relations to compare. Enter 9, 3 and 1."));
        var sum = Demand.Finite(importance.Sum(), new("重要度", "Importance"));
        var weights = Array.ConvertAll(importance, one => one / sum);
        var columns = relations[0].Length;
        var (scores, even) = (new double[columns], new double[columns]);
        for (var j = 0; j < columns; j++)
        {
            for (var i = 0; i < relations.Length; i++)
            {
                var row = relations[i].Sum();
                scores[j] += importance[i] * relations[i][j];
                even[j] += row > 0 ? weights[i] * relations[i][j] / row : 0;
            }
        }

        var total = scores.Sum();
        Demand.That(total > 0, new("重要度", "Importance"), new("有关系的顾客要求重要度都是 0。请更正。", "all requirements with a relation have an importance of 0. Correct it."));
        var shares = Array.ConvertAll(scores, score => score / total);
        var handed = even.Sum();
        return new(
            weights, scores, shares, Array.ConvertAll(even, one => one / handed),
            [.. Enumerable.Range(0, relations.Length).Where(i => relations[i].Sum() == 0)], [.. Enumerable.Range(0, columns).Where(j => relations.All(row => row[j] == 0))],
            roof is null ? [] : Conflicting(roof, shares));
    }

    private static List<Conflict> Conflicting(int[][] roof, double[] shares)
    {
        Demand.SameLength(roof.Length, new("屋顶", "Roof"), shares.Length, new("技术特性", "Characteristics"));
        var found = new List<Conflict>();
        for (var a = 0; a < roof.Length; a++)
        {
            Demand.SameLength(roof[a].Length, new($"屋顶第 {a + 1} 行", $"Roof, row {a + 1}"), shares.Length, new("技术特性", "Characteristics"));
            for (var b = 0; b < a; b++)
            {
                Demand.That(roof[a][b] == roof[b][a] && roof[a][b] is >= -2 and <= 2, new($"屋顶第 {a + 1} 行第 {b + 1} 列", $"Roof, row {a + 1}, column {b + 1}"), new("应当对称，取 -2 至 2。请更正。", "it must be symmetric, with values from -2 to 2. Correct it."));
                if (roof[a][b] < 0)
                {
                    found.Add(new(b, a, roof[a][b], shares[a] + shares[b]));
                }
            }
        }

        return [.. found.OrderByDescending(one => one.Share).ThenBy(one => one.First)];
    }
}
