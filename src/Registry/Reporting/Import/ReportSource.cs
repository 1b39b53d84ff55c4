using Zhiheng.Registry.Reporting.Files;

namespace Zhiheng.Registry.Reporting.Import;

/// <summary>
/// Where rows come from: a reporting file, or the demo. <paramref name="Sha256"/> names the content; rows can be read again from
/// any row on, which is how an interrupted report goes on.
/// </summary>
public sealed record ReportSource(
    string Name,
    string Sha256,
    IReadOnlyList<string> Header,
    string? TemplateNo,
    long? ExpectedRows,
    Func<int, IEnumerable<RowRead>> RowsAfter);
