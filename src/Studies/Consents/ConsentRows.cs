namespace Zhiheng.Studies.Consents;

/// <summary>A row of studies_consent: one recipient, an authority or a legal person.</summary>
public sealed record ConsentRow
{
    public Guid Id { get; init; }

    public Guid Study { get; init; }

    /// <summary>The owner's name as the recipient reads it.</summary>
    public string OwnerName { get; init; } = string.Empty;

    public string? OrganRegion { get; init; }

    public string? OrganName { get; init; }

    /// <summary>Unified credit code, organisation code or approval number.</summary>
    public string? RecipientCode { get; init; }

    public string? RecipientName { get; init; }

    public Guid? RecipientBody { get; init; }

    public Guid? RecipientOrganization { get; init; }

    /// <summary><c>latest</c>: the newest version at the moment of reading; <c>all</c>: every version.</summary>
    public string Reach { get; init; } = string.Empty;

    public DateOnly StartsOn { get; init; }

    /// <summary>That day included.</summary>
    public DateOnly EndsOn { get; init; }

    public DateTimeOffset GivenAt { get; init; }

    public Guid GivenBy { get; init; }

    public string GivenByName { get; init; } = string.Empty;

    public DateTimeOffset? WithdrawnAt { get; init; }

    public string Recipient => OrganName ?? RecipientName!;

    /// <summary>Whether the recipient may read on that day.</summary>
    public bool IsInForceOn(DateOnly day) => WithdrawnAt is null && StartsOn <= day && day <= EndsOn;

    /// <summary>Whether there is still something to withdraw.</summary>
    public bool IsOpenOn(DateOnly day) => WithdrawnAt is null && day <= EndsOn;
}

/// <summary>Somebody of a recipient opened a version.</summary>
public sealed record OpeningRow
{
    public Guid Id { get; init; }

    public Guid Consent { get; init; }

    public int Number { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    public Guid Account { get; init; }

    public string AccountName { get; init; } = string.Empty;

    public string Recipient { get; init; } = string.Empty;
}

/// <summary>A study that somebody shares with the reader, with the consent it rests on.</summary>
public sealed record SharedRow
{
    public Guid Id { get; init; }

    public Guid Consent { get; init; }

    public string OwnerName { get; init; } = string.Empty;

    public string Kind { get; init; } = string.Empty;

    public string Title { get; init; } = string.Empty;

    public int Latest { get; init; }

    public string Reach { get; init; } = string.Empty;

    public DateOnly StartsOn { get; init; }

    public DateOnly EndsOn { get; init; }
}
