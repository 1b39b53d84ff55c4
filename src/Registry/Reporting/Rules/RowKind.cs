using Zhiheng.Registry.Reporting.Templates;

namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>The rules and the shape of one kind of template.</summary>
internal abstract class RowKind
{
    public abstract void Check();

    /// <summary>Only for a row that nothing rejected: what the template always requires is there.</summary>
    public abstract ReportedRow Build(Template template);
}
