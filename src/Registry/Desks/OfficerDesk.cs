using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;

namespace Zhiheng.Registry.Desks;

/// <summary>
/// Something that waits for an authority: by when (that day included), how the clock stands in words, and what follows when it runs
/// out. A due day in a year without a calendar is provisional.
/// </summary>
public sealed record DeskItem(
    string Kind, string KindName, Guid Id, string Title, string? OrganName, DateOnly DueOn, bool IsOverdue, bool IsProvisional, string Clock, string Consequence);

/// <summary>Where a page of a to-do list ends.</summary>
public sealed record DeskPlace(DateOnly DueOn, Guid Id);

public sealed record DeskPage(IReadOnlyList<DeskItem> Items, IReadOnlyDictionary<string, long> Counts, DeskPlace? Next);

/// <summary>What an officer, or the officer's authority, must do, soonest first.</summary>
public sealed class OfficerDesk(Database database, BusinessCalendar calendar)
{
    public const int PageRows = 50;

    private static readonly Dictionary<string, (string Name, string Consequence)> Words = new(StringComparer.Ordinal)
    {
        ["order-approve"] = ("审批责令", "逾期未批，答复期限可能已过，须退回重拟"),
        ["order-judge"] = ("审查机构答复", "逾期未审，证书状态维持不变，责令不能办结"),
        ["order-overdue"] = ("责令逾期未执行", "可依认证认可条例第五十九条立案处罚，并上报国家认监部门"),
        ["order-supervised"] = ("上级督办", "逾期未结，督办机关可指定管辖或提级办理"),
        ["withdrawal"] = ("审批撤销批准登记", "逾期未批，该机构仍可上报认证结果"),
        ["ban"] = ("审批人员禁业", "逾期未批，该人员仍可列入审核组"),
        ["merge"] = ("审批组织合并", "逾期未批，两条记录继续分别展示"),
        ["correction"] = ("审批登记更正", "逾期未批，公众看到的仍是错误内容"),
        ["objection-receive"] = ("受理异议", "逾期未答复，异议人可申请行政复议"),
        ["objection-decide"] = ("决定异议", "逾期未决定，异议人可申请行政复议"),
    };

    public async Task<Outcome<DeskPage>> Read(Whose whose, DeskPlace? after, Mandate mandate, CancellationToken ct)
    {
        if (mandate.Organ is not { } organ)
        {
            return ActRefusals.NoOrgan();
        }

        var today = calendar.Today;
        await using var session = await database.Read(mandate.Scope, ct);
        var place = after ?? new DeskPlace(DateOnly.MinValue, Guid.Empty);
        var rows = await DeskStore.Items(session, whose, organ.Region.Value, mandate.Account, today, place.DueOn, place.Id, PageRows + 1, ct);
        var counts = await DeskStore.Counts(session, whose, organ.Region.Value, mandate.Account, today, ct);
        var shown = rows.Take(PageRows).ToList();
        return new DeskPage(
            [.. shown.Select(row => Item(row, today))], counts, rows.Count > PageRows ? new DeskPlace(shown[^1].DueOn, shown[^1].Id) : null);
    }

    /// <summary>What a kind of item asks somebody to do.</summary>
    public static string NameOf(string kind) => Words[kind].Name;

    /// <summary>What follows when nobody does it in time.</summary>
    public static string ConsequenceOf(string kind) => Words[kind].Consequence;

    /// <summary>How a clock stands: working days left, or gone by.</summary>
    public static string Clock(BusinessCalendar calendar, DateOnly due, DateOnly today) => due.CompareTo(today) switch
    {
        0 => "今日到期",
        > 0 => $"还有 {calendar.WorkingDaysBetween(today, due)} 个工作日（至 {due:yyyy-MM-dd}）",
        _ => $"已超期 {calendar.WorkingDaysBetween(due, today)} 个工作日（{due:yyyy-MM-dd} 到期）",
    };

    private DeskItem Item(DeskRow row, DateOnly today)
    {
        var (name, consequence) = Words[row.Kind];
        return new DeskItem(
            row.Kind, name, row.Id, row.Title, row.OrganName, row.DueOn, row.DueOn < today, !calendar.Table.Knows(row.DueOn.Year),
            Clock(calendar, row.DueOn, today), consequence);
    }
}
