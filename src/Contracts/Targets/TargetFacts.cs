using System.Text.Json;
using Zhiheng.Kernel;

namespace Zhiheng.Contracts.Targets;

/// <summary>
/// A quality office adopted a policy document: what it asks for, of whom, until when, as a person confirmed it. Sha256 is that of the file; Content
/// is the confirmed draft. Public.
/// </summary>
public sealed record PolicyAdopted(
    DateOnly EffectiveOn, string? Number, string Title, string? Issuer, DateOnly? IssuedOn, string Region, string OrganRegion, string OrganName, string Sha256,
    Guid? Earlier, string? Relation, JsonElement Content) : IFact;

/// <summary>
/// From now on a target is measured by a published indicator (Ask with Filter), by reported figures, or by nothing, and Why says what is missing. Public.
/// </summary>
public sealed record TargetBound(DateOnly EffectiveOn, Guid Policy, string Name, string Source, string? Ask, JsonElement? Filter, string? Why) : IFact;

/// <summary>A figure that a responsible unit reported was accepted by another person. AsOf is the last day it covers. Public.</summary>
public sealed record TargetFigureAccepted(DateOnly EffectiveOn, Guid Target, string Unit, DateOnly AsOf, string Value) : IFact;
