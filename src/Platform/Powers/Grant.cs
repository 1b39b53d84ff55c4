using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform.Powers;

/// <summary>A role for one account, for a region's subtree and a line of business where the role has such, in a period (both days included).</summary>
public sealed record Grant(
    Guid Id, Guid Account, Role Role, RegionCode? Region, Line? Line, DateOnly StartsOn, DateOnly? EndsOn, DateTimeOffset GrantedAt, DateTimeOffset? RevokedAt)
{
    public bool IsInForceOn(DateOnly day) => RevokedAt is null && StartsOn <= day && (EndsOn is null || day <= EndsOn);
}

/// <summary>Acting for somebody who is away, or reading a region without a grant in an emergency; approved by another person, for a time.</summary>
public sealed record StandIn
{
    public Guid Id { get; init; }

    /// <summary><c>proxy</c> or <c>break-glass</c>.</summary>
    public string Kind { get; init; } = string.Empty;

    public Guid Account { get; init; }

    public Guid? Absent { get; init; }

    public string? AbsentName { get; init; }

    public string? AccountName { get; init; }

    public string? Region { get; init; }

    public string Reason { get; init; } = string.Empty;

    public DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset StartsAt { get; init; }

    public DateTimeOffset EndsAt { get; init; }

    public Guid? DecidedBy { get; init; }

    public bool? Approved { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public bool IsProxy => Kind == "proxy";

    public bool IsInForceAt(DateTimeOffset now) => Approved == true && EndedAt is null && StartsAt <= now && now < EndsAt;
}

internal sealed record GrantRow
{
    public Guid Id { get; init; }

    public Guid Account { get; init; }

    public string Role { get; init; } = string.Empty;

    public string? Region { get; init; }

    public string? Line { get; init; }

    public DateOnly StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }

    public DateTimeOffset GrantedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public Grant Grant => new(
        Id, Account, Enum.Parse<Role>(Role), Region is null ? null : RegionCode.Parse(Region).Value, Line is null ? null : Enum.Parse<Line>(Line),
        StartsOn, EndsOn, GrantedAt, RevokedAt);
}

internal static class GrantStore
{
    private const string Columns = "id, account, role, region, line, starts_on, ends_on, granted_at, revoked_at";

    private const string StandInColumns =
        """
        s.id, s.kind, s.account, s.absent, s.region, s.reason, s.requested_at, s.starts_at, s.ends_at, s.decided_by, s.approved, s.ended_at,
        a.person_name as account_name, b.person_name as absent_name
        """;

    public static async Task<IReadOnlyList<Grant>> Of(Session session, Guid account, CancellationToken ct)
        => [.. (await session.Query<GrantRow>($"select {Columns} from platform_grant where account = @account order by granted_at", new { account }, ct)).Select(row => row.Grant)];

    public static async Task<Grant?> Find(Session session, Guid id, CancellationToken ct)
        => (await session.First<GrantRow>($"select {Columns} from platform_grant where id = @id", new { id }, ct))?.Grant;

    /// <summary>Open accounts of the authority of a region with a grant in force of one of the roles, for a region that holds it.</summary>
    public static Task<IReadOnlyList<PowerHolder>> Holders(Session session, IReadOnlyList<Role> roles, RegionCode organ, DateOnly today, CancellationToken ct)
        => session.Query<PowerHolder>(
            """
            select a.id as account, a.sign_in_name, a.person_name, a.organization_name from platform_account a
            where a.kind = 'authority' and a.state <> 'closed' and a.region = @organ and exists (
              select 1 from platform_grant g
              where g.account = a.id and g.role in ({keys}) and g.region in (@organ, @city, @province) and g.revoked_at is null
                and g.starts_on <= @today and (g.ends_on is null or g.ends_on >= @today))
            order by a.person_name, a.sign_in_name
            """,
            new { keys = Session.Keys(roles.Select(role => role.ToString())), organ = organ.Value, city = $"{organ.Value[..4]}00", province = $"{organ.Value[..2]}0000", today },
            ct);

    public static Task Add(Work work, Grant grant, CancellationToken ct)
        => work.Execute(
            """
            insert into platform_grant (id, account, role, region, line, starts_on, ends_on, granted_by, granted_at)
            values (@Id, @Account, @role, @region, @line, @StartsOn, @EndsOn, @by, @GrantedAt)
            """,
            new { grant.Id, grant.Account, role = grant.Role.ToString(), region = grant.Region?.Value, line = grant.Line?.ToString(), grant.StartsOn, grant.EndsOn, by = work.Act.Account, grant.GrantedAt },
            ct);

    public static Task<int> Revoke(Work work, Guid id, CancellationToken ct)
        => work.Execute(
            "update platform_grant set revoked_by = @by, revoked_at = @at where id = @id and revoked_at is null",
            new { id, by = work.Act.Account, at = work.Act.At },
            ct);

    public static Task<IReadOnlyList<StandIn>> StandInsOf(Session session, Guid account, DateTimeOffset now, CancellationToken ct)
        => session.Query<StandIn>(
            $"""
            select {StandInColumns}
            from platform_stand_in s join platform_account a on a.id = s.account left join platform_account b on b.id = s.absent
            where s.account = @account and s.ends_at > @now and s.ended_at is null and (b.state is null or b.state = 'active')
            order by s.requested_at
            """,
            new { account, now },
            ct);

    public static Task<IReadOnlyList<StandIn>> RecentStandIns(Session session, DateTimeOffset since, CancellationToken ct)
        => session.Query<StandIn>(
            $"""
            select {StandInColumns}
            from platform_stand_in s join platform_account a on a.id = s.account left join platform_account b on b.id = s.absent
            where (s.decided_at is null and s.ended_at is null) or s.ends_at > @since
            order by s.requested_at desc
            limit 200
            """,
            new { since },
            ct);

    public static Task<IReadOnlyList<StandIn>> AskedBy(Session session, Guid account, DateTimeOffset since, CancellationToken ct)
        => session.Query<StandIn>(
            $"""
            select {StandInColumns}
            from platform_stand_in s join platform_account a on a.id = s.account left join platform_account b on b.id = s.absent
            where s.account = @account and s.ends_at > @since
            order by s.requested_at desc
            limit 200
            """,
            new { account, since },
            ct);

    public static Task<StandIn?> StandIn(Session session, Guid id, CancellationToken ct)
        => session.First<StandIn>(
            $"""
            select {StandInColumns}
            from platform_stand_in s join platform_account a on a.id = s.account left join platform_account b on b.id = s.absent
            where s.id = @id
            """,
            new { id },
            ct);

    public static Task AddStandIn(Work work, StandIn asked, CancellationToken ct)
        => work.Execute(
            """
            insert into platform_stand_in (id, kind, account, absent, region, reason, requested_at, starts_at, ends_at)
            values (@Id, @Kind, @Account, @Absent, @Region, @Reason, @RequestedAt, @StartsAt, @EndsAt)
            """,
            asked,
            ct);

    public static Task<int> Decide(Work work, Guid id, bool approved, CancellationToken ct)
        => work.Execute(
            "update platform_stand_in set decided_by = @by, decided_at = @at, approved = @approved where id = @id and decided_at is null and ended_at is null",
            new { id, approved, by = work.Act.Account, at = work.Act.At },
            ct);

    public static Task<int> EndStandIn(Work work, Guid id, CancellationToken ct)
        => work.Execute(
            "update platform_stand_in set ended_at = @at where id = @id and ended_at is null", new { id, at = work.Act.At }, ct);
}
