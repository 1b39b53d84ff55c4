using System.Text.Json;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Inspection.Checks;

/// <summary>A row of inspection_record, all columns.</summary>
public sealed record RecordRow
{
    public Guid Task { get; init; }

    public Guid Number { get; init; }

    public int Sequence { get; init; }

    public string State { get; init; } = "open";

    public string Subject { get; init; } = string.Empty;

    public DateOnly StartedOn { get; init; }

    public DateOnly? EndedOn { get; init; }

    public string Content { get; init; } = "{}";

    public Guid Recorder { get; init; }

    public string RecorderName { get; init; } = string.Empty;

    public DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public RecordContent Whole => RecordContent.Read(Content);
}

/// <summary>A visit that was made, with the items of its campaign.</summary>
public sealed record VisitMade
{
    public DateOnly StartedOn { get; init; }

    public string OrganName { get; init; } = string.Empty;

    public string CampaignName { get; init; } = string.Empty;

    public string Items { get; init; } = "[]";

    public IReadOnlyList<string> ItemCodes => JsonSerializer.Deserialize<List<string>>(Items)!;
}

/// <summary>A row of inspection_photo, all columns.</summary>
public sealed record PhotoRow
{
    public Guid Id { get; init; }

    public Guid Task { get; init; }

    public Guid Evidence { get; init; }

    public string Digest { get; init; } = string.Empty;

    public string Name { get; init; } = string.Empty;

    public DateTimeOffset KeptAt { get; init; }
}

internal static class RecordStore
{
    private const string Columns = "task, number, sequence, state, subject, started_on, ended_on, content, recorder, recorder_name, received_at, closed_at";

    public static Task<RecordRow?> Find(Session session, Guid task, CancellationToken ct)
        => session.First<RecordRow>($"select {Columns} from inspection_record where task = @task", new { task }, ct);

    public static async Task<bool> IsNumberTaken(Session session, Guid number, Guid but, CancellationToken ct)
        => await session.First<int?>("select 1 from inspection_record where number = @number and task <> @but", new { number, but }, ct) is not null;

    public static async Task Save(Work work, RecordRow row, bool isNew, CancellationToken ct)
    {
        await work.Execute(
            isNew
                ? """
                  insert into inspection_record (task, number, sequence, state, subject, started_on, ended_on, content, recorder, recorder_name, received_at, closed_at)
                  values (@Task, @Number, @Sequence, @State, @Subject, @StartedOn, @EndedOn, @Content, @Recorder, @RecorderName, @ReceivedAt, @ClosedAt)
                  """
                : """
                  update inspection_record
                  set sequence = @Sequence, state = @State, started_on = @StartedOn, ended_on = @EndedOn, content = @Content, received_at = @ReceivedAt, closed_at = @ClosedAt
                  where task = @Task and state = 'open'
                  """,
            row,
            ct);
        await work.Execute(
            "insert into inspection_record_part (number, sequence, content, sender, received_at) values (@Number, @Sequence, @Content, @sender, @ReceivedAt)",
            new { row.Number, row.Sequence, row.Content, sender = work.Act.Account ?? Guid.Empty, row.ReceivedAt },
            ct);
    }

    /// <summary>What was received under one number of a device; null when nothing was.</summary>
    public static Task<string?> PartOf(Session session, Guid number, int sequence, CancellationToken ct)
        => session.First<string>("select content from inspection_record_part where number = @number and sequence = @sequence", new { number, sequence }, ct);

    /// <summary>Visits to an enterprise within days, both included, but for one task. By whatever authority: the cap is the enterprise's.</summary>
    public static Task<IReadOnlyList<VisitMade>> Visits(Session session, string subject, Guid but, DateOnly from, DateOnly to, CancellationToken ct)
        => session.Query<VisitMade>(
            """
            select r.started_on, t.organ_name, m.name as campaign_name, m.items
            from inspection_record r join inspection_task t on t.id = r.task join inspection_campaign m on m.id = t.campaign
            where r.subject = @subject and r.started_on between @from and @to and r.task <> @but
            order by r.started_on, r.task
            """,
            new { subject, but, from, to },
            ct);

    public static Task<IReadOnlyList<PhotoRow>> Photos(Session session, Guid task, CancellationToken ct)
        => session.Query<PhotoRow>("select id, task, evidence, digest, name, kept_at from inspection_photo where task = @task order by id", new { task }, ct);

    public static Task<PhotoRow?> Photo(Session session, Guid id, CancellationToken ct)
        => session.First<PhotoRow>("select id, task, evidence, digest, name, kept_at from inspection_photo where id = @id", new { id }, ct);

    public static Task AddPhoto(Work work, PhotoRow row, CancellationToken ct)
        => work.Execute(
            "insert into inspection_photo (id, task, evidence, digest, name, kept_at) values (@Id, @Task, @Evidence, @Digest, @Name, @KeptAt) on conflict (id) do nothing", row, ct);
}
