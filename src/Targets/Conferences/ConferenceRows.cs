namespace Zhiheng.Targets.Conferences;

/// <summary>A row of targets_conference.</summary>
public sealed record ConferenceRow
{
    public Guid Id { get; init; }

    public Guid Policy { get; init; }

    public string PolicyTitle { get; init; } = string.Empty;

    public string Title { get; init; } = string.Empty;

    public DateOnly MeetsOn { get; init; }

    public string Place { get; init; } = string.Empty;

    /// <summary>Items as JSON.</summary>
    public string Agenda { get; init; } = "[]";

    public string OrganRegion { get; init; } = string.Empty;

    public string OrganName { get; init; } = string.Empty;

    public string State { get; init; } = string.Empty;

    public string? Minutes { get; init; }

    public string? Absent { get; init; }

    public Guid Author { get; init; }

    public string AuthorName { get; init; } = string.Empty;

    public DateOnly DraftedOn { get; init; }

    public Guid? Keeper { get; init; }

    public string? KeeperName { get; init; }

    public DateOnly? HeldOn { get; init; }

    public Guid? Approver { get; init; }

    public string? ApproverName { get; init; }

    public DateOnly? ApprovedOn { get; init; }

    /// <summary>Why the minutes were sent back; null while they were not.</summary>
    public string? ReturnedFor { get; init; }

    /// <summary>The number of the printed minutes.</summary>
    public string? PaperNumber { get; init; }

    public long Version { get; init; }

    public IReadOnlyList<string> Items => Platform.Acts.ActRules.Read(Agenda);
}

/// <summary>A unit that is a member, or that a task is given to.</summary>
public sealed record MemberRow
{
    public Guid Unit { get; init; }

    public string Name { get; init; } = string.Empty;

    public string? OrganRegion { get; init; }

    public string? OrganName { get; init; }
}

/// <summary>A row of targets_decision with the name of its unit: what the conference decided, and from the approved minutes on a task.</summary>
public sealed record DecisionRow
{
    public Guid Id { get; init; }

    public Guid Conference { get; init; }

    public int Ordinal { get; init; }

    public string Words { get; init; } = string.Empty;

    public Guid Unit { get; init; }

    public string UnitName { get; init; } = string.Empty;

    public string? OrganRegion { get; init; }

    public string? OrganName { get; init; }

    public DateOnly DueOn { get; init; }

    public string State { get; init; } = string.Empty;

    public long Version { get; init; }
}

/// <summary>A row of targets_decision_report.</summary>
public sealed record TaskReportRow
{
    public Guid Decision { get; init; }

    public int Revision { get; init; }

    public string Words { get; init; } = string.Empty;

    public string Evidence { get; init; } = "[]";

    public DateOnly DueOn { get; init; }

    public string State { get; init; } = string.Empty;

    public Guid Reporter { get; init; }

    public string ReporterName { get; init; } = string.Empty;

    public DateOnly SentOn { get; init; }

    public Guid? Reviewer { get; init; }

    public string? ReviewerName { get; init; }

    public DateOnly? ReviewedOn { get; init; }

    public string? Reason { get; init; }

    public DateOnly? AgainBy { get; init; }

    public bool IsLate => SentOn > DueOn;
}
