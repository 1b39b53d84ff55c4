using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Zhiheng.Registry.Reporting.Files;

/// <summary>Checks UTF-8 piece by piece; a character may lie across two pieces.</summary>
internal sealed class Utf8Scan : IEncodingScan
{
    private readonly byte[] carry = new byte[4];
    private int carried;
    private long done;

    public long? BadOffset { get; private set; }

    public bool Add(ReadOnlySpan<byte> piece, bool last)
    {
        var begin = done - carried;
        done += piece.Length;
        while (carried > 0 && piece.Length > 0 && !IsWhole())
        {
            carry[carried++] = piece[0];
            piece = piece[1..];
            if (!CouldBegin(carry.AsSpan(0, carried)))
            {
                return Bad(begin);
            }
        }

        if (carried > 0 && IsWhole())
        {
            carried = 0;
        }

        return carried > 0 ? !last || Bad(begin) : AddWhole(piece, last);
    }

    /// <summary>
    /// Well-formed and ill-formed multi-byte characters in a window. Chinese in GB18030 is almost never well-formed UTF-8, so a
    /// window with more good than bad is UTF-8 that was damaged, not another encoding.
    /// </summary>
    public static (int Good, int Bad) Weigh(ReadOnlySpan<byte> window)
    {
        var (good, bad) = (0, 0);
        while (!window.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(window, out var rune, out var used) is OperationStatus.Done)
            {
                good += rune.IsAscii ? 0 : 1;
            }
            else
            {
                bad++;
            }

            window = window[used..];
        }

        return (good, bad);
    }

    private bool AddWhole(ReadOnlySpan<byte> piece, bool last)
    {
        var tail = last ? 0 : IncompleteTail(piece);
        var whole = piece[..^tail];
        if (!Utf8.IsValid(whole))
        {
            return Bad(done - piece.Length + FirstBad(whole));
        }

        piece[^tail..].CopyTo(carry);
        carried = tail;
        return true;
    }

    private bool Bad(long offset)
    {
        BadOffset = offset;
        return false;
    }

    private bool IsWhole() => Rune.DecodeFromUtf8(carry.AsSpan(0, carried), out _, out _) is OperationStatus.Done;

    private static bool CouldBegin(ReadOnlySpan<byte> bytes) =>
        Rune.DecodeFromUtf8(bytes, out _, out _) is OperationStatus.Done or OperationStatus.NeedMoreData;

    private static int IncompleteTail(ReadOnlySpan<byte> piece)
    {
        for (var back = 1; back <= Math.Min(3, piece.Length); back++)
        {
            if (Rune.DecodeFromUtf8(piece[^back..], out _, out _) is OperationStatus.NeedMoreData)
            {
                return back;
            }
        }

        return 0;
    }

    private static int FirstBad(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var used) is OperationStatus.Done)
        {
            at += used;
        }

        return at;
    }
}

/// <summary>Looks at the bytes of a file in order until the first that cannot belong to an encoding.</summary>
internal interface IEncodingScan
{
    /// <summary>0-based offset of the first byte of the first impossible character.</summary>
    long? BadOffset { get; }

    bool Add(ReadOnlySpan<byte> piece, bool last);
}
