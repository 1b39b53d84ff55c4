using System.CommandLine;
using Zhiheng.Registry.Demo;

namespace Zhiheng.Cli;

internal static class SeedCommand
{
    public static Option<DemoSize> SizeOption() => new("--size")
    {
        Description = "演示规模 tiny | city | province。Size of the demo",
        DefaultValueFactory = _ => DemoSize.Tiny,
    };

    public static Command Create()
    {
        var size = SizeOption();
        var seed = new Option<int>("--seed") { Description = "随机种子，同一种子得到同一数据。Seed of the demo", DefaultValueFactory = _ => Seeding.Seed };
        var command = new Command("seed", "填入演示数据（全部虚构）。Fill the register with made-up data") { size, seed, Installation.FolderOption };
        command.SetAction(async (parsed, ct) =>
        {
            await using var installation = Installation.Open(parsed);
            await installation.Migrate(ct);
            return await Seeding.Run(installation, parsed.GetValue(size), parsed.GetValue(seed), ct);
        });
        return command;
    }
}
