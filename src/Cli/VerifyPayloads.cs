using System.Text;
using System.Text.Json;
using Zhiheng.Proofs.Log;

namespace Zhiheng.Cli;

/// <summary>Fetches what each leaf commits to. A payload that was lawfully withdrawn (410), or that a folder does not hold, is counted and no finding.</summary>
internal sealed class VerifyPayloads(VerifySource source, string prefix, long size)
{
    private const int Shown = 20;
    private const int AtOnce = 8;

    private long held, gone, absent;

    public async Task<List<string>> Run(CancellationToken ct)
    {
        using var bar = new Bar("核对内容");
        var findings = new List<string>();
        for (long first = 0; first < size; first += TilePath.FullWidth)
        {
            var path = Tiles.BundleHolding(first, size);
            var bundle = await source.Get(prefix + path, ct) ?? await source.Get(prefix + path.Full, ct)
                ?? throw new UnreachableException($"账本文件 {path} 在核对内容时已取不到。请重试。");
            var entries = EntryBundle.Read(bundle.Bytes).Value;
            for (var at = 0; at < path.Width; at += AtOnce)
            {
                var answers = await Task.WhenAll(Enumerable.Range(at, Math.Min(AtOnce, path.Width - at)).Select(i => Check(first + i, entries[i], ct)));
                findings.AddRange(answers.OfType<string>());
            }

            bar.Show((double)first / size, $"{first:N0} / {size:N0} 条");
        }

        bar.Dispose();
        Tell(findings);
        return findings;
    }

    private async Task<string?> Check(long index, ReadOnlyMemory<byte> entry, CancellationToken ct)
    {
        var found = await source.Get($"{prefix}payload/{index}", ct);
        if (found is null && source.IsFolder)
        {
            Interlocked.Increment(ref absent);
            return null;
        }

        if (found is null)
        {
            return $"第 {index} 条（从 0 起）的内容既未提供，也未声明停止公布。";
        }

        if (found.IsGone)
        {
            Interlocked.Increment(ref gone);
            return null;
        }

        Interlocked.Increment(ref held);
        return Agrees(LedgerLeaf.Parse(entry.Span).Value, found.Bytes) is { } wrong ? $"第 {index} 条（从 0 起）：{wrong}" : null;
    }

    private static string? Agrees(LedgerLeaf leaf, byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var salt = Convert.FromHexString(document.RootElement.GetProperty("salt").GetString() ?? "");
            return leaf.Check(salt, Encoding.UTF8.GetBytes(document.RootElement.GetProperty("payload").GetRawText()))?.Message;
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return "所提供的内容不是约定的格式（index、salt、payload）。";
        }
    }

    private void Tell(List<string> findings)
    {
        Console.WriteLine($"内容：{held:N0} 条已核对，{gone:N0} 条已依法停止公布{(absent > 0 ? $"，{absent:N0} 条不在副本中" : "")}，{findings.Count:N0} 条有问题。");
        foreach (var finding in findings.Take(Shown))
        {
            Console.WriteLine($"  · {finding}");
        }
    }
}
