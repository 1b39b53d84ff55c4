using Zhiheng.Platform.Databases;

namespace Zhiheng.Registry.People;

/// <summary>A person as officers see one: the identity number is masked.</summary>
public sealed record KnownPerson
{
    public Guid Id { get; init; }

    public string Name { get; init; } = string.Empty;

    public string IdentityMasked { get; init; } = string.Empty;

    public string? RegistrationNo { get; init; }
}

/// <summary>A ban with the state of its proposal. Both days included; without an end for life.</summary>
public sealed record PersonBan
{
    public Guid Proposal { get; init; }

    public Guid Person { get; init; }

    public string Clause { get; init; } = string.Empty;

    public DateOnly ActOn { get; init; }

    public DateOnly StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }

    public string State { get; init; } = string.Empty;

    public string OrganName { get; init; } = string.Empty;

    public bool Touches(DateOnly from, DateOnly? to) => StartsOn <= (to ?? DateOnly.MaxValue) && from <= (EndsOn ?? DateOnly.MaxValue);
}

/// <summary>A certificate whose team names a person, with the part the person had; newest part first.</summary>
public sealed record NamedIn
{
    public Guid Certificate { get; init; }

    public string Code { get; init; } = string.Empty;

    public string Number { get; init; } = string.Empty;

    public string HolderName { get; init; } = string.Empty;

    public string BodyName { get; init; } = string.Empty;

    public string Status { get; init; } = string.Empty;

    public string Stage { get; init; } = string.Empty;

    public string Role { get; init; } = string.Empty;

    public DateTimeOffset StartsAt { get; init; }

    public DateTimeOffset EndsAt { get; init; }
}

internal static class BanStore
{
    private const string Bans =
        "b.proposal, b.person, b.clause, b.act_on, b.starts_on, b.ends_on, p.state, p.organ_name from registry_ban b join registry_proposal p on p.id = b.proposal";

    /// <summary>A person who is in the team of a certificate within the scope, or null.</summary>
    public static Task<KnownPerson?> Person(Session session, Guid id, CancellationToken ct)
        => session.First<KnownPerson>(
            """
            select p.id, p.name, p.identity_masked, p.registration_no from registry_person p
            where p.id = @id and exists (
              select 1 from registry_team_member m join registry_certificate c on c.id = m.certificate
              where m.person = p.id and {mine registry_certificate c})
            """,
            new { id },
            ct);

    /// <summary>Those of that very name; their namesakes are told apart by what they audited.</summary>
    public static Task<IReadOnlyList<KnownPerson>> Named(Session session, string name, int most, CancellationToken ct)
        => session.Query<KnownPerson>(
            """
            select p.id, p.name, p.identity_masked, p.registration_no from registry_person p
            where p.name = @name and exists (
              select 1 from registry_team_member m join registry_certificate c on c.id = m.certificate
              where m.person = p.id and {mine registry_certificate c})
            order by p.id limit @most
            """,
            new { name, most },
            ct);

    /// <summary>Bans in force, whoever imposed them, because a ban holds everywhere; of others only those of authorities within the scope.</summary>
    public static Task<IReadOnlyList<PersonBan>> Of(Session session, Guid person, CancellationToken ct)
        => session.Query<PersonBan>(
            $$"""select {{Bans}} where b.person = @person and (p.state = 'in-force' or {mine registry_proposal p}) order by b.starts_on desc, b.proposal""",
            new { person },
            ct);

    /// <summary>Every ban of a person that is in force or proposed, wherever: two authorities do not ban for the same twice.</summary>
    public static Task<IReadOnlyList<PersonBan>> Standing(Work work, Guid person, CancellationToken ct)
        => work.Query<PersonBan>($"select {Bans} where b.person = @person and p.state in ('proposed', 'in-force')", new { person }, ct);

    public static async Task<PersonBan> Proposed(Session session, Guid proposal, CancellationToken ct)
        => (await session.First<PersonBan>($"select {Bans} where b.proposal = @proposal", new { proposal }, ct))!;

    /// <summary>The bans in force of the persons with these hashes.</summary>
    public static Task<IReadOnlyList<PersonBan>> InForce(Session session, IEnumerable<string> hashes, CancellationToken ct)
        => session.Query<PersonBan>(
            $$"""
            select {{Bans}}
            where p.state = 'in-force' and b.person in (select id from registry_person where identity_hash in ({keys}))
            """,
            new { keys = Session.Keys(hashes) },
            ct);

    /// <summary>Lets one transaction at a time ban a person; nothing of the person changes.</summary>
    public static Task Lock(Work work, Guid person, CancellationToken ct)
        => work.Execute("update registry_person set name = name where id = @person", new { person }, ct);

    public static Task Add(Work work, PersonBan ban, CancellationToken ct)
        => work.Execute(
            """
            insert into registry_ban (proposal, person, clause, act_on, starts_on, ends_on)
            values (@Proposal, @Person, @Clause, @ActOn, @StartsOn, @EndsOn)
            """,
            ban,
            ct);

    /// <summary>Within the scope, after a place in the list; parts that ended since an instant.</summary>
    public static Task<IReadOnlyList<NamedIn>> NamedIn(
        Session session, Guid person, DateTimeOffset since, DateTimeOffset before, Guid after, int most, CancellationToken ct)
        => session.Query<NamedIn>(
            """
            select c.id as certificate, c.code, c.number, c.holder_name, b.name as body_name, c.status, m.stage, m.role, m.starts_at, m.ends_at
            from registry_team_member m
            join registry_certificate c on c.id = m.certificate
            join registry_body b on b.id = c.body
            where m.person = @person and m.ends_at >= @since and (m.starts_at, m.certificate) < (@before, @after) and {mine registry_certificate c}
            order by m.starts_at desc, m.certificate desc
            limit @most
            """,
            new { person, since, before, after, most },
            ct);

    public static async Task<long> CountNamedIn(Session session, Guid person, DateTimeOffset since, CancellationToken ct)
        => await session.First<long>(
            """
            select count(distinct m.certificate) from registry_team_member m join registry_certificate c on c.id = m.certificate
            where m.person = @person and m.ends_at >= @since and {mine registry_certificate c}
            """,
            new { person, since },
            ct);
}
