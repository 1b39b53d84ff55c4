using System.CommandLine;

namespace Zhiheng.Cli;

internal static class VerifyLedgerCommand
{
    public static Command Create()
    {
        var place = new Argument<string>("URL|DIR") { Description = "账本的网址或目录（网站根地址亦可）。Where the log lies" };
        var keys = new Option<string[]>("--key") { Description = "账本的验证公钥，可多次。Verifier key of the log" };
        var witnesses = new Option<string[]>("--witness") { Description = "见证人的验证公钥，可多次。Verifier key of a witness" };
        var quorum = new Option<int?>("--quorum") { Description = "至少几个见证签名；默认全部。How many witnesses must have cosigned; default: all named" };
        var since = new Option<string?>("--since") { Description = "上次核验的记录，核验无误后更新。What was seen last; updated after a clean check" };
        var onlyNew = new Option<bool>("--only-new") { Description = "上次核验过的条目若哈希未变则不再下载。Entries seen before are not fetched again" };
        var payloads = new Option<bool>("--payloads") { Description = "同时取回公开内容，核对叶子中的承诺。Check what the leaves commit to" };
        var command = new Command("ledger", "核验整个账本（0 无误，1 有问题并指明条目，3 说不准）。Check a whole ledger") { place, keys, witnesses, quorum, since, onlyNew, payloads };
        command.SetAction((parsed, ct) =>
        {
            var witnessKeys = parsed.GetValue(witnesses) ?? [];
            var order = new VerifyLedgerOrder(
                parsed.GetValue(place)!, parsed.GetValue(keys) ?? [], witnessKeys, parsed.GetValue(quorum) ?? witnessKeys.Length,
                parsed.GetValue(since), parsed.GetValue(onlyNew), parsed.GetValue(payloads));
            return VerifyLedger.Run(order, ct);
        });
        return command;
    }
}
