using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Measurement;

/// <summary>
/// A nested gauge study (destructive test): each operator measures other parts. Lines of the analysis: operator, part within operator,
/// repeatability. Operators are tested against parts, parts against repeatability. Variances in squared units, negative ones set to 0.
/// </summary>
/// <remarks>σ²_part = (MS_part − MS_e)/r, σ²_op = (MS_op − MS_part)/(b r), b parts an operator, r readings a part. Source: AIAG MSA, 4th ed.</remarks>
public sealed record NestedStudy(IReadOnlyList<int> Df, IReadOnlyList<double> MeanSquares, IReadOnlyList<double> F, double Repeatability, double Part, double Operator)
{
    public double GaugeRr => Repeatability + Operator;

    public double Total => GaugeRr + Part;

    /// <summary>Every operator the same number of parts (two at least), every part the same number of readings (two at least).</summary>
    public static NestedStudy Of(IReadOnlyList<string> part, IReadOnlyList<string> @operator, ReadOnlySpan<double> readings)
    {
        Demand.Varying(readings, 8, "测量值");
        Demand.SameLength(part.Count, "零件", readings.Length, "测量值");
        Demand.SameLength(@operator.Count, "操作者", readings.Length, "测量值");
        var cells = new Dictionary<(string, string), List<double>>();
        var byOperator = new Dictionary<string, List<List<double>>>(StringComparer.Ordinal);
        for (var i = 0; i < readings.Length; i++)
        {
            if (!cells.TryGetValue((@operator[i], part[i]), out var cell))
            {
                cells[(@operator[i], part[i])] = cell = [];
                (byOperator.TryGetValue(@operator[i], out var list) ? list : byOperator[@operator[i]] = []).Add(cell);
            }

            cell.Add(readings[i]);
        }

        var (o, r) = (byOperator.Count, cells.First().Value.Count);
        var b = byOperator.First().Value.Count;
        Demand.That(o >= 2, "操作者", "只有一个操作者，无法估计再现性。请至少两人测量。");
        Demand.That(b >= 2 && byOperator.Values.All(list => list.Count == b), "零件", "嵌套研究要求每位操作者测量同样多（至少两个）的零件。请补齐。");
        Demand.That(r >= 2 && cells.Values.All(cell => cell.Count == r), "重复次数", "嵌套研究要求每个零件的测量次数相同且至少两次。请补齐。");
        return Solve(byOperator.Values, Sample.Mean(readings), o, b, r);
    }

    private static NestedStudy Solve(IEnumerable<List<List<double>>> operators, double grand, int o, int b, int r)
    {
        double between = 0, parts = 0, within = 0;
        foreach (var list in operators)
        {
            var means = list.ConvertAll(cell => Sample.Mean(cell.ToArray())).ToArray();
            var mean = Sample.Mean(means);
            between += b * r * (mean - grand) * (mean - grand);
            parts += r * Moments.SumOfSquares(means);
            within += list.Sum(cell => Moments.SumOfSquares(cell.ToArray()));
        }

        int[] df = [o - 1, o * (b - 1), o * b * (r - 1)];
        double[] ms = [between / df[0], parts / df[1], within / df[2]];
        Demand.That(ms[1] > 0 && ms[2] > 0, "测量值", "零件之间或重复测量之间没有差异，无法检验。请检查量具分辨力。");
        return new(df, ms, [ms[0] / ms[1], ms[1] / ms[2]], ms[2], Math.Max(0, (ms[1] - ms[2]) / r), Math.Max(0, (ms[0] - ms[1]) / (b * r)));
    }
}
