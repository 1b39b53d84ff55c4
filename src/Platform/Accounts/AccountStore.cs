using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Platform.Accounts;

/// <summary>What signing in needs to know of an account; it leaves this folder as <see cref="Accounts.Account"/>.</summary>
internal sealed record AccountRow
{
    public Guid Id { get; init; }

    public string SignInName { get; init; } = string.Empty;

    public string PersonName { get; init; } = string.Empty;

    public string Kind { get; init; } = string.Empty;

    public string OrganizationName { get; init; } = string.Empty;

    public string? OrganizationCode { get; init; }

    public Guid? Owner { get; init; }

    public string? Region { get; init; }

    public string? Email { get; init; }

    public string State { get; init; } = string.Empty;

    public string? PasswordHash { get; init; }

    public bool MustChange { get; init; }

    public byte[]? TotpSealed { get; init; }

    public DateTimeOffset? TotpConfirmedAt { get; init; }

    public long TotpLastStep { get; init; }

    public int Failures { get; init; }

    public DateTimeOffset? LockedUntil { get; init; }

    public string? ExternalSubject { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public bool IsDemo { get; init; }

    public int Version { get; init; }

    public Account Account => new()
    {
        Id = Id,
        SignInName = SignInName,
        PersonName = PersonName,
        Kind = Enum.Parse<AccountKind>(Kind, ignoreCase: true),
        OrganizationName = OrganizationName,
        OrganizationCode = OrganizationCode,
        Owner = Owner,
        Region = Region is null ? null : RegionCode.Parse(Region).Value,
        Email = Email,
        IsClosed = State == "closed",
        MustChange = MustChange,
        HasSecondFactor = TotpConfirmedAt is not null,
        HasExternalIdentity = ExternalSubject is not null,
        LockedUntil = LockedUntil,
        CreatedAt = CreatedAt,
        IsDemo = IsDemo,
        Version = Version,
    };
}

internal static class AccountStore
{
    private const string Columns =
        """
        id, sign_in_name, person_name, kind, organization_name, organization_code, owner, region, email, state, password_hash,
        must_change, totp_sealed, totp_confirmed_at, totp_last_step, failures, locked_until, external_subject, created_at, is_demo, version
        """;

    public static Task<AccountRow?> Find(Session session, Guid id, CancellationToken ct)
        => session.First<AccountRow>($"select {Columns} from platform_account where id = @id", new { id }, ct);

    public static Task<AccountRow?> ByName(Session session, string name, CancellationToken ct)
        => session.First<AccountRow>($"select {Columns} from platform_account where sign_in_name = @name", new { name }, ct);

    public static Task<AccountRow?> ByExternalSubject(Session session, string subject, CancellationToken ct)
        => session.First<AccountRow>($"select {Columns} from platform_account where external_subject = @subject", new { subject }, ct);

    /// <summary>Accounts in the order of their names, after a name; <paramref name="text"/> is part of a name, a person or an organisation.</summary>
    public static Task<IReadOnlyList<AccountRow>> List(Session session, string? text, string? after, int count, CancellationToken ct)
        => session.Query<AccountRow>(
            $"""
            select {Columns} from platform_account
            where (@after is null or sign_in_name > @after)
              and (@text is null or sign_in_name like @pattern escape '!' or person_name like @pattern escape '!' or organization_name like @pattern escape '!')
            order by sign_in_name
            limit @count
            """,
            new { text, after, count, pattern = Like.Containing(text) },
            ct);

    /// <summary>Region and name of every authority with an open account below a region, by region.</summary>
    public static Task<IReadOnlyList<(string Region, string Name)>> Organs(Session session, string prefix, CancellationToken ct)
        => session.Query<(string Region, string Name)>(
            """
            select distinct region, organization_name from platform_account
            where kind = 'authority' and state <> 'closed' and region is not null and substr(region, 1, length(@prefix)) = @prefix
            order by region, organization_name
            """,
            new { prefix },
            ct);

    public static Task<IReadOnlyList<AccountRow>> OfOwner(Session session, Guid owner, CancellationToken ct)
        => session.Query<AccountRow>($"select {Columns} from platform_account where owner = @owner order by sign_in_name", new { owner }, ct);

    public static Task Add(Work work, AccountRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into platform_account (id, sign_in_name, person_name, kind, organization_name, organization_code, owner, region, email,
              state, password_hash, must_change, external_subject, created_at, is_demo, version)
            values (@Id, @SignInName, @PersonName, @Kind, @OrganizationName, @OrganizationCode, @Owner, @Region, @Email,
              @State, @PasswordHash, @MustChange, @ExternalSubject, @CreatedAt, @IsDemo, 1)
            """,
            row,
            ct);

    /// <summary>Everything about signing in that may change. The version notices a second writer.</summary>
    public static async Task Save(Work work, AccountRow row, CancellationToken ct)
    {
        var saved = await work.Execute(
            """
            update platform_account
            set email = @Email, state = @State, password_hash = @PasswordHash, password_changed_at = @at, must_change = @MustChange,
              totp_sealed = @TotpSealed, totp_confirmed_at = @TotpConfirmedAt, totp_last_step = @TotpLastStep, failures = @Failures,
              locked_until = @LockedUntil, external_subject = @ExternalSubject, version = version + 1
            where id = @Id and version = @Version
            """,
            new
            {
                row.Id, row.Email, row.State, row.PasswordHash, row.MustChange, row.TotpSealed, row.TotpConfirmedAt, row.TotpLastStep,
                row.Failures, row.LockedUntil, row.ExternalSubject, row.Version, at = work.Act.At,
            },
            ct);
        if (saved == 0)
        {
            throw new ChangedByAnotherException("Account", row.Id);
        }
    }

    public static Task AddRecoveryCodes(Work work, Guid account, IEnumerable<byte[]> hashes, CancellationToken ct)
        => work.Insert(RecoveryCodes, [.. hashes.Select(hash => new object?[] { account, hash, null })], ct);

    public static Task RemoveRecoveryCodes(Work work, Guid account, CancellationToken ct)
        => work.Execute("delete from platform_recovery_code where account = @account", new { account }, ct);

    public static async Task<bool> UseRecoveryCode(Work work, Guid account, byte[] hash, CancellationToken ct)
        => await work.Execute(
            "update platform_recovery_code set used_at = @at where account = @account and code_hash = @hash and used_at is null",
            new { account, hash, at = work.Act.At },
            ct) == 1;

    private static readonly BulkTable RecoveryCodes = new("platform_recovery_code", "account", "code_hash", "used_at");
}
