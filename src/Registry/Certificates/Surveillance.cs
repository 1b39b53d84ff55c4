using Zhiheng.Kernel;

namespace Zhiheng.Registry.Certificates;

/// <summary>What a certification body must do about a certificate today, and since when.</summary>
public enum Alarm
{
    None,

    /// <summary>Surveillance is due within 90 days.</summary>
    DueSoon,

    /// <summary>Surveillance is due within 30 days.</summary>
    DueVerySoon,

    /// <summary>The last day for surveillance has passed: the body must suspend and report.</summary>
    MustSuspend,

    /// <summary>The suspension ran out without restoration: the body must withdraw and report.</summary>
    MustRevoke,
}

/// <summary>Surveillance due dates and the alarms that follow from them (rules.md §2.4), by the rules in force on the day.</summary>
public static class Surveillance
{
    /// <summary>
    /// The last day on which the next surveillance is in time, that day included; null where the scheme asks for none.
    /// Counted from the issue, or from the last surveillance once there was one; the rule in force on that day decides.
    /// </summary>
    public static DateOnly? Due(DatedRules rules, string? ruleKey, DateOnly issuedOn, DateOnly? lastSurveillance)
    {
        if (ruleKey is null)
        {
            return null;
        }

        var from = lastSurveillance ?? issuedOn;
        return rules.On(ruleKey, from) is { } rule
            ? from.AddMonths(rule.Value)
            : null;
    }

    public static Alarm AlarmOn(DateOnly today, Certificate certificate)
    {
        var standing = certificate.StandingOn(today);
        if (standing == Standing.Suspended)
        {
            return certificate.SuspendedUntil < today ? Alarm.MustRevoke : Alarm.None;
        }

        if (standing != Standing.Valid || certificate.SurveillanceDue is not { } due || certificate.ExpiresOn < due)
        {
            return Alarm.None;
        }

        return (due.DayNumber - today.DayNumber) switch
        {
            < 0 => Alarm.MustSuspend,
            <= 30 => Alarm.DueVerySoon,
            <= 90 => Alarm.DueSoon,
            _ => Alarm.None,
        };
    }
}
