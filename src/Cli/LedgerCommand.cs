using System.CommandLine;
using Zhiheng.Ledger.Keys;
using Zhiheng.Ledger.Logs;

namespace Zhiheng.Cli;

/// <summary>What the operator may do to the ledger: change its key, end the publication of a payload. Nothing removes a leaf.</summary>
internal static class LedgerCommand
{
    public static Command Create() => new("ledger", "账本：更换密钥、停止公布内容。Keys and publications of the ledger") { RotateKey(), Withdraw() };

    private static Command RotateKey()
    {
        var command = new Command("rotate-key", "更换账本签名密钥；旧检查点仍可用旧钥验证。Sign with a new key from now on") { Installation.FolderOption };
        command.SetAction(async (parsed, ct) =>
        {
            await using var installation = Installation.Open(parsed);
            var outcome = await installation.Get<RotateLogKeyHandler>().Handle(new RotateLogKey(), installation.Act("更换账本密钥"), ct);
            if (outcome.IsRefused)
            {
                return Trouble.Say(outcome.Refusal);
            }

            Console.WriteLine($"自第 {outcome.Value.FromSize} 条进入账本起使用新密钥：\n{outcome.Value.Vkey}");
            return 0;
        });
        return command;
    }

    private static Command Withdraw()
    {
        var index = new Argument<long>("INDEX") { Description = "账本条目编号，从 0 起。Index of the leaf" };
        var reason = new Option<string>("--reason") { Description = "停止公布的原因（公开）。Why; public", Required = true };
        var basis = new Option<string?>("--basis") { Description = "依据（公开）。On which basis; public" };
        var command = new Command("withdraw", "停止公布一条内容；条目仍可验证。End the publication of one payload") { index, reason, basis, Installation.FolderOption };
        command.SetAction(async (parsed, ct) =>
        {
            await using var installation = Installation.Open(parsed);
            var act = installation.Act(parsed.GetValue(reason)!) with { Basis = parsed.GetValue(basis) };
            var outcome = await installation.Get<WithdrawPayloadHandler>().Handle(new WithdrawPayload(parsed.GetValue(index)), act, ct);
            if (outcome.IsRefused)
            {
                return Trouble.Say(outcome.Refusal);
            }

            Console.WriteLine($"账本第 {outcome.Value.Index} 条的内容已停止公布；条目本身仍可验证。");
            return 0;
        });
        return command;
    }
}
