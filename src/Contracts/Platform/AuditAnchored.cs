using Zhiheng.Kernel;

namespace Zhiheng.Contracts.Platform;

/// <summary>
/// The audit log up to and including row <paramref name="LastSeq"/>, the last of the day <paramref name="EffectiveOn"/>, ends in this
/// SHA-256 (hex). Published daily, so that the log cannot be rewritten unseen; it says nothing of what stands in it.
/// </summary>
public sealed record AuditAnchored(DateOnly EffectiveOn, long LastSeq, string Hash) : IFact;
