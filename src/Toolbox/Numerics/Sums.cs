namespace Zhiheng.Toolbox.Numerics;

/// <summary>Sums whose rounding error grows with log n: four running sums inside blocks, pairwise between blocks.</summary>
public static class Sums
{
    private const int Block = 256;

    public static double Of(ReadOnlySpan<double> x)
    {
        if (x.Length > Block)
        {
            var half = x.Length / 2 / Block * Block;
            half = half == 0 ? x.Length / 2 : half;
            return Of(x[..half]) + Of(x[half..]);
        }

        double a = 0, b = 0, c = 0, d = 0;
        var i = 0;
        for (; i + 3 < x.Length; i += 4)
        {
            a += x[i];
            b += x[i + 1];
            c += x[i + 2];
            d += x[i + 3];
        }

        for (; i < x.Length; i++)
        {
            a += x[i];
        }

        return a + b + (c + d);
    }

    /// <summary>Σ (x-centre)².</summary>
    public static double OfSquares(ReadOnlySpan<double> x, double centre)
    {
        if (x.Length > Block)
        {
            var half = x.Length / 2 / Block * Block;
            half = half == 0 ? x.Length / 2 : half;
            return OfSquares(x[..half], centre) + OfSquares(x[half..], centre);
        }

        double a = 0, b = 0;
        var i = 0;
        for (; i + 1 < x.Length; i += 2)
        {
            var (d, e) = (x[i] - centre, x[i + 1] - centre);
            a += d * d;
            b += e * e;
        }

        return i < x.Length ? a + b + ((x[i] - centre) * (x[i] - centre)) : a + b;
    }
}
