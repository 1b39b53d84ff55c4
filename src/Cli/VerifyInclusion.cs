using System.Buffers.Text;
using System.Text.Json;
using Zhiheng.Proofs.Log;
using Zhiheng.Proofs.Notes;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Cli;

/// <summary>
/// Whether the leaf that a credential names stands in the log (credentialSubject: ledgerOrigin, ledgerIndex, ledgerLeafHash): in that
/// of a .tlog-proof, in that of a checkpoint which the reader kept, or in both, and then both must be one log.
/// </summary>
internal sealed class VerifyInclusion(LogIdentity log, Func<TilePath, ReadOnlyMemory<byte>?>? tiles)
{
    /// <param name="proof">A .tlog-proof; null: the proof is made from tiles.</param>
    /// <param name="checkpoint">A signed checkpoint that the log must still contain; null: whichever the proof names.</param>
    /// <param name="tiles">Where hashes of the log can be read; null: nowhere. What it gives is checked, so anyone may keep them.</param>
    public static (bool Holds, string Words) Check(
        JsonElement credential, byte[]? proof, byte[]? checkpoint, IReadOnlyList<string> vkeys, Func<TilePath, ReadOnlyMemory<byte>?>? tiles)
    {
        var keys = vkeys.Select(NoteKey.Parse).ToList();
        if (keys.Count == 0 || keys.Find(key => key.IsRefused).Refusal is not null)
        {
            return No(keys.Find(key => key.IsRefused).Refusal?.Message ?? "没有给出账本的公钥。请用 --key 指明。");
        }

        if (Leaf(credential) is not { } leaf)
        {
            return No("这张电子证书没有写明它在账本中的位置。");
        }

        var log = LogIdentity.Of(keys[0].Value, keys.Skip(1).Select(key => key.Value));
        return leaf.Origin == log.Origin
            ? new VerifyInclusion(log, tiles).Check(leaf.Index, leaf.Hash, proof, checkpoint)
            : No($"所给公钥是 {log.Origin} 的，证书写明的是 {leaf.Origin} 的第 {leaf.Index} 条。");
    }

    private (bool Holds, string Words) Check(long index, TreeHash leaf, byte[]? proof, byte[]? checkpoint)
    {
        var kept = checkpoint is null ? null : (Proofs.Proof<OpenedCheckpoint>?)Checkpoint.Open(checkpoint, log);
        if (kept is { IsRefused: true } unreadable)
        {
            return No($"检查点不能采用：{unreadable.Refusal.Message}");
        }

        var head = kept?.Value.Checkpoint;
        return proof is null ? FromTiles(index, leaf, head!) : FromProof(index, leaf, proof, head);
    }

    private (bool Holds, string Words) FromProof(long index, TreeHash leaf, byte[] file, Checkpoint? kept)
    {
        var proof = TlogProof.Parse(file);
        if (proof.IsRefused)
        {
            return No(proof.Refusal.Message);
        }

        if (proof.Value.Index != index)
        {
            return No($"存在证明是第 {proof.Value.Index} 条的，证书写明的是第 {index} 条。");
        }

        var opened = proof.Value.Verify(leaf, log);
        return opened.IsRefused ? No(opened.Refusal.Message)
            : kept is not null && Parted(kept, opened.Value.Checkpoint) is { } parted ? No(parted)
            : Yes(index, opened.Value.Checkpoint, kept);
    }

    private (bool Holds, string Words) FromTiles(long index, TreeHash leaf, Checkpoint kept)
    {
        if (index >= kept.Size)
        {
            return No($"证书的事实是第 {index} 条，所给检查点只有 {kept.Size} 条，那时它还不在账本中。请用较新的检查点。");
        }

        if (tiles is null)
        {
            return No("只有检查点还不能证明某一条在其中。请用 --proof 给出存在证明，用 --ledger 给出账本的网址或目录，或加 --online。");
        }

        var reader = new LogReader(kept, tiles);
        var proof = reader.InclusionOf(index);
        return proof.IsRefused ? No(proof.Refusal.Message)
            : reader.LeafHash(index).Value != leaf ? No($"所给检查点中第 {index} 条不是证书写明的那一条。")
            : Yes(index, kept, kept);
    }

    /// <summary>Null where the smaller of the two heads is the beginning of the larger.</summary>
    private string? Parted(Checkpoint kept, Checkpoint proved)
    {
        var (old, now) = kept.Size <= proved.Size ? (kept, proved) : (proved, kept);
        if (old.Size == now.Size)
        {
            return old.Root == now.Root ? null : $"两个都有账本签名的检查点同为 {old.Size} 条，内容却不同：账本分叉了。请保留这两个文件并公开出来。";
        }

        return tiles is null
            ? $"所给检查点有 {kept.Size} 条，存在证明的检查点有 {proved.Size} 条，没有账本的数据不能判断一个是否由另一个增长而来。请用 --ledger 给出账本的网址或目录，或加 --online。"
            : new LogReader(now, tiles).ConsistencyFrom(old.Size, old.Root) is { IsRefused: true } parted ? parted.Refusal.Message : null;
    }

    private static (bool Holds, string Words) Yes(long index, Checkpoint proved, Checkpoint? kept)
        => (true, $"账本：证书的事实是账本第 {index} 条，已由检查点（共 {proved.Size} 条）证明{(kept is null || kept.Size == proved.Size ? "" : $"，与您保存的检查点（共 {kept.Size} 条）一致")}。");

    private static (bool Holds, string Words) No(string words) => (false, $"账本：{words}");

    private static (string Origin, long Index, TreeHash Hash)? Leaf(JsonElement credential)
        => credential.TryGetProperty("credentialSubject", out var subject) && subject.ValueKind == JsonValueKind.Object
            && subject.TryGetProperty("ledgerOrigin", out var origin) && origin.ValueKind == JsonValueKind.String
            && subject.TryGetProperty("ledgerIndex", out var index) && index.ValueKind == JsonValueKind.Number && index.TryGetInt64(out var number)
            && subject.TryGetProperty("ledgerLeafHash", out var text) && text.ValueKind == JsonValueKind.String
            && Base64Url.IsValid(text.GetString()) && TreeHash.Of(Base64Url.DecodeFromChars(text.GetString())) is { IsRefused: false } hash
            ? (origin.GetString()!, number, hash.Value)
            : null;
}
