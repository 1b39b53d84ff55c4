using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform.Notices;

internal static class NoticeStore
{
    private const string Columns = "id, kind, title, text, link, due_on, created_at, read_at";

    /// <summary>False: that recipient has been told already.</summary>
    public static async Task<bool> Add(Work work, Guid id, Notice notice, CancellationToken ct)
        => await work.Execute(
            """
            insert into platform_notice (id, recipient, kind, title, text, link, due_on, dedupe, created_at)
            values (@id, @Recipient, @Kind, @Title, @Text, @Link, @DueOn, @Dedupe, @at)
            on conflict (recipient, dedupe) do nothing
            """,
            new { id, notice.Recipient, notice.Kind, notice.Title, notice.Text, notice.Link, notice.DueOn, notice.Dedupe, at = work.Act.At },
            ct) == 1;

    /// <summary>Ids of version 7 sort by time; those made in one millisecond sort by chance, but always the same way.</summary>
    public static Task<IReadOnlyList<InboxEntry>> Page(Session session, Guid recipient, bool unreadOnly, Guid? before, int count, CancellationToken ct)
    {
        var unread = unreadOnly ? "and read_at is null" : "";
        var older = before is null ? "" : "and (created_at, id) < (select created_at, id from platform_notice where id = @before and recipient = @recipient)";
        return session.Query<InboxEntry>(
            $"select {Columns} from platform_notice where recipient = @recipient {unread} {older} order by created_at desc, id desc limit @count",
            new { recipient, before, count },
            ct);
    }

    public static async Task<int> CountUnread(Session session, Guid recipient, CancellationToken ct)
        => (int)await session.First<long>(
            "select count(*) from platform_notice where recipient = @recipient and read_at is null", new { recipient }, ct);

    public static async Task<bool> MarkRead(Work work, Guid recipient, Guid id, CancellationToken ct)
        => await work.Execute(
            "update platform_notice set read_at = @at where id = @id and recipient = @recipient and read_at is null",
            new { id, recipient, at = work.Act.At },
            ct) == 1;

    public static Task<int> MarkAllRead(Work work, Guid recipient, CancellationToken ct)
        => work.Execute(
            "update platform_notice set read_at = @at where recipient = @recipient and read_at is null", new { recipient, at = work.Act.At }, ct);

    /// <summary>Which of the keys were told, each as recipient and key.</summary>
    public static async Task<IReadOnlySet<(Guid Recipient, string Dedupe)>> Told(Session session, IEnumerable<string> keys, CancellationToken ct)
        => (await session.Query<ToldRow>("select recipient, dedupe from platform_notice where dedupe in ({keys})", new { keys = Session.Keys(keys) }, ct))
            .Select(row => (row.Recipient, row.Dedupe)).ToHashSet();

    private sealed record ToldRow
    {
        public Guid Recipient { get; init; }

        public string Dedupe { get; init; } = "";
    }
}
