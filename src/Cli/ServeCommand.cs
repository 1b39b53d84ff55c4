using System.CommandLine;
using Microsoft.Extensions.Hosting;
using Zhiheng.Web;

namespace Zhiheng.Cli;

internal static class ServeCommand
{
    public static Command Create()
    {
        var urls = new Option<string>("--urls") { Description = "监听地址，分号分隔。Addresses to listen on", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var migrate = new Option<bool>("--migrate") { Description = "启动前执行数据库脚本。Run pending database scripts first" };
        var seed = new Option<bool>("--seed-if-empty") { Description = "登记簿为空时填入演示数据。Fill an empty register with demo data" };
        var empty = new Option<bool>("--empty") { Description = "不填入演示数据。No demo data" };
        var size = SeedCommand.SizeOption();
        var rate = new Option<int>("--requests-per-minute") { Description = "每个地址每分钟可用的接口次数。API requests an address may make a minute", DefaultValueFactory = _ => 1200 };
        var publicUrl = new Option<string?>("--public-url") { Description = "二维码与链接中使用的对外网址。Address that QR codes carry, where it differs from the one asked" };
        var command = new Command("serve", "启动网站与接口。Serve pages and API") { Installation.FolderOption, urls, migrate, seed, empty, size, rate, publicUrl };
        command.SetAction(async (parsed, ct) =>
        {
            bool isDemo;
            await using (var installation = Installation.Open(parsed))
            {
                if (parsed.GetValue(migrate))
                {
                    await installation.Migrate(ct);
                }

                if (parsed.GetValue(seed) && !parsed.GetValue(empty))
                {
                    await Seeding.IfEmpty(installation, parsed.GetValue(size), ct);
                }

                if (parsed.GetValue(seed) && await installation.Setting(Seeding.DemoSetting, ct) is not null)
                {
                    await DemoAccounts.IfMissing(installation, Path.GetFullPath(parsed.GetValue(Installation.FolderOption)!), ct);
                    await DemoInspecting.IfMissing(installation, ct);
                    await DemoTargets.IfMissing(installation, ct);
                    await DemoKeeping.IfMissing(installation, ct);
                }

                isDemo = await installation.Setting(Seeding.DemoSetting, ct) is not null;
            }

            var settings = Installation.Settings(parsed) with
            {
                Urls = parsed.GetValue(urls)!.Split(';', StringSplitOptions.RemoveEmptyEntries),
                RequestsPerMinute = parsed.GetValue(rate),
                IsDemo = isDemo,
                PublicUrl = parsed.GetValue(publicUrl),
            };
            var app = ZhihengApp.Build(settings);
            await app.StartAsync(ct);
            Console.WriteLine($"质衡已启动：{string.Join(' ', app.Urls)}  （Ctrl+C 停止）");
            await app.WaitForShutdownAsync(ct);
            return 0;
        });
        return command;
    }
}
