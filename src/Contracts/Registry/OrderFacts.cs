using Zhiheng.Kernel;

namespace Zhiheng.Contracts.Registry;

// Orders are internal. What the public sees is what the body makes of the certificate, as before.

/// <summary>An officer drafted an order to a body; kind is suspend or revoke, and the answer is due by RespondBy, that day included.</summary>
public sealed record OrderDrafted(
    DateOnly EffectiveOn, Guid Certificate, string Kind, string OrganRegion, string OrganName, string Grounds, string Basis, DateOnly RespondBy) : IFact;

/// <summary>The draft came to nothing.</summary>
public sealed record OrderDiscarded(DateOnly EffectiveOn, string Reason) : IFact;

/// <summary>Approved by a second officer and addressed to the body; the number is that of the paper, once there is one.</summary>
public sealed record OrderIssued(DateOnly EffectiveOn, Guid Addressee, DateOnly RespondBy, string? Number) : IFact;

/// <summary>The body answered: kind is obeyed (with the act it refers to) or objects (with its reason).</summary>
public sealed record OrderAnswered(DateOnly EffectiveOn, string Kind, string Answer, bool IsLate) : IFact;

/// <summary>The authority is content with the answer; the order has ended.</summary>
public sealed record OrderAnswerAccepted(DateOnly EffectiveOn, string Reason) : IFact;

/// <summary>The authority stands by its order; it is to be obeyed by RespondBy, that day included.</summary>
public sealed record OrderInsisted(DateOnly EffectiveOn, string Reason, DateOnly RespondBy) : IFact;

/// <summary>The body reported what was ordered; EffectiveOn is the first day of the certificate's status, RecordedOn that of the report.</summary>
public sealed record OrderObeyed(DateOnly EffectiveOn, DateOnly RecordedOn, string Status) : IFact;

/// <summary>The authority took its order back.</summary>
public sealed record OrderClosed(DateOnly EffectiveOn, string Reason) : IFact;

/// <summary>督办: a superior authority asks for the order to be brought to its end by a day, that day included.</summary>
public sealed record OrderSupervised(DateOnly EffectiveOn, string Supervisor, DateOnly EndBy, string Instruction, string? Number = null) : IFact;

/// <summary>指定管辖: a superior authority gave the order to another of its subordinates.</summary>
public sealed record OrderAssigned(DateOnly EffectiveOn, string By, string FromRegion, string FromName, string ToRegion, string ToName, string Reason, string? Number = null) : IFact;

/// <summary>提级: a superior authority took the order up itself.</summary>
public sealed record OrderTakenUp(DateOnly EffectiveOn, string FromRegion, string FromName, string ToRegion, string ToName, string Reason, string? Number = null) : IFact;
