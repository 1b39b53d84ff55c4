using System.Text.Json;
using Zhiheng.Kernel;

namespace Zhiheng.Contracts.Inspection;

/// <summary>A version of the list of what may be inspected, in force from EffectiveOn on. Items is the whole list. Public.</summary>
public sealed record ItemListPublished(DateOnly EffectiveOn, int Version, string OrganName, JsonElement Items) : IFact;

/// <summary>The plan of a year. Public.</summary>
public sealed record InspectionPlanPublished(DateOnly EffectiveOn, int Year, string Title, string OrganRegion, string OrganName, JsonElement Lines) : IFact;

/// <summary>A second officer approved a campaign. Public, without its list.</summary>
public sealed record CampaignApproved(
    DateOnly EffectiveOn, string Code, string Name, string Tier, string OrganRegion, string OrganName, DateOnly StartsOn, DateOnly EndsOn, IReadOnlyList<string> Items) : IFact;

/// <summary>
/// Everything that decides a draw, but for the chance, is fixed; PlanHash is the hash of the canonical plan. The draw may go on once the
/// witnesses have seen this leaf. Public.
/// </summary>
public sealed record DrawFrozen(DateOnly EffectiveOn, string Draw, string Campaign, string PlanHash, string? Replaces) : IFact;

/// <summary>A party opened what it had committed to, in time; what it is stays with the draw until that is public. Public.</summary>
public sealed record PartyRevealed(DateOnly EffectiveOn, string Draw, int Party, string Name) : IFact;

/// <summary>A party did not reveal what it had committed to. Public.</summary>
public sealed record RevealWithheld(DateOnly EffectiveOn, string Draw, int Party, string Name, string Reason) : IFact;

/// <summary>The draw was held. For unannounced checks Result is the seal (a hash) until the list is opened. Public.</summary>
public sealed record DrawHeld(DateOnly EffectiveOn, string Draw, string PlanHash, string? Seed, string Result) : IFact;

/// <summary>The sealed list of an unannounced campaign was opened. Public.</summary>
public sealed record DrawOpened(DateOnly EffectiveOn, string Draw, string Seed) : IFact;

/// <summary>A plan that was frozen came to no draw; the reason stays public. Public.</summary>
public sealed record DrawVoided(DateOnly EffectiveOn, string Draw, string PlanHash, string Reason) : IFact;

/// <summary>One who was drawn is replaced by the next reserve; the reason is a code. Public.</summary>
public sealed record SubjectReplaced(DateOnly EffectiveOn, string Draw, string Subject, string Reason, string? ReplacedBy) : IFact;

/// <summary>
/// The finding of a check. PublicUntil: the last day of publication, that day included; null: no end. Public.
/// </summary>
public sealed record FindingPublished(
    DateOnly EffectiveOn, string Campaign, string Subject, string SubjectName, DateOnly CheckedOn, string OrganName, IReadOnlyList<string> Codes, DateOnly? PublicUntil) : IFact;

/// <summary>A step of a task that is nobody's but the authority's and the enterprise's: approved, notified, visited, recorded, returned, followed up. Internal.</summary>
public sealed record TaskMoved(DateOnly EffectiveOn, Guid Task, string State, string? Number) : IFact;
