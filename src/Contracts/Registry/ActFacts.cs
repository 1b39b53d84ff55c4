using System.Text.Json;
using Zhiheng.Kernel;

namespace Zhiheng.Contracts.Registry;

/// <summary>An officer proposed an act on the register that a second one has to approve. Internal.</summary>
public sealed record ActProposed(DateOnly EffectiveOn, Guid Proposal, string Kind, string OrganRegion, string OrganName, string Reason) : IFact;

/// <summary>The second officer did not approve. Internal.</summary>
public sealed record ActDeclined(DateOnly EffectiveOn, Guid Proposal, string Kind, string Reason) : IFact;

/// <summary>
/// The national decision to withdraw a body's approval, recorded. From EffectiveOn on the body may not certify; its certificates
/// lapse, and holders may apply to another body from <paramref name="MayReapplyFrom"/> on. Public.
/// </summary>
public sealed record BodyApprovalWithdrawn(DateOnly EffectiveOn, string ApprovalNo, string DecisionNo, DateOnly DecidedOn, DateOnly? MayReapplyFrom) : IFact;

/// <summary>
/// A statutory ban; both days included, without EndsOn for life. Internal: persons are not shown to the public. The consumer
/// looks up who it is.
/// </summary>
public sealed record PersonBanned(DateOnly EffectiveOn, Guid Proposal, string Clause, DateOnly ActOn, DateOnly? EndsOn) : IFact;

/// <summary>Two entries are one organisation; readings of the merged one lead to the survivor. Both have this fact. Public.</summary>
public sealed record OrganizationsMerged(DateOnly EffectiveOn, string MergedCode, string SurvivorCode) : IFact;

/// <summary>The merge was a mistake; both stand for themselves again. Public.</summary>
public sealed record OrganizationMergeUndone(DateOnly EffectiveOn, string MergedCode, string SurvivorCode, string Reason) : IFact;

/// <summary>
/// A public field was wrong through no act of a body. The content is the whole public content of the certificate afterwards; null
/// for an organisation. Public: neither reason nor field holds personal data.
/// </summary>
public sealed record RecordCorrected(DateOnly EffectiveOn, IReadOnlyList<string> Fields, string Reason, JsonElement? Content) : IFact;

/// <summary>A body or an organisation objected to an entry about itself. Internal, as all that follows.</summary>
public sealed record ObjectionFiled(DateOnly EffectiveOn, string EntryKind, Guid Entry, DateOnly ReceiveBy) : IFact;

/// <summary>An authority took the objection on and decides by DecideBy, that day included.</summary>
public sealed record ObjectionAccepted(DateOnly EffectiveOn, string OrganRegion, string OrganName, DateOnly DecideBy) : IFact;

/// <summary>The objection is not dealt with, for the reason given.</summary>
public sealed record ObjectionRefused(DateOnly EffectiveOn, string OrganRegion, string OrganName, string Reason) : IFact;

/// <summary>The objection is right (a correction follows as an act of its own) or not.</summary>
public sealed record ObjectionDecided(DateOnly EffectiveOn, bool IsUpheld, string Reason) : IFact;

/// <summary>The decision on which a ban rested is void; from now on it does not hold. Internal.</summary>
public sealed record PersonBanLifted(DateOnly EffectiveOn, Guid Proposal, string Reason) : IFact;
