using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Acts;

namespace Zhiheng.Registry.Bodies;

/// <summary>What hangs on a body on the day its approval is withdrawn.</summary>
internal sealed record WithdrawalCounts
{
    public long Valid { get; init; }

    public long Suspended { get; init; }

    public long Ended { get; init; }

    public long Holders { get; init; }
}

/// <summary>A row of registry_withdrawal.</summary>
internal sealed record WithdrawalRow
{
    public Guid Proposal { get; init; }

    public Guid Body { get; init; }

    public DateOnly DecidedOn { get; init; }

    public string DecisionNo { get; init; } = string.Empty;

    public DateOnly EffectiveOn { get; init; }
}

internal static class WithdrawalStore
{
    // A body is a province's business where it sits, and where it certifies: most of them sit elsewhere.
    private const string Known =
        """
        ({mine registry_body b} or exists (select 1 from registry_certificate c where c.body = b.id and {mine registry_certificate c}))
        """;

    public static Task<CertificationBody?> Body(Session session, Guid id, CancellationToken ct)
        => session.First<CertificationBody>(
            $"""
            select b.id, b.approval_no, b.name, b.credit_code, b.region, b.schemes, b.approved_on, b.approval_ends_on, b.withdrawn_on, b.is_demo, b.version
            from registry_body b where b.id = @id and {Known}
            """,
            new { id },
            ct);

    /// <summary>Certificates within the scope by their standing on <paramref name="on"/>, and who holds those that have not ended.</summary>
    public static async Task<WithdrawalCounts> Counts(Session session, Guid body, DateOnly on, CancellationToken ct)
        => (await session.First<WithdrawalCounts>(
            """
            select coalesce(sum(case when c.status = 'valid' and (c.expires_on is null or c.expires_on >= @on) then 1 else 0 end), 0) as valid,
                   coalesce(sum(case when c.status = 'suspended' and (c.expires_on is null or c.expires_on >= @on) then 1 else 0 end), 0) as suspended,
                   coalesce(sum(case when c.status in ('revoked', 'cancelled') or c.expires_on < @on then 1 else 0 end), 0) as ended,
                   count(distinct case when c.status in ('valid', 'suspended') and (c.expires_on is null or c.expires_on >= @on) then c.holder end) as holders
            from registry_certificate c where c.body = @body and {mine registry_certificate c}
            """,
            new { body, on },
            ct))!;

    public static async Task<(long Orders, long Files)> Open(Session session, Guid body, CancellationToken ct)
        => await session.First<(long, long)>(
            """
            select (select count(*) from registry_order o where o.addressee = @body and o.state in ('issued', 'answered', 'insisted') and {mine registry_order o}),
                   (select count(*) from registry_report_file f where f.body = @body and f.state = 'running')
            """,
            new { body },
            ct);

    public static async Task<bool> IsProposed(Session session, Guid body, CancellationToken ct)
        => await session.First<long>(
            "select count(*) from registry_withdrawal w join registry_proposal p on p.id = w.proposal where w.body = @body and p.state = 'proposed'",
            new { body },
            ct) > 0;

    public static Task Add(Work work, WithdrawalRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into registry_withdrawal (proposal, body, decision_no, decided_on, effective_on)
            values (@Proposal, @Body, @DecisionNo, @DecidedOn, @EffectiveOn)
            """,
            row,
            ct);

    public static async Task<WithdrawalRow> Of(Session session, Guid proposal, CancellationToken ct)
        => (await session.First<WithdrawalRow>(
            "select proposal, body, decision_no, decided_on, effective_on from registry_withdrawal where proposal = @proposal", new { proposal }, ct))!;

    /// <summary>From the day on no report of the body is taken. False when its approval is withdrawn already.</summary>
    public static async Task<bool> Withdraw(Work work, Guid body, DateOnly on, CancellationToken ct)
        => await work.Execute(
            "update registry_body set withdrawn_on = @on, version = version + 1 where id = @body and withdrawn_on is null", new { body, on }, ct) == 1;
}
