using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Zhiheng.Proofs.Log;
using Zhiheng.Proofs.Notes;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Web.Tests;

/// <summary>A ledger as a folder of files, made through the public formats alone. The keys are made from words and worth nothing.</summary>
internal sealed class CopiedLog : IDisposable
{
    public const string Origin = "log.example/ledger";

    public string Folder { get; } = Directory.CreateTempSubdirectory("zhiheng-log-").FullName;

    public string Memory => Path.Combine(Folder, "seen");

    public string Vkey => Signer("one").Key().ToString();

    public static INoteSigner Signer(string word, string name = Origin, byte algorithm = NoteKey.Ed25519Note)
        => Ed25519NoteSigner.Of(name, algorithm, SHA256.HashData(Encoding.UTF8.GetBytes(word))).Value;

    public static byte[] Salt(int index) => SHA256.HashData(BitConverter.GetBytes(index))[..16];

    public static byte[] Payload(int index) => Encoding.UTF8.GetBytes("{\"fact\":{\"no\":" + index.ToString(CultureInfo.InvariantCulture) + "}}");

    public static List<byte[]> Entries(int count) => [.. Enumerable.Range(0, count).Select(i => Entry(i))];

    public static byte[] Entry(int index, string kind = "Awarded") => new LedgerLeaf(
        kind, new Guid(index, 0, 0, new byte[8]), new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero), LedgerLeaf.Commit(Salt(index), Payload(index))).ToBytes();

    /// <summary>Publishes these entries, signed; what was there before goes.</summary>
    public CopiedLog Publish(IReadOnlyList<byte[]> entries, string signedBy = "one")
    {
        var edge = new Frontier();
        var levels = new Dictionary<int, List<TreeHash>>();
        foreach (var entry in entries)
        {
            foreach (var node in edge.Append(Merkle.Leaf(entry)))
            {
                if (node.Level % 8 == 0)
                {
                    levels.TryAdd(node.Level / 8, []);
                    levels[node.Level / 8].Add(node.Hash);
                }
            }
        }

        foreach (var tile in Tiles.Grown(0, entries.Count))
        {
            Write(tile.ToString(), TreeHash.BytesOf(levels[tile.Level].Skip((int)tile.Index << 8).Take(tile.Width).ToArray()).ToArray());
        }

        foreach (var bundle in Tiles.BundlesGrown(0, entries.Count))
        {
            WriteBundle(bundle, entries.Skip((int)bundle.Index << 8).Take(bundle.Width));
        }

        Write("checkpoint", new Checkpoint(Origin, entries.Count, edge.Root).ToNote().SignedBy(Signer(signedBy)).ToBytes());
        return this;
    }

    /// <summary>Changes the entries of the bundle that holds <paramref name="index"/> and nothing else.</summary>
    public CopiedLog Tamper(int index, int size, Func<List<byte[]>, IEnumerable<byte[]>> change)
    {
        var path = Tiles.BundleHolding(index, size);
        var entries = EntryBundle.Read(File.ReadAllBytes(PathOf(path.ToString()))).Value.Select(entry => entry.ToArray()).ToList();
        WriteBundle(path, change(entries));
        return this;
    }

    public void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllBytes(PathOf(path), bytes);
    }

    public string PathOf(string path) => Path.Combine(Folder, path);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void WriteBundle(TilePath path, IEnumerable<byte[]> entries)
    {
        var bundle = new ArrayBufferWriter<byte>();
        foreach (var entry in entries)
        {
            Assert.Null(EntryBundle.Append(bundle, entry));
        }

        Write(path.ToString(), bundle.WrittenSpan.ToArray());
    }
}
