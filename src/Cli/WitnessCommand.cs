using System.CommandLine;
using Microsoft.Extensions.Hosting;
using Zhiheng.Proofs.Notes;
using Zhiheng.Web;

namespace Zhiheng.Cli;

internal static class WitnessCommand
{
    public static Command Create()
    {
        var listen = new Option<string>("--listen") { Description = "监听地址。Address to listen on", DefaultValueFactory = _ => "http://127.0.0.1:5090" };
        var logs = new Option<string[]>("--log") { Description = "所见证账本的验证公钥，可多次。Verifier key of a log" };
        var name = new Option<string?>("--name") { Description = "见证人的名称，首次启动时定下。Name of this witness, fixed at its first start" };
        var print = new Option<bool>("--print-key") { Description = "只显示本见证人的验证公钥。Print the verifier key and end" };
        var command = new Command("witness", "运行独立的见证人（C2SP tlog-witness）。Run a witness") { listen, logs, name, print, Installation.FolderOption };
        command.SetAction(async (parsed, ct) =>
        {
            var keys = (parsed.GetValue(logs) ?? []).Select(NoteKey.Parse).ToList();
            if (keys.Find(key => key.IsRefused).Refusal is { } refusal)
            {
                Console.Error.WriteLine($"{refusal.Message} [{refusal.Code}]");
                return Trouble.Refused;
            }

            var settings = new WitnessSettings(
                Path.GetFullPath(parsed.GetValue(Installation.FolderOption)!), parsed.GetValue(listen)!, [.. keys.Select(key => key.Value)], parsed.GetValue(name))
            {
                KeyPassphrase = Installation.Settings(parsed).KeyPassphrase,
            };
            return parsed.GetValue(print) ? PrintKey(settings) : await Serve(settings, ct);
        });
        return command;
    }

    private static int PrintKey(WitnessSettings settings)
    {
        Console.WriteLine(WitnessApp.Signer(settings).Key());
        return 0;
    }

    private static async Task<int> Serve(WitnessSettings settings, CancellationToken ct)
    {
        if (settings.Logs.Count == 0)
        {
            Console.Error.WriteLine("没有要见证的账本。请用 --log 给出账本的验证公钥。");
            return Trouble.Refused;
        }

        await using var app = WitnessApp.Build(settings);
        await app.StartAsync(ct);
        Console.WriteLine($"见证人已启动：{string.Join(' ', app.Urls)}  （Ctrl+C 停止）");
        Console.WriteLine(WitnessApp.Signer(settings).Key());
        await app.WaitForShutdownAsync(ct);
        return 0;
    }
}
