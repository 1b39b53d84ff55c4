namespace Zhiheng.Proofs.Signatures;

internal sealed unsafe partial class OpenSslPrimitives
{
    public byte[]? Sm2Combine(ReadOnlySpan<byte> baseTimes, ReadOnlySpan<byte> point, ReadOnlySpan<byte> pointTimes)
    {
        nint x = Number(point.IsEmpty ? default : point[..32]), y = Number(point.IsEmpty ? default : point[32..]);
        nint first = Number(baseTimes), second = Number(pointTimes);
        nint other = Libcrypto.EC_POINT_new(Sm2Group), sum = Libcrypto.EC_POINT_new(Sm2Group);
        try
        {
            // Without a second point OpenSSL walks its ladder of constant time, which is what a secret nonce needs.
            var made = point.IsEmpty
                ? Libcrypto.EC_POINT_mul(Sm2Group, sum, first, 0, 0, 0) == 1
                : Libcrypto.EC_POINT_set_affine_coordinates(Sm2Group, other, x, y, 0) == 1
                    && Libcrypto.EC_POINT_mul(Sm2Group, sum, first, other, second, 0) == 1;
            return made && Libcrypto.EC_POINT_get_affine_coordinates(Sm2Group, sum, x, y, 0) == 1 ? Bytes(x, y) : null;
        }
        finally
        {
            Libcrypto.ERR_clear_error();
            Libcrypto.EC_POINT_clear_free(sum);
            Libcrypto.EC_POINT_clear_free(other);
            foreach (var number in (ReadOnlySpan<nint>)[x, y, first, second])
            {
                Libcrypto.BN_clear_free(number);
            }
        }
    }

    private static nint Number(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return Libcrypto.BN_new();
        }

        fixed (byte* from = bytes)
        {
            return Libcrypto.BN_bin2bn(from, bytes.Length, 0);
        }
    }

    private static byte[] Bytes(nint x, nint y)
    {
        var bytes = new byte[64];
        fixed (byte* to = bytes)
        {
            _ = Libcrypto.BN_bn2binpad(x, to, 32);
            _ = Libcrypto.BN_bn2binpad(y, to + 32, 32);
        }

        return bytes;
    }
}
