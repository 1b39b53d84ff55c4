using System.Text.Json;
using Zhiheng.Kernel;

namespace Zhiheng.Contracts.Registry;

/// <summary>
/// A certificate entered the register. Content holds the public fields of the report and nothing else.
/// <paramref name="EffectiveOn"/> is the day of issue; <paramref name="ExpiresOn"/> is included in the validity, null means no end.
/// </summary>
public sealed record CertificateReported(
    string Code, string BodyApprovalNo, string Scheme, string Number, string HolderCode, string HolderName,
    DateOnly EffectiveOn, DateOnly? ExpiresOn, JsonElement Content) : IFact;

/// <summary>Public content changed without a change of status. Content is the whole content after the change.</summary>
public sealed record CertificateChanged(DateOnly EffectiveOn, IReadOnlyList<string> ChangeCodes, JsonElement Content) : IFact;

/// <summary>A new period of validity under the same number. Expiry day included.</summary>
public sealed record CertificateRenewed(DateOnly EffectiveOn, DateOnly? ExpiresOn, JsonElement Content) : IFact;

/// <summary>A surveillance audit took place; the next is due by <paramref name="NextDue"/>, that day included.</summary>
public sealed record SurveillanceRecorded(DateOnly EffectiveOn, int Times, DateOnly? NextDue) : IFact;

/// <summary>Suspended from EffectiveOn to Until, both included. Causes are codes; they are public only for compulsory certification.</summary>
public sealed record CertificateSuspended(DateOnly EffectiveOn, DateOnly Until, IReadOnlyList<string>? Causes) : IFact;

/// <summary>The same suspension, kept from its first day, with a later end (included).</summary>
public sealed record SuspensionExtended(DateOnly EffectiveOn, DateOnly SuspendedFrom, DateOnly Until) : IFact;

/// <summary>Valid again from EffectiveOn, that day included.</summary>
public sealed record CertificateRestored(DateOnly EffectiveOn) : IFact;

/// <summary>Imposed by the body; final.</summary>
public sealed record CertificateRevoked(DateOnly EffectiveOn, IReadOnlyList<string>? Causes) : IFact;

/// <summary>Asked for by the holder or following from the end of validity; final.</summary>
public sealed record CertificateCancelled(DateOnly EffectiveOn, IReadOnlyList<string>? Causes) : IFact;
