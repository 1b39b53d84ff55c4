using Zhiheng.Platform.Databases;

namespace Zhiheng.Registry.Reporting.Import;

/// <summary>
/// Answers as they are kept. Rows accepted without a remark that follow each other, in the file and line by line, are kept as one
/// run, because nearly all rows are such; every other row stands alone with its findings and its certificate.
/// </summary>
internal static class Answers
{
    private static readonly BulkTable Table = new(
        "registry_report_row", "file", "row_no", "line_no", "verdict", "certificate", "findings", "rows");

    /// <param name="answers">In the order of the file.</param>
    public static Task Save(Work work, Guid file, IReadOnlyList<RowAnswer> answers, CancellationToken ct)
        => work.Insert(Table, Rows(file, answers), ct);

    internal static List<object?[]> Rows(Guid file, IReadOnlyList<RowAnswer> answers)
    {
        var rows = new List<object?[]>();
        for (var i = 0; i < answers.Count;)
        {
            var count = RunAt(answers, i);
            var first = answers[i];
            rows.Add(
            [
                file, (long)first.Row, (long)first.Line, first.Verdict, count == 1 ? first.Certificate : null,
                first.FindingsJson, (long)count,
            ]);
            i += count;
        }

        return rows;
    }

    private static int RunAt(IReadOnlyList<RowAnswer> answers, int start)
    {
        var count = 1;
        while (start + count < answers.Count && IsClean(answers[start]) && Follows(answers[start], answers[start + count], count))
        {
            count++;
        }

        return count;
    }

    private static bool Follows(RowAnswer first, RowAnswer next, int distance)
        => IsClean(next) && next.Row == first.Row + distance && next.Line == first.Line + distance;

    private static bool IsClean(RowAnswer answer) => answer.Findings.Count == 0;
}
