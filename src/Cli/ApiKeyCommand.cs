using System.CommandLine;
using Zhiheng.Kernel;
using Zhiheng.Platform.Keys;

namespace Zhiheng.Cli;

internal static class ApiKeyCommand
{
    public static Command Create() => new("api-key", "接口密钥。Keys of machine clients") { CreateKey() };

    private static Command CreateKey()
    {
        var body = new Option<string>("--body") { Description = "认证机构批准号。The body that will report with it", Required = true };
        var name = new Option<string>("--name") { Description = "用途或系统名。What it is for", DefaultValueFactory = _ => "上报" };
        var days = new Option<int>("--days") { Description = "有效天数。Days until it expires", DefaultValueFactory = _ => 365 };
        var command = new Command("create", "签发密钥，只显示一次。Make a key; it is shown once") { body, name, days, Installation.FolderOption };
        command.SetAction(async (parsed, ct) =>
        {
            await using var installation = Installation.Open(parsed);
            var last = installation.Get<BusinessCalendar>().Today.AddDays(parsed.GetValue(days));
            var key = await installation.Get<ApiKeys>().Create(
                parsed.GetValue(name)!, parsed.GetValue(body), ApiKeys.ReportScope, last, installation.Act("签发接口密钥"), ct);
            Console.WriteLine(key);
            Console.Error.WriteLine($"请立即保存，密钥不会再次显示。有效至 {last:yyyy-MM-dd}（含当日）。");
            return 0;
        });
        return command;
    }
}
