using System.Text.Json;

namespace Zhiheng.Inspection.Checks;

/// <summary>One enterprise to be visited, with what its campaign says of the visit.</summary>
public sealed record CheckTask
{
    public Guid Id { get; init; }

    public Guid Campaign { get; init; }

    public int Place { get; init; }

    public string Subject { get; init; } = string.Empty;

    public string SubjectName { get; init; } = string.Empty;

    public string Region { get; init; } = string.Empty;

    public string OrganRegion { get; init; } = string.Empty;

    public string OrganName { get; init; } = string.Empty;

    public string State { get; init; } = string.Empty;

    public string? ApprovalNumber { get; init; }

    public string? NoticeNumber { get; init; }

    public string? VisitCode { get; init; }

    /// <summary>The last day for what comes next, that day included; null while nothing is due.</summary>
    public DateOnly? DueOn { get; init; }

    public long Version { get; init; }

    public string CampaignCode { get; init; } = string.Empty;

    public string CampaignName { get; init; } = string.Empty;

    public string Tier { get; init; } = string.Empty;

    /// <summary>Unannounced: nothing goes to the enterprise before the visit.</summary>
    public bool Sealed { get; init; }

    public string Items { get; init; } = "[]";

    /// <summary>The version of the list of items the campaign was made under.</summary>
    public int List { get; init; }

    public DateOnly StartsOn { get; init; }

    public DateOnly EndsOn { get; init; }

    public IReadOnlyList<string> ItemCodes => JsonSerializer.Deserialize<List<string>>(Items)!;

    /// <summary>Whether the visit has begun, so that the enterprise knows of it in any case.</summary>
    public bool HasBegun => State is "visiting" or "recorded" or "reviewing" or "returned" or "published" or "closed";
}

/// <summary>A member of the team. Who left it, and why, stays on record.</summary>
public sealed record TeamMember
{
    public Guid Inspector { get; init; }

    public Guid? Account { get; init; }

    public string Name { get; init; } = string.Empty;

    public string OrganName { get; init; } = string.Empty;

    public string WarrantNo { get; init; } = string.Empty;

    public DateOnly WarrantUntil { get; init; }

    public string? SecondWarrantNo { get; init; }

    public DateOnly? SecondWarrantUntil { get; init; }

    public string State { get; init; } = string.Empty;

    public int Ordinal { get; init; }

    public bool Leads { get; init; }

    public string? LeftWhy { get; init; }

    /// <summary>The last day on which a warrant holds, that day included.</summary>
    public DateOnly LastDay => SecondWarrantUntil is { } second && second > WarrantUntil ? second : WarrantUntil;

    public bool IsLicensedOn(DateOnly day) => State == "active" && day <= LastDay;
}

/// <summary>States of a task as its pages name them.</summary>
public static class CheckWords
{
    public static string State(string state) => state switch
    {
        "assigned" => "待审批",
        "unfilled" => "检查人员不足",
        "approved" => "待检查",
        "visiting" => "检查中",
        "recorded" => "未录入结果",
        "reviewing" => "待审核",
        "returned" => "已退回",
        "published" => "已公示",
        "closed" => "已办结",
        "replaced" => "已替换",
        _ => state,
    };

    public static string Tier(string tier) => tier switch { "county" => "县级日常监管", "city" => "市级监督抽查", _ => "省级飞行检查" };

    public static string FollowUp(string code) => code switch
    {
        "N" => "无需后续处置",
        "S" => "停止检查，反馈日常监管",
        "R" => "责令改正，日常监管跟踪",
        "C" => "案件线索，移送办案",
        "T" => "违反其他部门规定，抄告",
        _ => "其他",
    };
}
