using System.CommandLine;
using Zhiheng.Registry.Lookup;

namespace Zhiheng.Cli;

internal static class ReindexCommand
{
    public static Command Create()
    {
        var command = new Command("reindex", "重建名称检索索引，期间查询照常。Rebuild the name index on line") { Installation.FolderOption };
        command.SetAction(async (parsed, ct) =>
        {
            await using var installation = Installation.Open(parsed);
            var names = await NameIndex.Rebuild(installation.Database, installation.Act("重建检索索引"), ct);
            Console.WriteLine($"已重建，{names:N0} 个名称。");
            return 0;
        });
        return command;
    }
}
