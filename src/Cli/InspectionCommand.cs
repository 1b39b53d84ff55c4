using System.CommandLine;
using System.Text;
using Zhiheng.Inspection;
using Zhiheng.Inspection.Exports;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Platform.Tables;

namespace Zhiheng.Cli;

/// <summary>The loop with the national enterprise credit publicity system, for those who run it by a timer.</summary>
internal static class InspectionCommand
{
    private static readonly Option<string> OrganOption = new("--organ") { Description = "本机关的六位区划代码。Region code of the authority", Required = true };
    private static readonly Option<string> NameOption = new("--organ-name") { Description = "本机关名称。Name of the authority", Required = true };

    public static Command Create() => new("inspection", "双随机抽查。Inspections") { Export(), Receipt() };

    private static Command Export()
    {
        var kind = new Option<string>("--kind") { Description = "种类 plan | task | result。Kind", Required = true };
        var file = new Option<string>("--out") { Description = "写到该文件（.jsonl 或 .csv）。File to write", Required = true };
        var command = new Command("export", "导出一批公示数据。Make a batch for the publicity system") { kind, file, OrganOption, NameOption, Installation.FolderOption };
        command.SetAction(async (parsed, ct) =>
        {
            if (Mandate(parsed) is not { IsRefused: false } mandate)
            {
                return Trouble.Say(Mandate(parsed).Refusal);
            }

            await using var installation = Installation.Open(parsed);
            var handler = installation.Get<ExportHandler>();
            var made = await handler.Handle(new MakeExport(parsed.GetValue(kind)!), installation.Act("导出公示数据"), mandate.Value, ct);
            if (made.IsRefused)
            {
                return Trouble.Say(made.Refusal);
            }

            var (export, rows) = (await handler.Find(made.Value, mandate.Value, ct))!.Value;
            await Write(parsed.GetValue(file)!, export, rows, ct);
            Console.WriteLine($"批次 {export.Number}：{export.RowCount} 行，已写入 {parsed.GetValue(file)}。");
            return 0;
        });
        return command;
    }

    private static Command Receipt()
    {
        var file = new Argument<string>("FILE") { Description = "回执文件（CSV：row,result,reason）。Receipt" };
        var batch = new Option<string>("--batch") { Description = "批次号。Number of the batch", Required = true };
        var command = new Command("receipt", "登记回执。Take in a receipt") { file, batch, OrganOption, NameOption, Installation.FolderOption };
        command.SetAction(async (parsed, ct) =>
        {
            if (Mandate(parsed) is not { IsRefused: false } mandate)
            {
                return Trouble.Say(Mandate(parsed).Refusal);
            }

            await using var installation = Installation.Open(parsed);
            var text = await File.ReadAllTextAsync(parsed.GetValue(file)!, ct);
            var done = await installation.Get<ExportHandler>().Handle(new TakeReceipt(parsed.GetValue(batch)!, text), installation.Act("登记公示数据回执"), mandate.Value, ct);
            if (done.IsRefused)
            {
                return Trouble.Say(done.Refusal);
            }

            Console.WriteLine($"批次 {done.Value.Number}：接收 {done.Value.Accepted}，退回 {done.Value.Rejected}，待回执 {done.Value.Waiting}。");
            return 0;
        });
        return command;
    }

    private static async Task Write(string path, ExportRow export, IReadOnlyList<ExportedRow> rows, CancellationToken ct)
    {
        if (!path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            await File.WriteAllTextAsync(path, ExportFile.JsonLines(export, rows), new UTF8Encoding(false), ct);
            return;
        }

        var (columns, cells) = ExportFile.Table(export, rows);
        await using var target = new FileStream(path, FileMode.Create, FileAccess.Write);
        await Table.Csv(target, [.. columns.Select((name, i) => new TableColumn<string[]>(name, 18, row => row[i]))], cells, ct);
    }

    private static Outcome<Mandate> Mandate(ParseResult parsed)
        => RegionCode.Parse(parsed.GetValue(OrganOption)).Then<Mandate>(
            region => new Mandate(Guid.Empty, new Scope(InspectionScope.Tables, [new ScopedRegion(region, null)]), new Organ(region, parsed.GetValue(NameOption)!)));
}
