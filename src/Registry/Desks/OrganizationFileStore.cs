using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Bodies;

namespace Zhiheng.Registry.Desks;

/// <summary>An organisation in a list or at the head of its file.</summary>
public sealed record ListedOrganization
{
    public Guid Id { get; init; }

    public string Code { get; init; } = string.Empty;

    public string Name { get; init; } = string.Empty;

    public string? Region { get; init; }

    public string? Address { get; init; }

    /// <summary>The entry it was merged into.</summary>
    public string? MergedIntoCode { get; init; }

    public long Version { get; init; }
}

/// <summary>Somebody who audited certificates of an organisation. Officers only.</summary>
public sealed record TeamPerson
{
    public Guid Person { get; init; }

    public string Name { get; init; } = string.Empty;

    public string IdentityMasked { get; init; } = string.Empty;

    public long Certificates { get; init; }
}

/// <summary>An objection as its filer and officers see it.</summary>
public sealed record ListedObjection
{
    public Guid Id { get; init; }

    public string EntryKind { get; init; } = string.Empty;

    public Guid Entry { get; init; }

    public string Title { get; init; } = string.Empty;

    public string Grounds { get; init; } = string.Empty;

    public string State { get; init; } = string.Empty;

    public DateOnly FiledOn { get; init; }

    public DateOnly DueOn { get; init; }

    public string? OrganName { get; init; }

    public string? Decision { get; init; }

    public DateOnly? DecidedOn { get; init; }

    public long Version { get; init; }
}

/// <summary>A proposed, approved or undone act about an organisation. Officers only.</summary>
public sealed record ListedProposal
{
    public Guid Id { get; init; }

    public string Kind { get; init; } = string.Empty;

    public string State { get; init; } = string.Empty;

    public string OrganName { get; init; } = string.Empty;

    public string Reason { get; init; } = string.Empty;

    public string AuthorName { get; init; } = string.Empty;

    public string? DecidedName { get; init; }

    public DateOnly DueOn { get; init; }

    public string? Number { get; init; }

    public long Version { get; init; }
}

/// <summary>Lists of organisations and bodies, and the sections of a file. Every one within the scope of the session.</summary>
internal static class OrganizationFileStore
{
    private const string Organization =
        """
        select o.id, o.code, o.name, o.region, o.address, s.code as merged_into_code, o.version
        from registry_organization o left join registry_organization s on s.id = o.merged_into
        """;

    private const string Proposal = "p.id, p.kind, p.state, p.organ_name, p.reason, p.author_name, p.decided_name, p.due_on, p.number, p.version";

    private const string Objection =
        "select x.id, x.entry_kind, x.entry, x.title, x.grounds, x.state, x.filed_on, x.due_on, x.organ_name, x.decision, x.decided_on, x.version from registry_objection x where {mine registry_objection x}";

    public static Task<ListedOrganization?> Find(Session session, string code, CancellationToken ct)
        => session.First<ListedOrganization>($$"""{{Organization}} where o.code = @code and {mine registry_organization o, found}""", new { code }, ct);

    public static Task<IReadOnlyList<ListedOrganization>> List(Session session, string after, int most, CancellationToken ct)
        => session.Query<ListedOrganization>($$"""{{Organization}} where {mine registry_organization o} and o.code > @after order by o.code limit @most""", new { after, most }, ct);

    public static Task<IReadOnlyList<ListedOrganization>> Among(Session session, IEnumerable<Guid> ids, CancellationToken ct)
        => session.Query<ListedOrganization>($$"""{{Organization}} where o.id in ({ids}) and {mine registry_organization o, found}""", new { ids = Session.Ids(ids) }, ct);

    public static Task<IReadOnlyList<CertificationBody>> Bodies(Session session, string after, int most, CancellationToken ct)
        => session.Query<CertificationBody>(
            """
            select b.id, b.approval_no, b.name, b.credit_code, b.region, b.schemes, b.approved_on, b.approval_ends_on, b.withdrawn_on, b.is_demo, b.version
            from registry_body b
            where b.approval_no > @after
              and ({mine registry_body b} or exists (select 1 from registry_certificate c where c.body = b.id and {mine registry_certificate c}))
            order by b.approval_no limit @most
            """,
            new { after, most },
            ct);

    public static Task<CertificationBody?> Body(Session session, string approvalNo, CancellationToken ct)
        => session.First<CertificationBody>(
            """
            select b.id, b.approval_no, b.name, b.credit_code, b.region, b.schemes, b.approved_on, b.approval_ends_on, b.withdrawn_on, b.is_demo, b.version
            from registry_body b
            where b.approval_no = @approvalNo
              and ({mine registry_body b} or exists (select 1 from registry_certificate c where c.body = b.id and {mine registry_certificate c}))
            """,
            new { approvalNo },
            ct);

