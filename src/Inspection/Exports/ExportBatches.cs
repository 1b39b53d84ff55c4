using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Zhiheng.Inspection.Files;
using Zhiheng.Inspection.Open;
using Zhiheng.Inspection.Plans;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Inspection.Exports;

/// <summary>Makes a batch of what has not been sent yet, has changed since, or came back rejected. Kind: plan, task or result.</summary>
public sealed record MakeExport(string Kind);

/// <summary>The answer to a batch, a CSV with row, result (accepted or rejected) and reason. It may speak of some rows only; the rest wait.</summary>
public sealed record TakeReceipt(string Number, string File);

/// <summary>The loop with the national enterprise credit publicity system: batches go out as files, receipts come back as files (rules.md §10).</summary>
public sealed class ExportHandler(Database database, BusinessCalendar calendar)
{
    public const int MostRows = 10_000;

    public static readonly IReadOnlyList<string> Kinds = ["plan", "task", "result"];

    private static readonly CsvColumn[] Receipt = [new("row", "行号"), new("result", "结果"), new("reason", "原因", IsOptional: true)];

    public async Task<IReadOnlyList<ExportRow>> List(int most, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await ExportStore.List(session, most, ct);
    }

    public async Task<(ExportRow Export, IReadOnlyList<ExportedRow> Rows)?> Find(Guid id, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await ExportStore.Find(session, id, ct) is { } found ? (found, await ExportStore.Rows(session, id, ct)) : null;
    }

    public async Task<Outcome<Guid>> Handle(MakeExport command, Act act, Mandate mandate, CancellationToken ct)
    {
        if ((ActRules.NoOrgan(mandate) ?? (Kinds.Contains(command.Kind) ? null : ExportRefusals.Kind(command.Kind))) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (!await work.TryExclusive("export-number", ct))
        {
            return ExportRefusals.Busy();
        }

        var last = await ExportStore.LastSent(work, command.Kind, ct);
        var rows = new List<ExportedRow>();
        foreach (var (subject, record) in await ExportSource.Of(work, command.Kind, ct))
        {
            var content = ExportRecords.Write(record);
            var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
            if (rows.Count < MostRows && (!last.TryGetValue(subject, out var sent) || sent.Digest != digest || sent.State == "rejected"))
            {
                rows.Add(new ExportedRow { Ordinal = rows.Count + 1, Subject = subject, Digest = digest, Content = content, State = "sent" });
            }
        }

        if (rows.Count == 0)
        {
            return ExportRefusals.Nothing();
        }

        var (today, organ) = (calendar.Today, mandate.Organ!);
        var number = await ExportStore.CountOfYear(work, organ.Region.Value, today.Year, ct) + 1;
        var export = new ExportRow
        {
            Id = Guid.CreateVersion7(calendar.Now), Number = $"{organ.Region.Value}-{today.Year}-{number:0000}", Kind = command.Kind, OrganRegion = organ.Region.Value,
            OrganName = organ.Name, MadeOn = today, MadeBy = act.Who, RowCount = rows.Count,
        };
        await ExportStore.Add(work, export, rows, ct);
        await work.Commit([], ct);
        return export.Id;
    }

    public async Task<Outcome<ExportRow>> Handle(TakeReceipt command, Act act, Mandate mandate, CancellationToken ct)
    {
        var file = CsvFile.Read(command.File, Receipt, MostRows);
        if (file.IsRefused)
        {
            return file.Refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await ExportStore.FindByNumber(work, command.Number.Trim(), ct) is not { } export)
        {
            return ActRefusals.Unknown("导出批次");
        }

        if (ActRules.Foreign(mandate, export.OrganRegion, export.OrganName) is { } foreign)
        {
            return foreign;
        }

        var rows = (await ExportStore.Rows(work, export.Id, ct)).ToDictionary(row => row.Ordinal);
        var answers = Answers(file.Value, rows);
        if (answers.IsRefused)
        {
            return answers.Refusal;
        }

        foreach (var (ordinal, state, problem) in answers.Value.Where(answer => rows[answer.Ordinal].State == "sent"))
        {
            await ExportStore.Answer(work, export.Id, ordinal, state, problem, ct);
        }

        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(command.File)));
        ActWork.Saved(nameof(ExportRow), export.Id, await ExportStore.Receive(work, export.Id, export.Version, calendar.Today, digest, ct));
        var after = (await ExportStore.Find(work, export.Id, ct))!;
        await work.Commit([], ct);
        return after;
    }

    private static Outcome<IReadOnlyList<(int Ordinal, string State, string? Problem)>> Answers(IReadOnlyList<CsvRow> file, Dictionary<int, ExportedRow> rows)
    {
        var answers = new List<(int Ordinal, string State, string? Problem)>();
        foreach (var line in file)
        {
            if (!int.TryParse(line["row"], out var ordinal) || !rows.TryGetValue(ordinal, out var row))
            {
                return ExportRefusals.NoRow(line.Line, line["row"]);
            }

            if (answers.Exists(answer => answer.Ordinal == ordinal))
            {
                return ExportRefusals.Twice(line.Line, ordinal);
            }

            var state = line["result"] switch { "accepted" or "接收" => "accepted", "rejected" or "退回" => "rejected", _ => null };
            if (state is null || (state == "rejected" && (line["reason"].Length is 0 or > 500)))
            {
                return ExportRefusals.Result(line.Line);
            }

            // The same receipt may come twice; another answer to an answered row is a mix-up of files.
            if (row.State != "sent" && row.State != state)
            {
                return ExportRefusals.Otherwise(line.Line, ordinal);
            }

            answers.Add((ordinal, state, state == "rejected" ? line["reason"] : null));
        }

        return answers;
    }
}

