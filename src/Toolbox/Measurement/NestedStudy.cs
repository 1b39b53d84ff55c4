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
        Demand.Varying(readings, 8, new("测量值", "Value"));
        Demand.SameLength(part.Count, new("零件", "Part"), readings.Length, new("测量值", "Value"));
        Demand.SameLength(@operator.Count, new("操作者", "Operator"), readings.Length, new("测量值", "Value"));
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
        Demand.That(o >= 2, new("操作者", "Operator"), new(
            "只有一个操作者，无法估计再现性。请至少两人测量。",
            "there is only one operator, so reproducibility cannot be estimated. Let at least two measure."));
        Demand.That(b >= 2 && byOperator.Values.All(list => list.Count == b), new("零件", "Part"), new(
            "嵌套研究要求每位操作者测量同样多（至少两个）的零件。请补齐。",
            "in a nested study every operator must measure the same number of parts (at least two). Complete them."));
        Demand.That(r >= 2 && cells.Values.All(cell => cell.Count == r), new("重复次数", "Trials"), new(
            "嵌套研究要求每个零件的测量次数相同且至少两次。请补齐。",
            "in a nested study every part must be measured the same number of times, at least twice. Complete them."));
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
        Demand.That(ms[1] > 0 && ms[2] > 0, new("测量值", "Value"), new(
            "零件之间或重复测量之间没有差异，无法检验。请检查量具分辨力。",
            "there is no difference between parts or between trials, so nothing can be tested. Check the resolution of the gauge."));
        return new(df, ms, [ms[0] / ms[1], ms[1] / ms[2]], ms[2], Math.Max(0, (ms[1] - ms[2]) / r), Math.Max(0, (ms[0] - ms[1]) / (b * r)));
    }
}
