using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;
using Zhiheng.Registry.Certificates;

namespace Zhiheng.Registry.Orders;

/// <summary>A row of registry_order, all columns.</summary>
internal record OrderRow
{
    public Guid Id { get; init; }

    public Guid Certificate { get; init; }

    public string Kind { get; init; } = string.Empty;

    public string State { get; init; } = string.Empty;

    public string OrganRegion { get; init; } = string.Empty;

    public string OrganName { get; init; } = string.Empty;

    public Guid? Addressee { get; init; }

    public string Grounds { get; init; } = string.Empty;

    public string Basis { get; init; } = string.Empty;

    public string Evidence { get; init; } = "[]";

    public DateOnly RespondBy { get; init; }

    public DateOnly DueOn { get; init; }

    public string? OrderNumber { get; init; }

    public Guid Author { get; init; }

    public string AuthorName { get; init; } = string.Empty;

    public DateTimeOffset DraftedAt { get; init; }

    public Guid? Approver { get; init; }

    public string? ApproverName { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public string? AnswerKind { get; init; }

    public string? Answer { get; init; }

    public string? AnswerEvidence { get; init; }

    public DateOnly? AnsweredOn { get; init; }

    public Guid? Judge { get; init; }

    public string? JudgeName { get; init; }

    public string? Judgement { get; init; }

    public DateOnly? EndedOn { get; init; }

    public string? Supervisor { get; init; }

    public DateOnly? SuperviseBy { get; init; }

    public long Version { get; init; }

    public Order ToOrder() => new()
    {
        Id = Id,
        Certificate = Certificate,
        Kind = Enum.Parse<OrderKind>(Kind, ignoreCase: true),
        State = Enum.Parse<OrderState>(State, ignoreCase: true),
        Organ = new Organ(RegionCode.Parse(OrganRegion).Value, OrganName),
        Addressee = Addressee,
        Grounds = Grounds,
        Basis = Basis,
        RespondBy = RespondBy,
        DueOn = DueOn,
        Number = OrderNumber,
        Author = Author,
        Version = Version,
    };

    public OrderRow In(OrderState state) => this with { State = state.ToString().ToLowerInvariant() };
}

/// <summary>Reads and writes registry_order. Whose order it is, is asked of every reader.</summary>
internal static class OrderStore
{
    public const string Columns =
        """
        o.id, o.certificate, o.kind, o.state, o.organ_region, o.organ_name, o.addressee, o.grounds, o.basis, o.evidence, o.respond_by,
        o.due_on, o.order_number, o.author, o.author_name, o.drafted_at, o.approver, o.approver_name, o.issued_on, o.answer_kind,
        o.answer, o.answer_evidence, o.answered_on, o.judge, o.judge_name, o.judgement, o.ended_on, o.supervisor, o.supervise_by, o.version
        """;

    /// <summary>The orders about these certificates that are with their body.</summary>
    public static Task<IReadOnlyList<OrderRow>> OpenAbout(Work work, IEnumerable<Guid> certificates, CancellationToken ct)
        => work.Query<OrderRow>(
            $$"""
            select {{Columns}} from registry_order o
            where o.certificate in ({ids}) and o.state in ('issued', 'answered', 'insisted')
            """,
            new { ids = Session.Ids(certificates) },
            ct);

    /// <summary>
    /// False when the order has ended meanwhile. Without a version: an officer who writes at this moment must not stop a report, and
    /// is told in turn that the order has moved on.
    /// </summary>
    public static async Task<bool> Obey(Work work, Guid id, DateOnly on, CancellationToken ct)
        => await work.Execute(
            """
            update registry_order set state = 'obeyed', ended_on = @on, version = version + 1
            where id = @id and state in ('issued', 'answered', 'insisted')
            """,
            new { id, on },
            ct) == 1;

    public static Task<OrderRow?> Find(Session session, Guid id, CancellationToken ct)
        => session.First<OrderRow>($$"""select {{Columns}} from registry_order o where o.id = @id and {mine registry_order o}""", new { id }, ct);

    /// <summary>The order as an officer acts on it.</summary>
    /// <exception cref="ChangedByAnotherException">It has moved on since the page was shown.</exception>
    public static async Task<Outcome<OrderRow>> Take(Work work, Guid id, long version, CancellationToken ct)
    {
        if (await Find(work, id, ct) is not { } row)
        {
            return ActRefusals.Unknown("责令");
        }

        ActWork.SameVersion(nameof(Order), id, version, row.Version);
        return row;
    }

    /// <summary>A certificate within the scope of the session, or null.</summary>
    public static Task<CertificateRow?> Certificate(Session session, Guid id, CancellationToken ct)
        => session.First<CertificateRow>(
            $$"""select {{CertificateStore.Columns}} from registry_certificate c where c.id = @id and {mine registry_certificate c}""", new { id }, ct);

    /// <summary>The certificate of an order that is the session's.</summary>
    public static async Task<CertificateRow> CertificateOf(Work work, OrderRow order, CancellationToken ct)
        => (await work.First<CertificateRow>(
            $"select {CertificateStore.Columns} from registry_certificate where id = @id", new { id = order.Certificate }, ct))!;

    /// <summary>Whether an authority already has an order of the kind that has not ended, its own draft included.</summary>
    public static async Task<bool> HasOpen(Session session, Guid certificate, string kind, CancellationToken ct)
        => await session.First<long>(
            """
            select count(*) from registry_order
            where certificate = @certificate and kind = @kind and state in ('drafted', 'issued', 'answered', 'insisted')
            """,
            new { certificate, kind },
            ct) > 0;

    public static Task Add(Work work, OrderRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into registry_order
              (id, certificate, kind, state, organ_region, organ_name, grounds, basis, evidence, respond_by, due_on, author, author_name, drafted_at, version)
            values
              (@Id, @Certificate, @Kind, @State, @OrganRegion, @OrganName, @Grounds, @Basis, @Evidence, @RespondBy, @DueOn, @Author, @AuthorName, @DraftedAt, 1)
            """,
            row,
            ct);

    public static async Task Save(Work work, OrderRow row, CancellationToken ct)
        => ActWork.Saved(
            nameof(Order),
            row.Id,
            await work.Execute(
                """
                update registry_order
                set state = @State, organ_region = @OrganRegion, organ_name = @OrganName, addressee = @Addressee, respond_by = @RespondBy,
                    due_on = @DueOn, order_number = @OrderNumber, approver = @Approver, approver_name = @ApproverName, issued_on = @IssuedOn,
                    answer_kind = @AnswerKind, answer = @Answer, answer_evidence = @AnswerEvidence, answered_on = @AnsweredOn, judge = @Judge,
                    judge_name = @JudgeName, judgement = @Judgement, ended_on = @EndedOn, supervisor = @Supervisor, supervise_by = @SuperviseBy,
                    version = version + 1
                where id = @Id and version = @Version
                """,
                row,
                ct));
}
