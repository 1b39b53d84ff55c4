using Zhiheng.Kernel;

namespace Zhiheng.Contracts.Registry;

/// <summary>A certification body is approved for the schemes named (codes or prefixes), from EffectiveOn on.</summary>
public sealed record BodyApproved(string ApprovalNo, string Name, IReadOnlyList<string> Schemes, DateOnly EffectiveOn, bool IsDemo) : IFact;

/// <summary>From EffectiveOn on, electronic certificates of a body are signed with this public key (multibase); what older ones signed stays valid.</summary>
public sealed record BodyKeyRotated(string ApprovalNo, int Generation, string PublicKey, DateOnly EffectiveOn) : IFact;

/// <summary>An audit team member as the reporting template discloses it; nothing that names the person's papers.</summary>
public sealed record AuditTeamReported(string Stage, string Name, string? RegistrationNo, string? Qualification, DateOnly EffectiveOn) : IFact;

/// <summary>A factory was inspected; content holds the public fields of the report only.</summary>
public sealed record FactoryInspected(string PlanNo, DateOnly EffectiveOn, DateOnly EndedOn) : IFact;
