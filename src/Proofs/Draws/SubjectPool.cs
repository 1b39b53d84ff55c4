using System.Runtime.CompilerServices;
using System.Text;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Draws;

/// <summary>
/// All who may be drawn, sorted by id, packed: some 60 bytes a subject, so that millions fit into a small machine. Immutable; for
/// several threads at once.
/// </summary>
public sealed class SubjectPool
{
    /// <summary>Subjects in one draw.</summary>
    public const int Most = 20_000_000;

    private const int LongestLeaf = 400;

    private readonly byte[] ids;
    private readonly int[] ends;
    private readonly byte[] salts;
    private readonly short[] weights;
    private readonly int[] kinds;
    private readonly List<(string Grade, string Region, byte[] Before, byte[] Between)> known;
    private readonly Dictionary<string, TreeHash> roots = new(StringComparer.Ordinal);
    private readonly Lock computing = new();

    internal SubjectPool(byte[] ids, int[] ends, byte[] salts, short[] weights, int[] kinds, IReadOnlyList<(string Grade, string Region)> known)
    {
        (this.ids, this.ends, this.salts, this.weights, this.kinds) = (ids, ends, salts, weights, kinds);
        this.known = [.. known.Select(kind => (
            kind.Grade, kind.Region, Encoding.ASCII.GetBytes($$"""{"grade":"{{kind.Grade}}","id":" """[..^1]),
            Encoding.ASCII.GetBytes($"\",\"region\":\"{kind.Region}\",\"salt\":\"")))];
    }

    public int Count => ends.Length;

    /// <summary>Subject number <paramref name="index"/> in the order of ids.</summary>
    public Subject this[int index] => new(
        IdOf(index), known[kinds[index]].Region, known[kinds[index]].Grade, weights[index],
        Convert.ToHexStringLower(salts.AsSpan(index * DrawText.SaltBytes, DrawText.SaltBytes)));

    /// <summary>The pairs of grade and region that occur; <see cref="Kind"/> is an index into them.</summary>
    internal IReadOnlyList<(string Grade, string Region)> Kinds => [.. known.Select(kind => (kind.Grade, kind.Region))];

    /// <summary>Puts them in order. Refused: a malformed subject, an id that occurs twice, more than <see cref="Most"/>.</summary>
    public static Proof<SubjectPool> Of(IEnumerable<Subject> subjects)
    {
        var builder = new SubjectPoolBuilder();
        foreach (var subject in subjects)
        {
            if (builder.Add(subject) is { } refusal)
            {
                return refusal;
            }
        }

        return builder.Build();
    }

    public string IdOf(int index) => Encoding.ASCII.GetString(Id(index));

    /// <summary>The index of an id; null if it is not in the list.</summary>
    public int? Find(string id)
    {
        var wanted = Encoding.ASCII.GetBytes(id);
        var (low, high) = (0, Count - 1);
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            var order = Id(middle).SequenceCompareTo(wanted);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    /// <summary>The Merkle root over the leaves; computed once.</summary>
    public TreeHash Root(DrawSuite suite)
    {
        lock (computing)
        {
            if (!roots.TryGetValue(suite.Name, out var root))
            {
                roots[suite.Name] = root = DrawTree.Root(suite, Count, index => LeafHash(suite, index));
            }

            return root;
        }
    }

    /// <summary>The hashes that lead from a leaf to the root: what a firm is given together with its leaf.</summary>
    public IReadOnlyList<TreeHash> PathOf(DrawSuite suite, int index) => DrawTree.Path(suite, Count, at => LeafHash(suite, at), index);

    /// <summary>The leaf as it is hashed, without its prefix.</summary>
    public byte[] Leaf(int index)
    {
        var leaf = new byte[LongestLeaf];
        return leaf[1..Write(index, leaf)];
    }

    internal ReadOnlySpan<byte> Id(int index)
    {
        var start = index == 0 ? 0 : ends[index - 1];
        return ids.AsSpan(start, ends[index] - start);
    }

    internal int Kind(int index) => kinds[index];

    internal int Weight(int index) => weights[index];

    [SkipLocalsInit]
    private TreeHash LeafHash(DrawSuite suite, int index)
    {
        Span<byte> leaf = stackalloc byte[LongestLeaf];
        return suite.Hash(leaf[..Write(index, leaf)]);
    }

    /// <summary>00 and the leaf; the number of bytes.</summary>
    private int Write(int index, Span<byte> output)
    {
        var (_, _, before, between) = known[kinds[index]];
        var id = Id(index);
        output[0] = 0;
        before.CopyTo(output[1..]);
        var at = 1 + before.Length;
        id.CopyTo(output[at..]);
        at += id.Length;
        between.CopyTo(output[at..]);
        at += between.Length;
        foreach (var value in salts.AsSpan(index * DrawText.SaltBytes, DrawText.SaltBytes))
        {
            output[at++] = Digit(value >> 4);
            output[at++] = Digit(value & 15);
        }

        "\",\"w\":"u8.CopyTo(output[at..]);
        at += 6;
        System.Buffers.Text.Utf8Formatter.TryFormat(weights[index], output[at..], out var digits);
        output[at + digits] = (byte)'}';
        return at + digits + 1;
    }

    private static byte Digit(int value) => (byte)(value + (value < 10 ? '0' : 'a' - 10));
}
