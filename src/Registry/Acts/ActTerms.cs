using Zhiheng.Kernel;

namespace Zhiheng.Registry.Acts;

/// <summary>By when the next step is due, that day included, under the rules of the day on which the step began.</summary>
internal static class ActTerms
{
    public const string Approval = "act.approve";
    public const string Judgement = "act.judge-answer";
    public const string ReceiveObjection = "objection.receive";
    public const string DecideObjection = "objection.decide";
    public const string Reapply = "cert.reapply_after_body_withdrawn";
    public const string Reregister = "cert.certifier.reregister_ban";

    public static DateOnly Due(BusinessCalendar calendar, DatedRules rules, string key, DateOnly from)
        => calendar.Due(from, rules.Require(key, from)).Date;
}
