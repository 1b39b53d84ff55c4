using System.Buffers;
using System.Buffers.Binary;

namespace Zhiheng.Proofs.Log;

/// <summary>Up to 256 entries of a log, each after its length as two bytes, big-endian (C2SP tlog-tiles, log entries).</summary>
public static class EntryBundle
{
    /// <summary>Bytes of one entry.</summary>
    public const int MostEntryBytes = ushort.MaxValue;

    /// <summary>Adds an entry to a bundle that is being written.</summary>
    public static ProofRefusal? Append(IBufferWriter<byte> bundle, ReadOnlySpan<byte> entry)
    {
        if (entry.Length > MostEntryBytes)
        {
            return ProofRefusals.EntryTooLong(entry.Length, MostEntryBytes);
        }

        var output = bundle.GetSpan(entry.Length + 2);
        BinaryPrimitives.WriteUInt16BigEndian(output, (ushort)entry.Length);
        entry.CopyTo(output[2..]);
        bundle.Advance(entry.Length + 2);
        return null;
    }

    public static Proof<byte[]> Write(IEnumerable<ReadOnlyMemory<byte>> entries)
    {
        var bundle = new ArrayBufferWriter<byte>();
        var count = 0;
        foreach (var entry in entries)
        {
            if (++count > TilePath.FullWidth)
            {
                return ProofRefusals.BundleCount(count, TilePath.FullWidth);
            }

            if (Append(bundle, entry.Span) is { } refusal)
            {
                return refusal;
            }
        }

        return bundle.WrittenSpan.ToArray();
    }

    /// <summary>Reads a bundle of exactly <paramref name="width"/> entries, as views into <paramref name="bytes"/>.</summary>
    public static Proof<ReadOnlyMemory<byte>[]> Read(ReadOnlyMemory<byte> bytes, int width)
    {
        var entries = Read(bytes);
        return entries.IsRefused || entries.Value.Length == width ? entries : ProofRefusals.BundleCount(entries.Value.Length, width);
    }

    /// <summary>Reads however many entries there are, at most 256.</summary>
    public static Proof<ReadOnlyMemory<byte>[]> Read(ReadOnlyMemory<byte> bytes)
    {
        var entries = new List<ReadOnlyMemory<byte>>();
        while (bytes.Length > 0)
        {
            if (entries.Count == TilePath.FullWidth)
            {
                return ProofRefusals.BundleCount(entries.Count + 1, TilePath.FullWidth);
            }

            var length = bytes.Length < 2 ? MostEntryBytes : BinaryPrimitives.ReadUInt16BigEndian(bytes.Span);
            if (bytes.Length - 2 < length)
            {
                return ProofRefusals.BundleCutOff(entries.Count);
            }

            entries.Add(bytes.Slice(2, length));
            bytes = bytes[(2 + length)..];
        }

        return entries.ToArray();
    }
}
