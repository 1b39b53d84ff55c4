using Zhiheng.Platform.Databases;

namespace Zhiheng.Targets.Policies;

/// <summary>A row of targets_document. Lists leave the three long texts empty.</summary>
public sealed record DocumentRow
{
    public Guid Id { get; init; }

    public string FileName { get; init; } = string.Empty;

    public string Sha256 { get; init; } = string.Empty;

    public string Body { get; init; } = string.Empty;

    /// <summary>What the parser found, as <see cref="Reading.PolicyJson"/> writes it.</summary>
    public string Reading { get; init; } = string.Empty;

    public string Draft { get; init; } = string.Empty;

    public string Region { get; init; } = string.Empty;

    public string OrganRegion { get; init; } = string.Empty;

    public string OrganName { get; init; } = string.Empty;

    public string State { get; init; } = string.Empty;

    public Guid Author { get; init; }

    public string AuthorName { get; init; } = string.Empty;

    public DateOnly ReceivedOn { get; init; }

    public Guid? Decider { get; init; }

    public string? DeciderName { get; init; }

    public DateOnly? DecidedOn { get; init; }

    /// <summary>Why it was sent back or discarded.</summary>
    public string? Decision { get; init; }

    public long Version { get; init; }
}

/// <summary>A row of targets_correction: JSON of the item before and after; null where there was or is none.</summary>
public sealed record CorrectionRow
{
    public int No { get; init; }

    public string Place { get; init; } = string.Empty;

    public string? Was { get; init; }

    public string? Becomes { get; init; }

    public string Who { get; init; } = string.Empty;

    public DateTimeOffset At { get; init; }
}

internal static class DocumentStore
{
    private const string Head =
        """
        d.id, d.file_name, d.sha256, d.region, d.organ_region, d.organ_name, d.state, d.author, d.author_name, d.received_on, d.decider, d.decider_name,
        d.decided_on, d.decision, d.version
        """;

    public static Task<IReadOnlyList<DocumentRow>> List(Session session, CancellationToken ct)
        => session.Query<DocumentRow>(
            $$"""select {{Head}} from targets_document d where {mine targets_document d} order by d.id desc limit 500""", null, ct);

    public static Task<DocumentRow?> Find(Session session, Guid id, CancellationToken ct)
        => session.First<DocumentRow>(
            $$"""select {{Head}}, d.body, d.reading, d.draft from targets_document d where d.id = @id and {mine targets_document d}""", new { id }, ct);

    /// <summary>The same file, not discarded, in the hands of the same authority.</summary>
    public static Task<Guid?> Same(Session session, string sha256, string organRegion, CancellationToken ct)
        => session.First<Guid?>(
            """select id from targets_document where sha256 = @sha256 and organ_region = @organRegion and state <> 'discarded'""", new { sha256, organRegion }, ct);

    public static Task Add(Work work, DocumentRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into targets_document (id, file_name, sha256, body, reading, draft, region, organ_region, organ_name, state, author, author_name, received_on, version)
            values (@Id, @FileName, @Sha256, @Body, @Reading, @Draft, @Region, @OrganRegion, @OrganName, @State, @Author, @AuthorName, @ReceivedOn, 1)
            """,
            row,
            ct);

    public static Task<int> Save(Work work, DocumentRow row, CancellationToken ct)
        => work.Execute(
            """
            update targets_document
            set draft = @Draft, region = @Region, state = @State, decider = @Decider, decider_name = @DeciderName, decided_on = @DecidedOn, decision = @Decision,
                version = version + 1
            where id = @Id and version = @Version
            """,
            row,
            ct);

    public static Task<IReadOnlyList<CorrectionRow>> Corrections(Session session, Guid document, CancellationToken ct)
        => session.Query<CorrectionRow>("select no, place, was, becomes, who, at from targets_correction where document = @document order by no", new { document }, ct);

    public static Task Add(Work work, Guid document, string place, string? was, string? becomes, Guid account, CancellationToken ct)
        => work.Execute(
            """
            insert into targets_correction (document, no, place, was, becomes, who, account, at)
            select @document, (select coalesce(max(no), 0) + 1 from targets_correction where document = @document), @place, @was, @becomes, @who, @account, @at
            """,
            new { document, place, was, becomes, who = work.Act.Who, account, at = work.Act.At },
            ct);
}
