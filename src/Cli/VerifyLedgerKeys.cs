using System.Text.Json;
using Zhiheng.Proofs;
using Zhiheng.Proofs.Notes;

namespace Zhiheng.Cli;

/// <summary>Whose signature counts: the keys that were given, or those remembered, or at the first meeting those that the log names itself.</summary>
internal sealed record VerifyLedgerKeys(IReadOnlyList<TrustedKey> Keys, bool IsFirstUse)
{
    public static Proof<VerifyLedgerKeys> Choose(IReadOnlyList<string> given, IReadOnlyList<TrustedKey>? remembered, byte[]? named)
    {
        var stated = named is null ? [] : Read(named);
        IReadOnlyList<TrustedKey> chosen = given.Count > 0
            ? [.. given.Select(vkey => stated.FirstOrDefault(key => key.Vkey == vkey) ?? new TrustedKey(vkey, 0, null))]
            // A key known before may have been retired since; how long it counts is the log's to say, never that another counts.
            : remembered is { Count: > 0 } ? [.. remembered.Select(key => stated.FirstOrDefault(other => other.Vkey == key.Vkey) is { } now ? Narrower(key, now) : key)]
            : stated;
        foreach (var key in chosen)
        {
            if (NoteKey.Parse(key.Vkey) is { IsRefused: true } wrong)
            {
                return wrong.Refusal;
            }
        }

        return new VerifyLedgerKeys(chosen, given.Count == 0 && remembered is not { Count: > 0 });
    }

    /// <summary>The keys that may sign a checkpoint of this size; null where none may.</summary>
    public LogIdentity? For(long size) => Identity(Keys.Where(key => key.FromSize <= size && (key.Below is not { } end || size < end)));

    /// <summary>Why a checkpoint that no counting key signed was signed after all; null where no known key did.</summary>
    public string? Explain(SignedNote note, long size)
        => Identity(Keys) is { } all && Checkpoint.Open(note, all) is { IsRefused: false } opened
            ? $"大小为 {size} 的检查点由密钥 {opened.Value.LogSignatures[0].Key} 签署，而该密钥此时尚未启用或已停用，不予承认。"
            : null;

    private static LogIdentity? Identity(IEnumerable<TrustedKey> keys)
        => keys.Select(key => NoteKey.Parse(key.Vkey).Value).ToList() is [var first, .. var others] ? LogIdentity.Of(first, others) : null;

    private static TrustedKey Narrower(TrustedKey known, TrustedKey now)
        => known with { Below = known.Below is { } end && (now.Below is not { } stated || end < stated) ? end : now.Below };

    /// <summary>{keys:[{vkey, fromSize, retiredAt?}]}, oldest first: a retired key counts below the size from which the next one signs.</summary>
    private static List<TrustedKey> Read(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var keys = document.RootElement.GetProperty("keys").EnumerateArray()
                .Select(key => (Vkey: key.GetProperty("vkey").GetString()!, From: key.GetProperty("fromSize").GetInt64(),
                    IsRetired: key.TryGetProperty("retiredAt", out var at) && at.ValueKind != JsonValueKind.Null))
                .OrderBy(key => key.From).ToList();
            return [.. keys.Select((key, i) => new TrustedKey(key.Vkey, key.From, key.IsRetired && i + 1 < keys.Count ? keys[i + 1].From : null))];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new UnreachableException("账本的密钥清单（keys）无法识别。请用 --key 指明密钥，或稍后重试。", error);
        }
    }
}
