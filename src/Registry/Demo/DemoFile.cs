using Zhiheng.Kernel;

namespace Zhiheng.Registry.Demo;

/// <summary>
/// A made-up certification body. Its approval number has the year 2999, so that it can never be real.
/// <paramref name="Region"/> is six digits; <paramref name="SchemeCodes"/> are those it may certify.
/// </summary>
public sealed record DemoBody(string ApprovalNo, string Name, CreditCode CreditCode, string Region, IReadOnlyList<string> SchemeCodes);

/// <summary>
/// One reporting file of a body. <paramref name="Rows"/> are made again at each enumeration, in the same order with the same
/// content, and are as many as <paramref name="ExpectedRows"/>. Two enumerations may run at the same time.
/// </summary>
public sealed record DemoFile(
    string BodyApprovalNo,
    string TemplateNo,
    DateOnly ReportedOn,
    string Name,
    IReadOnlyList<string> Header,
    IEnumerable<string[]> Rows,
    int ExpectedRows);
