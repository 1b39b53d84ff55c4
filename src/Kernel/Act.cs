namespace Zhiheng.Kernel;

/// <summary>In which capacity somebody acts.</summary>
public enum Capacity
{
    /// <summary>A certification body, through its reporting channel.</summary>
    CertificationBody,

    /// <summary>An officer of an authority, within a grant.</summary>
    Officer,

    /// <summary>A testing body, for itself.</summary>
    TestingBody,

    /// <summary>A certified organisation or another enterprise, for itself.</summary>
    Enterprise,

    /// <summary>A system, security or audit administrator.</summary>
    Administrator,

    /// <summary>The person who runs this installation.</summary>
    Operator,

    /// <summary>The software itself, for example a deadline that ran out.</summary>
    System,
}

/// <summary>
/// Who does it, in which capacity, when, for which reason, on which legal basis and with which evidence.
/// <paramref name="At"/> is in UTC. Evidence entries are references (a file digest, a document number), never the documents.
/// </summary>
public sealed record Act(
    string Who,
    Capacity Capacity,
    DateTimeOffset At,
    string Reason,
    string? Basis = null,
    IReadOnlyList<string>? Evidence = null)
{
    /// <summary>The account that acts; null for machines and for the operator at the command line.</summary>
    public Guid? Account { get; init; }

    /// <summary>Whom the actor stands in for (代理): both names are shown.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>
    /// The number of the form that was sent. It is stored with the act and is unique, so a form that arrives twice acts once
    /// (<c>AlreadyActedException</c>).
    /// </summary>
    public Guid? Once { get; init; }
}
