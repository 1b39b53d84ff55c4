namespace Zhiheng.Targets.Progress;

/// <summary>A measure that somebody may see, with the policy it comes from.</summary>
public sealed record MeasureRow
{
    public Guid Id { get; init; }

    public Guid Policy { get; init; }

    public string PolicyTitle { get; init; } = string.Empty;

    /// <summary>The day another policy took the place of this one; null: in force.</summary>
    public DateOnly? ReplacedOn { get; init; }

    public int Ordinal { get; init; }

    public string No { get; init; } = string.Empty;

    public string Title { get; init; } = string.Empty;

    public string Body { get; init; } = string.Empty;

    public string OrganRegion { get; init; } = string.Empty;

    public string OrganName { get; init; } = string.Empty;
}

/// <summary>A policy as far as it is supervised.</summary>
public sealed record SupervisedPolicy
{
    public Guid Id { get; init; }

    public string Title { get; init; } = string.Empty;

    public DateOnly AdoptedOn { get; init; }

    public DateOnly? ReplacedOn { get; init; }

    public string OrganRegion { get; init; } = string.Empty;

    public string OrganName { get; init; } = string.Empty;
}

/// <summary>A unit with its part in a measure, and the authority that answers for it today (null: nobody is named yet).</summary>
public sealed record DutyRow
{
    public Guid Measure { get; init; }

    public Guid Unit { get; init; }

    public string Name { get; init; } = string.Empty;

    public string Role { get; init; } = string.Empty;

    public string? OrganRegion { get; init; }

    public string? OrganName { get; init; }
}

/// <summary>A row of targets_plan.</summary>
public sealed record PlanRow
{
    public Guid Id { get; init; }

    public Guid Measure { get; init; }

    public Guid Unit { get; init; }

    public int Revision { get; init; }

    public string Contact { get; init; } = string.Empty;

    public string? Resources { get; init; }

    public Guid Author { get; init; }

    public string AuthorName { get; init; } = string.Empty;

    public DateOnly MadeOn { get; init; }
}

/// <summary>A row of targets_step.</summary>
public sealed record StepRow
{
    public Guid Plan { get; init; }

    public int Ordinal { get; init; }

    public string Words { get; init; } = string.Empty;

    public DateOnly DueOn { get; init; }
}

/// <summary>A row of targets_period.</summary>
public sealed record PeriodRow
{
    public Guid Id { get; init; }

    public Guid Policy { get; init; }

    public DateOnly StartsOn { get; init; }

    public DateOnly EndsOn { get; init; }

    public DateOnly DueOn { get; init; }

    public string Rule { get; init; } = string.Empty;

    public Guid SetBy { get; init; }

    public string SetByName { get; init; } = string.Empty;

    public DateOnly SetOn { get; init; }

    public ReportPeriod AsPeriod => new(Id, StartsOn, EndsOn, DueOn);
}

/// <summary>A row of targets_progress.</summary>
public sealed record ProgressRow
{
    public Guid Id { get; init; }

    public Guid Measure { get; init; }

    public Guid Unit { get; init; }

    public Guid Period { get; init; }

    public int Revision { get; init; }

    public Guid Plan { get; init; }

    public string Words { get; init; } = string.Empty;

    /// <summary>Ordinals as JSON.</summary>
    public string Steps { get; init; } = "[]";

    public int Percent { get; init; }

    public string Claimed { get; init; } = string.Empty;

    public string Evidence { get; init; } = "[]";

    public DateOnly DueOn { get; init; }

    public string State { get; init; } = string.Empty;

    public Guid Reporter { get; init; }

    public string ReporterName { get; init; } = string.Empty;

    public DateOnly SentOn { get; init; }

    public Guid? Reviewer { get; init; }

    public string? ReviewerName { get; init; }

    public DateOnly? ReviewedOn { get; init; }

    public string? Decision { get; init; }

    public DateOnly? AgainBy { get; init; }

    public long Version { get; init; }

    public bool IsLate => SentOn > DueOn;

    public IReadOnlyList<int> StepList => System.Text.Json.JsonSerializer.Deserialize<List<int>>(Steps)!;
}

/// <summary>A row of targets_question.</summary>
public sealed record QuestionRow
{
    public Guid Id { get; init; }

    public Guid Measure { get; init; }

    public Guid Unit { get; init; }

    public string AskerRegion { get; init; } = string.Empty;

    public string AskerOrgan { get; init; } = string.Empty;

    public Guid Asker { get; init; }

    public string AskerName { get; init; } = string.Empty;

    public string Words { get; init; } = string.Empty;

    public DateOnly AskedOn { get; init; }

    public DateOnly DueOn { get; init; }

    public string State { get; init; } = string.Empty;

    public string? Answer { get; init; }

    public string? Evidence { get; init; }

    public Guid? Answerer { get; init; }

    public string? AnswererName { get; init; }

    public DateOnly? AnsweredOn { get; init; }

    public long Version { get; init; }
}
