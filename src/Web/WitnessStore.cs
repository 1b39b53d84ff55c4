using System.Security.Cryptography;
using System.Text;
using Zhiheng.Proofs.Notes;

namespace Zhiheng.Web;

/// <summary>
/// What a witness has cosigned last of each log, one file each. It is on the disk before anything is cosigned: a witness that forgot
/// would cosign a fork. Only one process may hold the folder.
/// </summary>
internal sealed class WitnessStore : IDisposable
{
    private readonly string folder;
    private readonly FileStream held;
    private readonly Dictionary<string, WitnessedLog> logs = new(StringComparer.Ordinal);

    public WitnessStore(string folder, IEnumerable<NoteKey> keys)
    {
        this.folder = folder;
        Directory.CreateDirectory(folder);
        held = new FileStream(Path.Combine(folder, "witness.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            foreach (var log in keys.GroupBy(key => key.Name, StringComparer.Ordinal))
            {
                logs[log.Key] = new WitnessedLog(LogIdentity.Of(log.First(), log.Skip(1)), Latest(log.Key));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public WitnessedLog? Find(string origin) => logs.GetValueOrDefault(origin);

    /// <summary>Returns only when the checkpoint would be found again after a loss of power.</summary>
    public void Save(OpenedCheckpoint checkpoint)
    {
        var path = PathOf(checkpoint.Checkpoint.Origin);
        using (var file = new FileStream(path + ".new", FileMode.Create, FileAccess.Write))
        {
            file.Write(checkpoint.Note.ToBytes());
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".new", path, overwrite: true);

        // The new name too: a flush of the file takes what was renamed before it along.
        using var named = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(named);
    }

    public void Dispose()
    {
        held.Dispose();
        foreach (var log in logs.Values)
        {
            log.Dispose();
        }
    }

    // An origin may hold any characters; its digest is a file name everywhere.
    private string PathOf(string origin) => Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(origin)))[..32] + ".checkpoint");

    /// <summary>A damaged file must not count as "nothing seen yet".</summary>
    private Checkpoint? Latest(string origin)
    {
        var path = PathOf(origin);
        if (!File.Exists(path))
        {
            return null;
        }

        var note = SignedNote.Parse(File.ReadAllBytes(path));
        return !note.IsRefused && Checkpoint.Parse(note.Value.Text) is { IsRefused: false } stored && stored.Value.Origin == origin
            ? stored.Value
            : throw new InvalidDataException($"见证人保存的检查点 {path} 已损坏，继续会有重复见证分叉的危险。请从备份恢复该文件。");
    }
}

/// <summary>A log that is witnessed. <see cref="Turn"/> is held from the judgement to the storing.</summary>
internal sealed class WitnessedLog(LogIdentity identity, Checkpoint? latest) : IDisposable
{
    public LogIdentity Identity => identity;

    public SemaphoreSlim Turn { get; } = new(1, 1);

    public Checkpoint? Latest { get; set; } = latest;

    public void Dispose() => Turn.Dispose();
}
