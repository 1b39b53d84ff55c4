using System.Globalization;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Targets.Policies;

/// <summary>A row of targets_report, with the name of its unit.</summary>
public sealed record ReportRow
{
    public Guid Id { get; init; }

    public Guid Indicator { get; init; }

    public Guid Unit { get; init; }

    public string UnitName { get; init; } = string.Empty;

    public string UnitRegion { get; init; } = string.Empty;

    public string TargetName { get; init; } = string.Empty;

    public DateOnly AsOf { get; init; }

    public string Value { get; init; } = string.Empty;

    public string? Note { get; init; }

    /// <summary>JSON list of references.</summary>
    public string Evidence { get; init; } = "[]";

    public string State { get; init; } = string.Empty;

    public Guid Reporter { get; init; }

    public string ReporterName { get; init; } = string.Empty;

    public DateOnly SentOn { get; init; }

    public Guid? Reviewer { get; init; }

    public string? ReviewerName { get; init; }

    public DateOnly? ReviewedOn { get; init; }

    public string? Decision { get; init; }

    public string OrganRegion { get; init; } = string.Empty;

    public string OrganName { get; init; } = string.Empty;

    public long Version { get; init; }

    public decimal Number => decimal.Parse(Value, CultureInfo.InvariantCulture);
}

internal static class FigureStore
{
    private const string Columns =
        """
        r.id, r.indicator, r.unit, u.name as unit_name, u.region as unit_region, t.name as target_name, r.as_of, r.value, r.note, r.evidence, r.state, r.reporter,
        r.reporter_name, r.sent_on, r.reviewer, r.reviewer_name, r.reviewed_on, r.decision, r.organ_region, r.organ_name, r.version
        """;

    private const string From = "targets_report r join targets_unit u on u.id = r.unit join targets_indicator t on t.id = r.indicator";

    /// <summary>The unit that the authority answers for and that answers for the target: by its measure, or for a target of no measure by any of the policy.</summary>
    public static Task<Guid?> OwnUnit(Session session, TargetRow target, Organ organ, CancellationToken ct)
        => session.First<Guid?>(
            """
            select u.id from targets_unit u join targets_duty d on d.unit = u.id join targets_measure m on m.id = d.measure
            where u.organ_region = @region and u.organ_name = @name and m.policy = @policy and (@measure is null or m.id = @measure)
            order by case d.role when 'lead' then 0 when 'participant' then 1 else 2 end, u.id
            """,
            new { region = organ.Region.Value, name = organ.Name, policy = target.Policy, measure = target.Measure },
            ct);

    public static Task<IReadOnlyList<TargetRow>> OwnTargets(Session session, Organ organ, CancellationToken ct)
        => session.Query<TargetRow>(
            $"""
            select {PolicyStore.TargetColumns} from targets_indicator t
            where t.source = 'reported' and t.superseded_on is null
              and exists (
                select 1 from targets_unit u join targets_duty d on d.unit = u.id join targets_measure m on m.id = d.measure
                where u.organ_region = @region and u.organ_name = @name and m.policy = t.policy and (t.measure is null or m.id = t.measure))
            order by t.policy, t.ordinal
            """,
            new { region = organ.Region.Value, name = organ.Name },
            ct);

    public static async Task<bool> HasOpen(Session session, Guid indicator, Guid unit, DateOnly asOf, CancellationToken ct)
        => await session.First<long?>(
            """select 1 from targets_report r where r.indicator = @indicator and r.unit = @unit and r.as_of = @asOf and r.state <> 'returned'""", new { indicator, unit, asOf }, ct) is not null;

    public static Task<ReportRow?> Find(Session session, Guid id, CancellationToken ct)
        => session.First<ReportRow>($$"""select {{Columns}} from {{From}} where r.id = @id and {mine targets_report r}""", new { id }, ct);

    public static Task<IReadOnlyList<ReportRow>> List(Session session, string? state, CancellationToken ct)
        => session.Query<ReportRow>(
            $$"""select {{Columns}} from {{From}} where {mine targets_report r} and (@state is null or r.state = @state) order by r.as_of desc, r.id desc limit 500""", new { state }, ct);

    /// <summary>The figures of one target: those that count are public.</summary>
    public static Task<IReadOnlyList<ReportRow>> Accepted(Session session, Guid indicator, CancellationToken ct)
        => session.Query<ReportRow>($"select {Columns} from {From} where r.indicator = @indicator and r.state = 'accepted' order by r.as_of, u.region, r.id", new { indicator }, ct);

    public static Task Add(Work work, ReportRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into targets_report (id, indicator, unit, as_of, value, note, evidence, state, reporter, reporter_name, sent_on, organ_region, organ_name, version)
            values (@Id, @Indicator, @Unit, @AsOf, @Value, @Note, @Evidence, @State, @Reporter, @ReporterName, @SentOn, @OrganRegion, @OrganName, 1)
            """,
            row,
            ct);

    public static Task<int> Review(Work work, ReportRow row, CancellationToken ct)
        => work.Execute(
            """
            update targets_report set state = @State, reviewer = @Reviewer, reviewer_name = @ReviewerName, reviewed_on = @ReviewedOn, decision = @Decision, version = version + 1
            where id = @Id and version = @Version
            """,
            row,
            ct);
}
