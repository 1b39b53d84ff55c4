using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Zhiheng.Proofs.Signatures;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Draws;

/// <summary>
/// SHA-256 block by block. Millions of short messages spend most of their time in the bookkeeping around the hash function; here only
/// OpenSSL's compression function is called, and the two blocks that every HMAC under one key shares are hashed once.
/// </summary>
internal static unsafe partial class BlockSha256
{
    public const int Block = 64;
    private const string Library = "libcrypto.so.3";

    /// <summary>Where this library lacks the function (other systems, builds without old names), the framework's hash is used.</summary>
    public static bool IsUsable { get; } = Libcrypto.IsThere && NativeLibrary.TryLoad(Library, typeof(BlockSha256).Assembly, null, out var library)
        && NativeLibrary.TryGetExport(library, "SHA256_Transform", out _) && NativeLibrary.TryGetExport(library, "SHA256_Init", out _);

    public static State Start()
    {
        State state;
        _ = SHA256_Init(&state);
        return state;
    }

    /// <summary>The state after one more block of exactly 64 bytes.</summary>
    public static State After(State state, ReadOnlySpan<byte> block)
    {
        fixed (byte* from = block)
        {
            SHA256_Transform(&state, from);
        }

        return state;
    }

    /// <summary>Hashes the rest of a message of which <paramref name="before"/> bytes, a multiple of 64, are in the state.</summary>
    [SkipLocalsInit]
    public static void Finish(in State start, int before, ReadOnlySpan<byte> rest, Span<uint> words)
    {
        var state = start;
        var end = stackalloc byte[2 * Block];
        fixed (byte* from = rest)
        {
            var whole = rest.Length / Block;
            for (var i = 0; i < whole; i++)
            {
                SHA256_Transform(&state, from + (i * Block));
            }

            var left = rest.Length % Block;
            var length = left < Block - 8 ? Block : 2 * Block;
            var tail = new Span<byte>(end, length);
            rest[(whole * Block)..].CopyTo(tail);
            tail[left] = 0x80;
            tail[(left + 1)..^8].Clear();
            BinaryPrimitives.WriteUInt64BigEndian(tail[^8..], (ulong)(before + rest.Length) * 8);
            SHA256_Transform(&state, end);
            if (length > Block)
            {
                SHA256_Transform(&state, end + Block);
            }
        }

        new ReadOnlySpan<uint>(state.Words, 8).CopyTo(words);
    }

    [SkipLocalsInit]
    public static TreeHash Hash(in State start, ReadOnlySpan<byte> data)
    {
        Span<uint> words = stackalloc uint[8];
        Finish(start, 0, data, words);
        BinaryPrimitives.ReverseEndianness(words, words);
        return MemoryMarshal.Read<TreeHash>(MemoryMarshal.AsBytes(words));
    }

    [LibraryImport(Library)]
    [SuppressGCTransition]
    private static partial int SHA256_Init(State* state);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    private static partial void SHA256_Transform(State* state, byte* block);

    /// <summary>SHA256_CTX of OpenSSL: the eight words come first; the rest, of which nothing is used here, makes it as large as theirs.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct State
    {
        public fixed uint Words[8];
        private fixed byte rest[80];
    }
}
