using System.Text.Json;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Inspection.Plans;

/// <summary>A row of inspection_plan, all columns.</summary>
public sealed record PlanRow
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Guid Id { get; init; }

    public int Year { get; init; }

    public string Title { get; init; } = string.Empty;

    public string OrganRegion { get; init; } = string.Empty;

    public string OrganName { get; init; } = string.Empty;

    public string State { get; init; } = string.Empty;

    public string Lines { get; init; } = "[]";

    public Guid Author { get; init; }

    public string AuthorName { get; init; } = string.Empty;

    public DateOnly DraftedOn { get; init; }

    public Guid? Approver { get; init; }

    public string? ApproverName { get; init; }

    public DateOnly? ApprovedOn { get; init; }

    public DateOnly? PublishedOn { get; init; }

    /// <summary>Why it was sent back; null while it was not.</summary>
    public string? Decision { get; init; }

    public long Version { get; init; }

    public IReadOnlyList<PlanLine> PlanLines => JsonSerializer.Deserialize<List<PlanLine>>(Lines, Json)!;

    public static string Write(IReadOnlyList<PlanLine> lines) => JsonSerializer.Serialize(lines, Json);
}

internal static class PlanStore
{
    private const string Columns =
        """
        p.id, p.year, p.title, p.organ_region, p.organ_name, p.state, p.lines, p.author, p.author_name, p.drafted_on, p.approver, p.approver_name,
        p.approved_on, p.published_on, p.decision, p.version
        """;

    public static Task<IReadOnlyList<PlanRow>> List(Session session, int? year, CancellationToken ct)
        => session.Query<PlanRow>(
            $$"""
            select {{Columns}} from inspection_plan p
            where {mine inspection_plan p} and (@year is null or p.year = @year) order by p.year desc, p.id desc limit 200
            """,
            new { year },
            ct);

    public static Task<PlanRow?> Find(Session session, Guid id, CancellationToken ct)
        => session.First<PlanRow>($$"""select {{Columns}} from inspection_plan p where p.id = @id and {mine inspection_plan p}""", new { id }, ct);

    /// <summary>A published plan of whatever authority: everybody may read it.</summary>
    public static Task<PlanRow?> FindPublished(Session session, Guid id, CancellationToken ct)
        => session.First<PlanRow>($"select {Columns} from inspection_plan p where p.id = @id and p.state = 'published'", new { id }, ct);

    /// <summary>For everybody: the published plans, newest year first.</summary>
    public static Task<IReadOnlyList<PlanRow>> Published(Session session, CancellationToken ct)
        => session.Query<PlanRow>($"select {Columns} from inspection_plan p where p.state = 'published' order by p.year desc, p.organ_region, p.id limit 500", null, ct);

    public static Task Add(Work work, PlanRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into inspection_plan (id, year, title, organ_region, organ_name, state, lines, author, author_name, drafted_on, version)
            values (@Id, @Year, @Title, @OrganRegion, @OrganName, @State, @Lines, @Author, @AuthorName, @DraftedOn, 1)
            """,
            row,
            ct);

    public static Task<int> Save(Work work, PlanRow row, CancellationToken ct)
        => work.Execute(
            """
            update inspection_plan
            set state = @State, approver = @Approver, approver_name = @ApproverName, approved_on = @ApprovedOn, published_on = @PublishedOn,
                decision = @Decision, version = version + 1
            where id = @Id and version = @Version
            """,
            row,
            ct);
}
