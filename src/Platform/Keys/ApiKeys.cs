using System.Security.Cryptography;
using System.Text;
using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Platform.Keys;

/// <summary>
/// A machine client as the key it presented names it. <c>Body</c> is the approval number it reports for. <c>Scopes</c> are those of
/// the key that its account has a grant for today; a key without an account (made at the command line) has what it was made with.
/// </summary>
public sealed record ApiClient(Guid Id, string Name, string? Body, string Scopes)
{
    /// <summary>Whose key it is; null for keys made at the command line.</summary>
    public Account? Account { get; init; }

    public bool May(string scope) => Scopes.Split(' ').Contains(scope);

    public bool May(Power power) => May(power.ToString());
}

/// <summary>
/// Keys of machine clients. A key is 32 random bytes and is shown once; the database holds only its SHA-256, which suffices
/// because nobody can try all keys of 256 bits.
/// </summary>
public sealed class ApiKeys(Database database, TimeProvider clock, BusinessCalendar calendar)
{
    public const string ReportScope = "report";
    public const string Prefix = "zh_";

    /// <summary>Makes a key and returns it; it cannot be shown again. Expires at the end of <paramref name="expiresOn"/>.</summary>
    public async Task<string> Create(string name, string? body, string scopes, DateOnly? expiresOn, Act act, CancellationToken ct)
    {
        var key = NewKey();
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

    /// <summary>
    /// Who presents this key, or why it does not count. A closed account or a revoked grant ends what the key could do with this very
    /// call; the day of use is noted once a day.
    /// </summary>
    public async Task<Outcome<ApiClient>> Recognise(string? key, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(key))
        {
            return KeyRefusals.Missing();
        }

        var (found, account, grants) = await Find(Hash(key.Trim()), ct);
        if (found is null)
        {
            return KeyRefusals.Unknown();
        }

        if (found.RevokedAt is not null)
        {
            return KeyRefusals.Revoked();
        }

        if (found.ExpiresOn is { } last && last < calendar.Today)
        {
            return KeyRefusals.Expired(last);
        }

        if (account is { IsClosed: true })
        {
            return KeyRefusals.AccountClosed();
        }

        await NoteUse(found, ct);
        var scopes = account is null ? found.Scopes : string.Join(' ', found.Scopes.Split(' ').Where(scope => IsGranted(scope, grants)));
        return new ApiClient(found.Id, found.Name, found.Body, scopes) { Account = account };
    }

    internal static string NewKey() => Prefix + Entropy.Code(52);

    internal static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>Whether grants in force give what a scope of a key names; <c>report</c> is the power to report certificates.</summary>
    internal static bool IsGranted(string scope, IEnumerable<Grant> grants)
        => PowerOf(scope) is { } power && grants.Any(grant => PowerTable.Has(grant.Role, power));

    private static Power? PowerOf(string scope)
        => scope == ReportScope ? Power.ReportCertificates : Enum.GetValues<Power>().Cast<Power?>().FirstOrDefault(power => power.ToString() == scope);

    private async Task<(Row? Key, Account? Account, IReadOnlyList<Grant> Grants)> Find(byte[] hash, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        var found = await session.First<Row>(
            "select id, name, body, scopes, expires_on, revoked_at, last_used_on, account from platform_api_key where key_hash = @hash", new { hash }, ct);
        if (found?.Account is not { } owner)
        {
            return (found, null, []);
        }

        var account = (await AccountStore.Find(session, owner, ct))!.Account;
        return (found, account, [.. (await GrantStore.Of(session, owner, ct)).Where(grant => grant.IsInForceOn(calendar.Today))]);
    }

    private async Task NoteUse(Row key, CancellationToken ct)
    {
        if (key.LastUsedOn == calendar.Today)
        {
            return;
        }

        await using var work = await database.Begin(new Act("zhiheng", Capacity.System, clock.GetUtcNow(), "接口密钥使用日期"), ct);
        await work.Execute("update platform_api_key set last_used_on = @today where id = @Id", new { today = calendar.Today, key.Id }, ct);
        await work.Commit([], ct);
    }

    private sealed record Row
    {
        public Guid Id { get; init; }

        public string Name { get; init; } = string.Empty;

        public string? Body { get; init; }

        public string Scopes { get; init; } = string.Empty;

        public DateOnly? ExpiresOn { get; init; }

        public DateTimeOffset? RevokedAt { get; init; }

        public DateOnly? LastUsedOn { get; init; }

        public Guid? Account { get; init; }
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

    public static Refusal AccountClosed() => new(
        "platform.key.account-closed", "接口密钥所属的账户已停用。请向管理员申请新的密钥。");

    public static Refusal Blank() => new("platform.key.blank", "请填写密钥用途名称，最多 60 个字符。") { English = "Name what the key is for, at most 60 characters." };

    public static Refusal NoScope() => new("platform.key.no-scope", "请至少选择一项权限。") { English = "Choose at least one power." };

    public static Refusal NotForMachines(string scope) => new(
        "platform.key.not-for-machines", $"权限 {scope} 只能由本人登录后行使，不能交给接口密钥。请去掉这一项。")
    {
        English = $"{scope} is exercised by a person who signed in, never by a key. Leave it out.",
    };

    public static Refusal NotGranted(string scope) => new(
        "platform.key.not-granted", $"该账户现在没有权限 {scope}。请先由安全管理员授权，或去掉这一项。")
    {
        English = $"The account has no grant for {scope}. Have it granted first, or leave it out.",
    };

    public static Refusal NoApprovalNumber() => new(
        "platform.key.no-approval-number", "上报密钥须属于写明批准号的认证机构账户。请核对账户的单位代码。")
    {
        English = "A key for reports belongs to an account of a body with its approval number.",
    };

    public static Refusal Period(DateOnly latest) => new(
        "platform.key.period", $"密钥的止日须在今天至 {latest:yyyy-MM-dd} 之间。请修改日期。")
    {
        English = $"A key ends between today and {latest:yyyy-MM-dd}.",
    };

    public static Refusal Overlap(int most) => new(
        "platform.key.overlap", $"旧密钥可以继续使用 0 至 {most} 天。请修改天数。") { English = $"The old key may stay valid for 0 to {most} days." };

    public static Refusal NotOpen() => new(
        "platform.key.not-open", "没有这个密钥，或已经停用、到期、更换过。请刷新列表。") { English = "There is no such key, or it was revoked, has expired or was replaced." };
}
