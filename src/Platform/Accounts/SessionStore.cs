using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform.Accounts;

internal sealed record SessionRow
{
    public Guid Id { get; init; }

    public Guid Account { get; init; }

    public string Stage { get; init; } = string.Empty;

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset LastSeenAt { get; init; }

    public string Address { get; init; } = string.Empty;

    public string Agent { get; init; } = string.Empty;

    public SignedInSession Session => new(Id, Account, StageNames.Read(Stage), StartedAt, LastSeenAt, Address, Agent);
}

internal static class StageNames
{
    public static string Write(Stage stage) => stage switch
    {
        Stage.SecondFactor => "second-factor",
        Stage.Enrol => "enrol",
        Stage.NewPassword => "new-password",
        _ => "full",
    };

    public static Stage Read(string stage) => stage switch
    {
        "second-factor" => Stage.SecondFactor,
        "enrol" => Stage.Enrol,
        "new-password" => Stage.NewPassword,
        "full" => Stage.Full,
        _ => throw new InvalidDataException($"There is no stage {stage} of a sign-in."),
    };
}

internal static class SessionStore
{
    private const string Columns = "id, account, stage, started_at, last_seen_at, address, agent";

    public static Task<SessionRow?> Open(Session session, byte[] tokenHash, DateTimeOffset startedAfter, DateTimeOffset seenAfter, CancellationToken ct)
        => session.First<SessionRow>(
            $"""
            select {Columns} from platform_session
            where token_hash = @tokenHash and ended_at is null and started_at > @startedAfter and last_seen_at > @seenAfter
            """,
            new { tokenHash, startedAfter, seenAfter },
            ct);

    public static Task<IReadOnlyList<SessionRow>> OpenOnes(Session session, Guid account, DateTimeOffset startedAfter, DateTimeOffset seenAfter, CancellationToken ct)
        => session.Query<SessionRow>(
            $"""
            select {Columns} from platform_session
            where account = @account and ended_at is null and started_at > @startedAfter and last_seen_at > @seenAfter
            order by last_seen_at desc
            """,
            new { account, startedAfter, seenAfter },
            ct);

    public static Task Add(Work work, SessionRow row, byte[] tokenHash, CancellationToken ct)
        => work.Execute(
            """
            insert into platform_session (id, token_hash, account, stage, started_at, last_seen_at, address, agent)
            values (@Id, @tokenHash, @Account, @Stage, @StartedAt, @LastSeenAt, @Address, @Agent)
            """,
            new { row.Id, tokenHash, row.Account, row.Stage, row.StartedAt, row.LastSeenAt, row.Address, row.Agent },
            ct);

    /// <summary>A step further, under a new secret: whoever planted or saw the old one has nothing.</summary>
    public static async Task<bool> Advance(Work work, Guid id, string from, string to, byte[] tokenHash, CancellationToken ct)
        => await work.Execute(
            "update platform_session set stage = @to, token_hash = @tokenHash where id = @id and stage = @from and ended_at is null",
            new { id, from, to, tokenHash },
            ct) == 1;

    public static Task Seen(Work work, Guid id, CancellationToken ct)
        => work.Execute("update platform_session set last_seen_at = @at where id = @id", new { id, at = work.Act.At }, ct);

    public static Task<int> End(Work work, Guid account, Guid id, string reason, CancellationToken ct)
        => work.Execute(
            "update platform_session set ended_at = @at, end_reason = @reason where id = @id and account = @account and ended_at is null",
            new { id, account, reason, at = work.Act.At },
            ct);

    public static Task<int> EndAll(Work work, Guid account, Guid? but, string reason, CancellationToken ct)
        => work.Execute(
            """
            update platform_session set ended_at = @at, end_reason = @reason
            where account = @account and ended_at is null and id <> @but
            """,
            new { account, reason, but = but ?? Guid.Empty, at = work.Act.At },
            ct);
}
