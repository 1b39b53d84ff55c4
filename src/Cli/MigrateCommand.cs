using System.CommandLine;

namespace Zhiheng.Cli;

internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "把数据库更新到当前版本。Bring the database up to date") { Installation.FolderOption };
        command.SetAction(async (parsed, ct) =>
        {
            await using var installation = Installation.Open(parsed);
            var ran = await installation.Migrate(ct);
            Console.WriteLine(ran.Count == 0 ? "数据库已是最新。" : $"已执行：{string.Join('、', ran)}");
            return 0;
        });
        return command;
    }
}
