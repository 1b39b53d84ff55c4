using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform.Evidence;

/// <summary>What a sweep did. <paramref name="Missing"/> are digests that rows name and the folder lacks: restore them from a backup.</summary>
public sealed record EvidenceSweep(int Orphans, int Abandoned, IReadOnlyList<string> Missing);

/// <summary>
/// Files handed in as evidence: bounded, sniffed, scanned, and kept under their SHA-256 outside the database. Several web processes
/// must share the folder. Who may read or add is asked before: a row carries owner and region for that.
/// </summary>
public sealed class EvidenceFiles
{
    private readonly Database database;
    private readonly EvidenceFolder folder;
    private readonly IVirusScanner scanner;
    private readonly TimeProvider clock;

    /// <param name="dataFolder">The data directory; files go below its folder "evidence".</param>
    public EvidenceFiles(Database database, string dataFolder, IVirusScanner scanner, TimeProvider clock)
    {
        this.database = database;
        this.scanner = scanner;
        this.clock = clock;
        folder = new EvidenceFolder(Path.Combine(dataFolder, "evidence"));
    }

    /// <summary>
    /// Takes a file in. Refused, with nothing kept: empty, too large, too many for the matter, a type that is not on the list, not what
    /// it is called, damaged, two types at once, macros, a password, a bomb, a virus, or no answer from the scanner.
    /// </summary>
    public async Task<Outcome<EvidenceFile>> Keep(Stream content, EvidenceArrival arrival, Act act, CancellationToken ct)
    {
        var name = EvidenceName.Clean(arrival.Name);
        var arrived = folder.Arrive();
        try
        {
            if (!await CopyAtMost(content, arrived, arrival.Purpose.MostBytes, ct))
            {
                return EvidenceRefusals.TooLarge(name, arrival.Purpose.MostBytes);
            }

            var sniffed = arrived.Length == 0 ? EvidenceRefusals.Empty(name) : Sniff(arrived, name, arrival);
            if (sniffed.IsRefused)
            {
                return sniffed.Refusal;
            }

            arrived.Position = 0;
            var scanned = await scanner.Scan(arrived, name, ct);
            return scanned.IsRefused ? scanned.Refusal : await Record(arrived, Named(name, sniffed.Value), sniffed.Value, scanned.Value, arrival, act, ct);
        }
        finally
        {
            await arrived.DisposeAsync();
            File.Delete(arrived.Name);
        }
    }

    /// <summary>The row alone, to ask whether the reader may have it.</summary>
    public static Task<EvidenceFile?> Find(Session session, Guid id, CancellationToken ct) => EvidenceStore.Find(session, id, ct);

    /// <summary>Those that were handed in with this content, oldest first. The digest is 64 small hexadecimal digits.</summary>
    public static Task<IReadOnlyList<EvidenceFile>> OfDigest(Session session, string digest, CancellationToken ct) => EvidenceStore.OfDigest(session, digest, ct);

    /// <summary>Everything handed in about one matter, oldest first.</summary>
    public static Task<IReadOnlyList<EvidenceFile>> OfSubject(Session session, Guid subject, CancellationToken ct) => EvidenceStore.OfSubject(session, subject, ct);

    /// <exception cref="FileNotFoundException">The row is there and the file is not: an outage, not an answer.</exception>
    public async Task<Outcome<EvidenceContent>> Open(Guid id, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await EvidenceStore.Find(session, id, ct) is { } file ? new EvidenceContent(file, folder.Open(file.Digest)) : EvidenceRefusals.Unknown();
    }

    /// <summary>
    /// Gives back files that were kept for an act that was then refused: nothing refers to them. The act of handing them in stays on
    /// record, and so does this one.
    /// </summary>
    public async Task GiveBack(IReadOnlyList<EvidenceFile> kept, Act act, CancellationToken ct)
    {
        if (kept.Count == 0)
        {
            return;
        }

        await using var work = await database.Begin(act, ct);
        await work.Sign(ct);
        foreach (var file in kept)
        {
            // The same lock as of whoever hands the content in: two forms with one file wait for each other.
            await EvidenceStore.Hold(work, file.Digest, file.Bytes, file.Kind, file.Scan, ct);
            await EvidenceStore.Remove(work, file, ct);
        }

        await work.Commit([], ct);
    }

