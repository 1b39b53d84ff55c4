using Zhiheng.Platform.Databases;

namespace Zhiheng.Inspection.Checks;

/// <summary>A row of inspection_voice, all columns.</summary>
public sealed record VoiceRow
{
    public Guid Task { get; init; }

    public string Kind { get; init; } = string.Empty;

    public int? Rating { get; init; }

    public string Words { get; init; } = string.Empty;

    public DateTimeOffset GivenAt { get; init; }

    public string Via { get; init; } = string.Empty;
}

/// <summary>A row of inspection_recusal_request with the names of those it is about.</summary>
public sealed record RecusalRequest
{
    public Guid Id { get; init; }

    public Guid Task { get; init; }

    public Guid Inspector { get; init; }

    public string Name { get; init; } = string.Empty;

    public string Reason { get; init; } = string.Empty;

    public string State { get; init; } = string.Empty;

    public DateOnly AskedOn { get; init; }

    public string Via { get; init; } = string.Empty;

    public Guid? Substitute { get; init; }

    public string? DeciderName { get; init; }

    public DateOnly? DecidedOn { get; init; }

    public string? Words { get; init; }
}

internal static class VoiceStore
{
    public static Task<IReadOnlyList<VoiceRow>> Voices(Session session, Guid task, CancellationToken ct)
        => session.Query<VoiceRow>("select task, kind, rating, words, given_at, via from inspection_voice where task = @task order by kind", new { task }, ct);

    /// <summary>False: it was said before.</summary>
    public static async Task<bool> Speak(Work work, VoiceRow row, CancellationToken ct)
        => await work.Execute(
            """
            insert into inspection_voice (task, kind, rating, words, given_at, via) values (@Task, @Kind, @Rating, @Words, @GivenAt, @Via)
            on conflict (task, kind) do nothing
            """,
            row,
            ct) == 1;

    public static Task<IReadOnlyList<RecusalRequest>> Recusals(Session session, Guid task, CancellationToken ct)
        => session.Query<RecusalRequest>(
            """
            select q.id, q.task, q.inspector, i.name, q.reason, q.state, q.asked_on, q.via, q.substitute, q.decider_name, q.decided_on, q.words
            from inspection_recusal_request q join inspection_inspector i on i.id = q.inspector where q.task = @task order by q.id
            """,
            new { task },
            ct);

    /// <summary>False: it was asked before.</summary>
    public static async Task<bool> Ask(Work work, RecusalRequest row, CancellationToken ct)
        => await work.Execute(
            """
            insert into inspection_recusal_request (id, task, inspector, reason, state, asked_on, via) values (@Id, @Task, @Inspector, @Reason, 'asked', @AskedOn, @Via)
            on conflict (task, inspector) do nothing
            """,
            row,
            ct) == 1;

    public static Task<int> Decide(Work work, RecusalRequest row, CancellationToken ct)
        => work.Execute(
            """
            update inspection_recusal_request
            set state = @State, substitute = @Substitute, decider = @decider, decider_name = @DeciderName, decided_on = @DecidedOn, words = @Words
            where id = @Id and state = 'asked'
            """,
            new { row.Id, row.State, row.Substitute, decider = work.Act.Account, row.DeciderName, row.DecidedOn, row.Words },
            ct);
}
