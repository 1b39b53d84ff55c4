using System.Buffers.Binary;

namespace Zhiheng.Bench.Toolbox;

/// <summary>The numbers that both sides calculate with: always the same (SplitMix64), little-endian doubles in FOLDER/NAME.bin for R.</summary>
internal sealed class MadeData
{
    public const int Points = 1_000_000;
    public const int Parts = 50, Operators = 10, Replicates = 20;
    private const int Pairs = 17_189;
    private const int Units = 100_000, StrataCount = 50;
    private ulong _state = 20260101;

    public MadeData()
    {
        Normals = Made(Points, _ => Normal());
        Sizes = Made(Points, _ => 150 + Math.Floor(100 * Uniform()));
        Defectives = Array.ConvertAll(Sizes, size => Math.Max(0, Math.Round((0.1 * size) + (Math.Sqrt(0.09 * size) * Normal()))));
        Defects = Made(Points, _ => Math.Max(0, Math.Round(20 + (Math.Sqrt(20) * Normal()))));
        var (parts, operators) = (Made(Parts, _ => 2 * Normal()), Made(Operators, _ => Normal() / 2));
        var cells = Made(Parts * Operators, i => parts[i / Operators] + operators[i % Operators] + (0.3 * Normal()));
        Gauge = Made(cells.Length * Replicates, i => Math.Round(10 + cells[i / Replicates] + (0.4 * Normal()), 3));
        Weekly = Made(520, i => Poisson((15 + (i / 50.0)) * (1 + (0.4 * Math.Sin(i * Math.PI / 26)))));
        Daily = Made(10_000, _ => Poisson(10));
        Series = Made(12_000, i => (i / 500.0) + (5 * Math.Sin(i * Math.PI / 6)) + Normal() + (i % 97 == 0 ? 15 : 0));
        Strata = Made(Units, i => (int)(StrataCount * Math.Pow((i + 0.5) / Units, 1.5)));
        var drawn = new int[StrataCount];
        Array.ForEach(Strata, h => drawn[(int)h]++);
        Populations = Array.ConvertAll(Strata, h => drawn[(int)h] * (5 + h));
        Weights = Array.ConvertAll(Strata, h => 5 + h);
        Values = Array.ConvertAll(Strata, h => (h / 10) + Normal());
        (PairCounts, PairExpected) = MakePairs();
    }

    public double[] Normals { get; }

    public double[] Sizes { get; }

    public double[] Defectives { get; }

    public double[] Defects { get; }

    public double[] Gauge { get; }

    public double[] Weekly { get; }

    public double[] Daily { get; }

    public double[] Series { get; }

    public double[] Values { get; }

    public double[] Strata { get; }

    public double[] Weights { get; }

    public double[] Populations { get; }

    public double[] PairCounts { get; }

    public double[] PairExpected { get; }

    public void Write(string folder)
    {
        foreach (var (name, numbers) in new[]
        {
            ("normals", Normals), ("sizes", Sizes), ("defectives", Defectives), ("defects", Defects), ("gauge", Gauge), ("weekly", Weekly), ("daily", Daily),
            ("series", Series), ("values", Values), ("strata", Strata), ("weights", Weights), ("populations", Populations),
            ("pairs.n", PairCounts), ("pairs.e", PairExpected),
        })
        {
            var bytes = new byte[numbers.Length * sizeof(double)];
            for (var i = 0; i < numbers.Length; i++)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), numbers[i]);
            }

            File.WriteAllBytes(Path.Combine(folder, name + ".bin"), bytes);
        }
    }

    private static double[] Made(int count, Func<int, double> make)
    {
        var numbers = new double[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = make(i);
        }

        return numbers;
    }

    /// <summary>Product-event pairs as reporting systems have them: most seen once, only pairs that were seen, rates from a mixture of two gammas.</summary>
    private (double[] Counts, double[] Expected) MakePairs()
    {
        var (counts, expected) = (new double[Pairs], new double[Pairs]);
        for (var i = 0; i < Pairs;)
        {
            var e = Math.Round(Math.Exp((1.3 * Normal()) - 2.5), 6);
            var rate = Uniform() < 0.07 ? -Math.Log(Uniform() * Uniform()) / 0.3 : -Math.Log(Uniform()) / 1.2;
            if (e > 0 && Poisson(e * rate) is > 0 and var count)
            {
                (counts[i], expected[i++]) = (count, e);
            }
        }

        return (counts, expected);
    }

    private double Uniform()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (((z ^ (z >> 31)) >> 11) + 0.5) / (1UL << 53);
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    /// <summary>Arrivals before the sum of waiting times exceeds the mean.</summary>
    private double Poisson(double mean)
    {
        var count = -1.0;
        for (var left = mean; left > 0; count++)
        {
            left += Math.Log(Uniform());
        }

        return count;
    }
}
