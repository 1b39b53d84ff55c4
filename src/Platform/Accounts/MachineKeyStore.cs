using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform.Accounts;

/// <summary>A machine key as its administrator sees it; the key itself is shown once and kept nowhere. Days are included.</summary>
public sealed record MachineKey
{
    public Guid Id { get; init; }

    public string Name { get; init; } = string.Empty;

    /// <summary>Whose key it is; null for keys made at the command line.</summary>
    public Guid? Account { get; init; }

    public string? SignInName { get; init; }

    public string? OrganizationName { get; init; }

    /// <summary>The approval number that it reports for.</summary>
    public string? Body { get; init; }

    public string Scopes { get; init; } = string.Empty;

    public DateTimeOffset CreatedAt { get; init; }

    public DateOnly? ExpiresOn { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public DateOnly? LastUsedOn { get; init; }

    public Guid? Replaces { get; init; }

    public bool IsReplaced { get; init; }

    public bool IsOpenOn(DateOnly day) => RevokedAt is null && (ExpiresOn is null || day <= ExpiresOn);
}

internal static class MachineKeyStore
{
    private const string Select =
        """
        select k.id, k.name, k.account, a.sign_in_name, a.organization_name, k.body, k.scopes, k.created_at, k.expires_on, k.revoked_at,
          k.last_used_on, k.replaces, exists (select 1 from platform_api_key n where n.replaces = k.id) as is_replaced
        from platform_api_key k left join platform_account a on a.id = k.account
        """;

    public static Task<MachineKey?> Find(Session session, Guid id, CancellationToken ct)
        => session.First<MachineKey>($"{Select} where k.id = @id", new { id }, ct);

    /// <summary>The key, held by this transaction until it ends: of two who change it at once the second sees what the first did.</summary>
    public static async Task<MachineKey?> Hold(Work work, Guid id, CancellationToken ct)
    {
        await work.Execute("update platform_api_key set scopes = scopes where id = @id", new { id }, ct);
        return await Find(work, id, ct);
    }

    public static Task<IReadOnlyList<MachineKey>> List(Session session, Guid? before, int count, CancellationToken ct)
        => session.Query<MachineKey>($"{Select} where k.id < @before order by k.id desc limit @count", new { before = before ?? Guid.AllBitsSet, count }, ct);

    public static Task Add(Work work, MachineKey key, byte[] hash, CancellationToken ct)
        => work.Execute(
            """
            insert into platform_api_key (id, name, key_hash, body, scopes, created_at, expires_on, account, replaces)
            values (@Id, @Name, @hash, @Body, @Scopes, @CreatedAt, @ExpiresOn, @Account, @Replaces)
            """,
            new { key.Id, key.Name, hash, key.Body, key.Scopes, key.CreatedAt, key.ExpiresOn, key.Account, key.Replaces },
            ct);

    public static Task ShortenTo(Work work, Guid id, DateOnly last, CancellationToken ct)
        => work.Execute("update platform_api_key set expires_on = @last where id = @id and (expires_on is null or expires_on > @last)", new { id, last }, ct);

    public static Task<int> Revoke(Work work, Guid id, CancellationToken ct)
        => work.Execute("update platform_api_key set revoked_at = @at where id = @id and revoked_at is null", new { id, at = work.Act.At }, ct);
}
