using Zhiheng.Platform.Keys;
using Zhiheng.Platform.Notices;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web;

/// <summary>Reminds of deadlines and sends waiting mail, every few minutes. Any number of servers may: each thing is told once.</summary>
internal sealed class NoticeRunner(Reminding reminding, Mailer mailer, TimeProvider clock, ILogger<NoticeRunner> log) : Runner(clock, log)
{
    private const int MostMails = 200;

    private readonly string sender = Entropy.Code(16);

    protected override async Task<TimeSpan> Round(CancellationToken ct)
    {
        await Try(reminding.Run, "Reminders could not be put into inboxes; it will be tried again", ct);
        await Try(stopping => mailer.Deliver(sender, MostMails, stopping), "Mail could not be sent; it will be tried again", ct);
        return TimeSpan.FromMinutes(5);
    }
}
