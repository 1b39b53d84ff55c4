using System.Globalization;
using System.Text;

namespace Zhiheng.Platform.Notices;

/// <summary>
/// Messages as files (RFC 5322) that any mail program opens: what is used where no relay is set up. The same message handed over again
/// becomes the same file.
/// </summary>
public sealed class MailFolder(string folder) : IMailRelay
{
    private const int EncodedBytes = 42;
    private const int Base64Line = 76;

    public async Task<MailAnswer> Send(Mail mail, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{mail.Id:n}.eml");
        var making = $"{path}.part";
        await File.WriteAllTextAsync(making, Text(mail), Encoding.ASCII, ct);
        File.Move(making, path, overwrite: true);
        return new MailAnswer(MailVerdict.Accepted, Path.GetFileName(path));
    }

    private static string Text(Mail mail)
    {
        var body = Convert.ToBase64String(Encoding.UTF8.GetBytes(mail.Text.ReplaceLineEndings("\r\n")));
        string[] lines =
        [
            "From: zhiheng@localhost",
            $"To: {Plain(mail.To)}",
            $"Subject: {string.Join("\r\n ", Encoded(mail.Subject))}",
            $"Date: {mail.At.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture)} +0000",
            $"Message-ID: {MailRelays.MessageId(mail)}",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64",
            "",
            .. body.Chunk(Base64Line).Select(piece => new string(piece)),
            "",
        ];
        return string.Join("\r\n", lines);
    }

    /// <summary>Encoded words (RFC 2047) of at most 75 characters, none of which divides a character.</summary>
    private static IEnumerable<string> Encoded(string text)
    {
        var word = new List<byte>();
        foreach (var rune in text.EnumerateRunes())
        {
            var bytes = Encoding.UTF8.GetBytes(rune.ToString());
            if (word.Count + bytes.Length > EncodedBytes)
            {
                yield return $"=?utf-8?B?{Convert.ToBase64String([.. word])}?=";
                word.Clear();
            }

            word.AddRange(bytes);
        }

        yield return $"=?utf-8?B?{Convert.ToBase64String([.. word])}?=";
    }

    private static string Plain(string address) => string.Concat(address.Where(c => c is > ' ' and <= '~'));
}
