using Zhiheng.Kernel;
using Zhiheng.Registry.Reporting.Templates;
using Zhiheng.Registry.Schemes;

namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>
/// Reads the rows of one file. Not safe for two threads: it reuses its buffers; make one a thread.
/// Pure: no clock and no database; the day of the report is a parameter, and the same row gives the same reading again.
/// </summary>
public sealed class RowReader
{
    private readonly Template template;
    private readonly RowFindings findings;
    private readonly RowContext context;
    private readonly RowKind kind;

    public RowReader(TemplateMatch match, CodeTables codes, SchemeTable schemes, RegionTable regions, DatedRules rules)
    {
        template = match.Template;
        findings = new RowFindings(template);
        context = new RowContext(new RowCells(match, codes, findings), findings, new RowJson(), schemes, new Districts(regions), rules);
        kind = template.Kind switch
        {
            TemplateKind.Certificate => new CertificateRows(context, template, codes),
            TemplateKind.TeamMember => new TeamRows(context),
            TemplateKind.Energy => new EnergyRows(context),
            TemplateKind.AuditPlan => new PlanRows(context, template),
            TemplateKind.FactoryInspection => new InspectionRows(context, template),
            var other => throw new InvalidOperationException($"No rules are written for templates of kind {other}."),
        };
    }

    /// <param name="row">The number of the data row, for the answer.</param>
    /// <param name="cells">As many as the header, or fewer where the file leaves trailing cells out.</param>
    /// <param name="reportedOn">The Beijing date on which the file arrived.</param>
    public RowReading Read(int row, string[] cells, DateOnly reportedOn)
    {
        context.ReportedOn = reportedOn;
        context.Cells.Load(cells);
        kind.Check();
        var content = findings.IsRejected ? null : kind.Build(template);
        return new(row, findings.Take(), content);
    }
}
