namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>A start and an end in one row, in Beijing local time. An end equal to the start is let pass: many are reported by the day.</summary>
internal sealed class AuditPeriod(RowContext context, string fromField, string toField)
{
    private readonly int from = context.Cells.Slot(fromField);
    private readonly int to = context.Cells.Slot(toField);

    public DateTime? From => context.Cells.Time(from);

    public DateTime? To => context.Cells.Time(to);

    public void CheckOrder()
    {
        if (To < From)
        {
            context.Add(AuditFindings.PeriodReversed(context.Cells.Column(to), From!.Value, To.Value));
        }
    }

    /// <summary>A result cannot be older than what it is the result of.</summary>
    public void CheckPast()
    {
        if (From is { } start && DateOnly.FromDateTime(start) > context.ReportedOn)
        {
            context.Add(AuditFindings.ResultInFuture(context.Cells.Column(from), start, context.ReportedOn));
        }
    }

    /// <summary>A plan that starts on the day of the report or before it can no longer be watched.</summary>
    public void CheckAhead()
    {
        if (From is { } start && DateOnly.FromDateTime(start) <= context.ReportedOn)
        {
            context.Add(AuditFindings.PlanTooLate(context.Cells.Column(from), start, context.ReportedOn));
        }
    }
}
