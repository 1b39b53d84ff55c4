using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;
using Zhiheng.Registry.Certificates;

namespace Zhiheng.Registry.Orders;

public enum OrderKind
{
    Suspend,
    Revoke,
}

public enum OrderState
{
    /// <summary>Waits for a second officer; nobody outside the authority knows of it.</summary>
    Drafted,

    /// <summary>A draft that came to nothing; final.</summary>
    Discarded,

    /// <summary>With the body.</summary>
    Issued,

    /// <summary>The body has answered; the authority judges.</summary>
    Answered,

    /// <summary>The authority is content with the answer; final.</summary>
    Accepted,

    /// <summary>The authority stands by the order; the body can only obey.</summary>
    Insisted,

    /// <summary>The register shows what was ordered; final.</summary>
    Obeyed,

    /// <summary>Taken back by the authority; final.</summary>
    Closed,
}

public enum AnswerKind
{
    /// <summary>Something else than ordered has ended the certificate, or the same under another act; the answer says which.</summary>
    Obeyed,

    Objects,
}

/// <summary>
/// An order of an authority to a body about one certificate (rules.md §2.3: an authority cannot change the status itself). Overdue
/// is not a state: it follows from <see cref="DueOn"/> and today. Every decision gives a fact or the refusal in its way.
/// </summary>
public sealed record Order
{
    public required Guid Id { get; init; }

    public required Guid Certificate { get; init; }

    public required OrderKind Kind { get; init; }

    public OrderState State { get; init; }

    public required Organ Organ { get; init; }

    /// <summary>The body, once the order is issued.</summary>
    public Guid? Addressee { get; init; }

    public required string Grounds { get; init; }

    public required string Basis { get; init; }

    /// <summary>The last day for the body to obey or to answer.</summary>
    public required DateOnly RespondBy { get; init; }

    /// <summary>The last day for whoever has to act next.</summary>
    public required DateOnly DueOn { get; init; }

    public string? Number { get; init; }

    public required Guid Author { get; init; }

    public long Version { get; init; }

    public bool IsOpen => State is OrderState.Drafted or OrderState.Issued or OrderState.Answered or OrderState.Insisted;

    /// <summary>Whether the body, or the authority, is late. An order that has ended is never overdue.</summary>
    public bool IsOverdueOn(DateOnly today) => IsOpen && today > DueOn;

    public bool IsObeyedBy(CertificateStatus status) => Kind == OrderKind.Suspend
        ? status is CertificateStatus.Suspended or CertificateStatus.Revoked
        : status == CertificateStatus.Revoked;

    /// <summary>Whether such an order can still be obeyed: the certificate holds, and what is ordered has not happened.</summary>
    public static Refusal? Pointless(OrderKind kind, Certificate certificate, DateOnly today) => certificate.StandingOn(today) switch
    {
        Standing.Revoked or Standing.Cancelled or Standing.Expired => OrderRefusals.CertificateEnded(certificate, today),
        Standing.Suspended when kind == OrderKind.Suspend => OrderRefusals.AlreadySuspended(certificate),
        _ => null,
    };

    public Outcome<OrderIssued> Approve(Mandate mandate, Certificate certificate, Guid body, string? number, DateOnly today) => this switch
    {
        { State: not OrderState.Drafted } => OrderRefusals.Not(this, "审批"),
        _ when mandate.Account == Author => ActRefusals.SamePerson("拟稿人", "审批人"),
        _ when RespondBy <= today => OrderRefusals.AnswerDayPassed(RespondBy, today),
        _ when Pointless(Kind, certificate, today) is { } pointless => pointless,
        _ => new OrderIssued(today, body, RespondBy, number),
    };

    /// <summary>Its author, too, may give a draft up.</summary>
    public Outcome<OrderDiscarded> Discard(string reason, DateOnly today) => State == OrderState.Drafted
        ? new OrderDiscarded(today, reason)
        : OrderRefusals.Not(this, "退回");

    public Outcome<OrderAnswered> Answer(AnswerKind kind, string answer, Certificate certificate, DateOnly today) => (State, kind) switch
    {
        (OrderState.Insisted, AnswerKind.Objects) => OrderRefusals.AlreadyInsisted(this),
        (not (OrderState.Issued or OrderState.Insisted), _) => OrderRefusals.Not(this, "答复"),
        (_, AnswerKind.Obeyed) when certificate.StandingOn(today) is Standing.Valid or Standing.Suspended => OrderRefusals.NotReported(this),
        _ => new OrderAnswered(today, kind.ToString().ToLowerInvariant(), answer, today > RespondBy),
    };

    public Outcome<OrderAnswerAccepted> Accept(Mandate mandate, string reason, DateOnly today)
        => Unjudgeable(mandate) is { } refusal ? refusal : new OrderAnswerAccepted(today, reason);

    /// <summary>Stands by the order; the body has until <paramref name="respondBy"/>, that day included, which lies after today.</summary>
    public Outcome<OrderInsisted> Insist(Mandate mandate, string reason, DateOnly respondBy, DateOnly today)
        => Unjudgeable(mandate) is { } refusal ? refusal
            : respondBy <= today ? OrderRefusals.AnswerDayPassed(respondBy, today)
            : new OrderInsisted(today, reason, respondBy);

    public Outcome<OrderClosed> Close(Mandate mandate, string reason, DateOnly today) => this switch
    {
        { State: not (OrderState.Issued or OrderState.Answered or OrderState.Insisted) } => OrderRefusals.Not(this, "撤回"),
        _ when mandate.Account == Author => ActRefusals.SamePerson("拟稿人", "撤回人"),
        _ => new OrderClosed(today, reason),
    };

    public Outcome<OrderSupervised> Supervise(Organ superior, DateOnly endBy, string instruction, DateOnly today)
        => NotBelow(superior, "督办") is { } refusal ? refusal
            : endBy <= today ? OrderRefusals.AnswerDayPassed(endBy, today)
            : new OrderSupervised(today, superior.Name, endBy, instruction);

    public Outcome<OrderAssigned> Assign(Organ superior, Organ to, string reason, DateOnly today) => this switch
    {
        _ when NotBelow(superior, "指定管辖") is { } refusal => refusal,
        _ when !ActRules.IsAbove(superior.Region, to.Region) => OrderRefusals.NotSubordinate(superior, to),
        _ when to.Region == Organ.Region => OrderRefusals.AlreadyThere(to),
        _ => new OrderAssigned(today, superior.Name, Organ.Region.Value, Organ.Name, to.Region.Value, to.Name, reason),
    };

    public Outcome<OrderTakenUp> TakeUp(Organ superior, string reason, DateOnly today)
        => NotBelow(superior, "提级") is { } refusal ? refusal
            : new OrderTakenUp(today, Organ.Region.Value, Organ.Name, superior.Region.Value, superior.Name, reason);

    private Refusal? Unjudgeable(Mandate mandate) => this switch
    {
        { State: not OrderState.Answered } => OrderRefusals.Not(this, "审查答复"),
        _ when mandate.Account == Author => ActRefusals.SamePerson("拟稿人", "答复审查人"),
        _ => null,
    };

    private Refusal? NotBelow(Organ superior, string what)
        => !IsOpen ? OrderRefusals.Not(this, what)
            : ActRules.IsAbove(superior.Region, Organ.Region) ? null
            : OrderRefusals.NotSuperior(superior, Organ, what);
}
