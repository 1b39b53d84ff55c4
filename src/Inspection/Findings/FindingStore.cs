using System.Text.Encodings.Web;
using System.Text.Json;
using Zhiheng.Inspection.Checks;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Inspection.Findings;

/// <summary>A row of inspection_finding, all columns.</summary>
public sealed record FindingRow
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Guid Task { get; init; }

    public int Revision { get; init; }

    public string State { get; init; } = "reviewing";

    public string Codes { get; init; } = "[]";

    public string Words { get; init; } = string.Empty;

    public string After { get; init; } = "[]";

    /// <summary>The day the check ended.</summary>
    public DateOnly CheckedOn { get; init; }

    /// <summary>The last day for its publication, that day included.</summary>
    public DateOnly DueOn { get; init; }

    public Guid Author { get; init; }

    public string AuthorName { get; init; } = string.Empty;

    public DateOnly HandedInOn { get; init; }

    public Guid? Reviewer { get; init; }

    public string? ReviewerName { get; init; }

    public DateOnly? ReviewedOn { get; init; }

    public string? Review { get; init; }

    /// <summary>The last day of publication, that day included; null: no end is set.</summary>
    public DateOnly? PublicUntil { get; init; }

    public DateOnly? EndedOn { get; init; }

    public string? EndedWhy { get; init; }

    public IReadOnlyList<string> CodeList => JsonSerializer.Deserialize<List<string>>(Codes)!;

    public IReadOnlyList<PlannedFollowUp> AfterList => JsonSerializer.Deserialize<List<PlannedFollowUp>>(After, Json)!;

    internal static string WriteCodes(IReadOnlyList<string> codes) => JsonSerializer.Serialize(codes);

    internal static string WriteAfter(IReadOnlyList<PlannedFollowUp> after) => JsonSerializer.Serialize(after, Json);

    /// <summary>The finding as the record that was signed has it.</summary>
    internal static FindingRow First(Guid task, RecordContent content, DateOnly checkedOn, DateOnly dueOn, Mandate mandate, Act act, DateOnly today) => new()
    {
        Task = task, Revision = 1, Codes = WriteCodes(content.Codes), Words = content.Words.Trim(), After = WriteAfter(content.After), CheckedOn = checkedOn, DueOn = dueOn,
        Author = mandate.Account, AuthorName = act.Who, HandedInOn = today,
    };
}

/// <summary>A row of inspection_follow_up, all columns.</summary>
public sealed record FollowUpRow
{
    public Guid Id { get; init; }

    public Guid Task { get; init; }

    public int Ordinal { get; init; }

    public string Code { get; init; } = string.Empty;

    public string Words { get; init; } = string.Empty;

    public DateOnly? DueOn { get; init; }

    public DateOnly? DoneOn { get; init; }

    public string? DoneBy { get; init; }

    public string? Result { get; init; }

    public string? Evidence { get; init; }
}

/// <summary>A finding whose publication has ended, and why.</summary>
public sealed record EndedFinding
{
    public Guid Task { get; init; }

    public string EndedWhy { get; init; } = string.Empty;
}

/// <summary>A published finding as everybody may read it.</summary>
public sealed record PublishedFinding
{
    public Guid Task { get; init; }

    public string CampaignCode { get; init; } = string.Empty;

    public string CampaignName { get; init; } = string.Empty;

    public string Subject { get; init; } = string.Empty;

    public string SubjectName { get; init; } = string.Empty;

    public string Region { get; init; } = string.Empty;

    public string OrganName { get; init; } = string.Empty;

    public DateOnly CheckedOn { get; init; }

    public DateOnly PublishedOn { get; init; }

    public DateOnly? PublicUntil { get; init; }

    public string Codes { get; init; } = "[]";

    public string Words { get; init; } = string.Empty;

    public IReadOnlyList<string> CodeList => JsonSerializer.Deserialize<List<string>>(Codes)!;
}

internal static class FindingStore
{
    private const string Columns =
        """
        task, revision, state, codes, words, after, checked_on, due_on, author, author_name, handed_in_on, reviewer, reviewer_name, reviewed_on, review,
        public_until, ended_on, ended_why
        """;

    public static Task<FindingRow?> Newest(Session session, Guid task, CancellationToken ct)
        => session.First<FindingRow>($"select {Columns} from inspection_finding where task = @task order by revision desc limit 1", new { task }, ct);

    public static Task<IReadOnlyList<FindingRow>> All(Session session, Guid task, CancellationToken ct)
        => session.Query<FindingRow>($"select {Columns} from inspection_finding where task = @task order by revision desc", new { task }, ct);

