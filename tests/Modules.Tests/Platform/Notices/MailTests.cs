using System.Text;
using System.Text.RegularExpressions;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Notices;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Platform.Notices;

public class MailTests
{
    private const string Site = "https://zhiheng.example.cn";

    [Theory]
    [BothDatabases]
    public async Task A_message_reaches_the_relay_once_with_its_words_and_whole_link(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        await using var sink = new SmtpSink();
        await Put(database, "a");
        var mailer = Through(database, Smtp(sink));

        var rounds = new[] { await mailer.Deliver("甲", 10, CancellationToken.None), await mailer.Deliver("甲", 10, CancellationToken.None) };

        Assert.Equal([new MailRound(1, 0, 0), new MailRound(0, 0, 0)], rounds);
        var message = Assert.Single(sink.Received);
        Assert.Contains("请办理。\n\nhttps://zhiheng.example.cn/workbench/orders/1", Body(message), StringComparison.Ordinal);
        Assert.Contains("To: zhao@example.cn", message, StringComparison.Ordinal);
        Assert.Contains("From: =?utf-8?", message, StringComparison.Ordinal);
        Assert.Contains("notice@example.cn", message, StringComparison.Ordinal);
        Assert.Matches(@"Message-ID: <[0-9a-f]{32}@zhiheng>", message);
    }

    [Theory]
    [BothDatabases]
    public async Task A_relay_that_hangs_up_before_its_answer_gets_the_same_message_again(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        await using var sink = new SmtpSink { HangUps = 1 };
        await Put(database, "a");
        var mailer = Through(database, Smtp(sink));

        var first = await mailer.Deliver("甲", 10, CancellationToken.None);
        database.Clock.Advance(Mailer.BackOff[0]);
        var second = await mailer.Deliver("甲", 10, CancellationToken.None);

        Assert.Equal((new MailRound(0, 1, 0), new MailRound(1, 0, 0)), (first, second));
        Assert.Single(sink.Received.Select(message => Regex.Match(message, "Message-ID: .*").Value).Distinct());
    }

    [Theory]
    [BothDatabases]
    public async Task A_dead_relay_is_tried_later_and_later_and_at_last_given_up(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var sink = new SmtpSink();
        await sink.DisposeAsync();
        await Put(database, "a");
        var mailer = Through(database, Smtp(sink));

        foreach (var wait in Mailer.BackOff)
        {
            Assert.Equal(new MailRound(0, 1, 0), await mailer.Deliver("甲", 10, CancellationToken.None));
            database.Clock.Advance(wait - TimeSpan.FromSeconds(1));
            Assert.Equal(new MailRound(0, 0, 0), await mailer.Deliver("甲", 10, CancellationToken.None));
            database.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(new MailRound(0, 0, 1), await mailer.Deliver("甲", 10, CancellationToken.None));
        database.Clock.Advance(TimeSpan.FromDays(100));
        Assert.Equal(new MailRound(0, 0, 0), await mailer.Deliver("甲", 10, CancellationToken.None));
        Assert.Single((await TableDump.Of(database)).Tables["platform_notice"]);
    }

    [Theory]
    [InlineData("550 no such user", 0, 1)]
    [InlineData("450 busy", 1, 0)]
    [InlineData("452 full", 1, 0)]
    [InlineData("554 policy", 1, 0)]
    public async Task An_address_that_is_refused_is_given_up_and_a_mood_of_the_relay_is_not(string answer, int later, int givenUp)
    {
        await using var database = await TestDatabase.Create(Dialect.Sqlite);
        await using var sink = new SmtpSink { ToRecipient = answer };
        await Put(database, "a");

        Assert.Equal(new MailRound(0, later, givenUp), await Through(database, Smtp(sink)).Deliver("甲", 10, CancellationToken.None));
        Assert.Empty(sink.Received);
    }

    [Fact]
    public async Task What_is_no_address_is_given_up_and_the_next_message_goes()
    {
        await using var database = await TestDatabase.Create(Dialect.Sqlite);
        await using var sink = new SmtpSink();
        await Put(database, "a", "not an address");
        await Put(database, "b");

        Assert.Equal(new MailRound(1, 0, 1), await Through(database, Smtp(sink)).Deliver("甲", 10, CancellationToken.None));
    }

    [Theory]
    [BothDatabases]
    public async Task A_sender_that_died_loses_its_lease_and_another_sends_the_message(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        await using var sink = new SmtpSink();
        await Put(database, "a");
        using var dying = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Through(database, new DyingRelay(dying)).Deliver("甲", 10, dying.Token));
        var mailer = Through(database, Smtp(sink));

        Assert.Equal(new MailRound(0, 0, 0), await mailer.Deliver("乙", 10, CancellationToken.None));
        database.Clock.Advance(Mailer.Lease);
        Assert.Equal(new MailRound(0, 0, 0), await mailer.Deliver("乙", 10, CancellationToken.None));
        database.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(new MailRound(1, 0, 0), await mailer.Deliver("乙", 10, CancellationToken.None));
    }

