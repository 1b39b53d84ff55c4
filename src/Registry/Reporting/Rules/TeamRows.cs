using Zhiheng.Kernel;
using Zhiheng.Registry.Reporting.Templates;

namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>Template 103011: one person of an audit team a row.</summary>
internal sealed class TeamRows(RowContext context) : RowKind
{
    private const string ResidentIdentityCard = "01";

    private readonly int bodyApprovalNo = context.Cells.Slot("bodyApprovalNo");
    private readonly int number = context.Cells.Slot("certificateNumber");
    private readonly int stage = context.Cells.Slot("stage");
    private readonly int name = context.Cells.Slot("name");
    private readonly int identityType = context.Cells.Slot("identityType");
    private readonly int identityNumber = context.Cells.Slot("identityNumber");
    private readonly int role = context.Cells.Slot("role");
    private readonly int qualification = context.Cells.Slot("qualification");
    private readonly int registrationNo = context.Cells.Slot("registrationNo");
    private readonly int isTechnicalAuditor = context.Cells.Slot("isTechnicalAuditor");
    private readonly int isFullTime = context.Cells.Slot("isFullTime");
    private readonly int witness = context.Cells.Slot("witness");
    private readonly AuditPeriod period = new(context, "auditFrom", "auditTo");

    public override void Check()
    {
        CertificateNumber.CheckLookAlikes(context, number, CertificateNumber.Check(context, number));
        period.CheckOrder();
        period.CheckPast();
        if (context.Cells.Text(identityType) == ResidentIdentityCard
            && context.Cells.Text(identityNumber) is { } identity && !IdentityNumber.IsWellFormed(identity))
        {
            context.Add(AuditFindings.IdentityNumber(context.Cells.Column(identityNumber), identity));
        }
    }

    public override ReportedRow Build(Template template)
    {
        var cells = context.Cells;
        return new ReportedTeamMember
        {
            TemplateNo = template.No,
            TemplateVersion = template.Version,
            BodyApprovalNo = cells.Text(bodyApprovalNo),
            PublicJson = context.Json.Write(cells, isPublic: true),
            UndisclosedJson = context.Json.Write(cells, isPublic: false),
            CertificateNumber = cells.Text(number)!,
            Stage = cells.Text(stage)!,
            From = period.From!.Value,
            To = period.To!.Value,
            Name = cells.Text(name)!,
            IdentityType = cells.Text(identityType),
            IdentityNumber = cells.Text(identityNumber),
            Role = cells.Text(role),
            Qualification = cells.Text(qualification),
            RegistrationNo = cells.Text(registrationNo),
            IsTechnicalAuditor = cells.Flag(isTechnicalAuditor),
            IsFullTime = cells.Flag(isFullTime),
            Witness = cells.Text(witness),
        };
    }
}