/// <summary>The batch as a file: each row begins with the batch and its number in it, by which the receipt names it.</summary>
public static class ExportFile
{
    public static string Name(ExportRow export, string format) => $"{export.Kind}-{export.Number}.{format}";

    /// <summary>One JSON object a line, UTF-8, lines end with LF.</summary>
    public static string JsonLines(ExportRow export, IReadOnlyList<ExportedRow> rows)
        => string.Concat(rows.Select(row => ExportRecords.Write(With(export, row)) + "\n"));

    /// <summary>The same fields as columns; what is a list stays JSON in its cell.</summary>
    public static (IReadOnlyList<string> Columns, IReadOnlyList<string[]> Rows) Table(ExportRow export, IReadOnlyList<ExportedRow> rows)
    {
        var objects = rows.Select(row => With(export, row)).ToList();
        List<string> columns = [.. objects[0].Select(pair => pair.Key)];
        return (columns, [.. objects.Select(one => columns.Select(column => Text(one[column])).ToArray())]);
    }

    private static JsonObject With(ExportRow export, ExportedRow row)
    {
        var record = new JsonObject { ["batch"] = export.Number, ["row"] = row.Ordinal };
        foreach (var (name, value) in JsonNode.Parse(row.Content)!.AsObject())
        {
            record[name] = value?.DeepClone();
        }

        return record;
    }

    private static string Text(JsonNode? node) => node is null ? string.Empty : node is JsonValue value && value.TryGetValue<string>(out var text) ? text : node.ToJsonString();
}

internal static class ExportRefusals
{
    public static Refusal Kind(string kind) => new("inspection.export.kind", $"导出种类“{kind}”不存在。请选择计划、任务或结果。");

    public static Refusal Busy() => new("inspection.export.busy", "另一批次正在导出。请稍候再试。");

    public static Refusal Nothing() => new("inspection.export.nothing", "没有需要导出的记录：此前导出的均已接收或正在等待回执。");

    public static Refusal NoRow(int line, string row) => new("inspection.export.no-row", $"回执第 {line} 行的行号“{row}”不在该批次中。请核对批次号。");

    public static Refusal Twice(int line, int row) => new("inspection.export.twice", $"回执第 {line} 行重复答复了第 {row} 行。请核对文件。");

    public static Refusal Result(int line) => new("inspection.export.result", $"回执第 {line} 行的结果须为 accepted（接收）或 rejected（退回），退回须写明原因，不超过 500 字。");

    public static Refusal Otherwise(int line, int row) => new("inspection.export.otherwise", $"回执第 {line} 行与此前对第 {row} 行的答复不一致。请核对是否为该批次的回执。");
}
