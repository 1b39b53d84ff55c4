using System.Text.Json;
using Zhiheng.Kernel;

namespace Zhiheng.Contracts.Targets;

/// <summary>A unit's share of a measure moved: planned, reported, accepted, returned, asked, answered. Internal.</summary>
public sealed record MeasureMoved(DateOnly EffectiveOn, Guid Measure, Guid Unit, string Step, Guid? Record) : IFact;

/// <summary>A joint conference moved: drafted, held, returned, approved. Internal.</summary>
public sealed record ConferenceMoved(DateOnly EffectiveOn, Guid Conference, string State, string? Number) : IFact;

/// <summary>
/// The assessment of a year was frozen with its evidence and published. Sha256 is that of its canonical JSON (RFC 8785), which anybody may
/// read at the address of the assessment; Results are the units with their points, as decimals in text. Public.
/// </summary>
public sealed record AssessmentPublished(
    DateOnly EffectiveOn, Guid Assessment, string Policy, int Year, DateOnly AsOf, string OrganRegion, string OrganName, int Scheme, string Sha256, JsonElement Results) : IFact;

/// <summary>A scheme of assessment was published; Lines are its weighted points. Public.</summary>
public sealed record AssessmentSchemePublished(
    DateOnly EffectiveOn, string Policy, int Year, int No, string Title, string OrganRegion, string OrganName, JsonElement Lines) : IFact;
