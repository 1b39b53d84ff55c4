using Zhiheng.Platform.Keys;
using Zhiheng.Platform.Notices;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web;

/// <summary>Reminds of deadlines and sends waiting mail, every few minutes. Any number of servers may: each thing is told once.</summary>
internal sealed class NoticeRunner(Reminding reminding, Mailer mailer, TimeProvider clock, ILogger<NoticeRunner> log) : BackgroundService
{
    private const int MostMails = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    private readonly string sender = Entropy.Code(16);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Try(() => reminding.Run(stoppingToken), "Reminders could not be put into inboxes; it will be tried again");
            await Try(() => mailer.Deliver(sender, MostMails, stoppingToken), "Mail could not be sent; it will be tried again");
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Try(Func<Task> step, string trouble)
    {
        try
        {
            await step();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
#pragma warning disable CA2254 // The two sentences above are constants.
            log.LogError(error, trouble);
#pragma warning restore CA2254
        }
    }
}
