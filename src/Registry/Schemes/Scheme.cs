namespace Zhiheng.Registry.Schemes;

/// <summary>What is certified.</summary>
public enum SchemeDomain
{
    ManagementSystem,
    Product,
    Service,
}

/// <summary>
/// A row of the scheme table. It answers for every code that begins with <see cref="Prefix"/> and for which no longer prefix is known.
/// The rule keys name dated rules; null where no rule limits it.
/// </summary>
public sealed record Scheme(
    string Prefix,
    string? Parent,
    SchemeDomain Domain,
    string Name,
    string EnglishName,
    bool IsMandatory,
    string? ValidityRule,
    string? SurveillanceRule,
    string? SuspensionRule,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    string Trust)
{
    /// <summary>Stands for a whole domain: a code that finds nothing longer belongs to a scheme that the table does not list.</summary>
    public bool IsCatchAll => Parent is null;

    /// <summary>Both days are included.</summary>
    public bool IsInForceOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}
