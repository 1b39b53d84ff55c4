using System.Net;
using System.Net.Mail;
using System.Text;

namespace Zhiheng.Platform.Notices;

/// <summary>Hands messages to an SMTP server, one connection each. Thread-safe.</summary>
public sealed class SmtpRelay(string host, int port, string from) : IMailRelay
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Without STARTTLS nothing is sent.</summary>
    public bool MustEncrypt { get; init; }

    /// <summary>Empty signs in nowhere.</summary>
    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    public async Task<MailAnswer> Send(Mail mail, CancellationToken ct)
    {
        if (!MailAddress.TryCreate(mail.To, out var to))
        {
            return new MailAnswer(MailVerdict.Never, "not an address");
        }

        using var message = new MailMessage(new MailAddress(from, "质衡", Encoding.UTF8), to)
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Text,
            BodyEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", MailRelays.MessageId(mail));
        using var client = new SmtpClient(host, port) { EnableSsl = MustEncrypt, Credentials = User.Length > 0 ? new NetworkCredential(User, Password) : null };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            await client.SendMailAsync(message, patience.Token);
            return new MailAnswer(MailVerdict.Accepted);
        }
        catch (SmtpException error)
        {
            return new MailAnswer(IsForGood(error) ? MailVerdict.Never : MailVerdict.Later, $"{error.StatusCode}: {error.Message}");
        }
        catch (Exception error) when (error is IOException || (error is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new MailAnswer(MailVerdict.Later, error.Message);
        }
    }

    /// <summary>The address itself is refused. Other refusals (a policy, a full disk) are the relay's and pass.</summary>
    private static bool IsForGood(SmtpException error)
        => error is SmtpFailedRecipientException && error.StatusCode is (SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed);
}
