using System.Buffers;
using System.Buffers.Binary;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Draws;

/// <summary>Commitments, and the seed that comes of what was committed to and of a beacon.</summary>
public static class DrawSeed
{
    /// <summary>Bytes of a reveal. A party needs sixteen; what is longer is a mistake or an attack.</summary>
    public const int MostReveal = 256;

    /// <summary>What a party publishes before the plan is frozen: the hash of "qd1/commit\n" ‖ reveal.</summary>
    public static TreeHash Commit(DrawSuite suite, ReadOnlySpan<byte> reveal) => suite.Hash([.. "qd1/commit\n"u8, .. reveal]);

    /// <summary>
    /// The hash of "qd1/seed\n" ‖ plan hash ‖ each reveal after its length ‖ the beacon after its length; lengths are 32 bits, big-endian.
    /// A withheld reveal is empty.
    /// </summary>
    public static TreeHash Of(DrawSuite suite, in TreeHash planHash, IEnumerable<ReadOnlyMemory<byte>> reveals, in TreeHash beacon)
    {
        var input = new ArrayBufferWriter<byte>();
        input.Write("qd1/seed\n"u8);
        input.Write(planHash.Bytes);
        foreach (var reveal in reveals)
        {
            Append(input, reveal.Span);
        }

        Append(input, beacon.Bytes);
        return suite.Hash(input.WrittenSpan);
    }

    private static void Append(ArrayBufferWriter<byte> input, ReadOnlySpan<byte> part)
    {
        BinaryPrimitives.WriteInt32BigEndian(input.GetSpan(4), part.Length);
        input.Advance(4);
        input.Write(part);
    }
}
