using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform.Notices;

/// <summary>
/// What each account is told. A notice is put in within the transaction of the act it tells of; e-mail only waits there, so that a relay
/// that is down never stands in the way of an act.
/// </summary>
public static class Inbox
{
    public const int MostOnPage = 100;

    /// <summary>True if it is new. False if that recipient has been told the same before: then nothing changes.</summary>
    public static async Task<bool> Put(Work work, Notice notice, CancellationToken ct)
    {
        notice.Check();
        var id = Guid.CreateVersion7(work.Act.At);
        if (!await NoticeStore.Add(work, id, notice, ct))
        {
            return false;
        }

        if (!string.IsNullOrWhiteSpace(notice.MailTo))
        {
            await MailStore.Add(work, id, notice.MailTo.Trim(), ct);
        }

        return true;
    }

    /// <param name="before">The <see cref="InboxPage.Next"/> of the page before; null begins with the newest.</param>
    /// <param name="count">1 to 100; what lies outside is brought inside.</param>
    public static async Task<InboxPage> Read(Session session, Guid recipient, bool unreadOnly, Guid? before, int count, CancellationToken ct)
    {
        var most = Math.Clamp(count, 1, MostOnPage);
        var found = await NoticeStore.Page(session, recipient, unreadOnly, before, most + 1, ct);
        return found.Count > most ? new InboxPage([.. found.Take(most)], found[most - 1].Id) : new InboxPage(found, null);
    }

    public static Task<int> CountUnread(Session session, Guid recipient, CancellationToken ct) => NoticeStore.CountUnread(session, recipient, ct);

    /// <summary>False: it was read before, or is not in this inbox.</summary>
    public static Task<bool> MarkRead(Work work, Guid recipient, Guid notice, CancellationToken ct) => NoticeStore.MarkRead(work, recipient, notice, ct);

    /// <summary>The answer: how many were unread.</summary>
    public static Task<int> MarkAllRead(Work work, Guid recipient, CancellationToken ct) => NoticeStore.MarkAllRead(work, recipient, ct);
}
