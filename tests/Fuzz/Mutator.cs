using System.Buffers.Binary;

namespace Zhiheng.Fuzz;

/// <summary>Makes invalid input out of valid input. Knows bytes, digits, words, brackets and separators, and nothing of any one format.</summary>
public sealed class Mutator(IReadOnlyList<byte[]> seeds, int most)
{
    private static readonly byte[] Separators = [.. "\n,.;:/ \"'+&<>(){}[]=\0"u8];

    public byte[] Mutate(Chance chance)
    {
        var bytes = new List<byte>(chance.Pick(seeds));
        for (var steps = 1 + Math.Min(chance.Below(8), chance.Below(8)); steps > 0; steps--)
        {
            Change(bytes, chance);
            if (bytes.Count > most)
            {
                bytes.RemoveRange(most, bytes.Count - most);
            }
        }

        return [.. bytes];
    }

    private void Change(List<byte> bytes, Chance chance)
    {
        var at = chance.Below(bytes.Count + 1);
        var length = Math.Min(1 + chance.Below(chance.OneIn(4) ? 200 : 12), bytes.Count - at);
        switch (chance.Below(16))
        {
            case 0 or 1 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << chance.Below(8));
                break;
            case 2 when at < bytes.Count:
                bytes[at] = (byte)chance.Next();
                break;
            case 3:
                bytes.Insert(at, (byte)chance.Next());
                break;
            case 4:
                bytes.RemoveRange(at, length);
                break;
            case 5:
                bytes.InsertRange(chance.Below(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 6 when chance.OneIn(4):
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 7:
                Splice(bytes, chance.Pick(seeds), at, chance);
                break;
            case 8 or 9:
                Renumber(bytes, at, chance);
                break;
            case 10:
                Repeat(bytes, at, length, chance);
                break;
            case 11:
                bytes.InsertRange(at, chance.Pick(Words.Others));
                break;
            case 12:
                Nest(bytes, at, length, chance);
                break;
            default:
                Token(bytes, chance);
                break;
        }
    }

    private static void Splice(List<byte> bytes, byte[] other, int at, Chance chance)
    {
        var from = chance.OneIn(2) ? Math.Min(at, other.Length) : chance.Below(other.Length + 1);
        if (chance.OneIn(2))
        {
            bytes.RemoveRange(at, bytes.Count - at);
            bytes.AddRange(other.AsSpan(from));
        }
        else
        {
            bytes.InsertRange(at, other.AsSpan(from, Math.Min(chance.Below(200), other.Length - from)).ToArray());
        }
    }

    /// <summary>The next number in digits becomes one at an edge; or eight bytes become one in binary.</summary>
    private static void Renumber(List<byte> bytes, int at, Chance chance)
    {
        if (chance.OneIn(5) && at + 8 <= bytes.Count)
        {
            Span<byte> binary = stackalloc byte[8];
            var edge = chance.Pick<ulong>([0, 1, 255, 256, 1UL << 31, 1UL << 32, 1UL << 53, 1UL << 62, long.MaxValue, 1UL << 63, ulong.MaxValue]);
            var size = 1 << chance.Below(4);
            BinaryPrimitives.WriteUInt64BigEndian(binary, chance.OneIn(2) ? edge : BinaryPrimitives.ReverseEndianness(edge));
            for (var i = 0; i < size; i++)
            {
                bytes[at + i] = binary[8 - size + i];
            }

            return;
        }

        var first = bytes.FindIndex(at, b => b is >= (byte)'0' and <= (byte)'9');
        var end = first < 0 ? -1 : bytes.FindIndex(first, b => b is < (byte)'0' or > (byte)'9');
        var start = first < 0 ? at : first;
        bytes.RemoveRange(start, first < 0 ? 0 : (end < 0 ? bytes.Count : end) - start);
        bytes.InsertRange(start, chance.Pick(Words.Numbers));
    }

    private void Repeat(List<byte> bytes, int at, int length, Chance chance)
    {
        var piece = chance.OneIn(3) ? chance.Pick(Words.Others) : bytes.GetRange(at, length).ToArray();
        bytes.InsertRange(at, Times(piece, Many(chance)));
    }

    private void Nest(List<byte> bytes, int at, int length, Chance chance)
    {
        var (open, close) = chance.Pick(Words.Brackets);
        var depth = chance.OneIn(3) ? 60 + chance.Below(10) : Many(chance);
        bytes.InsertRange(at + length, chance.OneIn(4) ? [] : Times(close, depth));
        bytes.InsertRange(at, Times(open, depth));
    }

    /// <summary>Something between two separators goes, comes twice, changes places or becomes something else.</summary>
    private void Token(List<byte> bytes, Chance chance)
    {
        var (start, end) = Between(bytes, chance);
        var token = bytes.GetRange(start, end - start);
        switch (chance.Below(6))
        {
            case 0:
                bytes.RemoveRange(start, end - start);
                break;
            case 1:
                bytes.InsertRange(end, token);
                break;
            case 2:
                bytes.InsertRange(Between(bytes, chance).Start, token);
                break;
            case 3:
                bytes.RemoveRange(start, end - start);
                var other = new List<byte>(chance.Pick(seeds));
                var (from, to) = Between(other, chance);
                bytes.InsertRange(start, other.GetRange(from, to - from));
                break;
            default:
                bytes.RemoveRange(start, end - start);
                bytes.InsertRange(start, chance.Pick(chance.OneIn(2) ? Words.Numbers : Words.Others));
                break;
        }
    }

    private static (int Start, int End) Between(List<byte> bytes, Chance chance)
    {
        var at = chance.Below(bytes.Count + 1);
        var separator = at < bytes.Count && Array.IndexOf(Separators, bytes[at]) >= 0 ? bytes[at] : chance.Pick(Separators);
        var start = at == 0 ? 0 : bytes.LastIndexOf(separator, at - 1) + 1;
        var end = bytes.IndexOf(separator, at);
        return (start, end < 0 ? bytes.Count : end);
    }

    private static int Many(Chance chance) => 1 << chance.Below(chance.OneIn(50) ? 22 : chance.OneIn(6) ? 14 : 8);

    private byte[] Times(byte[] piece, int count)
    {
        var all = new byte[piece.Length == 0 ? 0 : Math.Min((long)count, most / piece.Length + 1) * piece.Length];
        for (var i = 0; i < all.Length; i += piece.Length)
        {
            piece.CopyTo(all, i);
        }

        return all;
    }
}
