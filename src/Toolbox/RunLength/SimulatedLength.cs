using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Rules;

namespace Zhiheng.Toolbox.RunLength;

/// <summary>
/// The average run length of any set of run rules by playing a steady or shifted normal process: for the sets that
/// <see cref="RunRuleLength"/> does not know. The same set gives the same answer everywhere: the generator and its seed are part of the method.
/// </summary>
/// <remarks>Generator: splitmix64 (G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014); normal numbers by Marsaglia's polar method.</remarks>
/// <param name="Signals">How often a rule held.</param>
/// <param name="Points">How many points were played; the rules begin anew after each signal.</param>
public readonly record struct SimulatedLength(int Signals, int Points)
{
    public const int UsualPoints = 1 << 21;

    private const ulong Seed = 20170906;

    /// <summary>Points for each signal.</summary>
    public double Average => (double)Points / Math.Max(1, Signals);

    /// <summary>Half the width of the 95 % interval; run lengths scatter about as much as they are long.</summary>
    public double Error => 1.96 * Average / Math.Sqrt(Math.Max(1, Signals));

    /// <summary>The 95 % lower bound of the average, for sets that hardly ever signal.</summary>
    public double AtLeast => Points / (ChiSquare.Quantile(0.95, 2 * (Signals + 1.0)) / 2);

    /// <param name="shift">Of the mean, in σ.</param>
    public static SimulatedLength Of(RunRules rules, RuleNumbers numbers, double shift = 0, int points = UsualPoints)
    {
        Effort.Spend(points);
        var (state, spare, hasSpare) = (Seed, 0.0, false);
        var engine = new RunRuleEngine(numbers);
        var signals = 0;
        for (var i = 0; i < points; i++)
        {
            double z;
            if (hasSpare)
            {
                (z, hasSpare) = (spare, false);
            }
            else
            {
                double a, b, square;
                do
                {
                    (a, b) = (Uniform(ref state), Uniform(ref state));
                    square = (a * a) + (b * b);
                }
                while (square is >= 1 or 0);
                var factor = Math.Sqrt(-2 * Math.Log(square) / square);
                (z, spare, hasSpare) = (a * factor, b * factor, true);
            }

            if ((engine.Next(z + shift, z + shift) & rules) != 0)
            {
                signals++;
                engine = new RunRuleEngine(numbers);
            }
        }

        return new(signals, points);
    }

    /// <summary>Between -1 and 1.</summary>
    private static double Uniform(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (2.0 / (1UL << 53)) - 1;
    }
}
