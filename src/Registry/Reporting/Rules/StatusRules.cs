namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>Status and the columns that explain it (template 103010 and 203010; reporting-contract §2).</summary>
internal sealed class StatusRules(RowContext context, CertificateSlots slots)
{
    private const string Suspended = "02";
    private const string Revoked = "03";
    private const string Cancelled = "04";

    public void Check()
    {
        if (context.Cells.Text(slots.Status) is not { } status)
        {
            return;
        }

        CheckSuspension(status);
        CheckRevocation(status);
        CheckCancellation(status);
    }

    private void CheckSuspension(string status)
    {
        if (status != Suspended)
        {
            context.NeedEmpty(slots.SuspensionCauses, StatusFindings.SuspensionWithoutStatus);
            context.NeedEmpty(slots.SuspendedFrom, StatusFindings.SuspensionWithoutStatus);
            context.NeedEmpty(slots.SuspendedTo, StatusFindings.SuspensionWithoutStatus);
            return;
        }

        context.NeedAlways(slots.SuspensionCauses, StatusFindings.SuspensionCauseMissing);
        context.NeedAlways(slots.SuspendedFrom, StatusFindings.SuspensionStartMissing);
        context.NeedAlways(slots.SuspendedTo, StatusFindings.SuspensionEndMissing);
        if (context.Cells.Date(slots.SuspendedFrom) is { } from && context.Cells.Date(slots.SuspendedTo) is { } to && to < from)
        {
            context.Add(StatusFindings.SuspensionReversed(context.Cells.Column(slots.SuspendedTo), from, to));
        }
    }

    private void CheckRevocation(string status)
    {
        if (status == Revoked)
        {
            context.NeedAlways(slots.RevocationCauses, StatusFindings.RevocationCauseMissing);
            context.NeedAlways(slots.RevokedOn, StatusFindings.RevocationDateMissing);
        }
        else if (status != Cancelled || slots.CancelledOn >= 0)
        {
            // Management systems have no columns of their own for a cancellation and use those of the revocation.
            context.NeedEmpty(slots.RevocationCauses, StatusFindings.RevocationWithoutStatus);
            context.NeedEmpty(slots.RevokedOn, StatusFindings.RevocationWithoutStatus);
        }
    }

    private void CheckCancellation(string status)
    {
        if (status == Cancelled)
        {
            context.NeedAlways(slots.CancellationCauses, StatusFindings.CancellationCauseMissing);
            context.NeedAlways(slots.CancelledOn, StatusFindings.CancellationDateMissing);
        }
        else
        {
            context.NeedEmpty(slots.CancellationCauses, StatusFindings.CancellationWithoutStatus);
            context.NeedEmpty(slots.CancelledOn, StatusFindings.CancellationWithoutStatus);
        }
    }
}
