namespace Zhiheng.Studies.Shelf;

/// <summary>A row of studies_study, with how many recipients may read it today.</summary>
public sealed record StudyRow
{
    public Guid Id { get; init; }

    public Guid? Body { get; init; }

    public Guid? Organization { get; init; }

    public string Kind { get; init; } = string.Empty;

    public string Title { get; init; } = string.Empty;

    /// <summary>The number of the newest version.</summary>
    public int Latest { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public DateTimeOffset? ArchivedAt { get; init; }

    public int SharedWith { get; init; }
}

/// <summary>A row of studies_version without its content.</summary>
public sealed record VersionRow
{
    public Guid Study { get; init; }

    public int Number { get; init; }

    public string Sha256 { get; init; } = string.Empty;

    public int Bytes { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public Guid Account { get; init; }

    public string AccountName { get; init; } = string.Empty;

    public string? Note { get; init; }
}

/// <summary>One version with its content: canonical JSON text.</summary>
public sealed record VersionText
{
    public Guid Study { get; init; }

    public int Number { get; init; }

    /// <summary>The number of the newest version the reader may see.</summary>
    public int Latest { get; init; }

    public string Kind { get; init; } = string.Empty;

    public string Title { get; init; } = string.Empty;

    public string Sha256 { get; init; } = string.Empty;

    public string Content { get; init; } = string.Empty;
}