    /// <summary>Removes files that no row names, and uploads that ended a day or longer ago; tells which files are missing.</summary>
    public async Task<EvidenceSweep> Sweep(Act act, CancellationToken ct)
    {
        var known = await Known(ct);
        var orphans = 0;
        foreach (var digest in folder.Digests().Where(digest => !known.Contains(digest)))
        {
            // Asked again under a lock on that digest: somebody may be handing in the same file right now.
            await using var work = await database.Begin(act, ct);
            if (await EvidenceStore.HoldUnknown(work, digest, ct))
            {
                folder.Remove(digest);
                orphans++;
            }
        }

        var abandoned = folder.RemoveAbandoned(clock.GetUtcNow().AddDays(-1));
        return new EvidenceSweep(orphans, abandoned, [.. known.Where(digest => !folder.Has(digest)).Order(StringComparer.Ordinal)]);
    }

    private static Outcome<EvidenceKind> Sniff(FileStream arrived, string name, EvidenceArrival arrival)
    {
        var sniffed = EvidenceSniffer.Sniff(arrived, name);
        if (sniffed.IsRefused)
        {
            return sniffed;
        }

        var (kind, ending) = (sniffed.Value, EvidenceName.Ending(name));
        if ((ending.Length > 0 && !EvidenceKinds.Endings(kind).Contains(ending)) || !EvidenceKinds.MayClaim(kind, arrival.DeclaredType))
        {
            return EvidenceRefusals.NotAsNamed(name, kind);
        }

        return arrival.Purpose.Takes(kind) ? kind : EvidenceRefusals.NotForPurpose(name, kind, arrival.Purpose.Kinds);
    }

    private static string Named(string name, EvidenceKind kind) => EvidenceName.Ending(name).Length > 0 ? name : $"{name}.{EvidenceKinds.Endings(kind)[0]}";

    private async Task<Outcome<EvidenceFile>> Record(
        FileStream arrived, string name, EvidenceKind kind, ScanVerdict verdict, EvidenceArrival arrival, Act act, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var file = new EvidenceFile
        {
            Id = Guid.CreateVersion7(now),
            Digest = await EvidenceFolder.Digest(arrived, ct),
            Bytes = arrived.Length,
            Kind = kind,
            Scan = verdict == ScanVerdict.Clean ? "clean" : "not-scanned",
            Purpose = arrival.Purpose.Name,
            Subject = arrival.Subject,
            Name = name,
            Trust = arrival.Trust,
            Owner = arrival.Owner,
            Region = arrival.Region,
            UploadedBy = arrival.UploadedBy,
            UploadedAt = now,
        };
        await using var work = await database.Begin(act, ct);
        await EvidenceStore.Hold(work, file.Digest, file.Bytes, kind, file.Scan, ct);
        if (!await EvidenceStore.Add(work, file, arrival.Purpose.MostFiles, ct))
        {
            return EvidenceRefusals.TooMany(arrival.Purpose.MostFiles);
        }

        // First the file, then the row that names it: a crash between them leaves an orphan for the sweep, never a row without file.
        await work.Sign(ct);
        folder.Keep(arrived, file.Digest);
        await work.Commit([], ct);
        return file;
    }

    private async Task<HashSet<string>> Known(CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return (await EvidenceStore.Digests(session, ct)).ToHashSet(StringComparer.Ordinal);
    }

    private static async Task<bool> CopyAtMost(Stream from, FileStream to, long most, CancellationToken ct)
    {
        var buffer = new byte[81920];
        long total = 0;
        for (int read; (read = await from.ReadAsync(buffer, ct)) > 0;)
        {
            total += read;
            if (total > most)
            {
                return false;
            }

            await to.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        await to.FlushAsync(ct);
        return true;
    }
}
