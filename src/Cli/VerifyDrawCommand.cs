using System.CommandLine;

namespace Zhiheng.Cli;

internal static class VerifyDrawCommand
{
    public static Command Create()
    {
        var bundle = new Argument<string>("BUNDLE") { Description = "公布的抽取文件，或其网址。The published bundle, a file or an address" };
        var list = new Option<string?>("--list") { Description = "单独公布的名单文件（每行一项）。The list of subjects where it lies in a file of its own" };
        var own = new Option<string?>("--own") { Description = "您的名单项文件：核对自己的签号。Your own leaf, to check your own ticket" };
        var keys = new Option<string[]>("--key") { Description = "您信任的账本与见证人公钥，可多次；不给出则采信方案写明的。Keys you trust; else those that the plan names" };
        var command = new Command("draw", "重新计算一次公开抽取（0 无误，1 有误，3 无法核对）。Compute a public draw again") { bundle, list, own, keys };
        command.SetAction((parsed, ct) => VerifyDraw.Run(new(parsed.GetValue(bundle)!, parsed.GetValue(list), parsed.GetValue(own), parsed.GetValue(keys) ?? []), ct));
        return command;
    }
}
