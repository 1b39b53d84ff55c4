using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Registry.Acts;

/// <summary>A row of registry_proposal. What a query does not select stays empty.</summary>
internal record ProposalRow
{
    public Guid Id { get; init; }

    public string Kind { get; init; } = string.Empty;

    public string State { get; init; } = string.Empty;

    public string OrganRegion { get; init; } = string.Empty;

    public string OrganName { get; init; } = string.Empty;

    public string Reason { get; init; } = string.Empty;

    public string? Basis { get; init; }

    public string Evidence { get; init; } = "[]";

    public string? Number { get; init; }

    public Guid Author { get; init; }

    public string AuthorName { get; init; } = string.Empty;

    public DateTimeOffset ProposedAt { get; init; }

    public DateOnly DueOn { get; init; }

    public Guid? DecidedBy { get; init; }

    public string? DecidedName { get; init; }

    public DateOnly? DecidedOn { get; init; }

    public string? Decision { get; init; }

    public Guid? UndoneBy { get; init; }

    public string? UndoneName { get; init; }

    public DateOnly? UndoneOn { get; init; }

    public long Version { get; init; }

    public Proposal ToProposal() => new()
    {
        Id = Id,
        Kind = Enum.Parse<ProposalKind>(Kind, ignoreCase: true),
        State = State switch
        {
            "proposed" => ProposalState.Proposed,
            "in-force" => ProposalState.InForce,
            "declined" => ProposalState.Declined,
            _ => ProposalState.Undone,
        },
        Organ = new Organ(RegionCode.Parse(OrganRegion).Value, OrganName),
        Author = Author,
        Version = Version,
    };

    public static ProposalRow New(ProposalKind kind, string reason, string? basis, IReadOnlyList<string> evidence, BusinessCalendar calendar, DatedRules rules, Act act, Mandate mandate) => new()
    {
        Id = Guid.CreateVersion7(calendar.Now),
        Kind = Word(kind),
        State = "proposed",
        OrganRegion = mandate.Organ!.Region.Value,
        OrganName = mandate.Organ.Name,
        Reason = reason,
        Basis = basis,
        Evidence = ActRules.Write(evidence),
        Author = mandate.Account,
        AuthorName = act.Who,
        ProposedAt = calendar.Now,
        DueOn = ActTerms.Due(calendar, rules, ActTerms.Approval, calendar.Today),
    };

    public ProposalRow Decided(bool isApproved, string? decision, string? number, DateOnly on, Act act, Mandate mandate) => this with
    {
        State = isApproved ? "in-force" : "declined",
        Decision = decision,
        Number = number,
        DecidedBy = mandate.Account,
        DecidedName = act.Who,
        DecidedOn = on,
    };

    public ProposalRow Undone(DateOnly on, Act act, Mandate mandate)
        => this with { State = "undone", UndoneBy = mandate.Account, UndoneName = act.Who, UndoneOn = on };

    public static string Word(ProposalKind kind) => kind.ToString().ToLowerInvariant();
}

/// <summary>Reads and writes registry_proposal; the tables of the kinds hang on it.</summary>
internal static class ProposalStore
{
    public const string Columns =
        """
        p.id, p.kind, p.state, p.organ_region, p.organ_name, p.reason, p.basis, p.evidence, p.number, p.author, p.author_name, p.proposed_at,
        p.due_on, p.decided_by, p.decided_name, p.decided_on, p.decision, p.undone_by, p.undone_name, p.undone_on, p.version
        """;

    /// <summary>A proposal (of any kind where that is null) that the officer may approve or decline.</summary>
    /// <exception cref="ChangedByAnotherException">It has moved on since the page was shown.</exception>
    public static async Task<Outcome<ProposalRow>> ToDecide(Work work, Guid id, ProposalKind? kind, long version, Mandate mandate, CancellationToken ct)
        => (await Take(work, id, kind, version, ct)).Then<ProposalRow>(row => row.ToProposal().RefuseDecision(mandate) is { } refusal ? refusal : row);

    /// <summary>An act in force that the officer may undo.</summary>
    /// <exception cref="ChangedByAnotherException">It has moved on since the page was shown.</exception>
    public static async Task<Outcome<ProposalRow>> ToUndo(Work work, Guid id, ProposalKind kind, long version, Mandate mandate, CancellationToken ct)
        => (await Take(work, id, kind, version, ct)).Then<ProposalRow>(row => row.ToProposal().RefuseUndoing(mandate) is { } refusal ? refusal : row);

    private static async Task<Outcome<ProposalRow>> Take(Work work, Guid id, ProposalKind? kind, long version, CancellationToken ct)
    {
        var row = await work.First<ProposalRow>(
            $$"""
            select {{Columns}} from registry_proposal p
            where p.id = @id and p.kind = coalesce(@kind, p.kind) and {mine registry_proposal p}
            """,
            new { id, kind = kind is { } wanted ? ProposalRow.Word(wanted) : null },
            ct);
        if (row is null)
        {
            return ActRefusals.Unknown("待批事项");
        }

        ActWork.SameVersion(nameof(Proposal), id, version, row.Version);
        return row;
    }

    public static Task Add(Work work, ProposalRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into registry_proposal
              (id, kind, state, organ_region, organ_name, reason, basis, evidence, author, author_name, proposed_at, due_on, version)
            values
              (@Id, @Kind, @State, @OrganRegion, @OrganName, @Reason, @Basis, @Evidence, @Author, @AuthorName, @ProposedAt, @DueOn, 1)
            """,
            row,
            ct);

    public static async Task Save(Work work, ProposalRow row, CancellationToken ct)
        => ActWork.Saved(
            nameof(Proposal),
            row.Id,
            await work.Execute(
                """
                update registry_proposal
                set state = @State, number = @Number, decided_by = @DecidedBy, decided_name = @DecidedName, decided_on = @DecidedOn,
                    decision = @Decision, undone_by = @UndoneBy, undone_name = @UndoneName, undone_on = @UndoneOn, version = version + 1
                where id = @Id and version = @Version
                """,
                row,
                ct));
}
