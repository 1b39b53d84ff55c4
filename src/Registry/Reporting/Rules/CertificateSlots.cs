namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>Where the fields of a certificate stand. A field that the template does not have is <see cref="RowCells.NoSlot"/>.</summary>
internal sealed class CertificateSlots(RowCells cells)
{
    public readonly int BodyApprovalNo = cells.Slot("bodyApprovalNo");
    public readonly int Number = cells.Slot("number");
    public readonly int Scheme = cells.Slot("scheme");
    public readonly int Status = cells.Slot("status");
    public readonly int FirstIssuedOn = cells.Slot("firstIssuedOn");
    public readonly int IssuedOn = cells.Slot("issuedOn");
    public readonly int ExpiresOn = cells.Slot("expiresOn");
    public readonly int SuspensionCauses = cells.Slot("suspensionCauses");
    public readonly int SuspendedFrom = cells.Slot("suspendedFrom");
    public readonly int SuspendedTo = cells.Slot("suspendedTo");
    public readonly int RevocationCauses = cells.Slot("revocationCauses");
    public readonly int RevokedOn = cells.Slot("revokedOn");
    public readonly int CancellationCauses = cells.Slot("cancellationCauses");
    public readonly int CancelledOn = cells.Slot("cancelledOn");
    public readonly int ChangeCodes = cells.Slot("changeCodes");
    public readonly int ChangedOn = cells.Slot("changedOn");
    public readonly int IsReissued = cells.Slot("isReissued");
    public readonly int ReissuedOn = cells.Slot("reissuedOn");
    public readonly int ReissueCause = cells.Slot("reissueCause");
    public readonly int FormerBody = cells.Slot("formerBody");
    public readonly int FormerNumber = cells.Slot("formerNumber");
    public readonly int ReportType = cells.Slot("reportType");
    public readonly int Activity = cells.Slot("activity");
    public readonly int RecertificationCount = cells.Slot("recertificationCount");
    public readonly int SurveillanceCount = cells.Slot("surveillanceCount");
    public readonly int AuditFrom = cells.Slot("auditFrom");
    public readonly int AuditTo = cells.Slot("auditTo");
    public readonly int PersonDays = cells.Slot("personDays");
    public readonly int BasePersonDays = cells.Slot("basePersonDays");
    public readonly int DecisionMakers = cells.Slot("decisionMakers");
    public readonly int DecidedOn = cells.Slot("decidedOn");
    public readonly int IsChild = cells.Slot("isChild");
    public readonly int ParentNumber = cells.Slot("parentNumber");
    public readonly int Standards = cells.Slot("standards");
    public readonly int Scope = cells.Slot("scope") is var scope and >= 0 ? scope : cells.Slot("product");
    public readonly int Models = cells.Slot("models");
    public readonly int Sites = cells.Slot("sites");
    public readonly int IsMultiSite = cells.Slot("isMultiSite");
    public readonly int People = cells.Slot("people");
    public readonly int PeopleCovered = cells.Slot("peopleCovered");
    public readonly int AccreditationMarks = cells.Slot("accreditationMarks");
    public readonly int RiskLevel = cells.Slot("riskLevel");
    public readonly int Fee = cells.Slot("fee");
    public readonly int QmsCoverage = cells.Slot("qmsCoverage");
    public readonly int EnergyBoundary = cells.Slot("energyBoundary");
    public readonly int IsOverdue = cells.Slot("isOverdue");
    public readonly int AuditPlanNo = cells.Slot("auditPlanNo");
    public readonly int OverdueCauses = cells.Slot("overdueCauses");
    public readonly int PlannedFrom = cells.Slot("plannedFrom");
    public readonly int ProcedureNo = cells.Slot("procedureNo");
}
