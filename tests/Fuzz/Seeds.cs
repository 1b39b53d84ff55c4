using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Zhiheng.Proofs;
using Zhiheng.Proofs.Credentials;
using Zhiheng.Proofs.Jose;
using Zhiheng.Proofs.Log;
using Zhiheng.Proofs.Notes;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Fuzz;

/// <summary>Where the valid examples come from: the public vectors, what <see cref="SeedWriter"/> once signed, and keys made from words, worth nothing.</summary>
public static class Seeds
{
    public const string Did = "did:web:fuzz.example%3A5080:bodies:one";
    public const string List = "https://fuzz.example:5080/status/revocation";

    // First: what follows reads files.
    public static readonly string Vectors = Path.GetFullPath(Path.Combine(Here(), "..", "vectors"));
    public static readonly DateTimeOffset Now = new(2025, 6, 1, 4, 0, 0, TimeSpan.Zero);
    public static readonly Es256Signer Signer = Es256Signer.FromScalar(Word("issuer"), Did + "#key-1");
    public static readonly Ed25519NoteSigner Log = Note("fuzz.example/log", NoteKey.Ed25519Note);
    public static readonly Ed25519NoteSigner Witness = Note("fuzz.example/witness", NoteKey.Ed25519Cosignature);
    public static readonly NoteKey Tessera = NoteKey.Parse(Encoding.ASCII.GetString(Vector("tlog", "tlog-tiles-tessera-testlog.vkey")).Trim()).Value;
    public static readonly LogIdentity Identity = LogIdentity.Of(Log.Key());
    public static readonly byte[] DidJson = Encoding.UTF8.GetBytes(DidDocument.Build(Did, [KeyValuePair.Create(Signer.KeyId, Signer.PublicKey)]).ToJsonString());

    private static readonly DidDocument Issuer = DidDocument.Parse(DidJson, Did).Value;

    public static byte[] Vector(params string[] parts) => File.ReadAllBytes(Path.Combine([Vectors, .. parts]));

    /// <summary>Every file of a folder of vectors whose name ends so.</summary>
    public static IEnumerable<byte[]> All(string end, params string[] folder)
        => Directory.GetFiles(Path.Combine([Vectors, .. folder]), "*" + end, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes);

    /// <summary>Signatures of ECDSA differ each time, so what holds one is kept as a file: a find must read the same for ever.</summary>
    public static IReadOnlyList<byte[]> Kept(string parser) => [.. All(".seed", "fuzz", "seeds", parser)];

    public static Proof<DidDocument>? Documents(string did) => did == Did ? Issuer : default(Proof<DidDocument>?);

    public static byte[] Word(string word) => SHA256.HashData(Encoding.UTF8.GetBytes(word));

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Decoding invalid text costs the framework more than the parser may: long input is taken as it is.</summary>
    public static string Text(byte[] bytes) => (bytes.Length > 1 << 20 ? Encoding.Latin1 : Encoding.UTF8).GetString(bytes);

    public static byte[][] Entries(int count) => [.. Enumerable.Range(0, count).Select(i => new LedgerLeaf("fuzz.fact", new Guid(Word($"subject {i}").AsSpan(0, 16)), Now.AddSeconds(i), Word($"leaf {i}")).ToBytes())];

    public static SignedNote Checkpoint(long size, TreeHash root, bool cosigned = false)
    {
        var note = new Checkpoint(Log.Name, size, root).ToNote().SignedBy(Log);
        return cosigned ? note.With(Cosignature.Sign(Witness, note, Now)) : note;
    }

    private static Ed25519NoteSigner Note(string name, byte algorithm) => Ed25519NoteSigner.Of(name, algorithm, Word(name)).Value;

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
