using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Survey;

/// <summary>
/// A weighted satisfaction index: item scores rescaled to 0–100, each person's index their weighted mean, the index the mean over persons
/// with its t interval; Cronbach's α (raw and from correlations) of the items; net promoters on the first item.
/// </summary>
/// <param name="Alpha">k/(k − 1)(1 − Σs²ᵢ/s²_total); null for one item.</param>
/// <param name="Promoters">Percent at the two highest scale points less percent at or below the highest less 4 (9–10 against 0–6 on 0–10).</param>
public sealed record SatisfactionIndex(
    IReadOnlyList<double> Items, double Index, double Deviation, (double Low, double High) Interval, double? Alpha, double? StandardisedAlpha, double Promoters)
{
    /// <param name="scores">Rows persons, columns items, on a scale from <paramref name="least"/> to <paramref name="most"/>.</param>
    public static SatisfactionIndex Of(double[][] scores, ReadOnlySpan<double> weights, double least, double most)
    {
        var (n, k) = (scores.Length, scores[0].Length);
        Demand.AtLeast(n, 2, new("答卷数", "Answers"));
        Demand.SameLength(weights.Length, new("权重", "Weights"), k, new("题目", "Questions"));
        Demand.That(most > least, new("量表", "Scale"), new("最高分应大于最低分。请更正。", "the highest score must be greater than the lowest. Correct them."));
        var weight = weights.ToArray();
        Demand.That(Array.TrueForAll(weight, w => w >= 0 && double.IsFinite(w)) && weight.Sum() > 0, new("权重", "Weights"), new(
            "权重不能为负，合计应大于 0。请更正。",
            "weights cannot be negative, and their sum must be greater than 0. Correct them."));
        for (var i = 0; i < n; i++)
        {
            var wrong = Array.FindIndex(scores[i], score => !(score >= least && score <= most));
            Demand.That(wrong < 0, new(
                $"第 {i + 1} 份答卷第 {wrong + 1} 题",
                $"Question {wrong + 1} of answer {i + 1}"), new(
                $"得分应在 {least} 与 {most} 之间。请更正。",
                $"the score must be between {least} and {most}. Correct it."));
        }

        var columns = Enumerable.Range(0, k).Select(j => Array.ConvertAll(scores, row => (row[j] - least) / (most - least) * 100)).ToArray();
        var persons = new double[n];
        for (var j = 0; j < k; j++)
        {
            for (var i = 0; i < n; i++)
            {
                persons[i] += weight[j] / weight.Sum() * columns[j][i];
            }
        }

        var (index, deviation) = (Sample.Mean(persons), Sample.Deviation(persons));
        var half = StudentT.Quantile(0.975, n - 1) * deviation / Math.Sqrt(n);
        double promoters = scores.Count(row => row[0] >= most - 1), detractors = scores.Count(row => row[0] <= most - 4);
        return new(
            Array.ConvertAll(columns, column => Sample.Mean(column)), index, deviation, (index - half, index + half), Reliability.Alpha(columns),
            Reliability.StandardisedAlpha(columns), 100 * (promoters - detractors) / n);
    }
}

/// <summary>Cronbach's α of the items of a questionnaire (columns).</summary>
internal static class Reliability
{
    public static double? Alpha(double[][] columns)
    {
        var k = columns.Length;
        var totals = Enumerable.Range(0, columns[0].Length).Select(i => columns.Sum(column => column[i])).ToArray();
        var all = Sample.Variance(totals);
        return k < 2 || !(all > 0) ? null : k / (k - 1.0) * (1 - (columns.Sum(column => Sample.Variance(column)) / all));
    }

    /// <summary>k r̄/(1 + (k − 1) r̄); null when an item does not vary.</summary>
    public static double? StandardisedAlpha(double[][] columns)
    {
        var k = columns.Length;
        if (k < 2 || Array.Exists(columns, column => !(Sample.Variance(column) > 0)))
        {
            return null;
        }

        double sum = 0;
        for (var i = 0; i < k; i++)
        {
            for (var j = i + 1; j < k; j++)
            {
                sum += Moments.Correlation(columns[i], columns[j]);
            }
        }

        var mean = 2 * sum / (k * (k - 1.0));
        return k * mean / (1 + ((k - 1) * mean));
    }
}
