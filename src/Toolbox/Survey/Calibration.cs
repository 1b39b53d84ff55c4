using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Survey;

/// <summary>A variable with known population totals: the category of each unit and the total of each category.</summary>
public sealed record Margin(IReadOnlyList<int> Category, IReadOnlyList<double> Totals);

/// <summary>Calibrated mean and error.</summary>
public sealed record CalibratedMean(double Mean, double Error, IReadOnlyList<double> Weights);

/// <summary>
/// Weights adjusted to known totals. With one margin this is post-stratification (the same as linear calibration, GREG, on one category
/// variable); several margins are matched in turn until none moves (raking). The variance is that of the residuals from a regression on
/// the margins with the design weights.
/// </summary>
/// <remarks>Sources: Deville and Särndal, JASA 87 (1992) 376; Deming and Stephan, Ann. Math. Stat. 11 (1940) 427.</remarks>
public static class Calibration
{
    private const int MostRounds = 2_000;
    private const double Still = 1e-13;

    public static CalibratedMean Rake(IReadOnlyList<SurveyUnit> units, IReadOnlyList<Margin> margins)
    {
        Check(units, margins);
        double[] design = [.. units.Select(u => u.Weight)];
        var weights = (double[])design.Clone();
        var rounds = 0;
        for (double moved = 1; moved > Still; rounds++)
        {
            Demand.That(rounds < MostRounds, new("总体合计", "Population totals"), new(
                "权数没有收敛，各变量的总体合计可能互相矛盾。请核对合计，或合并单位少的类别。",
                "the weights did not converge; the totals of the variables may contradict each other. Check them, or combine categories with few units."));
            var before = (double[])weights.Clone();
            foreach (var margin in margins)
            {
                Scale(weights, margin);
            }

            moved = before.Zip(weights, (x, y) => Math.Abs((x / y) - 1)).Max();
        }

        var total = weights.Sum();
        var mean = units.Select((u, i) => weights[i] * u.Value).Sum() / total;
        double[] residual = [.. units.Select(u => (u.Value - mean) / total)];
        Project(residual, design, margins);
        double[] z = [.. residual.Select((e, i) => weights[i] * e)];
        return new(mean, Math.Sqrt(SurveySample.Variance(units, z)), weights);
    }

    private static void Scale(double[] weights, Margin margin)
    {
        var sums = new double[margin.Totals.Count];
        for (var i = 0; i < weights.Length; i++)
        {
            sums[margin.Category[i]] += weights[i];
        }

        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] *= margin.Totals[margin.Category[i]] / sums[margin.Category[i]];
        }
    }

    /// <summary>Takes the weighted category means of each margin from the values in turn; the limit is the residual of the regression on all margins.</summary>
    private static void Project(double[] values, double[] by, IReadOnlyList<Margin> margins)
    {
        var size = values.Max(Math.Abs);
        for (var (round, moved) = (0, double.PositiveInfinity); round < MostRounds && moved > size * Still; round++)
        {
            moved = 0;
            foreach (var margin in margins)
            {
                var (sum, all) = (new double[margin.Totals.Count], new double[margin.Totals.Count]);
                for (var i = 0; i < values.Length; i++)
                {
                    sum[margin.Category[i]] += by[i] * values[i];
                    all[margin.Category[i]] += by[i];
                }

                for (var i = 0; i < values.Length; i++)
                {
                    var step = sum[margin.Category[i]] / all[margin.Category[i]];
                    values[i] -= step;
                    moved = Math.Max(moved, Math.Abs(step));
                }
            }
        }
    }

    private static void Check(IReadOnlyList<SurveyUnit> units, IReadOnlyList<Margin> margins)
    {
        foreach (var margin in margins)
        {
            Demand.SameLength(margin.Category.Count, new("类别", "Categories"), units.Count, new("样本", "Sample"));
            for (var k = 0; k < margin.Totals.Count; k++)
            {
                Demand.Positive(margin.Totals[k], new("总体合计", "Population totals"));
                Demand.That(margin.Category.Contains(k), new("类别", "Categories"), new(
                    "有的类别在样本中没有单位，无法校准。请与相近的类别合并。",
                    "a category has no unit in the sample and cannot be calibrated. Combine it with a similar one."));
            }
        }

        SurveySample.Estimate(units);
    }
}
