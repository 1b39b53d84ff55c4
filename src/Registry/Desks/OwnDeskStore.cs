using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Bodies;
using Zhiheng.Registry.Objections;

namespace Zhiheng.Registry.Desks;

/// <summary>How many of one's certificates stand how, and how many ask for something; days are included.</summary>
public sealed record OwnFigures
{
    public long Valid { get; init; }

    public long Suspended { get; init; }

    public long Ended { get; init; }

    /// <summary>Valid or suspended and ending within 90 days.</summary>
    public long Expiring { get; init; }

    /// <summary>The last day for surveillance has passed.</summary>
    public long MustSuspend { get; init; }

    /// <summary>The suspension ran out.</summary>
    public long MustRevoke { get; init; }
}

/// <summary>A certificate of one's own with everything that was reported of it, as JSON; for its body, never for the public.</summary>
public sealed record OwnCertificate
{
    public Guid Id { get; init; }

    public string Code { get; init; } = string.Empty;

    public string Number { get; init; } = string.Empty;

    public string Scheme { get; init; } = string.Empty;

    public string HolderName { get; init; } = string.Empty;

    public string? Region { get; init; }

    public DateOnly IssuedOn { get; init; }

    public DateOnly? ExpiresOn { get; init; }

    public string Status { get; init; } = string.Empty;

    public DateOnly StatusSince { get; init; }

    public DateOnly? SuspendedUntil { get; init; }

    public string Content { get; init; } = "{}";

    /// <summary>Null where nothing undisclosed was reported.</summary>
    public string? Undisclosed { get; init; }

    public long Version { get; init; }
}

/// <summary>An act of an authority, in force, on a record of one's own. Its grounds are the authority's; its paper says them.</summary>
public sealed record ActOnOwn
{
    public Guid Id { get; init; }

    public string Kind { get; init; } = string.Empty;

    /// <summary>登记更正, 主体合并 …</summary>
    public string Name => ActNames.Of(Kind);

    public string OrganName { get; init; } = string.Empty;

    public string? Number { get; init; }

    public DateOnly? DecidedOn { get; init; }

    public string Region { get; init; } = string.Empty;
}

/// <summary>Somebody in the teams that a body has reported, identity masked.</summary>
public sealed record OwnPerson
{
    public Guid Person { get; init; }

    public string Name { get; init; } = string.Empty;

    public string IdentityMasked { get; init; } = string.Empty;

    public string? RegistrationNo { get; init; }

    public long Certificates { get; init; }

    public DateTimeOffset LastAt { get; init; }
}

/// <summary>What bodies and firms ask of the register about themselves. Every query within the scope of the session.</summary>
internal static class OwnDeskStore
{
    private const string CertificateSql =
        """
        select c.id, c.code, c.number, c.scheme, c.holder_name, c.region, c.issued_on, c.expires_on, c.status, c.status_since,
               c.suspended_until, c.content, u.fields as undisclosed, c.version
        from registry_certificate c left join registry_undisclosed u on u.certificate = c.id
        where {mine registry_certificate c}
        """;

    public static Task<CertificationBody?> Body(Session session, Guid id, CancellationToken ct)
        => session.First<CertificationBody>(
            """
            select b.id, b.approval_no, b.name, b.credit_code, b.region, b.schemes, b.approved_on, b.approval_ends_on, b.withdrawn_on, b.is_demo, b.version
            from registry_body b where b.id = @id and {mine registry_body b}
            """,
            new { id },
            ct);

    public static Task<ListedOrganization?> Organization(Session session, Guid id, CancellationToken ct)
        => session.First<ListedOrganization>(
            """
            select o.id, o.code, o.name, o.region, o.address, s.code as merged_into_code, o.version
            from registry_organization o left join registry_organization s on s.id = o.merged_into
            where o.id = @id and {mine registry_organization o}
            """,
            new { id },
            ct);

