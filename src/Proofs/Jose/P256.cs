using System.Globalization;
using System.Numerics;

namespace Zhiheng.Proofs.Jose;

/// <summary>The curve P-256 (FIPS 186-5; a = −3) as far as public keys need it: which points there are, and the one with a given x.</summary>
internal static class P256
{
    private static readonly BigInteger P = Hex("FFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF");
    private static readonly BigInteger B = Hex("5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B");

    public static bool IsOnCurve(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        BigInteger bigX = Number(x), bigY = Number(y);
        return bigX < P && bigY < P && bigY * bigY % P == Square(bigX);
    }

    /// <summary>The y of this x, odd or even as asked; null where the curve has none.</summary>
    public static byte[]? YOf(ReadOnlySpan<byte> x, bool isOdd)
    {
        var bigX = Number(x);
        // p is 3 modulo 4, so that this power is a root of every number that has one.
        var y = BigInteger.ModPow(Square(bigX), (P + 1) / 4, P);
        if (bigX >= P || y * y % P != Square(bigX))
        {
            return null;
        }

        y = y.IsEven == isOdd ? P - y : y;
        var bytes = new byte[32];
        y.TryWriteBytes(bytes.AsSpan(32 - y.GetByteCount(isUnsigned: true)), out _, isUnsigned: true, isBigEndian: true);
        return bytes;
    }

    private static BigInteger Square(BigInteger x) => ((x * x * x) + ((P - 3) * x) + B) % P;

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static BigInteger Hex(string digits) => BigInteger.Parse("0" + digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
