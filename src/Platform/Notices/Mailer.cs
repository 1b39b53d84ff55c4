using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform.Notices;

/// <summary>What one round did.</summary>
public sealed record MailRound(int Accepted, int Later, int GivenUp);

/// <summary>
/// Sends what waits, at least once: a message counts as sent when the relay has said so and that is recorded; a sender that dies between
/// leaves its lease to run out, and the message goes again under the same Message-ID.
/// </summary>
/// <param name="site">The address of this site, without a final "/": links in messages are whole.</param>
public sealed class Mailer(Database database, IMailRelay relay, string site, TimeProvider clock)
{
    /// <summary>Longer than a relay is given for one message.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private const int LongestAnswer = 500;

    /// <summary>Waiting times after the first, second … failure; after the last one the message is given up: three days in all.</summary>
    public static IReadOnlyList<TimeSpan> BackOff { get; } =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(16), TimeSpan.FromHours(48)];

    /// <summary>Sends what is due now, at most <paramref name="most"/> messages, one after the other.</summary>
    /// <param name="sender">The name of this process; two that run at once must differ.</param>
    public async Task<MailRound> Deliver(string sender, int most, CancellationToken ct)
    {
        var round = new MailRound(0, 0, 0);
        for (var i = 0; i < most && await Take(sender, ct) is { } mail; i++)
        {
            var answer = await relay.Send(new Mail(mail.Notice, mail.Address, Line(mail.Title), $"{mail.Text}\n\n{site}{mail.Link}\n", mail.CreatedAt), ct);
            round = await Record(mail, sender, answer, round, ct);
        }

        return round;
    }

    private async Task<WaitingMail?> Take(string sender, CancellationToken ct)
    {
        while (true)
        {
            var now = clock.GetUtcNow();
            Guid? due;
            await using (var session = await database.Read(ct))
            {
                due = await MailStore.NextDue(session, now, ct);
            }

            if (due is null)
            {
                return null;
            }

            await using var work = await database.Begin(Act(now), ct);
            var mail = await MailStore.Lease(work, due.Value, sender, now, now + Lease, ct);
            await work.Commit([], ct);
            if (mail is not null)
            {
                return mail;
            }
        }
    }

    private async Task<MailRound> Record(WaitingMail mail, string sender, MailAnswer answer, MailRound round, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var accepted = answer.Verdict == MailVerdict.Accepted;
        var givenUp = answer.Verdict == MailVerdict.Never || (!accepted && mail.Attempts >= BackOff.Count);
        var next = accepted || givenUp ? now : now + BackOff[mail.Attempts];
        await using var work = await database.Begin(Act(now), ct);
        await MailStore.Tried(
            work, mail.Notice, sender, accepted ? now : null, givenUp ? now : null, next, answer.Words[..Math.Min(answer.Words.Length, LongestAnswer)], ct);
        await work.Commit([], ct);
        return accepted ? round with { Accepted = round.Accepted + 1 }
            : givenUp ? round with { GivenUp = round.GivenUp + 1 }
            : round with { Later = round.Later + 1 };
    }

    /// <summary>A header is one line, whatever a title holds.</summary>
    private static string Line(string title) => string.Concat(title.Select(c => char.IsControl(c) ? ' ' : c));

    private static Act Act(DateTimeOffset now) => new("质衡", Capacity.System, now, "发送邮件通知");
}