    public static async Task<OwnFigures> Figures(Session session, DateOnly today, CancellationToken ct)
        => (await session.First<OwnFigures>(
            """
            select count(case when c.status = 'valid' and c.expires_on >= @today then 1 end) as valid,
                   count(case when c.status = 'suspended' and c.expires_on >= @today then 1 end) as suspended,
                   count(case when c.status in ('revoked', 'cancelled') or c.expires_on < @today then 1 end) as ended,
                   count(case when c.status in ('valid', 'suspended') and c.expires_on >= @today and c.expires_on <= @soon then 1 end) as expiring,
                   count(case when c.status = 'valid' and c.expires_on >= @today and c.surveillance_due <= c.expires_on and c.surveillance_due < @today then 1 end) as must_suspend,
                   count(case when c.status = 'suspended' and c.expires_on >= @today and c.suspended_until < @today then 1 end) as must_revoke
            from registry_certificate c where {mine registry_certificate c}
            """,
            new { today, soon = today.AddDays(90) },
            ct))!;

    /// <summary>Orders that the body has to answer, the most urgent first.</summary>
    public static Task<IReadOnlyList<Guid>> OpenOrders(Session session, int most, CancellationToken ct)
        => session.Query<Guid>(
            "select o.id from registry_order o where o.state in ('issued', 'insisted') and {mine registry_order o} order by o.due_on, o.id limit @most",
            new { most },
            ct);

    public static async Task<long> CountOpenOrders(Session session, CancellationToken ct)
        => await session.First<long>("select count(*) from registry_order o where o.state in ('issued', 'insisted') and {mine registry_order o}", null, ct);

    public static Task<OwnCertificate?> Certificate(Session session, string code, CancellationToken ct)
        => session.First<OwnCertificate>($"{CertificateSql} and c.code = @code", new { code }, ct);

    public static Task<OwnCertificate?> CertificateNumbered(Session session, string key, CancellationToken ct)
        => session.First<OwnCertificate>($"{CertificateSql} and c.number_key = @key order by c.id limit 1", new { key }, ct);

    // What an objection may be about (ObjectionStore): acts in force that touch a record of one's own, newest first.
    private const string ActsSql =
        """
        select p.id, p.kind, p.organ_name, p.number, p.decided_on, p.organ_region as region
        from registry_proposal p
        where p.state = 'in-force' and (@any = @yes or p.id = @id) and (
          exists (select 1 from registry_correction k join registry_certificate c on c.id = k.certificate where k.proposal = p.id and {mine registry_certificate c})
          or exists (select 1 from registry_correction k join registry_organization o on o.id = k.organization where k.proposal = p.id and {mine registry_organization o})
          or exists (select 1 from registry_merge g join registry_organization o on o.id in (g.merged, g.survivor) where g.proposal = p.id and {mine registry_organization o})
          or exists (select 1 from registry_withdrawal w join registry_body b on b.id = w.body where w.proposal = p.id and {mine registry_body b}))
        order by p.decided_on desc, p.id desc limit @most
        """;

    public static Task<IReadOnlyList<ActOnOwn>> Acts(Session session, Guid? id, int most, CancellationToken ct)
        => session.Query<ActOnOwn>(ActsSql, new { any = id is null, id = id ?? Guid.Empty, most, yes = true }, ct);

    public static Task<ListedObjection?> Objection(Session session, Guid id, CancellationToken ct)
        => session.First<ListedObjection>(
            """
            select x.id, x.entry_kind, x.entry, x.title, x.grounds, x.state, x.filed_on, x.due_on, x.organ_name, x.decision, x.decided_on, x.version
            from registry_objection x where x.id = @id and {mine registry_objection x}
            """,
            new { id },
            ct);

    /// <summary>In the order of their ids; the name is the one that this body has reported.</summary>
    public static Task<IReadOnlyList<OwnPerson>> People(Session session, string? name, Guid? after, int most, CancellationToken ct)
        => session.Query<OwnPerson>(
            """
            select p.id as person, max(m.name) as name, p.identity_masked, max(m.registration_no) as registration_no,
                   count(distinct m.certificate) as certificates, max(m.ends_at) as last_at
            from registry_certificate c join registry_team_member m on m.certificate = c.id join registry_person p on p.id = m.person
            where {mine registry_certificate c} and (@any = @yes or m.name = @name) and (@first = @yes or p.id > @after)
            group by p.id, p.identity_masked order by p.id limit @most
            """,
            new { name = name ?? string.Empty, any = name is null, first = after is null, after = after ?? Guid.Empty, most, yes = true },
            ct);
}
