using System.Text.Json;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Inspection.Checks;

/// <summary>Technical support that goes along; never an inspector (国办发〔2024〕54号).</summary>
public sealed record Expert(string Name, string Unit);

/// <summary>A row of inspection_approval, all columns.</summary>
public sealed record ApprovalRow
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Guid Id { get; init; }

    public Guid Task { get; init; }

    public string State { get; init; } = "draft";

    public string Grounds { get; init; } = string.Empty;

    public DateOnly VisitFrom { get; init; }

    public DateOnly VisitTo { get; init; }

    public string Experts { get; init; } = "[]";

    public Guid Author { get; init; }

    public string AuthorName { get; init; } = string.Empty;

    public DateOnly DraftedOn { get; init; }

    public Guid? Approver { get; init; }

    public string? ApproverName { get; init; }

    public DateOnly? DecidedOn { get; init; }

    public string? Words { get; init; }

    public long Version { get; init; }

    public IReadOnlyList<Expert> ExpertList => JsonSerializer.Deserialize<List<Expert>>(Experts, Json)!;

    public static string Write(IReadOnlyList<Expert> experts) => JsonSerializer.Serialize(experts, Json);
}

internal static class ApprovalStore
{
    private const string Columns =
        "id, task, state, grounds, visit_from, visit_to, experts, author, author_name, drafted_on, approver, approver_name, decided_on, words, version";

    /// <summary>The draft or approval of a task, else the newest that was declined.</summary>
    public static Task<ApprovalRow?> Newest(Session session, Guid task, CancellationToken ct)
        => session.First<ApprovalRow>(
            $"select {Columns} from inspection_approval where task = @task order by case when state = 'declined' then 1 else 0 end, id desc limit 1", new { task }, ct);

    public static Task Add(Work work, ApprovalRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into inspection_approval (id, task, state, grounds, visit_from, visit_to, experts, author, author_name, drafted_on, version)
            values (@Id, @Task, 'draft', @Grounds, @VisitFrom, @VisitTo, @Experts, @Author, @AuthorName, @DraftedOn, 1)
            """,
            row,
            ct);

    public static Task<int> Decide(Work work, ApprovalRow row, CancellationToken ct)
        => work.Execute(
            """
            update inspection_approval
            set state = @State, approver = @Approver, approver_name = @ApproverName, decided_on = @DecidedOn, words = @Words, version = version + 1
            where id = @Id and version = @Version and state = 'draft'
            """,
            row,
            ct);
}
