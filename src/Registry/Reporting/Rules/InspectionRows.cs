using Zhiheng.Registry.Reporting.Templates;

namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>Template 204010.</summary>
internal sealed class InspectionRows : RowKind
{
    private const string Passed = "01";

    private readonly RowContext context;
    private readonly AuditPeriod period;
    private readonly PartyReader factory;
    private readonly int planNo, activity, inspectors, experts, certificates, personDays, conclusion, nonconformities;

    public InspectionRows(RowContext context, Template template)
    {
        this.context = context;
        var cells = context.Cells;
        period = new AuditPeriod(context, "auditFrom", "auditTo");
        factory = new PartyReader(context, "factory", PartyRole.Factory, template.CreditCode);
        planNo = cells.Slot("planNo");
        activity = cells.Slot("activity");
        inspectors = cells.Slot("auditors");
        experts = cells.Slot("experts");
        certificates = cells.Slot("certificates");
        personDays = cells.Slot("personDays");
        conclusion = cells.Slot("conclusion");
        nonconformities = cells.Slot("nonconformities");
    }

    public override void Check()
    {
        factory.Check();
        period.CheckOrder();
        period.CheckPast();
        if (context.Cells.Text(conclusion) == Passed)
        {
            context.NeedEmpty(nonconformities, AuditFindings.NonconformityWithPass);
        }
        else if (context.Cells.Text(conclusion) is { } result && context.Cells.IsInFile(nonconformities) && context.Cells.IsBlank(nonconformities))
        {
            context.Add(AuditFindings.NonconformityMissing(context.Cells.Column(nonconformities), result));
        }
    }

    public override ReportedRow Build(Template template)
    {
        var cells = context.Cells;
        return new ReportedFactoryInspection
        {
            TemplateNo = template.No,
            TemplateVersion = template.Version,
            PublicJson = context.Json.Write(cells, isPublic: true),
            UndisclosedJson = context.Json.Write(cells, isPublic: false),
            PlanNo = cells.Text(planNo)!,
            Activity = cells.Text(activity)!,
            From = DateOnly.FromDateTime(period.From!.Value),
            To = DateOnly.FromDateTime(period.To!.Value),
            Inspectors = cells.List(inspectors),
            Experts = cells.List(experts),
            Factory = factory.Build(),
            Certificates = cells.List(certificates),
            PersonDays = cells.Number(personDays),
            Conclusion = cells.Text(conclusion)!,
            Nonconformities = cells.List(nonconformities),
        };
    }
}
