using System.Security.Cryptography;
using System.Text;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform.Keys;

/// <summary>A machine client as the key it presented names it. <c>Body</c> is the approval number it reports for.</summary>
public sealed record ApiClient(Guid Id, string Name, string? Body, string Scopes)
{
    public bool May(string scope) => Scopes.Split(' ').Contains(scope);
}

/// <summary>
/// Keys of machine clients. A key is 32 random bytes and is shown once; the database holds only its SHA-256, which suffices
/// because nobody can try all keys of 256 bits.
/// </summary>
public sealed class ApiKeys(Database database, TimeProvider clock, BusinessCalendar calendar)
{
    public const string ReportScope = "report";
    private const string Prefix = "zh_";

    /// <summary>Makes a key and returns it; it cannot be shown again. Expires at the end of <paramref name="expiresOn"/>.</summary>
    public async Task<string> Create(string name, string? body, string scopes, DateOnly? expiresOn, Act act, CancellationToken ct)
    {
        var key = Prefix + Entropy.Code(52);
        await using var work = await database.Begin(act, ct);
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        await work.Execute(
            """
            insert into platform_api_key (id, name, key_hash, body, scopes, created_at, expires_on)
            values (@id, @name, @hash, @body, @scopes, @at, @expiresOn)
            """,
            new { id, name, hash = Hash(key), body, scopes, at = clock.GetUtcNow(), expiresOn },
            ct);
        await work.Commit(new Journals.JournalEntry(
            "ApiKeyCreated", id, calendar.Today, IsPublic: false, Journals.Journal.Write(new { name, body, scopes, expiresOn })), ct);
        return key;
    }

    /// <summary>Who presents this key, or why it does not count.</summary>
    public async Task<Outcome<ApiClient>> Recognise(string? key, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(key))
        {
            return KeyRefusals.Missing();
        }

        await using var session = await database.Read(ct);
        var found = await session.First<Row>(
            "select id, name, body, scopes, expires_on, revoked_at from platform_api_key where key_hash = @hash",
            new { hash = Hash(key.Trim()) },
            ct);
        return found switch
        {
            null => KeyRefusals.Unknown(),
            { RevokedAt: not null } => KeyRefusals.Revoked(),
            { ExpiresOn: { } last } when last < calendar.Today => KeyRefusals.Expired(last),
            _ => new ApiClient(found.Id, found.Name, found.Body, found.Scopes),
        };
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private sealed record Row
    {
        public Guid Id { get; init; }

        public string Name { get; init; } = string.Empty;

        public string? Body { get; init; }

        public string Scopes { get; init; } = string.Empty;

        public DateOnly? ExpiresOn { get; init; }

        public DateTimeOffset? RevokedAt { get; init; }
    }
}

internal static class KeyRefusals
{
    public static Refusal Missing() => new(
        "platform.key.missing", "没有提供接口密钥。请在请求头 Authorization 中写“Bearer 密钥”。");

    public static Refusal Unknown() => new(
        "platform.key.unknown", "接口密钥不正确。请核对是否完整，或请管理员重新签发。");

    public static Refusal Revoked() => new(
        "platform.key.revoked", "接口密钥已停用。请向管理员申请新的密钥。");

    public static Refusal Expired(DateOnly last) => new(
        "platform.key.expired", $"接口密钥已于 {last:yyyy-MM-dd} 到期。请向管理员申请新的密钥。");
}
