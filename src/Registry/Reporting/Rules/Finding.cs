namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>What a finding does to its row.</summary>
public enum Severity
{
    /// <summary>The row enters the register; the body is told.</summary>
    Warn,

    /// <summary>The row does not enter the register.</summary>
    Reject,
}

/// <summary>
/// One thing that is wrong with one cell (or, with an empty <paramref name="Column"/>, with the row).
/// <paramref name="Column"/> is the column as the file writes it; <paramref name="Value"/> is what stands there, cut at
/// <see cref="ValueLength"/> characters and masked where the column holds an identity number; <paramref name="Message"/>
/// is a Chinese sentence with the way out.
/// </summary>
public sealed record Finding(string Code, Severity Severity, string Column, string Value, string Message, string? Basis = null)
{
    public const int ValueLength = 80;
}

/// <summary>The answer to one row of a file. <see cref="Content"/> is null exactly when the row is rejected.</summary>
public sealed record RowReading(int Row, IReadOnlyList<Finding> Findings, ReportedRow? Content)
{
    public bool IsRejected => Content is null;
}
