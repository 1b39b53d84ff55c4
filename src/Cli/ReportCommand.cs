using System.CommandLine;
using System.Text.Json;
using Zhiheng.Kernel;
using Zhiheng.Registry.Reporting.Files;
using Zhiheng.Registry.Reporting.Import;
using Zhiheng.Registry.Reporting.Jobs;

namespace Zhiheng.Cli;

internal static class ReportCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "上报文件（CSV 或 XLSX）。Reporting file" };
        var body = new Option<string>("--body") { Description = "认证机构批准号。Approval number of the reporting body", Required = true };
        var template = new Option<string?>("--template") { Description = "模板号，如 103010；通常按表头识别。Template, usually recognised by the header" };
        var result = new Option<string?>("--result") { Description = "把逐行结果写到该文件（.csv 或 .xlsx）。Write the answer to each row here" };
        var command = new Command("report", "上报一个文件。Take a reporting file into the register") { file, body, template, result, Installation.FolderOption };
        command.SetAction((parsed, ct) => Run(
            parsed, parsed.GetValue(file)!, parsed.GetValue(body)!, parsed.GetValue(template), parsed.GetValue(result), ct));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, string path, string body, string? template, string? result, CancellationToken ct)
    {
        var opened = ReportFile.Open(path, FileLimits.Default);
        if (opened.IsRefused)
        {
            return Trouble.Say(opened.Refusal);
        }

        using var file = opened.Value;
        await using var installation = Installation.Open(parsed);
        var name = Path.GetFileName(path);
        var act = installation.Act($"上报文件 {name}") with { Evidence = [$"sha256:{file.Sha256}"] };
        using var bar = new ProgressBar(name, () => file.Progress);
        var outcome = await installation.Get<ImportReport>().Handle(body, file.ToSource(name, template), act, null, bar, ct);
        bar.Dispose();
        if (outcome.IsRefused)
        {
            return Trouble.Say(outcome.Refusal);
        }

        return await Tell(installation, outcome.Value, result, ct);
    }

    private static async Task<int> Tell(Installation installation, ReportRecord record, string? result, CancellationToken ct)
    {
        Console.WriteLine($"{record.Name}（模板 {record.Template}）：{record.RowsDone} 行，接受 {record.Accepted}，接受有提示 {record.Warned}，拒绝 {record.Rejected}。");
        foreach (var note in JsonSerializer.Deserialize<List<string>>(record.Notes)!)
        {
            Console.WriteLine($"  · {note}");
        }

        var results = installation.Get<ReportResults>();
        if (result is null)
        {
            await ShowFirst(results, record, ct);
        }
        else
        {
            await using var target = new FileStream(result, FileMode.Create, FileAccess.ReadWrite);
            await (result.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)
                ? ResultWriter.WriteXlsx(target, results.Lines(record.Id), ct)
                : ResultWriter.WriteCsv(target, results.Lines(record.Id), ct));
            Console.WriteLine($"逐行结果：{result}");
        }

        return record.Rejected > 0 || record.State == "broken" ? 1 : 0;
    }

    private static async Task ShowFirst(ReportResults results, ReportRecord record, CancellationToken ct)
    {
        const int Shown = 20;
        var rows = await results.Rows(record.Id, 0, Shown, onlyFindings: true, ct);
        foreach (var row in rows)
        {
            foreach (var finding in row.Findings)
            {
                Console.WriteLine($"  第 {row.Line} 行 {ReportResults.Word(row.Verdict)} {finding.Column} “{finding.Value}” {finding.Message} [{finding.Code}]");
            }
        }

        if (record.Warned + record.Rejected > rows.Count)
        {
            Console.WriteLine($"  …… 其余见 --result 结果.xlsx");
        }
    }
}
