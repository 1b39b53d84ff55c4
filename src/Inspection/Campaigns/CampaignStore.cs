using System.Text.Json;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Inspection.Campaigns;

/// <summary>A department that takes part, with the items it records; the first one leads.</summary>
public sealed record Department(string Name, IReadOnlyList<string> Items);

/// <summary>What narrows the pool (定向); all empty: undirected. Tags hold within their region until their last day.</summary>
public sealed record Conditions(IReadOnlyList<string> Tags, IReadOnlyList<string> Classes, string? Region)
{
    public bool IsDirected => Tags.Count > 0 || Classes.Count > 0 || Region is not null;
}

/// <summary>How many of one credit-risk class are drawn: a ratio ("0.03") or a number; "*" is every class.</summary>
public sealed record ClassShare(string Class, string? Ratio, int? Number);

/// <summary>A row of inspection_campaign, all columns.</summary>
public sealed record CampaignRow
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Guid Id { get; init; }

    public string Code { get; init; } = string.Empty;

    public Guid? Plan { get; init; }

    public string Name { get; init; } = string.Empty;

    public string Tier { get; init; } = string.Empty;

    public string Pool { get; init; } = string.Empty;

    public int List { get; init; }

    public string Items { get; init; } = "[]";

    public string Departments { get; init; } = "[]";

    public string Conditions { get; init; } = "{}";

    public string Strata { get; init; } = "[]";

    public bool Sealed { get; init; }

    public int TeamSize { get; init; }

    public DateOnly StartsOn { get; init; }

    public DateOnly EndsOn { get; init; }

    public string OrganRegion { get; init; } = string.Empty;

    public string OrganName { get; init; } = string.Empty;

    public string State { get; init; } = string.Empty;

    public Guid Author { get; init; }

    public string AuthorName { get; init; } = string.Empty;

    public DateOnly DraftedOn { get; init; }

    public Guid? Approver { get; init; }

    public string? ApproverName { get; init; }

    public DateOnly? ApprovedOn { get; init; }

    public DateOnly? FinishedOn { get; init; }

    /// <summary>Why it was sent back; null while it was not.</summary>
    public string? Decision { get; init; }

    public long Version { get; init; }

    public IReadOnlyList<string> ItemCodes => JsonSerializer.Deserialize<List<string>>(Items)!;

    public IReadOnlyList<Department> DepartmentList => JsonSerializer.Deserialize<List<Department>>(Departments, Json)!;

    public Conditions ConditionSet => JsonSerializer.Deserialize<Conditions>(Conditions, Json)!;

    public IReadOnlyList<ClassShare> Shares => JsonSerializer.Deserialize<List<ClassShare>>(Strata, Json)!;

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Json);
}

internal static class CampaignStore
{
    private const string Columns =
        """
        m.id, m.code, m.plan, m.name, m.tier, m.pool, m.list, m.items, m.departments, m.conditions, m.strata, m.sealed, m.team_size, m.starts_on, m.ends_on,
        m.organ_region, m.organ_name, m.state, m.author, m.author_name, m.drafted_on, m.approver, m.approver_name, m.approved_on, m.finished_on, m.decision, m.version
        """;

    // After every id there is: an id that is null has no type for PostgreSQL.
    private static readonly Guid Last = new("ffffffff-ffff-ffff-ffff-ffffffffffff");

    public static Task<IReadOnlyList<CampaignRow>> List(Session session, string? state, Guid? before, int most, CancellationToken ct)
        => session.Query<CampaignRow>(
            $$"""
            select {{Columns}} from inspection_campaign m
            where {mine inspection_campaign m} and m.state = coalesce(@state, m.state) and m.id < @before
            order by m.id desc limit @most
            """,
            new { state, before = before ?? Last, most },
            ct);

    public static Task<CampaignRow?> Find(Session session, Guid id, CancellationToken ct)
        => session.First<CampaignRow>($$"""select {{Columns}} from inspection_campaign m where m.id = @id and {mine inspection_campaign m}""", new { id }, ct);

    /// <summary>The campaign of a draw that everybody may see.</summary>
    public static Task<CampaignRow?> Unscoped(Session session, Guid id, CancellationToken ct)
        => session.First<CampaignRow>($"select {Columns} from inspection_campaign m where m.id = @id", new { id }, ct);

    /// <summary>For everybody: a campaign by its code, once it is approved.</summary>
    public static Task<CampaignRow?> Public(Session session, string code, CancellationToken ct)
        => session.First<CampaignRow>($"select {Columns} from inspection_campaign m where m.code = @code and m.state not in ('draft', 'declined')", new { code }, ct);

    public static Task<IReadOnlyList<CampaignRow>> PublicList(Session session, Guid? before, int most, CancellationToken ct)
        => session.Query<CampaignRow>(
            $"select {Columns} from inspection_campaign m where m.state not in ('draft', 'declined') and m.id < @before order by m.id desc limit @most",
            new { before = before ?? Last, most },
            ct);

    public static async Task<int> CountOfYear(Work work, string organRegion, int year, CancellationToken ct)
        => await work.First<int>(
            "select count(*) from inspection_campaign where organ_region = @organRegion and code like @like", new { organRegion, like = $"{organRegion}-{year}-%" }, ct);

    public static Task Add(Work work, CampaignRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into inspection_campaign (id, code, plan, name, tier, pool, list, items, departments, conditions, strata, sealed, team_size, starts_on, ends_on,
              organ_region, organ_name, state, author, author_name, drafted_on, version)
            values (@Id, @Code, @Plan, @Name, @Tier, @Pool, @List, @Items, @Departments, @Conditions, @Strata, @Sealed, @TeamSize, @StartsOn, @EndsOn,
              @OrganRegion, @OrganName, @State, @Author, @AuthorName, @DraftedOn, 1)
            """,
            row,
            ct);

    public static Task<int> Save(Work work, CampaignRow row, CancellationToken ct)
        => work.Execute(
            """
            update inspection_campaign
            set state = @State, approver = @Approver, approver_name = @ApproverName, approved_on = @ApprovedOn, finished_on = @FinishedOn,
                decision = @Decision, version = version + 1
            where id = @Id and version = @Version
            """,
            row,
            ct);
}