    [Theory]
    [BothDatabases]
    public async Task Many_senders_at_once_send_each_message_once(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        for (var i = 0; i < 20; i++)
        {
            await Put(database, $"{i}");
        }

        var outbox = MailRelays.From(null, database.Folder);
        var rounds = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => Through(database, outbox).Deliver($"{i}", 100, CancellationToken.None))));

        Assert.Equal(20, rounds.Sum(round => round.Accepted));
        Assert.Equal(20, Directory.GetFiles(Path.Combine(database.Folder, "outbox"), "*.eml").Length);
    }

    [Fact]
    public async Task Without_a_relay_messages_become_files_that_mail_programs_open()
    {
        await using var database = await TestDatabase.Create(Dialect.Sqlite);
        var title = "责令暂停证书通知书（鲁市监认责停〔2026〕1号）已送达，请在规定期限内办理并书面报告";
        await Put(database, "a", title: title + "\r\nBcc: x@evil.example");

        await Through(database, MailRelays.From("", database.Folder)).Deliver("甲", 10, CancellationToken.None);

        var file = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(Path.Combine(database.Folder, "outbox"))));
        var head = file[..file.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
        var words = Regex.Matches(head, @"=\?utf-8\?B\?([^?]*)\?=");
        Assert.All(file.Split("\r\n"), line => Assert.InRange(line.Length, 0, 78));
        Assert.Equal(title + "  Bcc: x@evil.example", string.Concat(words.Select(word => Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[1].Value)))));
        Assert.DoesNotContain("\r\nBcc:", head, StringComparison.Ordinal);
        Assert.Contains("Date: Mon, 01 Jun 2026 02:00:00 +0000", head, StringComparison.Ordinal);
        Assert.Equal("请办理。\n\nhttps://zhiheng.example.cn/workbench/orders/1\n", Body(file.ReplaceLineEndings("\n")));
    }

    [Theory]
    [InlineData("smtp://host")]
    [InlineData("smtp://host?from=nobody")]
    [InlineData("http://host?from=a@b.cn")]
    [InlineData("host:25")]
    public void A_setting_that_cannot_be_understood_stops_the_start(string setting)
        => Assert.Throws<ArgumentException>(() => MailRelays.From(setting, "."));

    [Fact]
    public async Task A_relay_that_must_encrypt_gets_nothing_in_the_clear()
    {
        await using var database = await TestDatabase.Create(Dialect.Sqlite);
        await using var sink = new SmtpSink();
        await Put(database, "a");

        var round = await Through(database, MailRelays.From($"smtps://127.0.0.1:{sink.Port}?from=notice@example.cn", ".")).Deliver("甲", 1, CancellationToken.None);

        Assert.Equal(new MailRound(0, 1, 0), round);
        Assert.Empty(sink.Received);
    }

    private static IMailRelay Smtp(SmtpSink sink) => MailRelays.From($"smtp://127.0.0.1:{sink.Port}?from=notice@example.cn", ".");

    private static Mailer Through(TestDatabase database, IMailRelay relay) => new(database.Database, relay, Site, database.Clock);

    private static string Body(string message)
    {
        var encoded = message[(message.IndexOf("\n\n", StringComparison.Ordinal) + 2)..].Replace("\n", "", StringComparison.Ordinal);
        return Encoding.UTF8.GetString(Convert.FromBase64String(encoded)).ReplaceLineEndings("\n");
    }

    private static async Task Put(TestDatabase database, string dedupe, string to = "zhao@example.cn", string title = "标题")
    {
        await using var work = await database.Database.Begin(database.Act(), CancellationToken.None);
        await Inbox.Put(work, GivenNotice.To(new Guid("01900000-0000-7000-8000-00000000000a"), dedupe) with { MailTo = to, Title = title }, CancellationToken.None);
        await work.Commit([], CancellationToken.None);
    }

    /// <summary>Its process ends while it talks to the server.</summary>
    private sealed class DyingRelay(CancellationTokenSource dying) : IMailRelay
    {
        public async Task<MailAnswer> Send(Mail mail, CancellationToken ct)
        {
            await dying.CancelAsync();
            ct.ThrowIfCancellationRequested();
            return new MailAnswer(MailVerdict.Accepted);
        }
    }
}
