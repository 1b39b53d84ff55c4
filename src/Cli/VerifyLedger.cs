using System.Text;
using Zhiheng.Proofs;
using Zhiheng.Proofs.Log;
using Zhiheng.Proofs.Notes;

namespace Zhiheng.Cli;

internal sealed record VerifyLedgerOrder(
    string Place, IReadOnlyList<string> Keys, IReadOnlyList<string> Witnesses, int Quorum, string? Since, bool OnlyNew, bool Payloads);

/// <summary>
/// The monitor: fetches a log and has <see cref="LogMonitor"/> judge it. 0 nothing wrong; 1 something is, and which entry; 2 the order
/// itself cannot be followed; 3 cannot tell, which says nothing against the log.
/// </summary>
internal static class VerifyLedger
{
    private const int Clean = 0, Wrong = 1, Refused = 2, CannotTell = 3;
    private const int Shown = 20;

    /// <summary>Refusals that say that what came is no checkpoint, or not yet a complete one; nothing signed was contradicted.</summary>
    private static bool IsInconclusive(string code) => code
        is "proofs.note.malformed" or "proofs.note.too-large" or "proofs.note.signature-line" or "proofs.note.too-many-signatures"
        or "proofs.checkpoint.lines" or "proofs.checkpoint.size" or "proofs.checkpoint.quorum";

    public static async Task<int> Run(VerifyLedgerOrder order, CancellationToken ct)
    {
        var witnesses = order.Witnesses.Select(NoteKey.Parse).ToList();
        if (witnesses.Find(key => key.IsRefused).Refusal is { } refusal)
        {
            return Say(refusal, Refused);
        }

        try
        {
            using var memory = order.Since is null ? null : VerifyLedgerMemory.Open(order.Since);
            using var source = VerifySource.Of(order.Place);
            return await Check(order, source, memory, [.. witnesses.Select(key => key.Value)], ct);
        }
        catch (UnreachableException error)
        {
            Console.Error.WriteLine($"现在说不准：{error.Message}");
            return CannotTell;
        }
        catch (InvalidDataException error)
        {
            Console.Error.WriteLine(error.Message);
            return Refused;
        }
    }

    private static async Task<int> Check(
        VerifyLedgerOrder order, VerifySource source, VerifyLedgerMemory? memory, IReadOnlyList<NoteKey> witnesses, CancellationToken ct)
    {
        var prefix = "";
        var checkpoint = await source.Get("checkpoint", ct) ?? await source.Get((prefix = "ledger/") + "checkpoint", ct)
            ?? throw new UnreachableException($"“{source.Place}”没有检查点（checkpoint）。请核对地址；账本若还没有条目，也没有检查点。");
        var keys = VerifyLedgerKeys.Choose(order.Keys, memory?.Keys, (await source.Get(prefix + "keys", ct))?.Bytes);
        if (keys.IsRefused || keys.Value.Keys.Count == 0)
        {
            return keys.IsRefused ? Say(keys.Refusal, Refused) : throw new UnreachableException("不知道账本的公钥。请用 --key 指明。");
        }

        TellFirstUse(keys.Value);
        var note = SignedNote.Parse(checkpoint.Bytes);
        var stated = note.IsRefused ? note.Refusal : Checkpoint.Parse(note.Value.Text);
        if (stated.IsRefused)
        {
            return Say(stated.Refusal);
        }

        if (keys.Value.For(stated.Value.Size) is not { } log || Checkpoint.Open(note.Value, log) is { IsRefused: true } refused && refused.Refusal.Code == "proofs.note.unsigned")
        {
            Console.WriteLine(keys.Value.Explain(note.Value, stated.Value.Size) ?? UnknownKey(note.Value, memory));
            return Wrong;
        }

        using var bar = new Bar("核验账本");
        using var draft = order.Since is null ? null : new VerifyLedgerMemory.Draft(order.Since, stated.Value.Size, memory);
        var files = new VerifyLedgerFiles(source, prefix, stated.Value.Size, draft, bar, ct);
        var report = LogMonitor.Check(checkpoint.Bytes, log, files.Read, witnesses, order.Quorum, memory?.Seen, order.OnlyNew);
        bar.Dispose();
        if (report.IsRefused)
        {
            return Say(report.Refusal);
        }

        var findings = Findings(report.Value, files);
        Tell(report.Value, findings, memory);
        if (findings.Count == 0 && order.Payloads)
        {
            findings = await new VerifyPayloads(source, prefix, report.Value.Checkpoint.Checkpoint.Size).Run(ct);
        }

        return findings.Count > 0 ? Wrong : Remember(draft, report.Value, keys.Value);
    }

