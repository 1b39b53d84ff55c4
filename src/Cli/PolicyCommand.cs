using System.CommandLine;
using System.Globalization;
using Zhiheng.Kernel;
using Zhiheng.Platform.Reference;
using Zhiheng.Targets.Reading;
using Zhiheng.Targets.Reading.Files;

namespace Zhiheng.Cli;

/// <summary>What a policy document says, read by the published grammar. Nothing is stored and nothing adopted.</summary>
internal static class PolicyCommand
{
    public static Command Create() => new("policy", "政策文件。Policy documents") { Parse() };

    private static Command Parse()
    {
        var file = new Argument<string>("FILE") { Description = "政策文件（TXT、DOCX 或 HTML）。The document" };
        var json = new Option<bool>("--json") { Description = "输出 JSON。As JSON" };
        var text = new Option<string?>("--text") { Description = "把读到的文字写到该文件，字符位置以它为准。Write the text that all places count in" };
        var command = new Command("parse", "提取任务、责任单位、指标和资金。Read measures, units, indicators and money") { file, json, text };
        command.SetAction(async (parsed, ct) =>
        {
            if (!File.Exists(parsed.GetValue(file)))
            {
                return Trouble.Say(PolicyCommandRefusals.NoFile(parsed.GetValue(file)!));
            }

            await using var stream = File.OpenRead(parsed.GetValue(file)!);
            var words = await PolicyFile.Read(stream, ct);
            var reading = words.Then(new PolicyReader(ReferenceData.Regions).Read);
            if (!words.IsRefused && parsed.GetValue(text) is { } target)
            {
                await File.WriteAllTextAsync(target, words.Value.Text, ct);
            }

            if (reading.IsRefused)
            {
                return Trouble.Say(reading.Refusal);
            }

            Console.WriteLine(parsed.GetValue(json) ? PolicyJson.Write(reading.Value) : Summary(reading.Value));
            return 0;
        });
        return command;
    }

    private static string Summary(PolicyReading reading)
    {
        var head = reading.Head;
        var doubts = reading.Measures.Count(measure => measure.Doubts.Count > 0) + reading.Indicators.Count(indicator => indicator.Doubts.Count > 0) + reading.Subsidies.Count(subsidy => subsidy.Doubts.Count > 0);
        return $"""
            标题：{head.Title?.Value ?? "（未找到）"}
            文号：{head.Number?.Value ?? "（未找到）"}　机关：{head.Issuer?.Value ?? "（未找到）"}　日期：{head.IssuedOn?.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "（未找到）"}
            任务 {reading.Measures.Count} 项，指标 {reading.Indicators.Count} 个，资金 {reading.Subsidies.Count} 项；需人工核对 {doubts} 处。完整内容请加 --json。
            """;
    }
}

internal static class PolicyCommandRefusals
{
    public static Refusal NoFile(string path) => new("cli.policy.no-file", $"没有文件“{path}”。请核对路径，给出一个 TXT、DOCX 或 HTML 文件。");
}
