namespace Zhiheng.Kernel;

/// <summary>The values are the level numbers of the statistical lists.</summary>
public enum RegionLevel
{
    Province = 1,
    City = 2,
    County = 3,
}

/// <summary>
/// One name of one division over one span of days. A code that was renamed has several.
/// <paramref name="ValidTo"/> is included; null means it still exists. <paramref name="Parent"/> is null for provinces only.
/// A functional zone is in the statistical lists but not in GB/T 2260.
/// </summary>
public sealed record Region(
    RegionCode Code,
    RegionLevel Level,
    string Name,
    RegionCode? Parent,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    bool IsFunctionalZone)
{
    public bool ExistedOn(DateOnly day) => ValidFrom <= day && (ValidTo is not { } last || day <= last);

    /// <summary>False for the groupings between province and county that are no place of their own, such as 市辖区 under 北京市.</summary>
    public bool IsPlace => Level != RegionLevel.City || Name is not ("市辖区" or "县" or "省直辖县级行政区划" or "自治区直辖县级行政区划");
}
