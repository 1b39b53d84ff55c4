namespace Zhiheng.Registry.Demo;

/// <summary>
/// The generator's own source of chance: splitmix64 (Steele, Lea and Flood, 2014), written out because the algorithm of the
/// runtime is not promised. A stream is named by seed, purpose and index, so that any row is made without making the others.
/// Only whole numbers: results are the same on every machine. For made-up data only, never for draws that matter.
/// </summary>
internal struct Dice
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong state;

    public Dice(int seed, Purpose purpose, long index)
    {
        state = Mix(((ulong)(uint)seed << 8) ^ (ulong)purpose);
        state = Mix(state ^ ((ulong)index * Step));
    }

    /// <summary>0 … <paramref name="count"/> − 1.</summary>
    public int Below(int count) => (int)(((Next() >> 32) * (ulong)count) >> 32);

    /// <summary>Both ends included.</summary>
    public int Between(int from, int to) => from + Below(to - from + 1);

    public bool Chance(int permille) => Below(1000) < permille;

    public T Pick<T>(IReadOnlyList<T> values) => values[Below(values.Count)];

    /// <summary>The index in a table of rising sums; its last entry is the total.</summary>
    public int Weighted(int[] sums)
    {
        var found = Array.BinarySearch(sums, Below(sums[^1]) + 1);
        return found >= 0 ? found : ~found;
    }

    private ulong Next()
    {
        state += Step;
        return Mix(state);
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}

/// <summary>What a stream of chance is for. The numbers are part of the result: never renumber.</summary>
internal enum Purpose
{
    Organization = 1,
    OrganizationChange = 2,
    Chain = 3,
    Life = 4,
    Row = 5,
    Auditor = 6,
    Body = 7,
    Applicant = 8,
    Product = 9,
    OrganizationDetail = 10,
    Team = 11,
    Step = 12,
    Site = 13,
}
