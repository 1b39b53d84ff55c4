using System.Text;

namespace Zhiheng.Proofs.Draws;

/// <summary>Packs subjects as they come, in any order. Cheapest when they come sorted by id (by the bytes of the id).</summary>
/// <param name="expected">How many will come, if that is known: saves copying.</param>
public sealed class SubjectPoolBuilder(int expected = 0)
{
    private readonly Dictionary<(string Grade, string Region), int> numbers = [];
    private readonly List<(string Grade, string Region)> known = [];
    private byte[] ids = new byte[Math.Max(1024, expected * 19)];
    private byte[] salts = new byte[Math.Max(64, expected) * DrawText.SaltBytes];
    private int[] ends = new int[Math.Max(64, expected)];
    private int[] kinds = new int[Math.Max(64, expected)];
    private short[] weights = new short[Math.Max(64, expected)];
    private int count;
    private bool isSorted = true;
    private string? firstUnsorted;

    /// <summary>Null, or why this subject cannot be in a list.</summary>
    public ProofRefusal? Add(Subject subject)
    {
        if (!subject.IsValid)
        {
            return ProofRefusals.DrawSubject(subject.Id);
        }

        Span<byte> id = stackalloc byte[DrawText.MostId], salt = stackalloc byte[DrawText.SaltBytes];
        Convert.FromHexString(subject.Salt, salt, out _, out _);
        return Add(id[..Encoding.ASCII.GetBytes(subject.Id, id)], subject.Region, subject.Grade, subject.Weight, salt);
    }

    /// <summary>The list in order, unless an id occurs twice. The builder must not be used afterwards.</summary>
    public Proof<SubjectPool> Build()
    {
        if (!isSorted && Sort() is { } refusal)
        {
            return refusal;
        }

        return new SubjectPool(ids, ends[..count], salts, weights, kinds, known);
    }

    /// <summary>The same for a list that must already be in order.</summary>
    internal Proof<SubjectPool> BuildSorted() => isSorted ? Build() : ProofRefusals.DrawOrder(firstUnsorted ?? "");

    /// <summary>For callers that know the parts to be well-formed.</summary>
    internal ProofRefusal? Add(ReadOnlySpan<byte> id, string region, string grade, int weight, ReadOnlySpan<byte> salt)
    {
        if (count == SubjectPool.Most)
        {
            return ProofRefusals.DrawTooMany(SubjectPool.Most);
        }

        var start = count == 0 ? 0 : ends[count - 1];
        Grow(start + id.Length);
        if (count > 0 && isSorted)
        {
            var order = Id(count - 1).SequenceCompareTo(id);
            if (order == 0)
            {
                return ProofRefusals.DrawTwice(Encoding.ASCII.GetString(id));
            }

            isSorted = order < 0;
            firstUnsorted = isSorted ? null : Encoding.ASCII.GetString(id);
        }

        if (!numbers.TryGetValue((grade, region), out var kind))
        {
            numbers[(grade, region)] = kind = known.Count;
            known.Add((grade, region));
        }

        id.CopyTo(ids.AsSpan(start));
        salt.CopyTo(salts.AsSpan(count * DrawText.SaltBytes));
        (ends[count], kinds[count], weights[count]) = (start + id.Length, kind, (short)weight);
        count++;
        return null;
    }

    private ReadOnlySpan<byte> Id(int index)
    {
        var start = index == 0 ? 0 : ends[index - 1];
        return ids.AsSpan(start, ends[index] - start);
    }

    private void Grow(int bytes)
    {
        if (bytes > ids.Length)
        {
            Array.Resize(ref ids, Math.Max(bytes, (int)Math.Min(Array.MaxLength, ids.Length * 3L / 2)));
        }

        if (count == ends.Length)
        {
            var more = (int)Math.Min(SubjectPool.Most, count * 3L / 2);
            Array.Resize(ref ends, more);
            Array.Resize(ref kinds, more);
            Array.Resize(ref weights, more);
            Array.Resize(ref salts, more * DrawText.SaltBytes);
        }
    }

    private ProofRefusal? Sort()
    {
        var order = new int[count];
        for (var i = 0; i < count; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (one, other) => Id(one).SequenceCompareTo(Id(other)));
        var sorted = new SubjectPoolBuilder(count);
        foreach (var index in order)
        {
            var (grade, region) = known[kinds[index]];
            if (sorted.Add(Id(index), region, grade, weights[index], salts.AsSpan(index * DrawText.SaltBytes, DrawText.SaltBytes)) is { } refusal)
            {
                return refusal;
            }
        }

        (ids, ends, salts, kinds, weights) = (sorted.ids, sorted.ends, sorted.salts, sorted.kinds, sorted.weights);
        known.Clear();
        known.AddRange(sorted.known);
        return null;
    }
}
