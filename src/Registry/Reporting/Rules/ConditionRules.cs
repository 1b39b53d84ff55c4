namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>The conditional rules that the templates state (reporting-contract §2), apart from those about the status.</summary>
internal sealed class ConditionRules(RowContext context, CertificateSlots slots)
{
    private const string Reissue = "02";
    private const string Transfer = "03";
    private const string ChangeActivity = "05";
    private const string NoMark = "99";
    private const string ConstructionQms = "A0102";
    private const string Energy = "A0901";

    public void Check(string schemeCode)
    {
        CheckDates();
        CheckParent();
        if (!context.Cells.IsEmpty(slots.ChangeCodes))
        {
            context.Need(slots.ChangedOn, ConditionFindings.ChangeDateMissing);
        }

        CheckReissue();
        CheckScheme(schemeCode);
        CheckActivity();
        CheckOverdue();
    }

    private void CheckDates()
    {
        var cells = context.Cells;
        if (cells.Date(slots.IssuedOn) is not { } issuedOn)
        {
            return;
        }

        if (issuedOn > context.ReportedOn)
        {
            context.Add(ConditionFindings.AwardAfterReport(cells.Column(slots.IssuedOn), issuedOn, context.ReportedOn));
        }

        if (cells.Date(slots.ExpiresOn) is { } expiresOn && expiresOn < issuedOn)
        {
            context.Add(ConditionFindings.ExpiryBeforeIssue(cells.Column(slots.ExpiresOn), issuedOn, expiresOn));
        }
    }

    private void CheckParent()
    {
        var cells = context.Cells;
        var parent = CertificateNumber.Check(context, slots.ParentNumber);
        if (cells.Flag(slots.IsChild) == true)
        {
            context.Need(slots.ParentNumber, ConditionFindings.ParentMissing);
        }
        else if (parent is not null)
        {
            context.Add(ConditionFindings.ParentWithoutFlag(cells.Column(slots.ParentNumber), parent));
        }

        if (parent is not null && parent == cells.Text(slots.Number))
        {
            context.Add(ConditionFindings.ParentIsSelf(cells.Column(slots.ParentNumber), parent));
        }
    }

    private void CheckReissue()
    {
        var reportType = context.Cells.Text(slots.ReportType);
        if (reportType == Reissue)
        {
            context.Need(slots.ReissuedOn, ConditionFindings.ReissueDateMissing);
            context.Need(slots.ReissueCause, ConditionFindings.ReissueCauseMissing);
            context.Need(slots.FormerBody, ConditionFindings.FormerBodyMissing);
        }

        // A compulsory certificate names its former number only when it comes from another body.
        if (reportType == (slots.FormerBody < 0 ? Transfer : Reissue))
        {
            context.Need(slots.FormerNumber, ConditionFindings.FormerNumberMissing);
        }
    }

    private void CheckScheme(string schemeCode)
    {
        if (schemeCode.StartsWith(ConstructionQms, StringComparison.Ordinal))
        {
            context.Need(slots.QmsCoverage, ConditionFindings.QmsCoverageMissing);
        }
        else if (schemeCode.StartsWith(Energy, StringComparison.Ordinal))
        {
            context.Need(slots.EnergyBoundary, ConditionFindings.EnergyBoundaryMissing);
        }
    }

    private void CheckActivity()
    {
        var activity = context.Cells.Text(slots.Activity);
        if (activity is not (null or ChangeActivity))
        {
            context.Need(slots.PersonDays, ConditionFindings.PersonDaysMissing);
        }

        if (activity is "01" or "02" or "03" or "06")
        {
            context.Need(slots.Fee, ConditionFindings.FeeMissing);
        }
    }

    private void CheckOverdue()
    {
        var marks = context.Cells.List(slots.AccreditationMarks);
        if (marks.Length > 0 && Array.Exists(marks, mark => mark != NoMark))
        {
            context.Need(slots.IsOverdue, ConditionFindings.OverdueFlagMissing);
        }

        if (context.Cells.Flag(slots.IsOverdue) == true)
        {
            context.Need(slots.AuditPlanNo, ConditionFindings.OverduePlanMissing);
            context.Need(slots.OverdueCauses, ConditionFindings.OverdueCauseMissing);
            context.Need(slots.PlannedFrom, ConditionFindings.OverdueStartMissing);
            context.Need(slots.ProcedureNo, ConditionFindings.OverdueProcedureMissing);
        }
    }
}
