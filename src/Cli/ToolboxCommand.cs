using System.CommandLine;

namespace Zhiheng.Cli;

internal static class ToolboxCommand
{
    public static Command Create() => new("toolbox", "质量管理工具箱。The quality toolbox") { Check() };

    private static Command Check()
    {
        var file = new Argument<string>("FILE") { Description = "算例文件（JSON，格式见 docs/toolbox.md）。A file of cases with inputs and expected results" };
        var command = new Command("check", "逐个计算算例并与预期结果比较（0 全部相符，1 有不符，2 文件不能用）。Calculate every case and compare") { file };
        command.SetAction(parsed => ToolboxCheck.Run(parsed.GetValue(file)!));
        return command;
    }
}