    public static Task Add(Work work, FindingRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into inspection_finding (task, revision, state, codes, words, after, checked_on, due_on, author, author_name, handed_in_on)
            values (@Task, @Revision, 'reviewing', @Codes, @Words, @After, @CheckedOn, @DueOn, @Author, @AuthorName, @HandedInOn)
            """,
            row,
            ct);

    public static Task<int> Review(Work work, FindingRow row, CancellationToken ct)
        => work.Execute(
            """
            update inspection_finding
            set state = @State, reviewer = @Reviewer, reviewer_name = @ReviewerName, reviewed_on = @ReviewedOn, review = @Review, public_until = @PublicUntil
            where task = @Task and revision = @Revision and state = 'reviewing'
            """,
            row,
            ct);

    public static Task<int> End(Work work, Guid task, DateOnly on, string why, CancellationToken ct)
        => work.Execute(
            "update inspection_finding set state = 'ended', ended_on = @on, ended_why = @why where task = @task and state = 'published'", new { task, on, why }, ct);

    /// <summary>Tasks whose finding was public until a day before today.</summary>
    public static Task<IReadOnlyList<EndedFinding>> Lapsed(Session session, DateOnly today, int most, CancellationToken ct)
        => session.Query<EndedFinding>("select task from inspection_finding where state = 'published' and public_until < @today order by task limit @most", new { today, most }, ct);

    /// <summary>Tasks whose finding is no longer public, and whose payload the ledger may still show.</summary>
    public static Task<IReadOnlyList<EndedFinding>> ToWithdraw(Session session, int most, CancellationToken ct)
        => session.Query<EndedFinding>("select task, ended_why from inspection_finding where state = 'ended' and withdrawn_on is null order by task limit @most", new { most }, ct);

    public static Task<int> Withdrawn(Work work, Guid task, DateOnly on, CancellationToken ct)
        => work.Execute("update inspection_finding set withdrawn_on = @on where task = @task and state = 'ended' and withdrawn_on is null", new { task, on }, ct);

    /// <summary>For everybody: findings that are public on the day, newest first.</summary>
    public static Task<IReadOnlyList<PublishedFinding>> Public(Session session, DateOnly today, string? subject, Guid? before, int most, CancellationToken ct)
        => session.Query<PublishedFinding>(
            """
            select f.task, m.code as campaign_code, m.name as campaign_name, t.subject, t.subject_name, t.region, t.organ_name, f.checked_on, f.reviewed_on as published_on,
                   f.public_until, f.codes, f.words
            from inspection_finding f join inspection_task t on t.id = f.task join inspection_campaign m on m.id = t.campaign
            where f.state = 'published' and (f.public_until is null or f.public_until >= @today) and t.subject = coalesce(@subject, t.subject)
              and (@first = @yes or f.task < @before)
            order by f.task desc limit @most
            """,
            new { today, subject, first = before is null, before = before ?? Guid.Empty, most, yes = true },
            ct);

    public static Task<IReadOnlyList<FollowUpRow>> FollowUps(Session session, Guid task, CancellationToken ct)
        => session.Query<FollowUpRow>(
            "select id, task, ordinal, code, words, due_on, done_on, done_by, result, evidence from inspection_follow_up where task = @task order by ordinal", new { task }, ct);

    /// <summary>What follows of every check within the scope.</summary>
    public static Task<IReadOnlyList<FollowUpRow>> AllFollowUps(Session session, CancellationToken ct)
        => session.Query<FollowUpRow>(
            """
            select u.id, u.task, u.ordinal, u.code, u.words, u.due_on, u.done_on, u.done_by, u.result, u.evidence
            from inspection_follow_up u join inspection_task t on t.id = u.task
            where {mine inspection_task t} order by u.task, u.ordinal
            """,
            null, ct);

    public static Task AddFollowUp(Work work, FollowUpRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into inspection_follow_up (id, task, ordinal, code, words, due_on, done_on, done_by, result)
            values (@Id, @Task, @Ordinal, @Code, @Words, @DueOn, @DoneOn, @DoneBy, @Result)
            """,
            row,
            ct);

    public static Task<int> Finish(Work work, FollowUpRow row, CancellationToken ct)
        => work.Execute(
            "update inspection_follow_up set done_on = @DoneOn, done_by = @DoneBy, result = @Result, evidence = @Evidence where id = @Id and done_on is null", row, ct);
}
