using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: InternalsVisibleTo("Zhiheng.Proofs.Tests")]
[assembly: InternalsVisibleTo("Zhiheng.Fuzz")]
[assembly: DisableRuntimeMarshalling]

namespace Zhiheng.Proofs.Signatures;

/// <summary>The few functions of OpenSSL 3 that .NET does not reach: Ed25519, SM3, SM4 and the points of the SM2 curve.</summary>
internal static unsafe partial class Libcrypto
{
    private const string Library = "libcrypto.so.3";

    public const int Ed25519 = 1087;
    public const int Sm2Curve = 1172;

    public static bool IsThere { get; } = NativeLibrary.TryLoad(Library, typeof(Libcrypto).Assembly, null, out _);

    [LibraryImport(Library)]
    public static partial void ERR_clear_error();

    [LibraryImport(Library)]
    public static partial nint EVP_PKEY_new_raw_private_key(int type, nint engine, byte* key, nuint length);

    [LibraryImport(Library)]
    public static partial nint EVP_PKEY_new_raw_public_key(int type, nint engine, byte* key, nuint length);

    [LibraryImport(Library)]
    public static partial int EVP_PKEY_get_raw_public_key(nint key, byte* publicKey, nuint* length);

    [LibraryImport(Library)]
    public static partial void EVP_PKEY_free(nint key);

    [LibraryImport(Library)]
    public static partial nint EVP_MD_CTX_new();

    [LibraryImport(Library)]
    public static partial void EVP_MD_CTX_free(nint context);

    [LibraryImport(Library)]
    public static partial int EVP_DigestSignInit(nint context, nint keyContext, nint digest, nint engine, nint key);

    [LibraryImport(Library)]
    public static partial int EVP_DigestSign(nint context, byte* signature, nuint* signatureLength, byte* message, nuint length);

    [LibraryImport(Library)]
    public static partial int EVP_DigestVerifyInit(nint context, nint keyContext, nint digest, nint engine, nint key);

    [LibraryImport(Library)]
    public static partial int EVP_DigestVerify(nint context, byte* signature, nuint signatureLength, byte* message, nuint length);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint EVP_MD_fetch(nint library, string algorithm, nint properties);

    [LibraryImport(Library)]
    public static partial int EVP_Digest(byte* data, nuint length, byte* digest, uint* size, nint type, nint engine);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint EVP_CIPHER_fetch(nint library, string algorithm, nint properties);

    [LibraryImport(Library)]
    public static partial nint EVP_CIPHER_CTX_new();

    [LibraryImport(Library)]
    public static partial void EVP_CIPHER_CTX_free(nint context);

    [LibraryImport(Library)]
    public static partial int EVP_EncryptInit_ex2(nint context, nint cipher, byte* key, byte* iv, nint parameters);

    [LibraryImport(Library)]
    public static partial int EVP_EncryptUpdate(nint context, byte* output, int* outputLength, byte* input, int length);

    [LibraryImport(Library)]
    public static partial nint EC_GROUP_new_by_curve_name(int curve);

    [LibraryImport(Library)]
    public static partial nint EC_POINT_new(nint group);

    [LibraryImport(Library)]
    public static partial void EC_POINT_clear_free(nint point);

    [LibraryImport(Library)]
    public static partial int EC_POINT_set_affine_coordinates(nint group, nint point, nint x, nint y, nint scratch);

    [LibraryImport(Library)]
    public static partial int EC_POINT_get_affine_coordinates(nint group, nint point, nint x, nint y, nint scratch);

    [LibraryImport(Library)]
    public static partial int EC_POINT_mul(nint group, nint result, nint baseTimes, nint point, nint pointTimes, nint scratch);

    [LibraryImport(Library)]
    public static partial nint BN_new();

    [LibraryImport(Library)]
    public static partial nint BN_bin2bn(byte* bytes, int length, nint number);

    [LibraryImport(Library)]
    public static partial int BN_bn2binpad(nint number, byte* bytes, int length);

    [LibraryImport(Library)]
    public static partial void BN_clear_free(nint number);
}
