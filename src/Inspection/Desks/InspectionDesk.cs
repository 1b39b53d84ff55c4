using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Inspection.Desks;

/// <summary>Something of inspections that waits for somebody. <paramref name="DueOn"/> is its last day, that day included; a plan has none.</summary>
public sealed record InspectionTodo(string Kind, string KindName, Guid Id, string Title, string OrganName, DateOnly? DueOn, bool IsOverdue, string Consequence);

/// <summary>What an account may do of the things that only one role does.</summary>
public sealed record InspectionDuties(bool Decides, bool Reviews, bool Draws);

/// <summary>What somebody must do for inspections, soonest first: a member of a team, a leader, a reviewer, a party of a draw.</summary>
public sealed class InspectionDesk(Database database, BusinessCalendar calendar)
{
    /// <summary>A list shows no more; who has more has them when these are done.</summary>
    public const int Most = 200;

    private static readonly Dictionary<string, (string Name, string Consequence)> Words = new(StringComparer.Ordinal)
    {
        ["visit-ask"] = ("填写审批表", "任务期满未检查的，计入未完成"),
        ["visit-approve"] = ("审批入企检查", "未经批准不得入企检查"),
        ["visit-record"] = ("现场检查", "检查日期已过的，须重新审批"),
        ["finding-again"] = ("补正检查结果", "公示逾期，计入监督"),
        ["finding-review"] = ("审核检查结果", "公示逾期，计入监督"),
        ["follow-up"] = ("后续处理", "逾期未处理的，计入监督"),
        ["recusal"] = ("决定回避申请", "决定之前该人员不宜参加检查"),
        ["plan"] = ("审批、公布计划", "未公布的计划不能据以安排任务"),
        ["campaign"] = ("审批抽查任务", "未批准的任务不能抽取"),
        ["draw-open"] = ("发起抽取", "未抽取的任务不能检查"),
        ["draw-commit"] = ("提交承诺", "未承诺的参与方不参加抽取"),
        ["draw-reveal"] = ("揭示", "逾期未揭示按空值计，并向社会公布"),
        ["draw-hold"] = ("抽取", "未抽取的任务不能检查"),
    };

    public async Task<IReadOnlyList<InspectionTodo>> Read(InspectionDuties duties, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        var organ = mandate.Organ?.Region.Value ?? string.Empty;
        var rows = await InspectionDeskStore.Items(session, organ, mandate.Account, duties.Decides, duties.Reviews, duties.Draws, Most, ct);
        var today = calendar.Today;
        return [.. rows.Select(row => new InspectionTodo(
            row.Kind, Words[row.Kind].Name, row.Id, row.Title, row.OrganName, row.DueOn, row.DueOn < today, Words[row.Kind].Consequence))];
    }
}