    /// <summary>How many of a body's certificates within the scope stand how on a day.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> BodyStandings(Session session, Guid body, DateOnly today, CancellationToken ct)
        => (await session.Query<(string Standing, long Count)>(
            """
            select case when c.status in ('revoked', 'cancelled') then c.status when c.expires_on < @today then 'expired' else c.status end, count(*)
            from registry_certificate c where c.body = @body and {mine registry_certificate c} group by 1
            """,
            new { body, today },
            ct)).ToDictionary(c => c.Standing, c => c.Count);

    /// <summary>The newest acts within the scope: orders, proposals and objections.</summary>
    public static Task<IReadOnlyList<(Guid Id, string Kind, string Title)>> NewestActs(Session session, int most, CancellationToken ct)
        => session.Query<(Guid Id, string Kind, string Title)>(
            """
            select a.id, a.kind, a.title from (
              select o.id, 'order' as kind, c.number as title from registry_order o join registry_certificate c on c.id = o.certificate where {mine registry_order o}
              union all
              select p.id, p.kind, p.reason from registry_proposal p where {mine registry_proposal p}
              union all
              select x.id, 'objection', x.title from registry_objection x where {mine registry_objection x}
            ) a
            order by a.id desc limit @most
            """,
            new { most },
            ct);

    /// <summary>The organisation and what was merged into it.</summary>
    public static Task<IReadOnlyList<Guid>> Entries(Session session, Guid id, CancellationToken ct)
        => session.Query<Guid>("select o.id from registry_organization o where {mine registry_organization o} and (o.id = @id or o.merged_into = @id)", new { id }, ct);

    public static async Task<IReadOnlyDictionary<string, long>> Standings(Session session, IEnumerable<Guid> holders, DateOnly today, CancellationToken ct)
        => (await session.Query<(string Standing, long Count)>(
            """
            select case when c.status in ('revoked', 'cancelled') then c.status when c.expires_on < @today then 'expired' else c.status end, count(*)
            from registry_certificate c where c.holder in ({ids}) and {mine registry_certificate c, found} group by 1
            """,
            new { ids = Session.Ids(holders), today },
            ct)).ToDictionary(c => c.Standing, c => c.Count);

    /// <summary>Newest first; <c>Id</c> and public code.</summary>
    public static Task<IReadOnlyList<(Guid Id, string Code)>> Certificates(Session session, IEnumerable<Guid> holders, int most, CancellationToken ct)
        => session.Query<(Guid Id, string Code)>(
            """
            select c.id, c.code from registry_certificate c where c.holder in ({ids}) and {mine registry_certificate c, found}
            order by c.issued_on desc, c.code desc limit @most
            """,
            new { ids = Session.Ids(holders), most },
            ct);

    public static Task<IReadOnlyList<TeamPerson>> People(Session session, IEnumerable<Guid> holders, int most, CancellationToken ct)
        => session.Query<TeamPerson>(
            """
            select p.id as person, p.name, p.identity_masked, count(distinct m.certificate) as certificates
            from registry_certificate c join registry_team_member m on m.certificate = c.id join registry_person p on p.id = m.person
            where c.holder in ({ids}) and {mine registry_certificate c, found}
            group by p.id, p.name, p.identity_masked order by 4 desc, p.id limit @most
            """,
            new { ids = Session.Ids(holders), most },
            ct);

    /// <summary>Of the organisation itself, of its certificates, and of acts about them.</summary>
    public static Task<IReadOnlyList<ListedObjection>> Objections(Session session, IEnumerable<Guid> entries, int most, CancellationToken ct)
        => session.Query<ListedObjection>($$"""{{Objection}} and x.entry in ({ids}) order by x.id desc limit @most""", new { ids = Session.Ids(entries), most }, ct);

    /// <summary>All that are the reader's, newest first.</summary>
    public static Task<IReadOnlyList<ListedObjection>> OwnObjections(Session session, Guid? after, int most, CancellationToken ct)
        => session.Query<ListedObjection>(
            $"{Objection} and (@first = @yes or x.id < @after) order by x.id desc limit @most",
            new { first = after is null, after = after ?? Guid.Empty, most, yes = true },
            ct);

    /// <summary>Corrections and merges about these organisations and certificates.</summary>
    public static Task<IReadOnlyList<ListedProposal>> Proposals(Session session, IEnumerable<Guid> subjects, int most, CancellationToken ct)
        => session.Query<ListedProposal>(
            $$"""
            select {{Proposal}} from registry_proposal p
            where {mine registry_proposal p} and p.id in (
              select proposal from registry_correction where certificate in ({ids})
              union select proposal from registry_correction where organization in ({ids})
              union select proposal from registry_merge where merged in ({ids})
              union select proposal from registry_merge where survivor in ({ids}))
            order by p.id desc limit @most
            """,
            new { ids = Session.Ids(subjects), most },
            ct);

    public static Task<IReadOnlyList<ListedProposal>> NumberedProposals(Session session, string number, CancellationToken ct)
        => session.Query<ListedProposal>(
            $$"""select {{Proposal}} from registry_proposal p where p.number = @number and {mine registry_proposal p} order by p.id limit 20""", new { number }, ct);
}
