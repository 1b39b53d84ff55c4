namespace Zhiheng.Registry.Reporting.Files;

/// <summary>Checks GB 18030 (one, two or four bytes a character) piece by piece, down to the ranges that are assigned.</summary>
internal sealed class Gb18030Scan : IEncodingScan
{
    private const int LastOfBasicPlane = 39_419;
    private const int FirstSupplementary = 189_000;
    private const int LastSupplementary = FirstSupplementary + 0xF_FFFF;

    private readonly byte[] character = new byte[4];
    private int held;
    private long done;

    public long? BadOffset { get; private set; }

    public bool Add(ReadOnlySpan<byte> piece, bool last)
    {
        for (var i = 0; i < piece.Length; i++)
        {
            if (held is 0 && piece[i] < 0x80)
            {
                var next = piece[i..].IndexOfAnyExceptInRange((byte)0, (byte)0x7f);
                if (next < 0)
                {
                    break;
                }

                i += next;
            }

            if (!Take(piece[i]))
            {
                BadOffset = done + i - (held - 1);
                return false;
            }
        }

        done += piece.Length;
        if (last && held > 0)
        {
            BadOffset = done - held;
        }

        return BadOffset is null;
    }

    private bool Take(byte b)
    {
        character[held++] = b;
        var (good, whole) = held switch
        {
            1 => (b is >= 0x81 and <= 0xfe, false),
            2 => (b is >= 0x30 and <= 0x39 or >= 0x40 and <= 0x7e or >= 0x80 and <= 0xfe, b > 0x39),
            3 => (b is >= 0x81 and <= 0xfe, false),
            _ => (b is >= 0x30 and <= 0x39 && IsAssigned(), true),
        };
        if (good && whole)
        {
            held = 0;
        }

        return good;
    }

    private bool IsAssigned()
    {
        var linear = ((((((character[0] - 0x81) * 10) + character[1] - 0x30) * 126) + character[2] - 0x81) * 10) + character[3] - 0x30;
        return linear is >= 0 and <= LastOfBasicPlane or >= FirstSupplementary and <= LastSupplementary;
    }
}
