using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Zhiheng.Platform.Audits;

/// <summary>
/// Something that must be answerable later: a sign-in, a refusal, a read of protected data, an export, a change by an administrator.
/// <paramref name="Kind"/> is a name such as <c>sign-in.refused</c>; <paramref name="Subject"/> says what it was about (a path, an
/// id), <paramref name="Detail"/> the rest. Never a password, a code or an identity number.
/// </summary>
public sealed record AuditEntry(string Kind, Guid? Account, string Who, Guid? Session, string Address, string Subject, string Detail = "");

/// <summary>An entry as it stands in the log; the hash covers everything else and the hash of the row before it.</summary>
public sealed record AuditRow
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public long Seq { get; init; }

    public DateTimeOffset At { get; init; }

    public string Kind { get; init; } = string.Empty;

    public Guid? Account { get; init; }

    public string Who { get; init; } = string.Empty;

    public Guid? Session { get; init; }

    public string Address { get; init; } = string.Empty;

    public string Subject { get; init; } = string.Empty;

    public string Detail { get; init; } = string.Empty;

    public byte[] Previous { get; init; } = [];

    public byte[] Hash { get; init; } = [];

    /// <summary>SHA-256 over the hash before and the fields as a JSON array; instants in microseconds, which both databases keep.</summary>
    public byte[] Compute()
    {
        var fields = JsonSerializer.Serialize<object?[]>(
            [Seq, At.ToUnixTimeMilliseconds() * 1000 + (At.Ticks / 10 % 1000), Kind, Account, Who, Session, Address, Subject, Detail], Json);
        return SHA256.HashData([.. Previous, .. Encoding.UTF8.GetBytes(fields)]);
    }
}
