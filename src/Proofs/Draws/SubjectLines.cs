using System.Text.Json;

namespace Zhiheng.Proofs.Draws;

/// <summary>A list in a file of its own: one leaf a line (canonical JSON), sorted by id, each line ended by a newline.</summary>
public static class SubjectLines
{
    public static void Write(SubjectPool pool, Stream output)
    {
        for (var index = 0; index < pool.Count; index++)
        {
            output.Write(pool.Leaf(index));
            output.WriteByte((byte)'\n');
        }
    }

    /// <summary>Refused: a line that is not a leaf, a wrong order, an id that occurs twice.</summary>
    /// <param name="expected">How many leaves there should be, if that is known.</param>
    public static Proof<SubjectPool> Read(Stream input, int expected = 0)
    {
        var builder = new SubjectPoolBuilder(Math.Clamp(expected, 0, SubjectPool.Most));
        var buffer = new byte[1 << 16];
        var (filled, line) = (0, 0L);
        while (input.Read(buffer, filled, buffer.Length - filled) is > 0 and var more)
        {
            filled += more;
            var rest = buffer.AsSpan(0, filled);
            for (int end; (end = rest.IndexOf((byte)'\n')) >= 0; rest = rest[(end + 1)..])
            {
                line++;
                if (SubjectLine.Read(rest[..end], builder) is { } refusal)
                {
                    return refusal.Code == SubjectLine.Malformed.Code ? ProofRefusals.DrawLine(line) : refusal;
                }
            }

            if (rest.Length == buffer.Length)
            {
                return ProofRefusals.DrawLine(line + 1);
            }

            rest.CopyTo(buffer);
            filled = rest.Length;
        }

        return filled > 0 ? ProofRefusals.DrawLine(line + 1) : builder.BuildSorted();
    }
}