    private static List<string> Findings(LogReport report, VerifyLedgerFiles files)
    {
        var named = report.Findings.Select(finding => finding.Index).ToHashSet();
        return
        [
            .. report.Findings.Select(finding => $"{finding.Refusal.Message} [{finding.Refusal.Code}]"),
            .. files.NoLeaves.Where(leaf => !named.Contains(leaf.Index)).Select(leaf => $"第 {leaf.Index} 条（从 0 起）：{leaf.Refusal.Message} [{leaf.Refusal.Code}]"),
        ];
    }

    private static void Tell(LogReport report, List<string> findings, VerifyLedgerMemory? memory)
    {
        var checkpoint = report.Checkpoint.Checkpoint;
        Console.WriteLine($"账本 {checkpoint.Origin}：{checkpoint.Size:N0} 条，根散列 {checkpoint.Root.ToBase64()}，见证签名 {report.Checkpoint.Cosignatures.Count} 个。");
        foreach (var finding in findings.Take(Shown))
        {
            Console.WriteLine($"  · {finding}");
        }

        if (findings.Count > Shown)
        {
            Console.WriteLine($"  …… 另有 {findings.Count - Shown} 处");
        }

        if (findings.Count == 0)
        {
            Console.WriteLine($"无误：核对了 {report.Entries:N0} 条，签名、叶子格式、条目散列、各层哈希块与根散列全部一致。");
            Console.WriteLine(memory is null ? "没有上次的记录可比；用 --since 文件 保存本次结果，下次即可发现改写与分叉。"
                : $"与上次所见（{memory.Checkpoint.Size:N0} 条）一致：只增未改。");
        }
    }

    private static int Remember(VerifyLedgerMemory.Draft? draft, LogReport report, VerifyLedgerKeys keys)
    {
        if (draft?.Replace(report.Checkpoint, keys.Keys) == false)
        {
            Console.Error.WriteLine("账本在核验期间给出了前后不一的哈希块，本次结果未保存。请重新核验。");
            return CannotTell;
        }

        return Clean;
    }

    private static void TellFirstUse(VerifyLedgerKeys keys)
    {
        if (keys.IsFirstUse)
        {
            Console.WriteLine("未用 --key 指明公钥，采用账本自报的公钥（首次信任）。请从其他渠道核对：");
            Console.WriteLine(string.Join('\n', keys.Keys.Select(key => $"  {key.Vkey}")));
        }
    }

    private static string UnknownKey(SignedNote note, VerifyLedgerMemory? memory)
    {
        var names = string.Join('、', note.Signatures.Select(line => line.KeyName).Distinct(StringComparer.Ordinal).Take(5));
        return $"检查点没有由所信任的密钥作出的签名（签名者自称：{names}）。"
            + (memory is null ? "请核对公钥是否正确，或该文件是否出自这一日志。" : "账本若更换了密钥，请从其他渠道核对新公钥后用 --key 指明。") + " [proofs.note.unsigned]";
    }

    private static int Say(ProofRefusal refusal) => Say(refusal, IsInconclusive(refusal.Code) ? CannotTell : Wrong);

    private static int Say(ProofRefusal refusal, int code)
    {
        var line = $"{refusal.Message} [{refusal.Code}]";
        (code == Wrong ? Console.Out : Console.Error).WriteLine(code == CannotTell ? $"现在说不准：{line}" : line);
        return code;
    }
}
