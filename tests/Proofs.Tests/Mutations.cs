using System.Security.Cryptography;

namespace Zhiheng.Proofs.Tests;

/// <summary>What damage does to a valid input, the same in every run: each bit of each byte, each length, and mixtures.</summary>
internal static class Mutations
{
    public static IEnumerable<byte[]> Of(byte[] valid, int mixed = 2000)
        => EveryByteChanged(valid).Concat(EveryLength(valid)).Concat(Mixed(valid, mixed));

    public static IEnumerable<byte[]> EveryByteChanged(byte[] valid)
    {
        foreach (var change in new byte[] { 0x01, 0x20, 0x80, 0xff })
        {
            for (var at = 0; at < valid.Length; at++)
            {
                var copy = (byte[])valid.Clone();
                copy[at] ^= change;
                yield return copy;
            }
        }
    }

    private static IEnumerable<byte[]> EveryLength(byte[] valid) => Enumerable.Range(0, valid.Length).Select(length => valid[..length]);

    /// <summary>One to four cuts, doublings, insertions and changes at places that a hash chain chooses.</summary>
    private static IEnumerable<byte[]> Mixed(byte[] valid, int count)
    {
        var chance = SHA256.HashData(valid);
        for (var i = 0; i < count; i++)
        {
            chance = SHA256.HashData(chance);
            var mutated = valid.ToList();
            for (var step = 0; step <= chance[0] % 4; step++)
            {
                Change(mutated, chance.AsSpan(1 + (step * 6), 6));
            }

            yield return [.. mutated];
        }
    }

    private static void Change(List<byte> bytes, ReadOnlySpan<byte> chance)
    {
        var at = BitConverter.ToUInt16(chance) % (bytes.Count + 1);
        var length = Math.Min(chance[2] % 16, bytes.Count - at);
        switch (chance[3] % 4)
        {
            case 0:
                bytes.RemoveRange(at, length);
                break;
            case 1:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 2:
                bytes.Insert(at, chance[4]);
                break;
            default:
                bytes.InsertRange(at, [.. "\n\n"u8]);
                break;
        }
    }
}
