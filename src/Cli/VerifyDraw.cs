using Zhiheng.Proofs;
using Zhiheng.Proofs.Draws;
using Zhiheng.Proofs.Json;

namespace Zhiheng.Cli;

internal sealed record VerifyDrawOrder(string Bundle, string? List, string? Own, IReadOnlyList<string> Keys);

/// <summary>Computes a draw again with Proofs alone: 0 as published, 1 something is wrong, 3 it could not be read or fetched.</summary>
internal static class VerifyDraw
{
    public const int Wrong = 1;
    public const int CannotTell = 3;

    public static async Task<int> Run(VerifyDrawOrder order, CancellationToken ct)
    {
        byte[] bytes;
        try
        {
            bytes = await Read(order.Bundle, ct);
        }
        catch (UnreachableException error)
        {
            Console.Error.WriteLine(error.Message);
            return CannotTell;
        }

        SubjectPool? list = null;
        if (order.List is { } file)
        {
            await using var stream = File.OpenRead(file);
            var read = SubjectLines.Read(stream);
            if (read.IsRefused)
            {
                return Say(read.Refusal);
            }

            list = read.Value;
        }

        var report = DrawVerifier.Check(bytes, list, order.Keys.Count > 0 ? order.Keys : null);
        foreach (var finding in report.Findings)
        {
            Console.WriteLine($"{(finding.IsChecked ? "已核对" : "未核对")}  {finding.Words}");
        }

        return report.Wrong is { } wrong ? Say(wrong)
            : order.Own is { } own ? Own(report.Bundle!, await File.ReadAllBytesAsync(own, ct))
            : Good(report);
    }

    private static int Good(DrawReport report)
    {
        Console.WriteLine(report.Findings.All(finding => finding.IsChecked) ? "全部重新计算无误。" : "能够核对的部分重新计算无误。");
        return 0;
    }

    private static int Own(DrawBundle bundle, byte[] file)
    {
        var leaf = DisclosedLeaf.Parse(file);
        var answer = leaf.IsRefused ? leaf.Refusal : OwnTicket.Of(bundle, leaf.Value);
        if (answer.IsRefused)
        {
            return Say(answer.Refusal);
        }

        var own = answer.Value;
        Console.WriteLine($"“{leaf.Value.Leaf.Id}”在名单中，属于“{own.Stratum}”层，最小签号 {own.Ticket}（第 {own.Number + 1} 签），截止签号 {own.CutOff?.ToString() ?? "无"}。");
        Console.WriteLine(own.IsExcluded ? "该企业被排除，未参加抽取。" : own.IsDrawn ? "该企业被抽中，与公布的名单一致。" : "该企业未被抽中，与公布的名单一致。");
        return 0;
    }

    private static int Say(ProofRefusal refusal)
    {
        Console.WriteLine($"有误：{refusal.Message} [{refusal.Code}]");
        return Wrong;
    }

    /// <summary>The address of the page of a draw leads to its bundle; any other is the bundle's own.</summary>
    private static Uri BundleAt(Uri address)
        => address.Segments is [.., "draws/", var code] && !code.EndsWith('/') && !code.EndsWith(".json", StringComparison.Ordinal)
            ? new UriBuilder(address) { Path = $"{address.AbsolutePath}/bundle.json", Query = string.Empty, Fragment = string.Empty }.Uri : address;

    private static async Task<byte[]> Read(string place, CancellationToken ct)
    {
        if (!VerifySource.IsAddress(place))
        {
            return File.Exists(place) ? await File.ReadAllBytesAsync(place, ct) : throw new UnreachableException($"没有文件“{place}”。请给出抽取文件或其网址（http:// 或 https:// 开头）。");
        }

        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = CanonicalJson.MostBytes + 1 };
        try
        {
            using var answer = await client.GetAsync(BundleAt(new Uri(place)), ct);
            return answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync(ct)
                : throw new UnreachableException($"{place} 答复 {(int)answer.StatusCode}，暂时无法取得。请稍后重试。");
        }
        catch (Exception error) when (error is HttpRequestException or UriFormatException || (error is TaskCanceledException && !ct.IsCancellationRequested))
        {
            throw new UnreachableException($"无法取得 {place}（{error.Message}）。请检查网络后重试。", error);
        }
    }
}
