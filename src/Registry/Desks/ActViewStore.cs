using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Acts;
using Zhiheng.Registry.Objections;

namespace Zhiheng.Registry.Desks;

/// <summary>A row of registry_proposal with what it is about; the columns of other kinds are null.</summary>
internal sealed record ActViewRow : ProposalRow
{
    public string? Title { get; init; }

    public string? Code { get; init; }

    public Guid? Body { get; init; }

    public string? DecisionNo { get; init; }

    public DateOnly? WithdrawalDecidedOn { get; init; }

    public DateOnly? EffectiveOn { get; init; }

    public Guid? Person { get; init; }

    public string? Clause { get; init; }

    public DateOnly? ActOn { get; init; }

    public DateOnly? StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }

    public string? SurvivorName { get; init; }

    public string? SurvivorCode { get; init; }

    public Guid? Certificate { get; init; }

    public string? Field { get; init; }

    public string? OldValue { get; init; }

    public string? NewValue { get; init; }

    public string? Holder { get; init; }
}

/// <summary>A firm that an account may be opened for.</summary>
internal sealed record FirmRow
{
    public Guid Id { get; init; }

    public string Code { get; init; } = string.Empty;

    public string Name { get; init; } = string.Empty;

    public string? Region { get; init; }

    public Guid? MergedInto { get; init; }
}

/// <summary>Acts, objections and firms as an officer's pages show them, every one within the scope of the session.</summary>
internal static class ActViewStore
{
    private const string Select =
        """
        select p.id, p.kind, p.state, p.organ_region, p.organ_name, p.reason, p.basis, p.evidence, p.number, p.author, p.author_name, p.proposed_at,
               p.due_on, p.decided_name, p.decided_on, p.decision, p.undone_name, p.undone_on, p.version,
               coalesce(b.name, h.name, m.name, c.number, o.name) as title, coalesce(b.approval_no, h.identity_masked, m.code, c.code, o.code) as code,
               w.body, w.decision_no, w.decided_on as withdrawal_decided_on, w.effective_on, n.person, n.clause, n.act_on, n.starts_on, n.ends_on,
               s.name as survivor_name, s.code as survivor_code, k.certificate, k.field, k.old_value, k.new_value, coalesce(c.holder_name, o.name) as holder
        from registry_proposal p
        left join registry_withdrawal w on w.proposal = p.id left join registry_body b on b.id = w.body
        left join registry_ban n on n.proposal = p.id left join registry_person h on h.id = n.person
        left join registry_merge g on g.proposal = p.id left join registry_organization m on m.id = g.merged left join registry_organization s on s.id = g.survivor
        left join registry_correction k on k.proposal = p.id left join registry_certificate c on c.id = k.certificate left join registry_organization o on o.id = k.organization
        where {mine registry_proposal p} and p.kind = @kind
        """;

    /// <summary>Newest first; without a state, all.</summary>
    public static Task<IReadOnlyList<ActViewRow>> List(Session session, ProposalKind kind, string? state, Guid? after, int most, CancellationToken ct)
        => session.Query<ActViewRow>(
            $"{Select} and p.state = coalesce(@state, p.state) and (@first = @yes or p.id < @after) order by p.id desc limit @most",
            new { kind = ProposalRow.Word(kind), state, first = after is null, after = after ?? Guid.Empty, most, yes = true },
            ct);

    public static async Task<long> Count(Session session, ProposalKind kind, string? state, CancellationToken ct)
        => await session.First<long>(
            "select count(*) from registry_proposal p where {mine registry_proposal p} and p.kind = @kind and p.state = coalesce(@state, p.state)",
            new { kind = ProposalRow.Word(kind), state },
            ct);

    public static Task<ActViewRow?> Find(Session session, ProposalKind kind, Guid id, CancellationToken ct)
        => session.First<ActViewRow>($"{Select} and p.id = @id", new { kind = ProposalRow.Word(kind), id }, ct);

    public static Task<ObjectionRow?> Objection(Session session, Guid id, CancellationToken ct)
        => session.First<ObjectionRow>(
            $$"""select {{ObjectionStore.Columns}} from registry_objection x where x.id = @id and {mine registry_objection x}""", new { id }, ct);

    public static Task<FirmRow?> Organization(Session session, string code, CancellationToken ct)
        => session.First<FirmRow>(
            "select o.id, o.code, o.name, o.region, o.merged_into from registry_organization o where o.code = @code and {mine registry_organization o}",
            new { code },
            ct);

    /// <param name="wherever">Also a body that only certifies within the scope.</param>
    public static Task<FirmRow?> Body(Session session, string approvalNo, bool wherever, CancellationToken ct)
        => session.First<FirmRow>(
            """
            select b.id, b.approval_no as code, b.name, b.region from registry_body b
            where b.approval_no = @approvalNo
              and ({mine registry_body b} or @wherever = @yes and exists (select 1 from registry_certificate c where c.body = b.id and {mine registry_certificate c}))
            """,
            new { approvalNo, wherever, yes = true },
            ct);

    public static Task<Guid?> Certificate(Session session, string code, CancellationToken ct)
        => session.First<Guid?>("select c.id from registry_certificate c where c.code = @code and {mine registry_certificate c}", new { code }, ct);

    public static Task<string?> Content(Session session, Guid certificate, CancellationToken ct)
        => session.First<string?>("select c.content from registry_certificate c where c.id = @certificate and {mine registry_certificate c}", new { certificate }, ct);
}
