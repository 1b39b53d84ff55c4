using System.Buffers.Binary;
using Zhiheng.Proofs.Log;
using Zhiheng.Proofs.Notes;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Fuzz.Targets;

/// <summary>A whole log of 300 entries: its checkpoint and its files, one after the other, each behind its length in four bytes.</summary>
internal static class LogTargets
{
    private const int Size = 300;

    private static readonly byte[][] Entries = Seeds.Entries(Size);
    private static readonly NodesInMemory Nodes = new(Entries.Select(entry => Merkle.Leaf(entry)).ToArray());
    private static readonly TilePath[] Paths = [.. Tiles.Grown(0, Size), .. Tiles.BundlesGrown(0, Size)];
    private static readonly byte[] Seed = [.. new[] { Seeds.Checkpoint(Size, Nodes.Root).ToBytes() }.Concat(Paths.Select(File)).SelectMany(file => (byte[])[.. Length(file.Length), .. file])];

    public static IEnumerable<Target> All { get; } =
    [
        new("log", [Seed], Check, Guarded: true),
        new("log-size", [.. new[] { "300", "15", "256", "65536", "9223372036854775807" }.Select(Seeds.Utf8)], CheckSize),
    ];

    private static byte[] File(TilePath path) => path.IsEntries
        ? EntryBundle.Write(Entries.Skip((int)path.Index << 8).Take(path.Width).Select(entry => (ReadOnlyMemory<byte>)entry)).Value
        : TreeHash.BytesOf(Enumerable.Range(0, path.Width).Select(i => Nodes.Node(8 * path.Level, (path.Index << 8) + i).Value).ToArray()).ToArray();

    private static byte[] Length(int length)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        return bytes;
    }

    private static List<byte[]> Unpacked(byte[] input)
    {
        var files = new List<byte[]>();
        for (var at = 0; at + 4 <= input.Length && files.Count <= Paths.Length;)
        {
            var length = Math.Clamp(BinaryPrimitives.ReadInt32BigEndian(input.AsSpan(at)), 0, input.Length - at - 4);
            files.Add(input[(at + 4)..(at + 4 + length)]);
            at += 4 + length;
        }

        return files;
    }

    private static Answer Check(byte[] input)
    {
        var files = Unpacked(input);
        ReadOnlyMemory<byte>? Read(TilePath path) => Array.IndexOf(Paths, path) is >= 0 and var at && at + 1 < files.Count ? files[at + 1] : default(ReadOnlyMemory<byte>?);
        var note = files.FirstOrDefault([]);
        var report = LogMonitor.Check(note, Seeds.Identity, Read);
        if (report.IsRefused)
        {
            return Answer.Of(report);
        }

        var reader = new LogReader(report.Value.Checkpoint.Checkpoint, Read);
        foreach (var index in new[] { 0L, 255, 256, Size - 1, Size })
        {
            var proof = reader.InclusionOf(index);
            _ = reader.Entry(index);
            Target.Holds(proof.IsRefused || Inclusion.Check(Merkle.Leaf(Entries[index]), index, Size, proof.Value, Nodes.Root) is null, "a proof that is given out holds");
        }

        return report.Value.IsClean ? Answer.Accepted(Answer.Digest(files.Skip(1).SelectMany(file => file).ToArray())) : Answer.Refused(report.Value.Findings[0].Refusal.Code);
    }

    /// <summary>A log that signs any size it likes, with the files of a small one.</summary>
    private static Answer CheckSize(byte[] input)
    {
        var text = Seeds.Text(input);
        if (!long.TryParse(text, out var size) || size < 0)
        {
            return Answer.Of(Checkpoint.Parse($"{Seeds.Log.Name}\n{text}\n{Nodes.Root.ToBase64()}\n"));
        }

        ReadOnlyMemory<byte>? Read(TilePath path) => Array.IndexOf(Paths, path) >= 0 ? File(path) : path.Level > 0 ? new byte[path.Width * TreeHash.Length] : default(ReadOnlyMemory<byte>?);
        var note = Seeds.Checkpoint(size, Nodes.Root);
        var report = LogMonitor.Check(note.ToBytes(), Seeds.Identity, Read, seen: new SeenLog(new Checkpoint(Seeds.Log.Name, Size, Nodes.Root), Read), onlyNew: true);
        var reader = new LogReader(report.Value.Checkpoint.Checkpoint, Read);
        foreach (var index in new[] { 0L, Size - 1, size - 1, size, long.MaxValue, -1 })
        {
            _ = reader.InclusionOf(index);
            _ = reader.Entry(index);
            _ = reader.ConsistencyFrom(index, Nodes.Root);
            _ = new TileReader(size, Read).Frontier(index);
        }

        return report.Value.IsClean ? Answer.Accepted() : Answer.Refused(report.Value.Findings[0].Refusal.Code);
    }
}
