using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Notices;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Platform.Notices;

public class InboxTests
{
    private static readonly Guid Zhao = new("01900000-0000-7000-8000-00000000000a");
    private static readonly Guid Qian = new("01900000-0000-7000-8000-00000000000b");

    [Theory]
    [BothDatabases]
    public async Task The_same_thing_is_told_to_each_recipient_once(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);

        Assert.True(await Put(database, GivenNotice.To(Zhao)));
        Assert.False(await Put(database, GivenNotice.To(Zhao)));
        Assert.True(await Put(database, GivenNotice.To(Qian)));
        Assert.True(await Put(database, GivenNotice.To(Zhao, "b")));
    }

    [Theory]
    [BothDatabases]
    public async Task Of_many_who_tell_at_once_one_is_heard(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);

        var told = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Put(database, GivenNotice.To(Zhao) with { MailTo = "zhao@example.cn" }))));

        var dump = await TableDump.Of(database);
        Assert.Equal((1, 1, 1), (told.Count(one => one), dump.Tables["platform_notice"].Count, dump.Tables["platform_mail"].Count));
    }

    [Theory]
    [BothDatabases]
    public async Task What_was_rolled_back_was_never_told(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        await using (var work = await database.Database.Begin(database.Act(), CancellationToken.None))
        {
            await Inbox.Put(work, GivenNotice.To(Zhao) with { MailTo = "zhao@example.cn" }, CancellationToken.None);
        }

        Assert.True(await Put(database, GivenNotice.To(Zhao)));
    }

    [Theory]
    [BothDatabases]
    public async Task An_inbox_is_read_page_by_page_newest_first_and_shows_nobody_elses(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        for (var i = 0; i < 7; i++)
        {
            // Three at one instant: paging must not lose or repeat any of them.
            database.Clock.Advance(TimeSpan.FromMinutes(i is 3 or 4 ? 0 : 1));
            await Put(database, GivenNotice.To(Zhao, $"{i}"));
        }

        await Put(database, GivenNotice.To(Qian));

        await using var session = await database.Database.Read(CancellationToken.None);
        var read = new List<InboxEntry>();
        Guid? next = null;
        do
        {
            var page = await Inbox.Read(session, Zhao, unreadOnly: false, next, 3, CancellationToken.None);
            Assert.InRange(page.Entries.Count, 1, 3);
            read.AddRange(page.Entries);
            next = page.Next;
        }
        while (next is not null);

        Assert.Equal(7, read.Select(entry => entry.Id).Distinct().Count());
        Assert.Equal(read.OrderByDescending(entry => entry.CreatedAt).Select(entry => entry.CreatedAt), read.Select(entry => entry.CreatedAt));
        Assert.Equal(("标题", "/workbench/orders/1", new DateOnly(2026, 6, 16)), (read[0].Title, read[0].Link, read[0].DueOn));
    }

    [Theory]
    [BothDatabases]
    public async Task Only_the_recipient_can_mark_a_notice_read_and_only_once(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        foreach (var key in new[] { "a", "b", "c" })
        {
            await Put(database, GivenNotice.To(Zhao, key));
        }

        await using var session = await database.Database.Read(CancellationToken.None);
        var first = (await Inbox.Read(session, Zhao, unreadOnly: true, null, 10, CancellationToken.None)).Entries[0];
        await using (var work = await database.Database.Begin(database.Act(), CancellationToken.None))
        {
            Assert.False(await Inbox.MarkRead(work, Qian, first.Id, CancellationToken.None));
            Assert.True(await Inbox.MarkRead(work, Zhao, first.Id, CancellationToken.None));
            Assert.False(await Inbox.MarkRead(work, Zhao, first.Id, CancellationToken.None));
            await work.Commit([], CancellationToken.None);
        }

        Assert.Equal(2, await Inbox.CountUnread(session, Zhao, CancellationToken.None));
        Assert.DoesNotContain((await Inbox.Read(session, Zhao, unreadOnly: true, null, 10, CancellationToken.None)).Entries, entry => entry.Id == first.Id);
        await using (var work = await database.Database.Begin(database.Act(), CancellationToken.None))
        {
            Assert.Equal(2, await Inbox.MarkAllRead(work, Zhao, CancellationToken.None));
            await work.Commit([], CancellationToken.None);
        }

        Assert.Equal(0, await Inbox.CountUnread(session, Zhao, CancellationToken.None));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/a\r\nX: y")]
    [InlineData("")]
    public async Task A_link_never_leads_away_from_the_site(string link)
    {
        await using var database = await TestDatabase.Create(Dialect.Sqlite);

        await Assert.ThrowsAsync<ArgumentException>(() => Put(database, GivenNotice.To(Zhao) with { Link = link }));
    }

    private static async Task<bool> Put(TestDatabase database, Notice notice)
    {
        await using var work = await database.Database.Begin(database.Act(), CancellationToken.None);
        var isNew = await Inbox.Put(work, notice, CancellationToken.None);
        await work.Commit([], CancellationToken.None);
        return isNew;
    }
}

internal static class GivenNotice
{
    public static Notice To(Guid recipient, string dedupe = "a") => new()
    {
        Recipient = recipient, Kind = "order-received", Title = "标题", Text = "请办理。", Link = "/workbench/orders/1", DueOn = new DateOnly(2026, 6, 16), Dedupe = dedupe,
    };
}
