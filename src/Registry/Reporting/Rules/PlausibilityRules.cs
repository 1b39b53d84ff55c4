using Zhiheng.Kernel;
using Zhiheng.Registry.Schemes;

namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>Rules that warn: what they find is possible, so the row enters the register and the body is asked to look again.</summary>
internal sealed class PlausibilityRules(RowContext context, CertificateSlots slots)
{
    /// <summary>Person-days below which an initial certification or a recertification is hard to believe.</summary>
    private const string LeastPersonDays = "cert.audit.person_days.min";

    /// <summary>By how many per cent the base person-days may be reduced.</summary>
    private const string MostReduction = "cert.audit.person_days.reduction_max";

    /// <summary>How many auditors on one day are still believable.</summary>
    private const string LargestTeam = "cert.audit.team.max";

    /// <summary>A compulsory certificate suspended at the holder's request, which has a longer limit.</summary>
    private const string AtRequest = "0208";

    private const int ShortestScope = 4;

    public void Check(Scheme? scheme)
    {
        CheckIssue(scheme);
        CheckAudit();
        CheckPersonDays();
        if (scheme is not null)
        {
            CheckSuspension(scheme);
        }

        var cells = context.Cells;
        if (cells.Int(slots.PeopleCovered) is { } covered && cells.Int(slots.People) is { } people && covered > people)
        {
            context.Add(PlausibilityFindings.CoveredOverPeople(cells.Column(slots.PeopleCovered), covered, people));
        }

        // A product may well be called 电锤; a scope of activities may not.
        if (!(scheme?.IsMandatory ?? false) && cells.Text(slots.Scope) is { Length: < ShortestScope } scope)
        {
            context.Add(PlausibilityFindings.ScopeTooShort(cells.Column(slots.Scope), scope));
        }

        if (cells.Number(slots.Fee) is 0 && cells.Text(slots.Activity) is "01" or "02" or "03" or "06")
        {
            context.Add(PlausibilityFindings.FeeZero(cells.Column(slots.Fee)));
        }
    }

    /// <summary>
    /// The last day of a three-year certificate of 2014-08-22 is 2017-08-21; bodies also print 2017-08-22, and that one day is let pass.
    /// </summary>
    private void CheckIssue(Scheme? scheme)
    {
        var cells = context.Cells;
        if (cells.Date(slots.IssuedOn) is not { } issuedOn)
        {
            return;
        }

        if (cells.Date(slots.FirstIssuedOn) is { } first && first > issuedOn)
        {
            context.Add(PlausibilityFindings.FirstAfterAward(cells.Column(slots.FirstIssuedOn), first, issuedOn));
        }

        if (scheme?.ValidityRule is { } key && context.Rules.On(key, issuedOn) is { } rule
            && cells.Date(slots.ExpiresOn) is { } expiresOn && Add(issuedOn, rule) is { } latest && expiresOn > latest)
        {
            context.Add(PlausibilityFindings.ExpiryOverMaximum(cells.Column(slots.ExpiresOn), expiresOn, latest.AddDays(-1), rule));
        }
    }

    private void CheckSuspension(Scheme scheme)
    {
        var cells = context.Cells;
        if (scheme.SuspensionRule is not { } key || cells.Date(slots.SuspendedFrom) is not { } from || cells.Date(slots.SuspendedTo) is not { } to)
        {
            return;
        }

        var atRequest = scheme.IsMandatory && Array.Exists(cells.List(slots.SuspensionCauses), cause => cause == AtRequest);
        if (context.Rules.On(atRequest ? key + "_at_request" : key, from) is { } rule && Add(from, rule) is { } latest && to > latest)
        {
            context.Add(PlausibilityFindings.SuspensionOverMaximum(cells.Column(slots.SuspendedTo), to, latest, rule));
        }
    }

    private void CheckAudit()
    {
        var cells = context.Cells;
        var from = cells.Date(slots.AuditFrom);
        var to = cells.Date(slots.AuditTo);
        if (from > context.ReportedOn)
        {
            context.Add(PlausibilityFindings.AuditInFuture(cells.Column(slots.AuditFrom), from.Value, context.ReportedOn));
        }

        if (to < from)
        {
            context.Add(PlausibilityFindings.AuditReversed(cells.Column(slots.AuditTo), from!.Value, to.Value));
        }

        if (cells.Date(slots.DecidedOn) is { } decidedOn && decidedOn < to)
        {
            context.Add(PlausibilityFindings.DecisionBeforeAuditEnd(cells.Column(slots.DecidedOn), decidedOn, to.Value));
        }
    }

    private void CheckPersonDays()
    {
        var cells = context.Cells;
        if (cells.Number(slots.PersonDays) is not { } personDays)
        {
            return;
        }

        var column = cells.Column(slots.PersonDays);
        var day = cells.Date(slots.AuditFrom) ?? context.ReportedOn;
        if (cells.Text(slots.Activity) is "01" or "02" && context.Rules.On(LeastPersonDays, day) is { } least && personDays < least.Value)
        {
            context.Add(PlausibilityFindings.PersonDaysBelowMinimum(column, personDays, least));
        }

        if (cells.Number(slots.BasePersonDays) is { } basis
            && basis * (100 - (context.Rules.On(MostReduction, day)?.Value ?? 0)) / 100 is var reduced && personDays < reduced)
        {
            context.Add(PlausibilityFindings.PersonDaysBelowBase(column, personDays, reduced));
        }

        if (cells.Date(slots.AuditFrom) is { } from && cells.Date(slots.AuditTo) is { } to && to >= from
            && context.Rules.On(LargestTeam, day) is { } team && to.DayNumber - from.DayNumber + 1 is var days && personDays > days * team.Value)
        {
            context.Add(PlausibilityFindings.PersonDaysOverDuration(column, personDays, days, team));
        }
    }

    /// <summary>The same day of the month later, clamped to the end of the month; null for a unit that is no calendar span.</summary>
    private static DateOnly? Add(DateOnly day, DatedRule rule) => rule.Unit switch
    {
        RuleUnit.Year => day.AddYears(rule.Value),
        RuleUnit.Month => day.AddMonths(rule.Value),
        RuleUnit.CalendarDay => day.AddDays(rule.Value),
        _ => null,
    };
}
