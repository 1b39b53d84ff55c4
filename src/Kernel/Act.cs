namespace Zhiheng.Kernel;

/// <summary>In which capacity somebody acts.</summary>
public enum Capacity
{
    /// <summary>A certification body, through its reporting channel.</summary>
    CertificationBody,

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
    IReadOnlyList<string>? Evidence = null);
