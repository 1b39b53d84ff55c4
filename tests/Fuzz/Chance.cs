namespace Zhiheng.Fuzz;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): the same numbers for the same seed on every runtime. Worth nothing as a secret.</summary>
public sealed class Chance(ulong seed)
{
    private ulong state = seed;

    /// <summary>The numbers of one input: depends on the seed, the parser and the number of the input, and on no input before it.</summary>
    public static Chance Of(ulong seed, string parser, long number)
    {
        var mixed = new Chance(seed);
        foreach (var c in parser)
        {
            mixed.state ^= mixed.Next() + c;
        }

        mixed.state ^= mixed.Next() + (ulong)number;
        return new Chance(mixed.Next());
    }

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>0 … <paramref name="bound"/> − 1; 0 for a bound of 0.</summary>
    public int Below(int bound) => bound <= 0 ? 0 : (int)(Next() % (ulong)bound);

    public bool OneIn(int times) => Below(times) == 0;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];
}
