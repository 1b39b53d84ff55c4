using System.CommandLine;
using System.Globalization;

namespace Zhiheng.Cli;

internal static class VerifyCertificateCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "电子证书（.pdf、.json 或 .jwt）。The electronic certificate" };
        var dids = new Option<string[]>("--did") { Description = "签发方或平台的 did.json，可多次。DID documents" };
        var lists = new Option<string[]>("--status") { Description = "状态列表文件，可多次。Status lists" };
        var proof = new Option<string?>("--proof") { Description = "账本存在证明（.tlog-proof），需同时给出 --key。Inclusion proof" };
        var checkpoint = new Option<string?>("--checkpoint") { Description = "您保存的账本检查点：证书的事实须在其中；与 --proof 并用时两者须是同一账本。A checkpoint you kept; needs --key" };
        var ledger = new Option<string?>("--ledger") { Description = "账本的网址或目录，用于从检查点核对。Where the log can be read" };
        var keys = new Option<string[]>("--key") { Description = "账本的验证公钥，可多次。Verifier key of the log" };
        var on = new Option<string?>("--on") { Description = "核验哪一天（北京时间，yyyy-MM-dd）；默认现在。The day asked about" };
        var online = new Option<bool>("--online") { Description = "联网取得 did.json 与状态列表；默认只用所给文件。Fetch what is missing" };
        var issuers = new Option<string[]>("--issuer") { Description = "认可的签发方 DID，可多次。Issuers that count" };
        var platforms = new Option<string[]>("--platform") { Description = "认可的平台网址，其下的签发方均予认可。Platforms whose issuers count" };
        var command = new Command("certificate", "核验电子证书（0 属实且有效，1 属实但无效，2 不属实，3 说不准）。Check an electronic certificate")
        {
            file, dids, lists, proof, checkpoint, ledger, keys, on, online, issuers, platforms,
        };
        command.SetAction(async (parsed, ct) =>
        {
            DateOnly? day = null;
            if (parsed.GetValue(on) is { } text)
            {
                if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked))
                {
                    Console.Error.WriteLine($"“{text}”不是日期。请写作 2026-03-02 的样子。");
                    return VerifyCertificate.CannotTell;
                }

                day = asked;
            }

            var order = new VerifyCertificateOrder(
                parsed.GetValue(file)!, parsed.GetValue(dids) ?? [], parsed.GetValue(lists) ?? [], parsed.GetValue(proof), parsed.GetValue(checkpoint),
                parsed.GetValue(ledger), parsed.GetValue(keys) ?? [], day, parsed.GetValue(online), parsed.GetValue(issuers) ?? [], parsed.GetValue(platforms) ?? []);
            return await VerifyCertificate.Run(order, TimeProvider.System, ct);
        });
        return command;
    }
}
