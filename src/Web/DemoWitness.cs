using Zhiheng.Ledger.Keys;
using Zhiheng.Ledger.Logs;
using Zhiheng.Platform.Databases;
using Zhiheng.Proofs.Notes;

namespace Zhiheng.Web;

/// <summary>
/// 演示见证: where a demonstration has no witness of anybody else, this one cosigns inside the program, with a key file of its own in the data
/// folder. It does what a witness does, and proves nothing about its operator, who is the log's: its name says so.
/// </summary>
internal sealed class DemoWitness(string folder, string? passphrase, Database database, TimeProvider clock) : IDisposable
{
    public const string Name = "demo-witness/same-operator";

    private static readonly Uri Place = new("demo:witness");

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly string folder = Path.Combine(folder, "demo-witness");
    private INoteSigner? signer;
    private WitnessStore? store;
    private int keysSeen;

    public KnownWitness Known => new(Place, Signer.Key());

    private INoteSigner Signer => signer ??= WitnessApp.Signer(new WitnessSettings(folder, string.Empty, [], Name) { KeyPassphrase = passphrase, Clock = clock });

    public static bool IsAt(Uri address) => address == Place;

    /// <summary>Status 0 where another process of the installation is the witness already.</summary>
    public async Task<(int Status, byte[] Body)> Ask(byte[] body, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            await Look(ct);
            var (status, text) = await WitnessApp.Judge(store!, Signer, clock, body, ct);
            return (status, System.Text.Encoding.UTF8.GetBytes(text));
        }
        catch (IOException)
        {
            return (0, []);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        store?.Dispose();
        turn.Dispose();
    }

    /// <summary>The keys of the log come into being with its first checkpoint and change when they are rotated.</summary>
    private async Task Look(CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        var keys = await LogKeys.All(session, ct);
        if (store is null || keys.Count != keysSeen)
        {
            store?.Dispose();
            store = null;
            store = new WitnessStore(folder, keys.Select(key => NoteKey.Parse(key.Vkey).Value));
            keysSeen = keys.Count;
        }
    }
}
