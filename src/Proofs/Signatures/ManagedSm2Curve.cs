using System.Globalization;
using System.Numerics;

namespace Zhiheng.Proofs.Signatures;

/// <summary>
/// The curve of GB/T 32918.5-2017 (a = −3) in projective coordinates with the complete addition of Renes, Costello and Batina
/// (2016, algorithm 4): no special cases, hence the same steps for every scalar. What it does not protect: see <see cref="ManagedPrimitives"/>.
/// </summary>
internal static class ManagedSm2Curve
{
    private static readonly BigInteger P = Hex("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF");
    private static readonly BigInteger B = Number(Sm2.CurveB);
    private static readonly Point Zero = new(0, 1, 0);
    private static readonly Point Base = new(Number(Sm2.BasePoint.AsSpan(0, 32)), Number(Sm2.BasePoint.AsSpan(32)), 1);

    private sealed record Point(BigInteger X, BigInteger Y, BigInteger Z);

    public static byte[]? Combine(ReadOnlySpan<byte> baseTimes, ReadOnlySpan<byte> point, ReadOnlySpan<byte> pointTimes)
    {
        var sum = Times(Number(baseTimes), Base);
        if (!point.IsEmpty)
        {
            if (OnCurve(Number(point[..32]), Number(point[32..])) is not { } other)
            {
                return null;
            }

            sum = Add(sum, Times(Number(pointTimes), other));
        }

        return sum.Z.IsZero ? null : Affine(sum);
    }

    private static Point? OnCurve(BigInteger x, BigInteger y)
        => x < P && y < P && Mod((y * y) - (x * x * x) + (3 * x) - B).IsZero ? new Point(x, y, 1) : null;

    private static Point Times(BigInteger scalar, Point point)
    {
        var sum = Zero;
        for (var bit = 255; bit >= 0; bit--)
        {
            sum = Add(sum, sum);
            var with = Add(sum, point);
            sum = (scalar >> bit).IsEven ? sum : with;
        }

        return sum;
    }

    private static Point Add(Point p, Point q)
    {
        BigInteger xx = Mod(p.X * q.X), yy = Mod(p.Y * q.Y), zz = Mod(p.Z * q.Z);
        var xy = Mod((p.X + p.Y) * (q.X + q.Y)) - xx - yy;
        var yz = Mod((p.Y + p.Z) * (q.Y + q.Z)) - yy - zz;
        var xz = Mod((p.X + p.Z) * (q.X + q.Z)) - xx - zz;
        var t = 3 * (xz - Mod(B * zz));
        BigInteger plus = yy + t, minus = yy - t, u = 3 * (xx - zz);
        var v = 3 * (Mod(B * xz) - (3 * zz) - xx);
        return new Point(Mod((xy * plus) - (yz * v)), Mod((plus * minus) + (u * v)), Mod((yz * minus) + (xy * u)));
    }

    private static byte[] Affine(Point point)
    {
        var inverse = BigInteger.ModPow(point.Z, P - 2, P);
        var bytes = new byte[64];
        Sm2.Write(Mod(point.X * inverse), bytes.AsSpan(0, 32));
        Sm2.Write(Mod(point.Y * inverse), bytes.AsSpan(32));
        return bytes;
    }

    private static BigInteger Mod(BigInteger number)
    {
        var rest = number % P;
        return rest.Sign < 0 ? rest + P : rest;
    }

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static BigInteger Hex(string digits) => BigInteger.Parse("0" + digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
