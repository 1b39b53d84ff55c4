using Zhiheng.Kernel;

namespace Zhiheng.Registry.Reporting.Files;

/// <summary>
/// One data row as it was read. Rows without any content are never given, but they are counted.
/// </summary>
/// <param name="Row">1-based number of the data row; the header is not counted, blank rows are.</param>
/// <param name="Line">Where a person finds it: the first physical line in a CSV file, the row number in a sheet.</param>
/// <param name="Cells">As many as the header has, missing ones are ""; without a header as many as were written; empty when there is a <paramref name="Problem"/>.</param>
/// <param name="Problem">Why the row could not be read.</param>
/// <param name="EndsFile">The structure is lost: nothing after this row could be read.</param>
/// <param name="Column">Header name of the column the problem lies in, "" when it lies in none.</param>
public readonly record struct RowRead(
    int Row,
    int Line,
    string[] Cells,
    Refusal? Problem,
    bool EndsFile,
    string Column = "");
