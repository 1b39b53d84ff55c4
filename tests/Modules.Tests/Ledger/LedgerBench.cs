using Zhiheng.Contracts.Registry;
using Zhiheng.Ledger.Keys;
using Zhiheng.Ledger.Logs;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Keys;
using Zhiheng.Proofs.Log;
using Zhiheng.Proofs.Notes;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Ledger;

/// <summary>The ledger over a <see cref="TestDatabase"/>, as the program puts it together, and the eyes of an outsider on it.</summary>
internal sealed class LedgerBench(TestDatabase database, string? passphrase = null)
{
    public const string Origin = "ledger.example/test";

    public Database Database => database.Database;

    public LogKeys Keys { get; } = new(new KeyFolder(database.Folder, passphrase), Origin);

    public LedgerReading Reading => new(Database);

    /// <summary>A sequencer of its own, as another process would have.</summary>
    public Sequencer Sequencer() => new(Database, new LogKeys(new KeyFolder(database.Folder, passphrase), Origin), database.Clock);

    /// <summary>Writes facts in one transaction and says their subjects.</summary>
    public async Task<IReadOnlyList<Guid>> Write(int count, bool isPublic = true)
    {
        await using var work = await Database.Begin(database.Act(), CancellationToken.None);
        var subjects = Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7(TimeProvider.System.GetUtcNow())).ToList();
        await work.Commit(
            [.. subjects.Select(s => isPublic
                ? JournalEntry.Public(s, new CertificateRestored(new DateOnly(2026, 3, 3)))
                : JournalEntry.Internal(s, new CertificateRestored(new DateOnly(2026, 3, 3))))],
            CancellationToken.None);
        return subjects;
    }

    public async Task<int> GrowAll()
    {
        var (sequencer, all) = (Sequencer(), 0);
        while (await sequencer.Integrate(CancellationToken.None) is > 0 and var some)
        {
            all += some;
        }

        return all;
    }

    public async Task<LogIdentity> Identity()
    {
        var keys = (await Reading.Keys(CancellationToken.None)).Select(k => NoteKey.Parse(k.Vkey).Value).ToList();
        return new(keys[0].Name, keys);
    }

    /// <summary>The whole log as a stranger recomputes it.</summary>
    public async Task<LogReport> Audit(SeenLog? seen = null)
    {
        var identity = await Identity();
        var note = await Reading.Checkpoint(CancellationToken.None);
        var report = Check(note!, identity, seen);
        Assert.False(report.IsRefused, report.Refusal?.Message);
        return report.Value;
    }

    private Proofs.Proof<LogReport> Check(SignedNote note, LogIdentity identity, SeenLog? seen)
        => LogMonitor.Check(note.ToBytes(), identity, path => Reading.Tile(path, CancellationToken.None).GetAwaiter().GetResult(), seen: seen);

    /// <summary>Every public fact has one leaf, every leaf one fact, and the log recomputes to what was signed.</summary>
    public async Task Holds(int facts)
    {
        var report = await Audit();
        Assert.Empty(report.Findings);
        Assert.Equal(facts, report.Entries);
        await using var session = await Database.Read(CancellationToken.None);
        Assert.Equal(facts, await session.First<long>("select count(*) from platform_journal where is_public = @yes", new { yes = true }, CancellationToken.None));
        Assert.Equal(facts, await session.First<long>(
            "select count(*) from ledger_leaf l join platform_journal j on j.seq = l.seq where j.is_public = @yes", new { yes = true }, CancellationToken.None));
        Assert.Equal(0, await session.First<long>("select count(*) from platform_unsequenced", null, CancellationToken.None));
    }
}
