using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Zhiheng.Proofs.Tree;

/// <summary>A SHA-256 hash of a leaf or a node: 32 bytes, laid out in memory as they are written, so that a tile is an array of these.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct TreeHash
{
    public const int Length = 32;

    private readonly ulong first, second, third, fourth;

    /// <summary>The 32 bytes in place, without a copy.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Bytes => MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(in this, 1));

    /// <summary>From exactly 32 bytes.</summary>
    public static Proof<TreeHash> Of(ReadOnlySpan<byte> bytes)
        => bytes.Length == Length ? MemoryMarshal.Read<TreeHash>(bytes) : ProofRefusals.TreeHashLength(bytes.Length);

    /// <summary>From 44 characters of standard base64.</summary>
    public static Proof<TreeHash> Parse(ReadOnlySpan<char> base64)
    {
        Span<byte> bytes = stackalloc byte[Length];
        Span<char> back = stackalloc char[44];
        return base64.Length == back.Length
            && Convert.TryFromBase64Chars(base64, bytes, out var length) && length == Length
            && Convert.TryToBase64Chars(bytes, back, out _) && base64.SequenceEqual(back)
            ? MemoryMarshal.Read<TreeHash>(bytes)
            : ProofRefusals.TreeHashText(base64.ToString());
    }

    /// <summary>A view of hashes as the bytes of a tile.</summary>
    public static ReadOnlySpan<byte> BytesOf(ReadOnlySpan<TreeHash> hashes) => MemoryMarshal.AsBytes(hashes);

    public string ToBase64() => Convert.ToBase64String(Bytes);

    public override string ToString() => Convert.ToHexStringLower(Bytes);
}
