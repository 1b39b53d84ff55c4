using System.Security.Cryptography;
using System.Runtime.InteropServices;
using Zhiheng.Proofs.Signatures;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Draws;

/// <summary>
/// The hash function of a draw: of its plan, commitments, seed, tickets and lists. Beacons are SHA-256 in both suites, because those who
/// make them say so.
/// </summary>
public abstract class DrawSuite
{
    private DrawSuite(string name) => Name = name;

    /// <summary>SHA-256.</summary>
    public static DrawSuite Qd1 { get; } = BlockSha256.IsUsable ? new Blocks() : new Framework();

    /// <summary>SM3 (GB/T 32905).</summary>
    public static DrawSuite Qd1Sm3 { get; } = new National();

    /// <summary>What <see cref="Qd1"/> is where OpenSSL's compression function cannot be reached.</summary>
    internal static DrawSuite Portable { get; } = new Framework();

    /// <summary>As plans write it: <c>qd1</c> or <c>qd1-sm3</c>.</summary>
    public string Name { get; }

    /// <summary>Null for an unknown name.</summary>
    public static DrawSuite? Named(string name) => name switch
    {
        "qd1" => Qd1,
        "qd1-sm3" => Qd1Sm3,
        _ => null,
    };

    public abstract TreeHash Hash(ReadOnlySpan<byte> data);

    /// <summary>The HMAC under this key, for many messages.</summary>
    internal abstract TicketKey Key(in TreeHash seed);

    internal TreeHash Node(in TreeHash left, in TreeHash right)
    {
        Span<byte> input = stackalloc byte[1 + (2 * TreeHash.Length)];
        input[0] = 1;
        MemoryMarshal.Write(input[1..], in left);
        MemoryMarshal.Write(input[(1 + TreeHash.Length)..], in right);
        return Hash(input);
    }

    /// <summary>RFC 6962: 00 before an entry.</summary>
    internal TreeHash Leaf(ReadOnlySpan<byte> entry) => Hash([0, .. entry]);

    private sealed class Blocks() : DrawSuite("qd1")
    {
        private readonly BlockSha256.State start = BlockSha256.Start();

        public override TreeHash Hash(ReadOnlySpan<byte> data) => BlockSha256.Hash(start, data);

        internal override TicketKey Key(in TreeHash seed) => new BlockKey(start, seed);
    }

    private sealed class Framework() : DrawSuite("qd1")
    {
        public override TreeHash Hash(ReadOnlySpan<byte> data)
        {
            Span<byte> hash = stackalloc byte[TreeHash.Length];
            SHA256.HashData(data, hash);
            return MemoryMarshal.Read<TreeHash>(hash);
        }

        internal override TicketKey Key(in TreeHash seed) => new FrameworkKey(seed.Bytes.ToArray());
    }

    private sealed class National() : DrawSuite("qd1-sm3")
    {
        public override TreeHash Hash(ReadOnlySpan<byte> data) => MemoryMarshal.Read<TreeHash>(Sm3.Hash(data));

        internal override TicketKey Key(in TreeHash seed) => new NationalKey(seed.Bytes.ToArray());
    }

    private sealed class FrameworkKey(byte[] seed) : TicketKey
    {
        public override Ticket Of(ReadOnlySpan<byte> message)
        {
            Span<byte> hash = stackalloc byte[Ticket.Length];
            HMACSHA256.HashData(seed, message, hash);
            return Ticket.Of(hash);
        }
    }

    private sealed class NationalKey(byte[] seed) : TicketKey
    {
        public override Ticket Of(ReadOnlySpan<byte> message) => Ticket.Of(Sm3.Hmac(seed, message));
    }

    private sealed class BlockKey : TicketKey
    {
        private readonly BlockSha256.State inner;
        private readonly BlockSha256.State outer;

        public BlockKey(in BlockSha256.State start, in TreeHash seed)
        {
            Span<byte> one = stackalloc byte[BlockSha256.Block], two = stackalloc byte[BlockSha256.Block];
            one.Clear();
            seed.Bytes.CopyTo(one);
            for (var i = 0; i < BlockSha256.Block; i++)
            {
                two[i] = (byte)(one[i] ^ 0x5C);
                one[i] ^= 0x36;
            }

            inner = BlockSha256.After(start, one);
            outer = BlockSha256.After(start, two);
        }

        public override Ticket Of(ReadOnlySpan<byte> message)
        {
            Span<uint> words = stackalloc uint[8];
            BlockSha256.Finish(inner, BlockSha256.Block, message, words);
            System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(words, words);
            BlockSha256.Finish(outer, BlockSha256.Block, MemoryMarshal.AsBytes(words), words);
            return new(Pair(words[0], words[1]), Pair(words[2], words[3]), Pair(words[4], words[5]), Pair(words[6], words[7]));
        }

        private static ulong Pair(uint high, uint low) => ((ulong)high << 32) | low;
    }
}

/// <summary>HMAC under the seed. For several threads at once.</summary>
internal abstract class TicketKey
{
    public abstract Ticket Of(ReadOnlySpan<byte> message);
}
