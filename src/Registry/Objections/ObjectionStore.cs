using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;

namespace Zhiheng.Registry.Objections;

/// <summary>A row of registry_objection, all columns.</summary>
internal sealed record ObjectionRow
{
    public Guid Id { get; init; }

    public string EntryKind { get; init; } = string.Empty;

    public Guid Entry { get; init; }

    public Guid? EntryAuthor { get; init; }

    public Guid? EntryApprover { get; init; }

    public string? Region { get; init; }

    public Guid? Body { get; init; }

    public Guid? Organization { get; init; }

    public string Title { get; init; } = string.Empty;

    public string Grounds { get; init; } = string.Empty;

    public string Evidence { get; init; } = "[]";

    public string State { get; init; } = string.Empty;

    public Guid FiledBy { get; init; }

    public DateOnly FiledOn { get; init; }

    public DateOnly DueOn { get; init; }

    public string? OrganRegion { get; init; }

    public string? OrganName { get; init; }

    public Guid? Handler { get; init; }

    public string? HandlerName { get; init; }

    public DateOnly? HandledOn { get; init; }

    public Guid? Decider { get; init; }

    public string? DeciderName { get; init; }

    public string? Decision { get; init; }

    public DateOnly? DecidedOn { get; init; }

    public long Version { get; init; }

    public Objection ToObjection() => new()
    {
        Id = Id,
        State = Enum.Parse<ObjectionState>(State, ignoreCase: true),
        EntryAuthor = EntryAuthor,
        EntryApprover = EntryApprover,
        Organ = OrganRegion is null ? null : new Organ(RegionCode.Parse(OrganRegion).Value, OrganName!),
        Handler = Handler,
    };
}

/// <summary>The entry somebody objects to, as far as it is theirs.</summary>
internal sealed record ObjectedEntry
{
    public string Title { get; init; } = string.Empty;

    public string? Region { get; init; }

    public Guid? Author { get; init; }

    public Guid? Approver { get; init; }
}

internal static class ObjectionStore
{
    public const string Columns =
        """
        x.id, x.entry_kind, x.entry, x.entry_author, x.entry_approver, x.region, x.body, x.organization, x.title, x.grounds, x.evidence,
        x.state, x.filed_by, x.filed_on, x.due_on, x.organ_region, x.organ_name, x.handler, x.handler_name, x.handled_on, x.decider,
        x.decider_name, x.decision, x.decided_on, x.version
        """;

    private const string CertificateSql =
        "select c.number as title, c.region from registry_certificate c where c.id = @id and {mine registry_certificate c}";

    private const string OrganizationSql =
        "select o.name as title, o.region from registry_organization o where o.id = @id and {mine registry_organization o}";

    private const string BodySql = "select b.name as title, b.region from registry_body b where b.id = @id and {mine registry_body b}";

    // An act in force is somebody's through what it is about. Bans are about persons, who have no account of their own.
    private const string ProposalSql =
        """
        select p.kind as title, p.organ_region as region, p.author, p.decided_by as approver
        from registry_proposal p
        where p.id = @id and p.state = 'in-force' and (
          exists (select 1 from registry_correction k join registry_certificate c on c.id = k.certificate where k.proposal = p.id and {mine registry_certificate c})
          or exists (select 1 from registry_correction k join registry_organization o on o.id = k.organization where k.proposal = p.id and {mine registry_organization o})
          or exists (select 1 from registry_merge g join registry_organization o on o.id in (g.merged, g.survivor) where g.proposal = p.id and {mine registry_organization o})
          or exists (select 1 from registry_withdrawal w join registry_body b on b.id = w.body where w.proposal = p.id and {mine registry_body b}))
        """;

    public static Task<ObjectedEntry?> Entry(Session session, EntryKind kind, Guid id, CancellationToken ct)
        => session.First<ObjectedEntry>(
            kind switch
            {
                EntryKind.Certificate => CertificateSql,
                EntryKind.Organization => OrganizationSql,
                EntryKind.Body => BodySql,
                _ => ProposalSql,
            },
            new { id },
            ct);

    public static async Task<bool> HasOpen(Session session, Guid entry, Guid? body, Guid? organization, CancellationToken ct)
        => await session.First<long>(
            """
            select count(*) from registry_objection
            where entry = @entry and (body = @body or organization = @organization) and state in ('filed', 'accepted')
            """,
            new { entry, body, organization },
            ct) > 0;

    /// <exception cref="ChangedByAnotherException">It has moved on since the page was shown.</exception>
    public static async Task<Outcome<ObjectionRow>> Take(Work work, Guid id, long version, CancellationToken ct)
    {
        var row = await work.First<ObjectionRow>(
            $$"""select {{Columns}} from registry_objection x where x.id = @id and {mine registry_objection x}""", new { id }, ct);
        if (row is null)
        {
            return ActRefusals.Unknown("异议");
        }

        ActWork.SameVersion(nameof(Objection), id, version, row.Version);
        return row;
    }

    public static Task Add(Work work, ObjectionRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into registry_objection
              (id, entry_kind, entry, entry_author, entry_approver, region, body, organization, title, grounds, evidence, state, filed_by, filed_on, due_on, version)
            values
              (@Id, @EntryKind, @Entry, @EntryAuthor, @EntryApprover, @Region, @Body, @Organization, @Title, @Grounds, @Evidence, @State, @FiledBy, @FiledOn, @DueOn, 1)
            """,
            row,
            ct);

    public static async Task Save(Work work, ObjectionRow row, CancellationToken ct)
        => ActWork.Saved(
            nameof(Objection),
            row.Id,
            await work.Execute(
                """
                update registry_objection
                set state = @State, due_on = @DueOn, organ_region = @OrganRegion, organ_name = @OrganName, handler = @Handler,
                    handler_name = @HandlerName, handled_on = @HandledOn, decider = @Decider, decider_name = @DeciderName,
                    decision = @Decision, decided_on = @DecidedOn, version = version + 1
                where id = @Id and version = @Version
                """,
                row,
                ct));
}
