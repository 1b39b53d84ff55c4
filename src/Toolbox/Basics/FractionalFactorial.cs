using System.Numerics;
using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Basics;

/// <summary>
/// A regular 2^(k−p) design: the base factors in standard order (A fastest), each further factor the product of the base factors its
/// generator names; the defining relation (all products of the p words, shortest first) and the resolution = length of the shortest word.
/// </summary>
/// <remarks>Levels are −1 and +1. Source: Box, Hunter and Hunter, Statistics for Experimenters, ch. 6.</remarks>
public sealed record FractionalFactorial(IReadOnlyList<IReadOnlyList<int>> Design, IReadOnlyList<string> DefiningWords, int Resolution)
{
    private const int MostRuns = 1 << 12;

    /// <param name="factors">k, base and generated factors together, at most 26.</param>
    /// <param name="generators">One word of base letters for each generated factor, e.g. "AB" for D = AB.</param>
    public static FractionalFactorial Of(int factors, IReadOnlyList<string> generators)
    {
        var p = generators.Count;
        var baseFactors = factors - p;
        Demand.That(factors <= 26 && p >= 1 && baseFactors is >= 2 && 1 << baseFactors <= MostRuns, new("因子数", "Number of factors"), new(
            "基本因子数 k − p 应在 2 与 12 之间，生成元至少一个。请更正。",
            "the basic factors k − p must be between 2 and 12, with at least one generator. Correct them."));
        var words = new int[p];
        for (var g = 0; g < p; g++)
        {
            foreach (var letter in generators[g])
            {
                Demand.That(letter >= 'A' && letter < 'A' + baseFactors, new(
                    $"生成元 {generators[g]}",
                    $"Generator {generators[g]}"), new(
                    $"只能用基本因子 A 至 {(char)('A' + baseFactors - 1)}。请更正。",
                    $"only the basic factors A to {(char)('A' + baseFactors - 1)} may be used. Correct it."));
                words[g] ^= 1 << (letter - 'A');
            }

            Demand.That(BitOperations.PopCount((uint)words[g]) >= 2, new(
                $"生成元 {generators[g]}",
                $"Generator {generators[g]}"), new(
                "至少要包含两个不同的基本因子。请更正。",
                "it must have at least two different basic factors. Correct it."));
        }

        var relation = Relation(words, baseFactors);
        Demand.That(relation[0].Length >= 3, new("生成元", "Generators"), new(
            "两个生成元相同，主效应会完全混杂。请更正。",
            "two generators are equal, so main effects would be fully confounded. Correct them."));
        return new(Runs(words, baseFactors), relation, relation[0].Length);
    }

    private static int[][] Runs(int[] words, int baseFactors)
        => [.. Enumerable.Range(0, 1 << baseFactors).Select(run =>
        {
            var levels = new int[baseFactors + words.Length];
            for (var i = 0; i < baseFactors; i++)
            {
                levels[i] = (run >> i & 1) == 1 ? 1 : -1;
            }

            for (var g = 0; g < words.Length; g++)
            {
                // The product is −1 when an odd number of its factors is low.
                levels[baseFactors + g] = BitOperations.PopCount((uint)(words[g] & ~run)) % 2 == 0 ? 1 : -1;
            }

            return levels;
        })];

    private static string[] Relation(int[] words, int baseFactors)
    {
        var products = new List<string>();
        for (var subset = 1; subset < 1 << words.Length; subset++)
        {
            Effort.Spend(20);
            var mask = subset << baseFactors;
            for (var g = 0; g < words.Length; g++)
            {
                mask ^= (subset >> g & 1) == 1 ? words[g] : 0;
            }

            products.Add(string.Concat(Enumerable.Range(0, 26).Where(i => (mask >> i & 1) == 1).Select(i => (char)('A' + i))));
        }

        return [.. products.OrderBy(word => word.Length).ThenBy(word => word, StringComparer.Ordinal)];
    }
}
