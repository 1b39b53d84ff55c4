using System.Security.Cryptography;
using System.Text;
using Zhiheng.Proofs.Notes;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Tests.Notes;

internal static class TestKeys
{
    public static readonly Ed25519NoteSigner Log = Signer("ledger.example/one", NoteKey.Ed25519Note);
    public static readonly Ed25519NoteSigner Stranger = Signer("ledger.example/two", NoteKey.Ed25519Note);
    public static readonly Ed25519NoteSigner FirstWitness = Signer("witness.example/1", NoteKey.Ed25519Cosignature);
    public static readonly Ed25519NoteSigner SecondWitness = Signer("witness.example/2", NoteKey.Ed25519Cosignature);
    public static readonly LogIdentity Ledger = LogIdentity.Of(Log.Key());
    public static readonly NoteKey[] Witnesses = [FirstWitness.Key(), SecondWitness.Key()];
    public static readonly DateTimeOffset Noon = new(2026, 3, 3, 4, 0, 0, TimeSpan.Zero);

    public static readonly NoteKey Tessera = NoteKey.Parse(File.ReadAllText(Vectors.PathOf("tlog", "tlog-tiles-tessera-testlog.vkey")).Trim()).Value;

    public static Ed25519NoteSigner Signer(string name, byte algorithm)
        => Ed25519NoteSigner.Of(name, algorithm, SHA256.HashData(Encoding.UTF8.GetBytes(name))).Value;

    public static SignedNote Checkpoint(long size, TreeHash root) => new Checkpoint(Log.Name, size, root).ToNote().SignedBy(Log);
}
