using System.Buffers.Binary;
using System.Numerics;

namespace Zhiheng.Proofs.Signatures;

/// <summary>The SM4 block cipher (GB/T 32907-2016), 16-byte key and block, used as a stream of counter blocks.</summary>
internal static class ManagedSm4
{
    private const int Block = 16;

    private static readonly byte[] Box = Convert.FromHexString(
        "D690E9FECCE13DB716B614C228FB2C052B679A762ABE04C3AA44132649860699" +
        "9C4250F491EF987A33540B43EDCFAC62E4B31CA9C908E89580DF94FA758F3FA6" +
        "4707A7FCF37317BA83593C19E6854FA8686B81B27164DA8BF8EB0F4B70569D35" +
        "1E240E5E6358D1A225227C3B01217887D40046579FD327524C3602E7A0C4C89E" +
        "EABF8AD240C738B5A3F7F2CEF96115A1E0AE5DA49B341A55AD933230F58CB1E3" +
        "1DF6E22E8266CA60C02923AB0D534E6FD5DB3745DEFD8E2F03FF6A726D6C5B51" +
        "8D1BAF92BBDDBC7F11D95C411F105AD80AC13188A5CD7BBD2D74D012B8E5B4B0" +
        "8969974A0C96777E65B9F109C56EC68418F07DEC3ADC4D2079EE5F3ED7CB3948");

    public static void Counter(ReadOnlySpan<byte> key, ReadOnlySpan<byte> counter, ReadOnlySpan<byte> input, Span<byte> output)
    {
        Span<uint> rounds = stackalloc uint[32];
        Expand(key, rounds);
        var block = BinaryPrimitives.ReadUInt128BigEndian(counter);
        Span<byte> stream = stackalloc byte[Block];
        for (var at = 0; at < input.Length; at += Block, block++)
        {
            BinaryPrimitives.WriteUInt128BigEndian(stream, block);
            Encrypt(rounds, stream);
            for (var i = 0; i < Math.Min(Block, input.Length - at); i++)
            {
                output[at + i] = (byte)(input[at + i] ^ stream[i]);
            }
        }
    }

    private static void Encrypt(ReadOnlySpan<uint> rounds, Span<byte> block)
    {
        uint a = Read(block, 0), b = Read(block, 1), c = Read(block, 2), d = Read(block, 3);
        foreach (var round in rounds)
        {
            var x = Substitute(b ^ c ^ d ^ round);
            x ^= BitOperations.RotateLeft(x, 2) ^ BitOperations.RotateLeft(x, 10) ^ BitOperations.RotateLeft(x, 18) ^ BitOperations.RotateLeft(x, 24);
            (a, b, c, d) = (b, c, d, a ^ x);
        }

        ReadOnlySpan<uint> reversed = [d, c, b, a];
        for (var i = 0; i < 4; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(block[(4 * i)..], reversed[i]);
        }
    }

    private static void Expand(ReadOnlySpan<byte> key, Span<uint> rounds)
    {
        uint a = Read(key, 0) ^ 0xA3B1BAC6, b = Read(key, 1) ^ 0x56AA3350, c = Read(key, 2) ^ 0x677D9197, d = Read(key, 3) ^ 0xB27022DC;
        for (var i = 0; i < rounds.Length; i++)
        {
            var x = Substitute(b ^ c ^ d ^ Constant(i));
            rounds[i] = a ^ x ^ BitOperations.RotateLeft(x, 13) ^ BitOperations.RotateLeft(x, 23);
            (a, b, c, d) = (b, c, d, rounds[i]);
        }
    }

    /// <summary>Its four bytes are (4i + j)·7 modulo 256 for j = 0…3.</summary>
    private static uint Constant(int i)
        => ((uint)(byte)(28 * i) << 24) | ((uint)(byte)((28 * i) + 7) << 16) | ((uint)(byte)((28 * i) + 14) << 8) | (byte)((28 * i) + 21);

    private static uint Substitute(uint x)
        => ((uint)Box[x >> 24] << 24) | ((uint)Box[(byte)(x >> 16)] << 16) | ((uint)Box[(byte)(x >> 8)] << 8) | Box[(byte)x];

    private static uint Read(ReadOnlySpan<byte> bytes, int word) => BinaryPrimitives.ReadUInt32BigEndian(bytes[(4 * word)..]);
}
