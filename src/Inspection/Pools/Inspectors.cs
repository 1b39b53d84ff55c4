using System.Text.Json;
using Zhiheng.Inspection.Catalogue;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Inspection.Pools;

/// <summary>
/// What is known of an inspector of the own authority. Items are codes of the list, or "*"; capacity is how many tasks of one draw they can
/// take. Experts and staff of testing bodies are no inspectors and are not entered here (国办发〔2024〕54号).
/// </summary>
public sealed record InspectorData(
    string EmployeeNo, string Name, Guid? Account, string UnitLevel, string Post, string WarrantNo, DateOnly WarrantUntil, string? SecondWarrantNo, DateOnly? SecondWarrantUntil,
    IReadOnlyList<string> Qualifications, IReadOnlyList<string> Items, bool CanLead, int Capacity);

public sealed record RegisterInspector(InspectorData Data);

/// <summary>Replaces what is known; void inspectors stay, and cannot be drawn.</summary>
public sealed record ChangeInspector(Guid Inspector, long Version, InspectorData Data, bool IsVoid);

public sealed record NoteRecusal(Guid Inspector, string Subject, string Reason, DateOnly? Until);

public sealed record DropRecusal(Guid Inspector, string Subject, string Reason);

public sealed class InspectorsHandler(Database database, BusinessCalendar calendar)
{
    public static readonly IReadOnlyList<string> UnitLevels = ["province", "city", "county", "station"];
    public static readonly IReadOnlyList<string> RecusalReasons = ["employer", "kin", "last-time", "lived-there", "other"];

    private const int MostCapacity = 1000;

    public async Task<IReadOnlyList<InspectorRow>> List(string? text, Guid? after, int most, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await InspectorStore.List(session, string.IsNullOrWhiteSpace(text) ? null : text.Trim(), after, most, ct);
    }

    public async Task<(InspectorRow Inspector, IReadOnlyList<RecusalRow> Recusals)?> Find(Guid id, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await InspectorStore.Find(session, id, ct) is { } found ? (found, await InspectorStore.Recusals(session, id, ct)) : null;
    }

