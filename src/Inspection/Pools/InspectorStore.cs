using System.Text.Json;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Inspection.Pools;

/// <summary>A row of inspection_inspector, all columns. Items are codes of the list; "*" is every one.</summary>
public sealed record InspectorRow
{
    public Guid Id { get; init; }

    public string EmployeeNo { get; init; } = string.Empty;

    public Guid? Account { get; init; }

    public string Name { get; init; } = string.Empty;

    public string OrganRegion { get; init; } = string.Empty;

    public string OrganName { get; init; } = string.Empty;

    public string UnitLevel { get; init; } = string.Empty;

    public string Post { get; init; } = string.Empty;

    public string WarrantNo { get; init; } = string.Empty;

    public DateOnly WarrantUntil { get; init; }

    public string? SecondWarrantNo { get; init; }

    public DateOnly? SecondWarrantUntil { get; init; }

    public string Qualifications { get; init; } = "[]";

    public string Items { get; init; } = "[]";

    public bool CanLead { get; init; }

    public int Capacity { get; init; }

    public string State { get; init; } = "active";

    public long Version { get; init; }

    /// <summary>The last day on which a warrant holds, that day included: of two, the later.</summary>
    public DateOnly LastDay => SecondWarrantUntil is { } second && second > WarrantUntil ? second : WarrantUntil;

    public IReadOnlyList<string> ItemCodes => JsonSerializer.Deserialize<List<string>>(Items)!;

    public IReadOnlyList<string> QualificationNames => JsonSerializer.Deserialize<List<string>>(Qualifications)!;
}

/// <summary>Whom an inspector must not check, why, until when (that day included; null: until it is taken away).</summary>
public sealed record RecusalRow
{
    public Guid Inspector { get; init; }

    public string Subject { get; init; } = string.Empty;

    public string Reason { get; init; } = string.Empty;

    public DateOnly? Until { get; init; }

    public string NotedBy { get; init; } = string.Empty;

    public DateOnly NotedOn { get; init; }
}

internal static class InspectorStore
{
    private const string Columns =
        """
        i.id, i.employee_no, i.account, i.name, i.organ_region, i.organ_name, i.unit_level, i.post, i.warrant_no, i.warrant_until, i.second_warrant_no,
        i.second_warrant_until, i.qualifications, i.items, i.can_lead, i.capacity, i.state, i.version
        """;

    public static Task<IReadOnlyList<InspectorRow>> List(Session session, string? text, Guid? after, int most, CancellationToken ct)
        => session.Query<InspectorRow>(
            $$"""
            select {{Columns}} from inspection_inspector i
            where {mine inspection_inspector i} and (@text is null or i.name like @like or i.employee_no = @text) and i.id > @after
            order by i.id limit @most
            """,
            new { text, like = $"%{text}%", after = after ?? Guid.Empty, most },
            ct);

    public static Task<InspectorRow?> Find(Session session, Guid id, CancellationToken ct)
        => session.First<InspectorRow>($$"""select {{Columns}} from inspection_inspector i where i.id = @id and {mine inspection_inspector i}""", new { id }, ct);

    /// <summary>Whether another inspector, of whatever authority, has the number or the account.</summary>
    public static async Task<bool> IsTaken(Work work, Guid but, string employeeNo, Guid? account, CancellationToken ct)
        => await work.First<int?>(
            "select 1 from inspection_inspector where (employee_no = @employeeNo or account = @account) and id <> @but", new { employeeNo, account, but }, ct) is not null;

    public static Task Add(Work work, InspectorRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into inspection_inspector (id, employee_no, account, name, organ_region, organ_name, unit_level, post, warrant_no, warrant_until,
              second_warrant_no, second_warrant_until, qualifications, items, can_lead, capacity, state, version)
            values (@Id, @EmployeeNo, @Account, @Name, @OrganRegion, @OrganName, @UnitLevel, @Post, @WarrantNo, @WarrantUntil,
              @SecondWarrantNo, @SecondWarrantUntil, @Qualifications, @Items, @CanLead, @Capacity, @State, 1)
            """,
            row,
            ct);

    public static Task<int> Save(Work work, InspectorRow row, CancellationToken ct)
        => work.Execute(
            """
            update inspection_inspector
            set name = @Name, account = @Account, post = @Post, warrant_no = @WarrantNo, warrant_until = @WarrantUntil, second_warrant_no = @SecondWarrantNo,
                second_warrant_until = @SecondWarrantUntil, qualifications = @Qualifications, items = @Items, can_lead = @CanLead, capacity = @Capacity,
                state = @State, version = version + 1
            where id = @Id and version = @Version
            """,
            row,
            ct);

    public static Task<IReadOnlyList<RecusalRow>> Recusals(Session session, Guid inspector, CancellationToken ct)
        => session.Query<RecusalRow>(
            "select inspector, subject, reason, until, noted_by, noted_on from inspection_recusal where inspector = @inspector order by subject, reason", new { inspector }, ct);

    public static async Task Recuse(Work work, RecusalRow row, CancellationToken ct)
    {
        await work.Execute("delete from inspection_recusal where inspector = @Inspector and subject = @Subject and reason = @Reason", row, ct);
        await work.Execute(
            "insert into inspection_recusal (inspector, subject, reason, until, noted_by, noted_on) values (@Inspector, @Subject, @Reason, @Until, @NotedBy, @NotedOn)", row, ct);
    }

    public static Task<int> Unrecuse(Work work, Guid inspector, string subject, string reason, CancellationToken ct)
        => work.Execute("delete from inspection_recusal where inspector = @inspector and subject = @subject and reason = @reason", new { inspector, subject, reason }, ct);
}
