using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Measurement;

/// <summary>
/// The readings of a crossed study in the order part, operator, replicate (the last runs fastest), with the labels in the order of
/// their first appearance.
/// </summary>
public sealed class GaugeReadings
{
    private GaugeReadings(double[] values, int parts, int operators)
        => (Values, Parts, Operators, Replicates) = (values, parts, operators, values.Length / parts / operators);

    internal double[] Values { get; }

    public int Parts { get; }

    public int Operators { get; }

    public int Replicates { get; }

    public double At(int part, int @operator, int replicate) => Values[(((part * Operators) + @operator) * Replicates) + replicate];

    /// <summary>Sorts rows (part, operator, reading) into cells. Every part must be measured by every operator the same number of times, twice at least.</summary>
    public static GaugeReadings From(IReadOnlyList<string> part, IReadOnlyList<string> @operator, ReadOnlySpan<double> readings)
    {
        Demand.Varying(readings, 8, new("测量值", "Value"));
        Demand.SameLength(part.Count, new("零件", "Part"), readings.Length, new("测量值", "Value"));
        Demand.SameLength(@operator.Count, new("操作者", "Operator"), readings.Length, new("测量值", "Value"));
        var (partOf, parts) = Numbered(part);
        var (operatorOf, operators) = Numbered(@operator);
        Demand.That(parts >= 2, new("零件", "Part"), new(
            "只有一个零件，无法估计零件间变差。请至少测量两个零件（建议 10 个）。",
            "there is only one part, so the variation between parts cannot be estimated. Measure at least two (10 are recommended)."));
        Demand.That(operators >= 2, new("操作者", "Operator"), new(
            "只有一个操作者，无法估计再现性。请至少两人测量，或改用类型 1 研究。",
            "there is only one operator, so reproducibility cannot be estimated. Let at least two measure, or use a type 1 study."));
        var replicates = (int)(readings.Length / ((long)parts * operators));
        Demand.That(replicates >= 2, new("重复次数", "Trials"), new(
            "每个零件每人至少要重复测量两次，否则不能估计重复性。请补充测量。",
            "every operator must measure every part at least twice, or repeatability cannot be estimated. Add measurements."));
        var values = new double[parts * operators * replicates];
        var filled = new int[parts * operators];
        for (var i = 0; i < readings.Length; i++)
        {
            var cell = (partOf[i] * operators) + operatorOf[i];
            if (filled[cell] >= replicates)
            {
                throw Demand.Refuse(new($"第 {i + 1} 行", $"Row {i + 1}"), new(
                    $"零件“{part[i]}”由操作者“{@operator[i]}”测量的次数比其他组合多。交叉研究要求次数相同，请核对。",
                    $"operator “{@operator[i]}” measured part “{part[i]}” more often than other combinations. A crossed study needs the same number of trials; check the data."));
            }

            values[(cell * replicates) + filled[cell]++] = readings[i];
        }

        var gap = Array.FindIndex(filled, count => count < replicates);
        Demand.That(gap < 0, new("测量值", "Value"), new(
            "有的零件与操作者的组合测量次数较少或没有测量。交叉研究要求次数相同，请补齐。",
            "some combinations of part and operator were measured less often or not at all. A crossed study needs the same number of trials; complete them."));
        return new(values, parts, operators);
    }

    private static (int[] Of, int Count) Numbered(IReadOnlyList<string> labels)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var of = new int[labels.Count];
        for (var i = 0; i < of.Length; i++)
        {
            if (!numbers.TryGetValue(labels[i], out of[i]))
            {
                numbers[labels[i]] = of[i] = numbers.Count;
            }
        }

        return (of, numbers.Count);
    }
}
