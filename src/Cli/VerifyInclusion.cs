using System.Buffers.Text;
using System.Text.Json;
using Zhiheng.Proofs.Notes;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Cli;

/// <summary>Whether the leaf that a credential names stands in the log (credentialSubject: ledgerOrigin, ledgerIndex, ledgerLeafHash).</summary>
internal static class VerifyInclusion
{
    public static (bool Holds, string Words) Check(JsonElement credential, byte[] file, IReadOnlyList<string> vkeys)
    {
        var keys = vkeys.Select(NoteKey.Parse).ToList();
        if (keys.Count == 0 || keys.Find(key => key.IsRefused).Refusal is not null)
        {
            return (false, $"账本：{keys.Find(key => key.IsRefused).Refusal?.Message ?? "没有给出账本的公钥。请用 --key 指明。"}");
        }

        var proof = TlogProof.Parse(file);
        if (proof.IsRefused)
        {
            return (false, $"账本：{proof.Refusal.Message}");
        }

        if (Leaf(credential) is not { } leaf)
        {
            return (false, "账本：这张电子证书没有写明它在账本中的位置。");
        }

        if (leaf.Index != proof.Value.Index || leaf.Origin != keys[0].Value.Name)
        {
            return (false, $"账本：存在证明是第 {proof.Value.Index} 条的（{keys[0].Value.Name}），证书写明的是第 {leaf.Index} 条（{leaf.Origin}）。");
        }

        var opened = proof.Value.Verify(leaf.Hash, LogIdentity.Of(keys[0].Value, keys.Skip(1).Select(key => key.Value)));
        return opened.IsRefused ? (false, $"账本：{opened.Refusal.Message}")
            : (true, $"账本：证书的事实是账本第 {leaf.Index} 条，已由检查点（共 {opened.Value.Checkpoint.Size} 条）证明。");
    }

    private static (string Origin, long Index, TreeHash Hash)? Leaf(JsonElement credential)
        => credential.TryGetProperty("credentialSubject", out var subject) && subject.ValueKind == JsonValueKind.Object
            && subject.TryGetProperty("ledgerOrigin", out var origin) && origin.ValueKind == JsonValueKind.String
            && subject.TryGetProperty("ledgerIndex", out var index) && index.ValueKind == JsonValueKind.Number && index.TryGetInt64(out var number)
            && subject.TryGetProperty("ledgerLeafHash", out var text) && text.ValueKind == JsonValueKind.String
            && Base64Url.IsValid(text.GetString()) && TreeHash.Of(Base64Url.DecodeFromChars(text.GetString())) is { IsRefused: false } hash
            ? (origin.GetString()!, number, hash.Value)
            : null;
}
