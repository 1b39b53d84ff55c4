using System.CommandLine;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Cli;

internal static class BackupCommand
{
    public static Command Create() => Make("backup", "在线备份到空目录。Copy the database into an empty folder", Backup.Make, "已备份到");

    internal static Command Make(string name, string description, Func<Database, string, string, CancellationToken, Task<Outcome<string>>> act, string done)
    {
        var folder = new Argument<string>("DIR") { Description = "备份目录。Folder of the copy" };
        var command = new Command(name, description) { folder, Installation.FolderOption };
        command.SetAction(async (parsed, ct) =>
        {
            await using var installation = Installation.Open(parsed);
            var outcome = await act(installation.Database, Path.GetFullPath(parsed.GetValue(folder)!), Installation.Settings(parsed).Folder, ct);
            if (outcome.IsRefused)
            {
                return Trouble.Say(outcome.Refusal);
            }

            Console.WriteLine($"{done} {outcome.Value}");
            Console.WriteLine("身份证件密钥 identity.key 不在备份内，请另行妥善保管。");
            return 0;
        });
        return command;
    }
}

internal static class RestoreCommand
{
    public static Command Create() => BackupCommand.Make("restore", "把备份恢复到空的安装。Put a copy into an empty installation", Backup.Restore, "已恢复");
}
