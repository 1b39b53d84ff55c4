using System.CommandLine;
using Zhiheng.Kernel;
using Zhiheng.Web.Charts;

namespace Zhiheng.Cli;

/// <summary>The shapes behind maps on pages: whoever runs the installation loads them, and answers for their source.</summary>
internal static class MapCommand
{
    public static Command Create() => new("map", "地图。Maps") { Load() };

    private static Command Load()
    {
        var file = new Argument<string>("FILE") { Description = "GeoJSON 文件，每个图形的属性 code 为六位行政区划代码。Shapes with region codes" };
        var region = new Option<string>("--region") { Description = "图形所在地区的代码，例如 370000。The region that the shapes divide", Required = true };
        var command = new Command("load", "装入一个地区的市级或县级地图，替换先前的。Load the map of a region's cities or counties") { file, region, Installation.FolderOption };
        command.SetAction(async (parsed, ct) =>
        {
            var code = RegionCode.Parse(parsed.GetValue(region));
            if (code.IsRefused)
            {
                return Trouble.Say(code.Refusal);
            }

            if (!File.Exists(parsed.GetValue(file)))
            {
                return Trouble.Say(MapCommandRefusals.NoFile(parsed.GetValue(file)!));
            }

            await using var installation = Installation.Open(parsed);
            await using var stream = File.OpenRead(parsed.GetValue(file)!);
            var loaded = await installation.Get<MapFolder>().Load(stream, code.Value, ct);
            if (loaded.IsRefused)
            {
                return Trouble.Say(loaded.Refusal);
            }

            Console.WriteLine($"已装入 {code.Value} 的{(loaded.Value.Level == "city" ? "市级" : "县级")}地图：{loaded.Value.Codes.Count} 个图形，{loaded.Value.Json.Length / 1024} kB。");
            return 0;
        });
        return command;
    }
}

internal static class MapCommandRefusals
{
    public static Refusal NoFile(string path) => new("cli.map.no-file", $"没有文件“{path}”。请核对路径，给出一个 GeoJSON 文件。");
}
