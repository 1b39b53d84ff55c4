using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform.Notices;

/// <summary>A message that waits, with how often it was tried.</summary>
internal sealed record WaitingMail
{
    public Guid Notice { get; init; }

    public string Address { get; init; } = "";

    public int Attempts { get; init; }

    public string Title { get; init; } = "";

    public string Text { get; init; } = "";

    public string Link { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }
}

internal static class MailStore
{
    private const string IsDue = "sent_at is null and given_up_at is null and next_at <= @now and (lease_until is null or lease_until < @now)";

    public static Task Add(Work work, Guid notice, string address, CancellationToken ct)
        => work.Execute(
            "insert into platform_mail (notice, address, next_at) values (@notice, @address, @at)", new { notice, address, at = work.Act.At }, ct);

    public static Task<Guid?> NextDue(Session session, DateTimeOffset now, CancellationToken ct)
        => session.First<Guid?>($"select notice from platform_mail where {IsDue} order by next_at, notice limit 1", new { now }, ct);

    /// <summary>Null: another sender was faster.</summary>
    public static async Task<WaitingMail?> Lease(Work work, Guid notice, string sender, DateTimeOffset now, DateTimeOffset until, CancellationToken ct)
        => await work.Execute(
            $"update platform_mail set lease_owner = @sender, lease_until = @until where notice = @notice and {IsDue}",
            new { notice, sender, now, until },
            ct) == 0
            ? null
            : await work.First<WaitingMail>(
                """
                select m.notice, m.address, m.attempts, n.title, n.text, n.link, n.created_at
                from platform_mail m join platform_notice n on n.id = m.notice where m.notice = @notice
                """,
                new { notice },
                ct);

    /// <summary>What came of a try; a sender whose lease was taken over changes nothing.</summary>
    public static Task Tried(
        Work work, Guid notice, string sender, DateTimeOffset? sentAt, DateTimeOffset? givenUpAt, DateTimeOffset nextAt, string answer, CancellationToken ct)
        => work.Execute(
            """
            update platform_mail
            set attempts = attempts + 1, sent_at = @sentAt, given_up_at = @givenUpAt, next_at = @nextAt, last_answer = @answer, lease_owner = null, lease_until = null
            where notice = @notice and lease_owner = @sender and sent_at is null
            """,
            new { notice, sender, sentAt, givenUpAt, nextAt, answer },
            ct);
}
