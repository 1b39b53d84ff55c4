namespace Zhiheng.Registry.Reporting.Files;

/// <summary>One line of the answer to a reporting file; a row with several findings has several lines.</summary>
/// <param name="Row">1-based number of the data row.</param>
/// <param name="Line">Where a person finds it in the file.</param>
/// <param name="Verdict">Accepted, accepted with warnings, rejected: in the words of the reader.</param>
/// <param name="Severity">How much the finding weighs, "" when there is none.</param>
/// <param name="Code">Code of the finding, "" when there is none.</param>
/// <param name="Column">Header name.</param>
/// <param name="Value">The value as it was read.</param>
/// <param name="Message">What is wrong and what to do.</param>
public readonly record struct ResultLine(
    int Row, int Line, string Verdict, string Severity, string Code, string Column, string Value, string Message)
{
    /// <summary>Column titles in the order the files have them.</summary>
    public static IReadOnlyList<string> Titles { get; } = ["行号", "文件行", "结论", "级别", "代码", "列", "值", "说明"];
}
