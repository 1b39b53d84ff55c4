using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Targets.Desks;

/// <summary>
/// Something of targets that waits for somebody. <paramref name="DueOn"/> is its last day, that day included; what has none comes last.
/// <paramref name="Place"/> is the measure, conference, scheme or assessment it is about.
/// </summary>
public sealed record TargetsTodo(string Kind, string KindName, Guid Id, Guid Place, string Title, string OrganName, DateOnly? DueOn, bool IsOverdue, string Consequence);

/// <summary>What an account may do of the things that only one role does.</summary>
public sealed record TargetsDuties(bool Reports, bool Supervises, bool Decides);

/// <summary>What somebody must do for measures, conferences and assessments, soonest first.</summary>
public sealed class TargetsDesk(Database database, BusinessCalendar calendar)
{
    /// <summary>A list shows no more; who has more has them when these are done.</summary>
    public const int Most = 200;

    private static readonly Dictionary<string, (string Name, string Consequence)> Words = new(StringComparer.Ordinal)
    {
        ["plan"] = ("制定任务计划", "没有计划的任务计为未启动"),
        ["report"] = ("报送进展", "逾期未报的，任务计为逾期"),
        ["report-again"] = ("补正进展报告", "逾期未补正的，任务计为逾期"),
        ["question"] = ("答复督办问询", "逾期未答复的，任务计为逾期"),
        ["task"] = ("办理会议议定事项", "逾期未办的，列入逾期清单"),
        ["contest"] = ("核对考核结果", "期满未提异议的，按现结果公布"),
        ["review"] = ("审核进展报告", "未审核的进展不计入完成"),
        ["task-review"] = ("审核议定事项办理", "未审核的不计入办结"),
        ["minutes"] = ("批准会议纪要", "未批准的纪要不产生任务"),
        ["scheme"] = ("审批考核方案", "未公布的方案不能据以考核"),
        ["open"] = ("考核结果征求意见", "未征求意见的结果不能公布"),
        ["publish"] = ("公布考核结果", "未公布的结果不生效"),
        ["contest-decide"] = ("决定考核异议", "逾期未决定的，计入监督"),
    };

    public async Task<IReadOnlyList<TargetsTodo>> Read(TargetsDuties duties, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        var today = calendar.Today;
        var rows = await TargetsDeskStore.Items(session, mandate.Organ?.Region.Value ?? string.Empty, mandate.Organ?.Name ?? string.Empty, mandate.Account, duties, today, Most, ct);
        return [.. rows.Select(row => new TargetsTodo(
            row.Kind, Words[row.Kind].Name, IdOf(row), row.Place, row.Title, row.OrganName, row.DueOn, row.DueOn < today, Words[row.Kind].Consequence))];
    }

    /// <summary>Lasting and of one matter: a unit owes a report on several periods for the same measure.</summary>
    private static Guid IdOf(TargetsDeskRow row)
    {
        if (row.Kind != "report" || row.DueOn is not { } due)
        {
            return row.Id;
        }

        var bytes = row.Id.ToByteArray();
        BitConverter.TryWriteBytes(bytes, BitConverter.ToInt32(bytes) ^ due.DayNumber);
        return new Guid(bytes);
    }
}
