using Zhiheng.Registry.Reporting.Templates;

namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>Templates 102010 (audits of organisations) and 202010 (inspections of factories): announced before they happen.</summary>
internal sealed class PlanRows : RowKind
{
    private readonly RowContext context;
    private readonly AuditPeriod period;
    private readonly PartyReader auditee;
    private readonly int bodyApprovalNo, planNo, stages, auditors, experts, applicationNumbers, certificateNumbers, schemes;

    public PlanRows(RowContext context, Template template)
    {
        this.context = context;
        var cells = context.Cells;
        period = new AuditPeriod(context, "plannedFrom", "plannedTo");
        auditee = cells.Slot("auditeeName") >= 0
            ? new PartyReader(context, "auditee", PartyRole.Holder, template.CreditCode)
            : new PartyReader(context, "factory", PartyRole.Factory, template.CreditCode);
        bodyApprovalNo = cells.Slot("bodyApprovalNo");
        planNo = cells.Slot("planNo");
        stages = cells.Slot("stages");
        auditors = cells.Slot("auditors");
        experts = cells.Slot("experts");
        applicationNumbers = cells.Slot("applicationNumbers");
        certificateNumbers = cells.Slot("certificateNumbers");
        schemes = cells.Slot("schemes");
    }

    public override void Check()
    {
        auditee.Check();
        period.CheckOrder();
        period.CheckAhead();
    }

    public override ReportedRow Build(Template template)
    {
        var cells = context.Cells;
        return new ReportedAuditPlan
        {
            TemplateNo = template.No,
            TemplateVersion = template.Version,
            BodyApprovalNo = cells.Text(bodyApprovalNo),
            PublicJson = context.Json.Write(cells, isPublic: true),
            UndisclosedJson = context.Json.Write(cells, isPublic: false),
            PlanNo = cells.Text(planNo)!,
            Stages = cells.List(stages),
            From = period.From!.Value,
            To = period.To!.Value,
            Auditors = cells.List(auditors),
            Experts = cells.List(experts),
            Auditee = auditee.Build(),
            ApplicationNumbers = cells.List(applicationNumbers),
            CertificateNumbers = cells.List(certificateNumbers),
            Schemes = cells.List(schemes),
        };
    }
}
