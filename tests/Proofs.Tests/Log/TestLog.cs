using System.Buffers;
using System.Text;
using Zhiheng.Proofs.Log;
using Zhiheng.Proofs.Notes;
using Zhiheng.Proofs.Tests.Notes;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Tests.Log;

/// <summary>A tiled log in memory, as files: made from entries and signed by the test key, or read from the public vectors.</summary>
internal sealed class TestLog
{
    public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    public byte[] Note { get; set; } = [];

    public LogIdentity Identity { get; init; } = TestKeys.Ledger;

    public Checkpoint Checkpoint => Proofs.Notes.Checkpoint.Open(Note, Identity).Value.Checkpoint;

    public static byte[][] Entries(int count) => [.. Enumerable.Range(0, count).Select(i => Encoding.UTF8.GetBytes($"entry {i}"))];

    public static TestLog Of(params byte[][] entries)
    {
        var log = new TestLog();
        var nodes = new NodesInMemory(entries.Select(entry => Merkle.Leaf(entry)).ToArray());
        foreach (var tile in Tiles.Grown(0, entries.Length))
        {
            var hashes = Enumerable.Range(0, tile.Width).Select(i => nodes.Node(8 * tile.Level, (tile.Index << 8) + i).Value).ToArray();
            log.Files[tile.ToString()] = TreeHash.BytesOf(hashes).ToArray();
        }

        foreach (var bundle in Tiles.BundlesGrown(0, entries.Length))
        {
            log.Files[bundle.ToString()] = Bundle(entries.Skip((int)bundle.Index << 8).Take(bundle.Width));
        }

        log.Note = TestKeys.Checkpoint(entries.Length, nodes.Root).ToBytes();
        return log;
    }

    /// <summary>The public log of transparency-dev/tessera at one of its sixteen sizes.</summary>
    public static TestLog Tessera(int size = 15)
    {
        var folder = Vectors.PathOf("tlog", "tlog-tiles-tessera-testlog");
        var log = new TestLog { Identity = LogIdentity.Of(TestKeys.Tessera), Note = File.ReadAllBytes(Path.Combine(folder, $"checkpoint.{size}")) };
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "tile"), "*", SearchOption.AllDirectories))
        {
            log.Files[Path.GetRelativePath(folder, file).Replace('\\', '/')] = File.ReadAllBytes(file);
        }

        return log;
    }

    public static byte[] Bundle(IEnumerable<byte[]> entries)
    {
        var bundle = new ArrayBufferWriter<byte>();
        foreach (var entry in entries)
        {
            Assert.Null(EntryBundle.Append(bundle, entry));
        }

        return bundle.WrittenSpan.ToArray();
    }

    public ReadOnlyMemory<byte>? Read(TilePath path) => Files.TryGetValue(path.ToString(), out var bytes) ? bytes : default(ReadOnlyMemory<byte>?);

    /// <summary>Changes the entries of one bundle and leaves the tiles and the checkpoint as they are.</summary>
    public TestLog WithBundle(string path, Func<List<byte[]>, IEnumerable<byte[]>> change)
    {
        var entries = EntryBundle.Read(Files[path]).Value.Select(entry => entry.ToArray()).ToList();
        Files[path] = Bundle(change(entries));
        return this;
    }

    public LogReport Check(SeenLog? seen = null, bool onlyNew = false)
        => LogMonitor.Check(Note, Identity, Read, seen: seen, onlyNew: onlyNew).Value;

    public SeenLog Remembered(bool withTiles = true) => new(Checkpoint, withTiles ? Read : null);
}
