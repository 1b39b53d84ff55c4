using System.CommandLine;
using System.Text.Json;
using Zhiheng.Registry.Lookup;

namespace Zhiheng.Cli;

internal static class VerifyCommand
{
    public static Command Create()
    {
        var number = new Argument<string>("NUMBER") { Description = "证书编号。Certificate number" };
        var json = new Option<bool>("--json") { Description = "输出 JSON。Print the answer as JSON" };
        var command = new Command("verify", "查一张证书此刻是否有效（0 有效，1 无效，2 不在本登记簿，3 现在说不准）。Does a certificate hold now?") 
        {
            number, json, Installation.FolderOption, VerifyLedgerCommand.Create(), VerifyCertificateCommand.Create(), VerifyDrawCommand.Create(),
        };
        command.SetAction(async (parsed, ct) =>
        {
            await using var installation = Installation.Open(parsed);
            var answer = await installation.Get<NumberLookup>().Verify(parsed.GetValue(number)!);
            using var document = JsonDocument.Parse(answer.Json);
            if (parsed.GetValue(json))
            {
                Console.WriteLine(System.Text.Encoding.UTF8.GetString(answer.Json.Span));
            }
            else
            {
                Show(document.RootElement);
            }

            return document.RootElement.GetProperty("answer").GetString() switch
            {
                "valid" => 0,
                "notValid" => 1,
                _ => 2,
            };
        });
        return command;
    }

    private static void Show(JsonElement answer)
    {
        var certificates = answer.GetProperty("certificates");
        if (certificates.GetArrayLength() == 0)
        {
            Console.WriteLine("不在本登记簿。请核对编号；不在本登记簿不等于证书是假的。");
            return;
        }

        foreach (var c in certificates.EnumerateArray())
        {
            var expires = c.TryGetProperty("expiresOn", out var end) ? end.GetString() : "长期";
            Console.WriteLine($"{Word(c.GetProperty("standing").GetString()!)}（自 {c.GetProperty("since")}）  {c.GetProperty("number")}");
            Console.WriteLine($"  {c.GetProperty("holderName")}  {c.GetProperty("schemeName")}  {c.GetProperty("bodyName")}  {c.GetProperty("issuedOn")} 至 {expires}（含当日）");
        }
    }

    private static string Word(string standing) => standing switch
    {
        "valid" => "有效",
        "suspended" => "暂停",
        "revoked" => "撤销",
        "cancelled" => "注销",
        "expired" => "过期",
        _ => "尚未颁发",
    };
}
