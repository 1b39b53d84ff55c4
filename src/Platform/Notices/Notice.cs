namespace Zhiheng.Platform.Notices;

/// <summary>Something one account is told.</summary>
public sealed record Notice
{
    /// <summary>The account.</summary>
    public required Guid Recipient { get; init; }

    /// <summary>A lasting name in lower case, for example "order-received".</summary>
    public required string Kind { get; init; }

    public required string Title { get; init; }

    public string Text { get; init; } = "";

    /// <summary>A page of this site, beginning with one "/".</summary>
    public required string Link { get; init; }

    /// <summary>The last day in time, included; null where nothing is due.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The same key is told to the same recipient once, whoever tells it and however often.</summary>
    public required string Dedupe { get; init; }

    /// <summary>Also goes to this address; null stays in the inbox.</summary>
    public string? MailTo { get; init; }

    /// <exception cref="ArgumentException">The link leads elsewhere, or a text that is needed is blank: a bug of the caller.</exception>
    internal void Check()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Kind);
        ArgumentException.ThrowIfNullOrWhiteSpace(Title);
        ArgumentException.ThrowIfNullOrWhiteSpace(Dedupe);
        if (!Link.StartsWith('/') || Link.StartsWith("//", StringComparison.Ordinal) || Link.Contains('\\', StringComparison.Ordinal) || Link.Any(char.IsControl))
        {
            throw new ArgumentException($"'{Link}' is not a page of this site.");
        }
    }
}

/// <summary>A notice in an inbox.</summary>
public sealed record InboxEntry
{
    public Guid Id { get; init; }

    public string Kind { get; init; } = "";

    public string Title { get; init; } = "";

    public string Text { get; init; } = "";

    public string Link { get; init; } = "";

    public DateOnly? DueOn { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ReadAt { get; init; }
}

/// <summary>One page of an inbox, newest first. <paramref name="Next"/> leads to the older ones; null when there are none.</summary>
public sealed record InboxPage(IReadOnlyList<InboxEntry> Entries, Guid? Next);
