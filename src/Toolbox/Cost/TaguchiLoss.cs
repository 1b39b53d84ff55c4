using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Cost;

/// <summary>What a batch loses by Taguchi's quadratic loss, L = k·(y − T)², in the money of k.</summary>
/// <param name="Units">The loss of each unit, in the order given.</param>
/// <param name="PerUnit">Their mean, which is k·((x̄ − T)² + s²) with s² by n.</param>
/// <param name="OffTarget">The part of it that k·(x̄ − T)² makes: lost by being beside the target.</param>
/// <param name="Spread">The part that k·s² makes: lost by varying.</param>
public sealed record BatchLoss(IReadOnlyList<double> Units, double Mean, double Variance, double PerUnit, double OffTarget, double Spread);

/// <summary>Loss of a characteristic with a target (Taguchi 1986): grows with the square of the distance from the target, inside the limits as well.</summary>
public static class TaguchiLoss
{
    /// <summary>k = A / Δ²: at the distance Δ from the target the customer loses A.</summary>
    /// <param name="loss">A, greater than zero.</param>
    /// <param name="distance">Δ in the unit of the characteristic, greater than zero.</param>
    public static double Coefficient(double loss, double distance)
        => Demand.Finite(Demand.Positive(loss, new("损失 A", "Loss A")) / (Demand.Positive(distance, new("偏差 Δ", "Distance Δ")) * distance), new("系数 k", "Coefficient k"));

    public static double Of(double value, double target, double coefficient)
        => Demand.Positive(coefficient, new("系数 k", "Coefficient k")) * Square(Demand.Finite(value, new("测量值", "Value")) - Demand.Finite(target, new("目标值 T", "Target T")));

    public static BatchLoss Of(double[] values, double target, double coefficient)
    {
        Demand.Sample(values, 1, new("测量值", "Value"));
        Demand.Finite(target, new("目标值 T", "Target T"));
        Demand.Positive(coefficient, new("系数 k", "Coefficient k"));
        var mean = values.Average();
        // Two passes: far from zero the squares themselves would swallow the differences.
        var variance = values.Average(value => Square(value - mean));
        var (off, spread) = (coefficient * Square(mean - target), coefficient * variance);
        Demand.Finite(off + spread, new("损失", "Loss"));
        return new BatchLoss([.. values.Select(value => coefficient * Square(value - target))], mean, variance, off + spread, off, spread);
    }

    private static double Square(double value) => value * value;
}
