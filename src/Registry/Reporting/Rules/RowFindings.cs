using Zhiheng.Registry.Reporting.Templates;

namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>Collects what is wrong with the row in hand; costs nothing while nothing is.</summary>
internal sealed class RowFindings(Template template)
{
    private readonly HashSet<string> lenient = [.. template.Lenient];
    private List<Finding>? findings;

    public bool IsRejected { get; private set; }

    /// <summary>Adds the finding, as a warning where this version of the template is lenient about it.</summary>
    public void Add(Finding finding)
    {
        if (finding.Severity == Severity.Reject && lenient.Contains(finding.Code))
        {
            finding = finding with { Severity = Severity.Warn };
        }

        IsRejected |= finding.Severity == Severity.Reject;
        (findings ??= []).Add(finding);
    }

    /// <summary>Hands over the findings and starts afresh.</summary>
    public IReadOnlyList<Finding> Take()
    {
        IReadOnlyList<Finding> taken = findings is null ? [] : findings;
        findings = null;
        IsRejected = false;
        return taken;
    }
}
