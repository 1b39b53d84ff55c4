using System.Globalization;

namespace Zhiheng.Platform.Notices;

/// <summary>A message on its way out. The same message may be handed over more than once; its id lets a receiver notice.</summary>
/// <param name="Id">Lasting; becomes the Message-ID.</param>
/// <param name="At">When the notice was made, in UTC.</param>
public sealed record Mail(Guid Id, string To, string Subject, string Text, DateTimeOffset At);

public enum MailVerdict
{
    Accepted,

    /// <summary>Try again.</summary>
    Later,

    /// <summary>Trying again will not help: there is no such address.</summary>
    Never,
}

/// <param name="Words">What the relay said, for the operator.</param>
public sealed record MailAnswer(MailVerdict Verdict, string Words = "");

/// <summary>Hands messages over.</summary>
public interface IMailRelay
{
    Task<MailAnswer> Send(Mail mail, CancellationToken ct);
}

public static class MailRelays
{
    /// <param name="setting">
    /// The value of ZHIHENG_SMTP: "smtp://user:password@host:25?from=notice@example.cn", or "smtps://…" to demand STARTTLS. User, password
    /// and port (25, or 587 with smtps) may be left out. Blank: messages become files in the folder "outbox".
    /// </param>
    /// <param name="dataFolder">The data directory.</param>
    /// <exception cref="ArgumentException">The setting cannot be understood: better not to start than to lose messages.</exception>
    public static IMailRelay From(string? setting, string dataFolder)
    {
        if (string.IsNullOrWhiteSpace(setting))
        {
            return new MailFolder(Path.Combine(dataFolder, "outbox"));
        }

        if (!Uri.TryCreate(setting.Trim(), UriKind.Absolute, out var address) || address.Scheme is not ("smtp" or "smtps") || address.Host.Length == 0
            || !System.Net.Mail.MailAddress.TryCreate(From(address), out _))
        {
            throw new ArgumentException("ZHIHENG_SMTP 应形如 smtp://用户:口令@主机:端口?from=发件地址。请更正后再启动。", nameof(setting));
        }

        var secure = address.Scheme == "smtps";
        var user = address.UserInfo.Split(':', 2).Select(Uri.UnescapeDataString).ToList();
        return new SmtpRelay(address.Host, address.IsDefaultPort || address.Port < 0 ? (secure ? 587 : 25) : address.Port, From(address)!)
        {
            MustEncrypt = secure,
            User = user[0],
            Password = user.Count > 1 ? user[1] : "",
        };
    }

    internal static string MessageId(Mail mail) => string.Create(CultureInfo.InvariantCulture, $"<{mail.Id:n}@zhiheng>");

    private static string? From(Uri address)
        => address.Query.TrimStart('?').Split('&').Where(pair => pair.StartsWith("from=", StringComparison.Ordinal))
            .Select(pair => Uri.UnescapeDataString(pair["from=".Length..])).FirstOrDefault();
}
