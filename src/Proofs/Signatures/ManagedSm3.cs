using System.Buffers.Binary;
using System.Numerics;

namespace Zhiheng.Proofs.Signatures;

/// <summary>SM3 (GB/T 32905-2016): 64-byte blocks, 32-byte digest.</summary>
internal static class ManagedSm3
{
    private const int Block = 64;

    public static byte[] Hash(ReadOnlySpan<byte> data)
    {
        Span<uint> state = [0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E];
        var rest = data;
        for (; rest.Length >= Block; rest = rest[Block..])
        {
            Compress(state, rest[..Block]);
        }

        // A one bit, zeros, and the length in bits as 64-bit number: one block, or two where the rest leaves no room.
        Span<byte> end = stackalloc byte[rest.Length < Block - 8 ? Block : 2 * Block];
        end.Clear();
        rest.CopyTo(end);
        end[rest.Length] = 0x80;
        BinaryPrimitives.WriteUInt64BigEndian(end[^8..], (ulong)data.Length * 8);
        for (; end.Length > 0; end = end[Block..])
        {
            Compress(state, end[..Block]);
        }

        var digest = new byte[32];
        for (var i = 0; i < 8; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(digest.AsSpan(4 * i), state[i]);
        }

        return digest;
    }

    private static void Compress(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> w = stackalloc uint[68];
        Expand(block, w);
        uint a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
        for (var j = 0; j < 64; j++)
        {
            var a12 = BitOperations.RotateLeft(a, 12);
            var ss1 = BitOperations.RotateLeft(a12 + e + BitOperations.RotateLeft(j < 16 ? 0x79CC4519u : 0x7A879D8Au, j), 7);
            var ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
            var gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g);
            var tt1 = ff + d + (ss1 ^ a12) + (w[j] ^ w[j + 4]);
            var tt2 = gg + h + ss1 + w[j];
            (d, c, b, a) = (c, BitOperations.RotateLeft(b, 9), a, tt1);
            (h, g, f, e) = (g, BitOperations.RotateLeft(f, 19), e, P0(tt2));
        }

        ReadOnlySpan<uint> last = [a, b, c, d, e, f, g, h];
        for (var i = 0; i < 8; i++)
        {
            state[i] ^= last[i];
        }
    }

    private static void Expand(ReadOnlySpan<byte> block, Span<uint> w)
    {
        for (var j = 0; j < 16; j++)
        {
            w[j] = BinaryPrimitives.ReadUInt32BigEndian(block[(4 * j)..]);
        }

        for (var j = 16; j < 68; j++)
        {
            var x = w[j - 16] ^ w[j - 9] ^ BitOperations.RotateLeft(w[j - 3], 15);
            w[j] = x ^ BitOperations.RotateLeft(x, 15) ^ BitOperations.RotateLeft(x, 23) ^ BitOperations.RotateLeft(w[j - 13], 7) ^ w[j - 6];
        }
    }

    private static uint P0(uint x) => x ^ BitOperations.RotateLeft(x, 9) ^ BitOperations.RotateLeft(x, 17);
}