    public async Task<Outcome<Guid>> Handle(RegisterInspector command, Act act, Mandate mandate, CancellationToken ct)
    {
        if ((ActRules.NoOrgan(mandate) ?? Trouble(command.Data)) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var row = Fill(new InspectorRow { Id = Guid.CreateVersion7(calendar.Now), OrganRegion = mandate.Organ!.Region.Value, OrganName = mandate.Organ.Name }, command.Data);
        if (await InspectorStore.IsTaken(work, row.Id, row.EmployeeNo, row.Account, ct))
        {
            return PoolRefusals.InspectorTaken(row.EmployeeNo);
        }

        if (await UnknownItem(work, command.Data, ct) is { } unknown)
        {
            return unknown;
        }

        await InspectorStore.Add(work, row, ct);
        await work.Commit([], ct);
        return row.Id;
    }

    public async Task<Outcome<Guid>> Handle(ChangeInspector command, Act act, Mandate mandate, CancellationToken ct)
    {
        if ((ActRules.NoOrgan(mandate) ?? Trouble(command.Data)) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var own = await Own(work, command.Inspector, mandate, ct);
        if (own.IsRefused)
        {
            return own.Refusal;
        }

        ActWork.SameVersion(nameof(InspectorRow), command.Inspector, command.Version, own.Value.Version);
        var row = Fill(own.Value, command.Data) with { State = command.IsVoid ? "void" : "active" };
        if (await InspectorStore.IsTaken(work, row.Id, row.EmployeeNo, row.Account, ct))
        {
            return PoolRefusals.InspectorTaken(row.EmployeeNo);
        }

        if (await UnknownItem(work, command.Data, ct) is { } unknown)
        {
            return unknown;
        }

        ActWork.Saved(nameof(InspectorRow), row.Id, await InspectorStore.Save(work, row, ct));
        await work.Commit([], ct);
        return row.Id;
    }

    public async Task<Outcome<Guid>> Handle(NoteRecusal command, Act act, Mandate mandate, CancellationToken ct)
    {
        if ((ActRules.Text(command.Subject, "企业代码", 64) ?? (RecusalReasons.Contains(command.Reason) ? null : PoolRefusals.RecusalReason(command.Reason))) is { } refusal)
        {
            return refusal;
        }

        if (command.Until < calendar.Today)
        {
            return PoolRefusals.RecusalOver(command.Until.Value, calendar.Today);
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await Own(work, command.Inspector, mandate, ct) is { IsRefused: true } foreign)
        {
            return foreign.Refusal;
        }

        var row = new RecusalRow
        {
            Inspector = command.Inspector, Subject = command.Subject.Trim(), Reason = command.Reason, Until = command.Until, NotedBy = act.Who, NotedOn = calendar.Today,
        };
        await InspectorStore.Recuse(work, row, ct);
        await work.Commit([], ct);
        return command.Inspector;
    }

    public async Task<Outcome<Guid>> Handle(DropRecusal command, Act act, Mandate mandate, CancellationToken ct)
    {
        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await Own(work, command.Inspector, mandate, ct) is { IsRefused: true } foreign)
        {
            return foreign.Refusal;
        }

        if (await InspectorStore.Unrecuse(work, command.Inspector, command.Subject, command.Reason, ct) == 0)
        {
            return ActRefusals.Unknown("回避关系");
        }

        await work.Commit([], ct);
        return command.Inspector;
    }

    private static async Task<Outcome<InspectorRow>> Own(Work work, Guid id, Mandate mandate, CancellationToken ct)
        => await InspectorStore.Find(work, id, ct) is not { } found ? ActRefusals.Unknown("检查人员")
            : ActRules.Foreign(mandate, found.OrganRegion, found.OrganName) is { } foreign ? foreign
            : found;

    private async Task<Refusal?> UnknownItem(Work work, InspectorData data, CancellationToken ct)
    {
        if (data.Items.Contains("*"))
        {
            return null;
        }

        var list = await ItemListStore.InForce(work, calendar.Today, ct);
        var known = list is null ? [] : (await ItemListStore.Items(work, list.Version, ct)).Select(item => item.Code).ToHashSet(StringComparer.Ordinal);
        return data.Items.FirstOrDefault(code => !known.Contains(code)) is { } unknown ? PoolRefusals.NotOnList(unknown) : null;
    }

    private static InspectorRow Fill(InspectorRow row, InspectorData data) => row with
    {
        EmployeeNo = data.EmployeeNo.Trim(), Name = data.Name.Trim(), Account = data.Account, UnitLevel = data.UnitLevel, Post = data.Post, WarrantNo = data.WarrantNo.Trim(),
        WarrantUntil = data.WarrantUntil, SecondWarrantNo = data.SecondWarrantNo, SecondWarrantUntil = data.SecondWarrantUntil,
        Qualifications = JsonSerializer.Serialize(data.Qualifications), Items = JsonSerializer.Serialize(data.Items), CanLead = data.CanLead, Capacity = data.Capacity,
    };

    private static Refusal? Trouble(InspectorData data)
        => ActRules.Text(data.EmployeeNo, "工号", 40) ?? ActRules.Text(data.Name, "姓名", 40) ?? ActRules.Text(data.Post, "岗位", 40) ?? ActRules.Text(data.WarrantNo, "执法证号", 40)
            ?? (UnitLevels.Contains(data.UnitLevel) ? null : PoolRefusals.UnitLevel(data.UnitLevel))
            ?? (data.Items.Count == 0 ? PoolRefusals.NoItems() : null)
            ?? (data.Capacity is < 0 or > MostCapacity ? PoolRefusals.Capacity(MostCapacity) : null)
            ?? (data.SecondWarrantNo is null != data.SecondWarrantUntil is null ? PoolRefusals.SecondWarrant() : null);
}

internal static class PoolRefusals
{
    public static Refusal InspectorTaken(string number) => new("inspection.pool.inspector-taken", $"工号 {number} 或该账户已登记为检查人员。请核对，不要重复登记。");

    public static Refusal NotOnList(string code) => new("inspection.pool.not-on-list", $"事项 {code} 不在现行事项清单中，不得检查。请从清单中选择。", "国办发〔2024〕54号");

    public static Refusal NoItems() => new("inspection.pool.no-items", "请至少选择一个可检查的事项。");

    public static Refusal UnitLevel(string level) => new("inspection.pool.unit-level", $"单位层级“{level}”不存在。请选择省、市、县或所。");

    public static Refusal Capacity(int most) => new("inspection.pool.capacity", $"一次抽取最多承担的任务数须在 0 至 {most} 之间。");

    public static Refusal SecondWarrant() => new("inspection.pool.second-warrant", "第二个执法证须同时填写证号和有效期，或都不填写。");

    public static Refusal RecusalReason(string reason) => new("inspection.pool.recusal-reason", $"回避原因“{reason}”不存在。请从列表中选择。");

    public static Refusal RecusalOver(DateOnly until, DateOnly today) => new("inspection.pool.recusal-over", $"回避截止日期 {until:yyyy-MM-dd} 早于今日 {today:yyyy-MM-dd}。请更正。");
}
