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
        Demand.Varying(readings, 8, "测量值");
        Demand.SameLength(part.Count, "零件", readings.Length, "测量值");
        Demand.SameLength(@operator.Count, "操作者", readings.Length, "测量值");
        var (partOf, parts) = Numbered(part);
        var (operatorOf, operators) = Numbered(@operator);
        Demand.That(parts >= 2, "零件", "只有一个零件，无法估计零件间变差。请至少测量两个零件（建议 10 个）。");
        Demand.That(operators >= 2, "操作者", "只有一个操作者，无法估计再现性。请至少两人测量，或改用类型 1 研究。");
        var replicates = (int)(readings.Length / ((long)parts * operators));
        Demand.That(replicates >= 2, "重复次数", "每个零件每人至少要重复测量两次，否则不能估计重复性。请补充测量。");
        var values = new double[parts * operators * replicates];
        var filled = new int[parts * operators];
        for (var i = 0; i < readings.Length; i++)
        {
            var cell = (partOf[i] * operators) + operatorOf[i];
            Demand.That(filled[cell] < replicates, $"第 {i + 1} 行", $"零件“{part[i]}”由操作者“{@operator[i]}”测量的次数比其他组合多。交叉研究要求次数相同，请核对。");
            values[(cell * replicates) + filled[cell]++] = readings[i];
        }

        var gap = Array.FindIndex(filled, count => count < replicates);
        Demand.That(gap < 0, "测量值", "有的零件与操作者的组合测量次数较少或没有测量。交叉研究要求次数相同，请补齐。");
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
